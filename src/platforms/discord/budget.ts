/**
 * What one message may hold: Discord's limits (40 components with those inside them, 4,000 characters) and the 9,500 bytes
 * of text beyond which it fails, each less the room for one more row with one button.
 */
export const MAX_COMPONENTS = 38;
export const MAX_CHARACTERS = 3_900;
export const MAX_BYTES = 9_400;
/** Pieces of what is too long for one message: so large that no two fit in one, with room for what stands around them. */
const PIECE_CHARACTERS = 3_000;
const PIECE_BYTES = 7_200;
/** Each text counts for some bytes more than its own. */
const BYTES_A_TEXT = 12;

/** Something that stays together: a component with those inside it, and its text as readers and Discord count it. */
export type Unit = { component: Record<string, unknown>; components: number; characters: number; bytes: number };

/** A unit from its component and the texts in it. */
export function unit(component: Record<string, unknown>, components: number, texts: readonly string[]): Unit {
  let characters = 0;
  let bytes = 0;
  for (const text of texts) {
    characters += text.length;
    bytes += Buffer.byteLength(text) + BYTES_A_TEXT;
  }
  return { component, components, characters, bytes };
}

/** Whether the units can be one message, with a container and, where there is nothing to read, a line around them. */
export function fitMessage(units: readonly Unit[]): boolean {
  const sum = { components: 2, characters: 0, bytes: 0 };
  for (const { components, characters, bytes } of units) {
    sum.components += components;
    sum.characters += characters;
    sum.bytes += bytes;
  }
  return sum.components <= MAX_COMPONENTS && sum.characters <= MAX_CHARACTERS && sum.bytes <= MAX_BYTES;
}

/** Whether the text can be one message. */
export const fitsAlone = (text: string): boolean =>
  text.length <= MAX_CHARACTERS && hasBytes(text, MAX_BYTES - BYTES_A_TEXT);

/** Whether the text is no more than a piece of a divided text may be. */
export const fitsPiece = (text: string): boolean => text.length <= PIECE_CHARACTERS && hasBytes(text, PIECE_BYTES);

/** The same for data and what shows it, which is never shorter: a long text is not even laid out. */
export const fitsPieceAs = (text: string, show: (text: string) => string): boolean =>
  text.length <= PIECE_CHARACTERS && fitsPiece(show(text));

/** Whether the text has at most so many bytes; no unit of UTF-16 becomes more than three. */
const hasBytes = (text: string, most: number): boolean => text.length * 3 <= most || Buffer.byteLength(text) <= most;
