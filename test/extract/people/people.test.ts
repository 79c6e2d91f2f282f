import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readArticle } from '../../../src/extract/article.ts';
import { english } from '../../../src/extract/language/english.ts';
import { identify } from '../../../src/extract/people/people.ts';
import { processorMs } from '../../fixtures/processor.ts';
import { speakersOf } from './speakers.ts';

const namesOf = (text: string): (string | undefined)[] => speakersOf(text).map((identity) => identity?.speaker.name);

const cases: [string, string, string[]][] = [
  ['a surname', 'Col. John F. Kerrow came. “No,” Kerrow said.', ['John F. Kerrow']],
  ['a first name', 'Mirela Dravic sold the vineyard. “No,” Mirela said.', ['Mirela Dravic']],
  ['a surname that comes first', 'Mizuno Hayato left. “No,” Mizuno said.', ['Mizuno Hayato']],
  ['a short first name', 'William Oakes came with Bill Oakes’s dog. “No,” Oakes said.', ['William Oakes']],
  ['a suffix', 'Desmond Achter Jr. and Desmond Achter Sr. met. “No,” Achter Sr. said.', ['Desmond Achter Sr.']],
  [
    'an honorific',
    'Piet Hallam and his wife, Nora Hallam, came.\n\n“No,” Nora Hallam said.\n\n“Yes,” Mr. Hallam said.\n\nMrs. Hallam nodded.',
    ['Nora Hallam', 'Piet Hallam'],
  ],
  ['initials of an organization', 'The Norland Harbour Agency met. “No,” the NHA said.', ['Norland Harbour Agency']],
  [
    'a name in full only inside a quotation',
    '“I know Ada Lund,” Tom Hale said.\n\n“No,” Lund said.',
    ['Tom Hale', 'Ada Lund'],
  ],
  ['a role', 'Mayor Ines Varga met Tom Hale, a baker. “No,” the mayor said.', ['Ines Varga']],
  ['an age', 'Ines Varga, 24, met Tom Hale, 61. “No,” the 24-year-old said.', ['Ines Varga']],
  ['a mum of two', 'Ines Varga saw Tom Hale, a baker. “No,” the mum-of-two said.', ['Ines Varga']],
  ['a name given later', 'There stood a baker who gave his name only as Faraj. “No,” he said.', ['Faraj']],
  [
    'the subject after a clause',
    'Tom Hale came. Asked why Tom Hale had left, Mr. Oltmann shrugged.\n\n“No,” he said.',
    ['Oltmann'],
  ],
  ['two who speak together', '“No,” Lea Holm and Arvid Nazari wrote.', ['Lea Holm and Arvid Nazari']],
];

for (const [what, text, expected] of cases) it(`people: ${what}`, () => expect(namesOf(text)).toEqual(expected));

it('a name and a title carry no line break, and a broken name is the same person’s', () => {
  const wrapped = [
    'The ferries of Harle stayed in port on Friday, as the river was too',
    'high. “We wait,” said the deputy harbour master of Harle, Rosalind',
    'Okoro. The mayor’s office was told in the morning, and the baker of',
    'the quay went home. “We wait,” said Rosalind Okoro. Later the deputy',
    'harbour master Rosalind',
    'Okoro said: “The river falls.”',
  ].join('\n');
  const found = speakersOf(wrapped);
  expect(found.map((identity) => identity?.speaker.name)).toEqual(Array(3).fill('Rosalind Okoro'));
  expect(new Set(found.map((identity) => identity?.person)).size).toBe(1);
  expect(found[0]?.speaker.title).toBe('deputy harbour master');
});

it.each([
  [
    'a body whose name ends in a verb',
    '“No,” said Ines Varga, a partner at Birchgate Ventures.',
    'partner at Birchgate Ventures',
  ],
  ['a number is none', 'Councilwoman Ines Varga, one of the three who voted no, said: “No.”', 'Councilwoman'],
  ['a number of people is none', '“No,” said Ines Varga, one of two men there.', null],
  ['more than a doctorate', 'The museum’s director, Dr. Ines Varga, said: “No.”', 'museum’s director'],
  ['nobody’s pronoun', 'Its chief executive Ines Varga said: “No.”', 'chief executive'],
])('titles: %s', (_, text, expected) => {
  expect(speakersOf(text)[0]?.speaker).toMatchObject({ name: 'Ines Varga', title: expected });
});

