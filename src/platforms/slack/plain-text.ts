import type { types } from '@slack/bolt';
import { isolate, isVisible } from '../../core/text.ts';
import { isolatedLength } from './rich-text.ts';

/**
 * A plain_text object that shows these texts in a row, each with its bidirectional controls kept inside: with `emoji: false` Slack leaves `:name:` alone. It stores `&`, `<`
 * and `>` escaped and shows them as they were sent, so they are sent as they are.
 * Sources: https://docs.slack.dev/reference/block-kit/composition-objects/text-object,
 * https://github.com/slackapi/bolt-python/issues/513 (a label `Answer & 1` comes back as `Answer &amp; 1`)
 */
export const plainText = (texts: readonly string[]): types.PlainTextElement => ({
  type: 'plain_text',
  text: texts.map(isolate).join(''),
  emoji: false,
});

/**
 * Whether plain_text is sure to show exactly these texts. Slack says nowhere whether it would decode an entity that is
 * already in it, or link what looks like its own markup, and it trims: such text is better off in rich_text.
 */
export function showsPlainly(texts: readonly string[], max: number): boolean {
  const text = texts.join('');
  const doubtful = text !== text.trim() || /&#?\w+;|<[^<>]*>/.test(text);
  return !doubtful && isVisible(text) && texts.reduce((sum, each) => sum + isolatedLength(each), 0) <= max;
}
