import { memoized } from '../../core/memo.ts';
import type { Message } from '../../core/message.ts';
import { pack } from '../../core/pack.ts';
import type { Part } from '../../core/platform.ts';
import { fitMessage, type Unit, unit } from './budget.ts';
import { buttonRows, type Row } from './buttons.ts';
import { layOut } from './layout.ts';

const CONTAINER = 17;
const TEXT_DISPLAY = 10;
const CALM = 0x3f6e8c;
const ALARMING = 0xb3452c;
/** Everything is components: no content, no embeds; a message once marked so stays so. */
export const COMPONENTS_V2 = 1 << 15;

/**
 * A message as bodies for Discord's create-message, each within its limits: one container with the texts, then rows of
 * buttons. What doesn't fit in one is continued in the next, nothing is cut; the actions stand in the last.
 */
export const renderDiscord = memoized((message: Message): Part[] => {
  const texts = textsOf(message).map(textUnit);
  const rows = buttonRows(message.actions);
  const linesOf = new Map<Unit, Row['lines']>(rows.map(({ unit, lines }) => [unit, lines]));
  const units = [...texts, ...rows.map(({ unit }) => unit)];
  const groups = fitMessage(units) ? [units] : pack(units, fitMessage);
  return groups.map((group) => ({
    body: bodyOf(group, message),
    ...saved(group.map((member) => linesOf.get(member) ?? {})),
  }));
});

/** A message that says nothing still has its notice. */
function textsOf(message: Message): string[] {
  const texts = layOut(message.blocks);
  if (texts.length > 0) return texts;
  const notice = layOut([{ type: 'text', spans: [message.notice] }]);
  return notice.length > 0 ? notice : ['Nothing to show.'];
}

const textUnit = (content: string): Unit => unit({ type: TEXT_DISPLAY, content }, 1, [content]);

function bodyOf(group: readonly Unit[], message: Message): Part['body'] {
  const texts = group.filter(({ component }) => component.type === TEXT_DISPLAY);
  const rows = group.filter(({ component }) => component.type !== TEXT_DISPLAY);
  const shown = texts.length > 0 ? texts : reminder(message).filter((text) => fitMessage([...rows, text]));
  const accent_color = message.error ? ALARMING : CALM;
  const container = { type: CONTAINER, accent_color, components: shown.map(({ component }) => component) };
  const components = [...(shown.length > 0 ? [container] : []), ...rows.map(({ component }) => component)];
  return { flags: COMPONENTS_V2, components, allowed_mentions: { parse: [] } };
}

/** What buttons that found no room beside their text belong to. */
function reminder({ notice }: Message): Unit[] {
  const texts = layOut([{ type: 'small', spans: [notice] }]);
  return texts.length === 1 ? texts.map(textUnit) : [];
}

function saved(lines: readonly Row['lines'][]): Pick<Part, 'lines'> {
  const all = Object.assign({}, ...lines) as Row['lines'];
  return Object.keys(all).length > 0 ? { lines: all } : {};
}

/** The part with one more button, such as the way to the parts that follow. Every part has room for it. */
export function withButton(part: Part, action: { label: string; line: string; from?: number }): Part {
  const components = part.body.components as Record<string, unknown>[];
  // Its number is higher than any button's in the part: their ids must differ.
  const rows = buttonRows([{ ...action, mode: 'reply' }], 100);
  const added = rows.map(({ unit }) => unit.component);
  const body = { ...part.body, components: [...components, ...added] };
  return { body, ...saved([part.lines ?? {}, ...rows.map(({ lines }) => lines)]) };
}