it.each([
  ['after its name', '“No,” said IF Varvet, the union.', 'IF Varvet'],
  ['with its town', '“No,” said Brindle Oak, a New Harle-based group.', 'Brindle Oak'],
])('a body is told by what it is called %s', (_, text, name) => {
  expect(speakersOf(text)[0]?.speaker).toMatchObject({ name, title: null, kind: 'organization' });
});

it.each([
  ['trust', 'The Saltmere Harbour Trust met on Monday.', 'Saltmere Harbour Trust'],
  ['fund', 'The Orrin Fund met on Monday.', 'Orrin Fund'],
  ['observatory', 'The Brill Observatory opened on Monday.', 'Brill Observatory'],
])('the %s is the body of that name', (noun, sentence, name) => {
  const [identity] = speakersOf(`${sentence}\n\n“We look up,” the ${noun} said.`);
  expect(identity?.speaker).toMatchObject({ name, kind: 'organization' });
});

it('“the trust” is not the trust’s director', () => {
  const text =
    'Saltmere Harbour Trust’s director, Nell Oakes, was late. “I fell,” Oakes said.\n\n“No,” the trust said.';
  expect(speakersOf(text)[1]?.speaker.name).toBe('Saltmere Harbour Trust');
});

it('a director of a group is no group', () => {
  const [found] = speakersOf('“No,” said Oriet Tarrow, group managing director of Fenwick.');
  expect(found?.speaker).toMatchObject({ kind: 'person', title: 'group managing director of Fenwick' });
});

it('a person has one number, and two of a surname have two', () => {
  const [one, two, three] = speakersOf(
    '“No,” Piet Hallam said.\n\n“Yes,” Nora Hallam said.\n\n“No,” Mr. Hallam said.\n\nMr. Hallam is Piet Hallam.',
  );
  expect(one?.person).toBe(three?.person);
  expect(one?.person).not.toBe(two?.person);
});

const folded = (text: string): string => text.replace(/\s+/g, ' ');

it('names and titles are stretches of the text, on any input', () => {
  const word = fc.constantFrom(
    '“No,”',
    'said',
    'Mr.',
    'Ada',
    'Lund',
    'the',
    'mayor',
    'of',
    'he',
    'she',
    'it',
    ',',
    '.',
    'who',
    'and',
    '41',
    'Jr.',
    '\n\n',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), fc.nat(), (parts, seed) => {
      const text = parts.join(' ');
      const article = readArticle(text, english);
      const sources = article.quotations.map((_, at) => ((seed + 7 * at) % (article.mentions.length + 1)) - 1);
      for (const identity of identify(article, sources)) {
        if (!identity) continue;
        const { name, nameAt, title, titleAt } = identity.speaker;
        expect(folded(text.slice(nameAt.start, nameAt.end))).toBe(name);
        if (titleAt) expect(folded(text.slice(titleAt.start, titleAt.end))).toBe(title);
        expect(identity.confidence >= 0 && identity.confidence <= 1).toBe(true);
      }
    }),
  );
});

it('the time is linear in the length', () => {
  const line = (n: number): string =>
    `“I see,” said Mayor Ada Lund${n % 700} of Norland, a nurse. “No,” he said. She met Tom Hale${n % 90}. “Well,” the mayor said.\n`;
  const text = Array.from({ length: 8000 }, (_, n) => line(n)).join('');
  const article = readArticle(text, english);
  const started = processorMs();
  identify(
    article,
    article.quotations.map((_, at) => Math.min(article.mentions.length - 1, 2 * at)),
  );
  expect(processorMs() - started).toBeLessThan(8000);
});
