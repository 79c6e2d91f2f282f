import { isObject } from './json-schema.ts';

/** The size past which Slack answers `msg_blocks_too_long`. It is not documented; several apps measured it. */
export const MAX_COUNTED_LENGTH = 13_200;

/** What a block costs beyond its text, as measured for these two; no figure is known for the others. */
const OVERHEAD: Record<string, number> = { header: 100, divider: 125 };

const COUNTED_FIELDS = new Set(['text', 'alt_text']);

/** The length Slack counts: all text inside the blocks, with `&`, `<` and `>` as the entities it stores. */
export function countedLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + countedLength(each), 0);
  if (!isObject(value)) return 0;
  let sum = OVERHEAD[String(value.type)] ?? 0;
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner !== 'string') sum += countedLength(inner);
    else if (COUNTED_FIELDS.has(name)) sum += storedLength(inner, value.type === 'mrkdwn');
  }
  return sum;
}

/** In mrkdwn the sender has escaped already, and angle brackets are markup; elsewhere text is data. */
function storedLength(value: string, escaped: boolean): number {
  let extra = 0;
  for (const [found] of value.matchAll(escaped ? /&(?!amp;|lt;|gt;)/g : /[&<>]/g)) extra += found === '&' ? 4 : 3;
  return value.length + extra;
}
