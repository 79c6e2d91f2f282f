import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotedSpans } from '../../src/extract/quotations.ts';

const quoted = (text: string): string[] => quotedSpans(text).map(({ start, end }) => text.slice(start, end));

describe('the words between quotation marks', () => {
  it.each([
    ['straight', 'Mara Lund said: "The ferry is late."', ['The ferry is late.']],
    ['curly', 'Mara Lund said: “The ferry is late.”', ['The ferry is late.']],
    ['as typewriters had them', "``The ferry is late,'' she said.", ['The ferry is late,']],
    ['two apostrophes on both sides', "''The ferry is late,'' she said. ''Again.''", ['The ferry is late,', 'Again.']],
    ['German', 'Er sagte: „Die Fähre kommt.“ Dann ging er.', ['Die Fähre kommt.']],
    ['Swedish', 'Hon sade: ”Färjan kommer.” Sedan gick hon.', ['Färjan kommer.']],
    ['French', 'Elle a dit : « Le bac arrive. »', ['Le bac arrive.']],
    ['Danish', 'Hun sagde: »Færgen kommer.«', ['Færgen kommer.']],
    ['Japanese', '船長は「船は遅れる」と言った。', ['船は遅れる']],
    [
      'single, in an article that uses no others',
      '‘The ferry is late,’ she said. ‘It’s the tide.’',
      ['The ferry is late,', 'It’s the tide.'],
    ],
    ['split by who said it', '“The ferry,” she said, “is late.”', ['The ferry,', 'is late.']],
    ['wrong at the end', '“The ferry is late,“ she said.', ['The ferry is late,']],
    ['wrong at the beginning', '”The ferry is late,” she said.', ['The ferry is late,']],
    ['mixed', '“The ferry is late," she said.', ['The ferry is late,']],
    ['nested', '“He told me, ‘Wait here,’ and left,” she said.', ['He told me, ‘Wait here,’ and left,']],
    ['with spaces inside', '" The ferry is late, " she said.', ['The ferry is late,']],
    ['back to back', '“Why?” “The tide.”', ['Why?', 'The tide.']],
    ['after a dash', 'He said—“never”—and left.', ['never']],
  ])('are read where the marks are %s', (_, text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  it('end with their paragraph where the quotation goes on in the next', () => {
    expect(quoted('“The ferry is late.\n\n“It is the tide,” she said.')).toEqual([
      'The ferry is late.',
      'It is the tide,',
    ]);
  });

  it('are none where a mark is an apostrophe or inches', () => {
    expect(quoted('The sailors’ 6" pipe isn’t theirs.')).toEqual([]);
  });

  it('are not read on from one paragraph into another', () => {
    expect(quoted('A stray “ mark.\n\nShe said, “Yes.”')).toContain('Yes.');
  });
});

it('are stretches of the text in their order, without blanks around them, whatever the text', () => {
  const pieces = fc.constantFrom(...'"“”„‟«»「」『』‘’‚\'`', ' ', '\n', 'a', '.', ',', '5', '—', '\u2028', '𝕏', 'é');
  const texts = fc.oneof(fc.string({ unit: pieces, maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }));
  fc.assert(
    fc.property(texts, (text) => {
      let last = 0;
      for (const { start, end } of quotedSpans(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        const inner = text.slice(start, end);
        expect(inner).toBe(inner.trim());
        expect(inner).not.toMatch(/\n/);
        last = end;
      }
    }),
    { numRuns: 500 },
  );
});
