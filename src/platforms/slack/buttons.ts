import type { types } from '@slack/bolt';
import type { Action } from '../../core/message.ts';
import { isVisible } from '../../core/text.ts';
import { type Button, decodeButton, encodeButton } from '../button.ts';
import { escapeText } from './escape.ts';
import { MAX_LABEL, MAX_VALUE } from './limits.ts';
import { plainText } from './plain-text.ts';
import { isolatedLength } from './rich-text.ts';

/** More in a row are hard to look over; Slack takes 25. */
const IN_A_ROW = 5;
const NAMELESS = 'Show';

type Buttons = { blocks: types.ActionsBlock[]; lines: Record<string, string> };

/** Buttons in rows, numbered from `first`, and the command lines that were too long for them. */
export function buttonRows(actions: readonly (Action & { from?: number })[], first = 0, max = MAX_VALUE): Buttons {
  const blocks: types.ActionsBlock[] = [];
  const lines: Record<string, string> = {};
  actions.forEach((action, index) => {
    const { value, lines: long } = encodeValue(action, first + index, max);
    Object.assign(lines, long);
    if (index % IN_A_ROW === 0) blocks.push({ type: 'actions', elements: [] });
    blocks
      .at(-1)
      ?.elements.push({ type: 'button', action_id: `verbatim-${first + index}`, text: label(action), value });
  });
  return { blocks, lines };
}

/**
 * Slack escapes `&`, `<` and `>` in part of what a click sends back, and says nowhere in which: a value holds none of
 * them. Source: https://github.com/slackapi/bolt-python/issues/513
 */
function encodeValue(action: Action & { from?: number }, index: number, max: number) {
  const whole = encodeButton(action, index, max);
  const value = whole.id.replace(/[%&<>]/g, encodeURIComponent);
  if (value.length <= max) return { value, lines: whole.lines };
  const { id, lines } = encodeButton(action, index, 0);
  return { value: id, lines };
}

/** What a pressed button says; undefined where it is none of ours. */
export function decodeValue(value: string): Button | undefined {
  return decodeButton(value.replace(/%(?:25|26|3C|3E)/g, decodeURIComponent));
}

/** A button has no rich_text to go to: of the doubtful readings of plain_text, an entity being decoded is the likelier. */
function label(action: Action): types.PlainTextElement {
  const text = labelText(action.label);
  return plainText([/&(?:amp|lt|gt);/.test(text) ? escapeText(text) : text]);
}

/** A label within its limit: shortened between characters as people see them, with an ellipsis. */
function labelText(given: string): string {
  const text = given.trim();
  if (!isVisible(text)) return NAMELESS;
  if (isolatedLength(text) <= MAX_LABEL) return text;
  let short = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (isolatedLength(`${short + segment}…`) > MAX_LABEL) break;
    short += segment;
  }
  return `${short}…`;
}
