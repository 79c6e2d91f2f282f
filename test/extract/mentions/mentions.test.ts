import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readArticle } from '../../../src/extract/article.ts';
import { english } from '../../../src/extract/language/english.ts';

/** The names of a text as “title|name”. */
const namesOf = (text: string): string[] => {
  const { words, mentions } = readArticle(text, english);
  return mentions
    .filter(({ kind }) => kind === 'name')
    .map(({ start, nameFirst, nameLast }) => {
      const from = words[nameFirst]?.start ?? 0;
      return `${text.slice(start, from).trim()}|${text.slice(from, words[nameLast]?.end)}`;
    });
};

const cases: [string, string, string[]][] = [
  [
    'a rank and an organization',
    '“No,” said harbour office spokeswoman Col. Ines Varga.',
    ['harbour office spokeswoman Col.|Ines Varga'],
  ],
  ['particles', '“No,” said Yusuf al-Harrabi. Later van der Zwaan agreed.', ['|Yusuf al-Harrabi', '|van der Zwaan']],
  ['initials', '“No,” said Olumide A. Fashola.', ['|Olumide A. Fashola']],
  ['a nickname in marks', '“No,” Tom "Bear" Halloran said.', ['|Tom "Bear" Halloran']],
  ['a month as a first name', '“No,” said Will Dahl and April Mellor.', ['|Will Dahl', '|April Mellor']],
  ['a trade before a name', 'Then signalman Ruprecht Aylward spoke.', ['signalman|Ruprecht Aylward']],
  ['letters after a name', 'The court heard Bret Oakes QC.', ['|Bret Oakes']],
  ['a verb is no title', 'On Friday, Mr. Oakes endorsed Mr. Varga.', ['Mr.|Oakes', 'Mr.|Varga']],
  ['a role word as a surname', 'Barbara Boxer came. “No,” Ms. Boxer said.', ['|Barbara Boxer', 'Ms.|Boxer']],
  [
    'an office in initials',
    '“No,” said Harbourline VP of Product Ines Varga.',
    ['Harbourline VP of Product|Ines Varga'],
  ],
  ['an office in initials, with for', '“No,” said AVP for Research Nils Tarrow.', ['AVP for Research|Nils Tarrow']],
  ['an adjective made of a name is none', '“No,” said a New Harle-based group.', []],
  ['a last word that is small in English', '“No,” said Trần Văn An. Later he left.', ['|Trần Văn An']],
  ['a small word before a noun is no last word', '“No,” said Ines Varga An hour later.', ['|Ines Varga']],
  ['a weekday’s is none', '“No,” Tuesday’s speaker Ines Varga said.', ['speaker|Ines Varga']],
  ['a weekday is no title', 'On Monday office spokeswoman Ines Varga left.', ['office spokeswoman|Ines Varga']],
];

for (const [what, text, expected] of cases) it(`names: ${what}`, () => expect(namesOf(text)).toEqual(expected));

it('a headline does not make its verbs part of a name', () => {
  const names = namesOf(
    'Ines Varga Slams Harbour Board Over Missing Boats\n\nInes Varga spoke on Monday. The harbour board met. “No,” Varga said.',
  );
  expect(names[0]).toBe('|Ines Varga');
});

it('mentions lie in order, inside the text, on any input', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      let end = 0;
      for (const mention of readArticle(text, english).mentions) {
        expect(mention.start >= end && mention.end > mention.start && mention.end <= text.length).toBe(true);
        expect(mention.first <= mention.nameFirst && mention.nameLast <= mention.last).toBe(true);
        end = mention.start;
      }
    }),
  );
});
