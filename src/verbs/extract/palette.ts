import type { Quotation, Speaker } from '../../extract/extraction.ts';

/** How a speaker's words are painted. */
export type Palette = (speaker: Speaker | null) => string;

/** Six that are told apart on dark and light grounds; with more speakers they come again. */
const COLOURS = ['36', '33', '32', '35', '34', '31'];
const UNDERLINED = '4';

/** One colour a speaker, in the order in which they speak; unattributed words are underlined. */
export function paletteFor(quotes: readonly Quotation[]): Palette {
  const codes = new Map<string, string>();
  for (const { speaker } of quotes)
    if (speaker && !codes.has(speaker.name)) codes.set(speaker.name, COLOURS[codes.size % COLOURS.length] as string);
  return (speaker) => (speaker && codes.get(speaker.name)) ?? UNDERLINED;
}
