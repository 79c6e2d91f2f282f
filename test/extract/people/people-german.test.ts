import { describe, expect, it } from 'vitest';
import { german } from '../../../src/extract/language/german.ts';
import { speakersOf } from './speakers.ts';

const speakerOf = (text: string) => speakersOf(text, german).at(-1)?.speaker;

describe('people of German articles', () => {
  it.each([
    ['a role that ends a longer one', 'Landesinnenministerin Ada Lund kam. „Nein“, sagte die Ministerin.', 'Ada Lund'],
    ['a second word for an office', 'Trainer Piet Hallam kam mit Ines Varga. „Nein“, sagte der Coach.', 'Piet Hallam'],
    ['an age', 'Ines Varga (24) traf Tom Hale (61). „Nein“, sagte die 24-Jährige.', 'Ines Varga'],
    [
      'somebody without a name, just spoken of',
      'Kommissarin Ada Lund kam. Eine Anwohnerin hatte ein Feuer gesehen. „Nein“, sagte die 68-Jährige.',
      'Anwohnerin',
    ],
    ['the name after its role', '„Nein“, so die Sprecherin der Fähren, Ada Lund.', 'Ada Lund'],
    ['two who speak together', '„Nein“, schrieben Lea Holm und Arvid Nazari.', 'Lea Holm und Arvid Nazari'],
    ['no measure before a name', 'Ada Lund hatte gegen 3 Uhr Geräusche gehört. „Nein“, sagte sie.', 'Ada Lund'],
  ])('%s', (_, text, name) => {
    expect(speakerOf(text)?.name).toBe(name);
  });

  it.each([
    ['before the name', '„Nein“, sagte Oberbürgermeister Tom Hale.', 'Oberbürgermeister'],
    ['after the name', '„Nein“, sagte Ada Lund, Leiterin des Hafenamts.', 'Leiterin des Hafenamts'],
    ['not from a relative clause', '„Nein“, sagte Ada Lund, die der Trainer lobt.', null],
    ['not from a relative clause with a possessive', '„Nein“, sagte Tom Hale, dessen Sohn Lehrer ist.', null],
  ])('have their title %s', (_, text, title) => {
    expect(speakerOf(text)?.title).toBe(title);
  });
});
