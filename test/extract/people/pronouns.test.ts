import { expect, it } from 'vitest';
import { speakersOf } from './speakers.ts';

const namesOf = (text: string): (string | undefined)[] => speakersOf(text).map((identity) => identity?.speaker.name);

it('a pronoun stands for the only person of its gender', () => {
  const text = 'Mayor Ines Varga met Mr. Oakes at the harbour.\n\n“No,” she said.\n\n“Yes,” he said.';
  expect(namesOf(text)).toEqual(['Ines Varga', 'Oakes']);
});

it('a pronoun goes on with the last speaker', () => {
  const text =
    'Tom Hale runs the ferry.\n\n“It floats,” Hale said.\n\n“It always has,” he added.\n\n“It always will,” he said.';
  expect(namesOf(text)).toEqual(['Tom Hale', 'Tom Hale', 'Tom Hale']);
});

it('what is reported and said next is of the one who reports, whatever clause stands between', () => {
  const text =
    'The pilot Kaija Brannvik landed at noon.\n\n“We waited,” Dr. Ada Lund said.\n\nBrannvik, who flew the plane, said she would stay in Harle. “I like it,” she joked.';
  expect(namesOf(text)).toEqual(['Ada Lund', 'Kaija Brannvik']);
});

it('a pronoun can stand for somebody without a name', () => {
  expect(namesOf('A shepherd shrugged. “My sheep never drank there,” he said.')).toEqual(['shepherd']);
});

it('the author of a byline speaks as I', () => {
  expect(namesOf('By Ada Lund\n\nThe boat was late. “Never again,” I said.')).toEqual(['Ada Lund']);
});

it('nobody is found where nobody was named', () => {
  expect(namesOf('“Never again,” he said.')).toEqual([undefined]);
});
