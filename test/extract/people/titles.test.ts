import { expect, it } from 'vitest';
import { speakersOf } from './speakers.ts';

const cases: [string, string, string | null][] = [
  ['before the name', '“No,” said Norland’s Prime Minister Ines Varga.', 'Norland’s Prime Minister'],
  [
    'after the name',
    '“No,” said Ines Varga, chief executive of Tarn Foods, on Monday.',
    'chief executive of Tarn Foods',
  ],
  ['after an age', '“No,” said Ines Varga, 41, a nurse at the clinic.', 'nurse at the clinic'],
  ['across a comma', 'The lead author, Ines Varga, said “no.”', 'lead author'],
  [
    'a place inside',
    '“No,” said Ines Varga, a pastor from Port Osk, Norland, on Monday.',
    'pastor from Port Osk, Norland',
  ],
  ['of no relative clause', '“No,” said Ines Varga, who was there.', null],
  ['of no count', '“No,” said Ines Varga, one woman who was there.', null],
  ['of one of several', '“No,” said Ines Varga, one of its founders.', 'one of its founders'],
  ['of no honorific', '“No,” said Mrs. Varga.', null],
  ['beside another mention', 'Ines Varga, the mayor of Vessmar, spoke.\n\n“No,” Varga said.', 'mayor of Vessmar'],
  ['said of somebody', 'Ines Varga is the treasurer of the league.\n\n“No,” Varga said.', 'treasurer of the league'],
];

for (const [what, text, title] of cases)
  it(`a title ${what}`, () => expect(speakersOf(text)[0]?.speaker.title).toBe(title));
