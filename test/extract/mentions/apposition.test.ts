import { expect, it } from 'vitest';
import { readArticle } from '../../../src/extract/article.ts';
import { english } from '../../../src/extract/language/english.ts';

/** What only describes, and whom: “the pilot: Ines Varga”. */
function describedIn(text: string): string[] {
  const { mentions, described } = readArticle(text, english);
  const phrase = (at: number) => text.slice(mentions[at]?.start, mentions[at]?.end);
  return [...described].flatMap((whom, at) => (whom < 0 ? [] : [`${phrase(at)}: ${phrase(whom)}`]));
}

it.each([
  ['after a name', 'Ines Varga, the pilot, said it.', ['the pilot: Ines Varga']],
  ['after a name, with what hangs on it', 'Ines Varga, the pilot of the ferry, said it.', ['the pilot: Ines Varga']],
  ['before a name', 'The conductor, Enid Rostrevor, said it.', ['The conductor: Enid Rostrevor']],
  [
    'before a name, with a place between',
    'The conductor of Harle, Enid Rostrevor, said it.',
    ['The conductor: Enid Rostrevor', 'Harle: Enid Rostrevor'],
  ],
  ['in the middle of a split quotation', '“We,” said Ines Varga, the pilot, “were late.”', ['the pilot: Ines Varga']],
])('a description stands for the name beside it %s', (_, text, expected) => {
  expect(describedIn(text)).toEqual(expected);
});

it.each([
  ['a verb lies between', 'The pilot left the harbour, Ines Varga said.'],
  ['a list goes on', 'A pilot, Ines Varga and two officials left.'],
  ['another sentence begins', 'We met Ines Varga. The pilot left.'],
  ['no comma stands between', 'We saw Ines Varga and the pilot.'],
  ['the name is an organization’s', 'The pilot, the Harbour Office said, had left.'],
])('a description is somebody else where %s', (_, text) => {
  expect(describedIn(text)).toEqual([]);
});
