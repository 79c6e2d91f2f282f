/** The longest that a slug, and so the name of a briefing's file, may be. */
export const LONGEST_SLUG = 80;

/** What a briefing's file is called on no Windows. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** Whether people may ask for a briefing by this, and its file be called so. */
export const isSlug = (text: string): boolean =>
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= LONGEST_SLUG && !RESERVED.test(text);
