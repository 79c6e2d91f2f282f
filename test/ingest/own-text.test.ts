import { expect, it } from 'vitest';
import { hasOwnText } from '../../src/ingest/own-text.ts';
import { shinglesOf } from '../../src/ingest/shingles.ts';
import { LIGHTHOUSE } from './pages.ts';

const compared = (paragraphs: readonly string[]) => {
  const text = paragraphs.join('\n\n');
  return { text, shingles: shinglesOf(text) };
};
const known = compared(LIGHTHOUSE);
const hasOwn = (before: readonly string[], quotes: readonly string[] = []): boolean =>
  hasOwnText({ ...compared([...before, ...LIGHTHOUSE.slice(1)]), quotes }, known);

const BROKE = 'The lamp of the lighthouse at Port Ansel broke on Friday night, an hour after it had first been lit.';
const GUARD = 'Two men of the harbour watch now carry lanterns along the mole until a new glass comes from the south.';

it.each<[string, boolean, readonly string[], string[]]>([
  ['two new sentences', true, [BROKE, GUARD], []],
  ['one new sentence', false, [BROKE], []],
  [
    'a new quotation in a good part of new text',
    true,
    [`${BROKE} “We heard it”, Lind said.`, 'No glass is left'],
    ['We heard it'],
  ],
  ['a new quotation and hardly any other text', false, ['“We heard it”, Lind said.'], ['We heard it']],
  ['a known quotation with other marks and case', false, [BROKE], ['it was wrong to let it go dark!']],
  ['short new sentences', false, Array.from('abcdefgh', (it) => `The ${it} lamp is out.`), ['…']],
])('%s: news of its own is %s', (_, isOwn, before, quotes) => {
  expect(hasOwn(before, quotes)).toBe(isOwn);
});
