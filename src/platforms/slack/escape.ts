const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Text as Slack's markup wants it: with `<` gone it can hold no mention and no link.
 * Source: https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export const escapeText = (text: string): string =>
  text.replace(/[&<>]/g, (character) => ENTITIES[character] as string);

/** The length Slack counts: it stores text escaped. */
export const storedLength = (text: string): number => (/[&<>]/.test(text) ? escapeText(text).length : text.length);
