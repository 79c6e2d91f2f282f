import { createHash } from 'node:crypto';
import type { Action } from '../core/message.ts';

/** What a button says when it is pressed. `from`: the first part wanted of an answer that had too many. */
export type Button =
  | { mode: Action['mode']; from: number; line: string }
  | { mode: Action['mode']; from: number; ref: string };

const LETTER = { replace: 'r', reply: 'p', share: 's' } as const;
const MODE = { r: 'replace', p: 'reply', s: 'share' } as const;
const REF = '~';

/** Mode, number, perhaps the key of the message, perhaps the first part wanted; then the line. */
const ID = /^([rps])(\d*)(?:@([\w-]+))?(?:\+(\d{1,4}))? ([\s\S]*)$/;

/**
 * A button's id: mode, number in its message (ids must differ), first part, command line: `r0 quote speaker=kerry page=2`.
 * A line that would make it longer than `max` is referred to by its digest; `lines` is what to save for that.
 */
export function encodeButton(
  action: { mode: Action['mode']; line: string; from?: number },
  index: number,
  max: number,
): { id: string; lines: Record<string, string> } {
  const head = `${LETTER[action.mode]}${index}${action.from ? `+${action.from}` : ''} `;
  const id = head + action.line;
  if (id.length <= max && !action.line.startsWith(REF)) return { id, lines: {} };
  const ref = lineId(action.line);
  return { id: `${head}${REF}${ref}`, lines: { [ref]: action.line } };
}

/** Undefined where the id is none of ours. */
export function decodeButton(id: string): Button | undefined {
  const [, letter, , , from, text = ''] = ID.exec(id) ?? [];
  const mode = MODE[letter as keyof typeof MODE];
  if (!mode) return undefined;
  const head = { mode, from: Number(from ?? 0) };
  return text.startsWith(REF) ? { ...head, ref: text.slice(REF.length) } : { ...head, line: text };
}

/** The id that says the same and carries the key (base64url) of its message: `r0@KEY quote …`; undefined if none of ours. */
export function withKey(id: string, key: string): string | undefined {
  const [, letter, index] = ID.exec(id) ?? [];
  if (letter === undefined) return undefined;
  const [head, rest] = [`${letter}${index}`, id.slice(id.search(/[+ ]/))];
  return `${head}@${key}${rest}`;
}

/** The key of the message that a button's id carries. */
export const keyOf = (id: string): string | undefined => ID.exec(id)?.[3];

/** 22 base64url characters of SHA-256: the same line always has the same id. */
export function lineId(line: string): string {
  return createHash('sha256').update(line).digest('base64url').slice(0, 22);
}
