import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/extract/article.ts';
import type { Profile } from '../../../src/extract/features/profile.ts';
import { english } from '../../../src/extract/language/english.ts';

function profileOf(text: string, phrase: string): Profile {
  const { mentions, profiles } = readArticle(text, english);
  const at = mentions.findIndex(({ start, end }) => text.slice(start, end) === phrase);
  expect(at, `${phrase} is a mention`).toBeGreaterThanOrEqual(0);
  return profiles[at] as Profile;
}
const typeOf = (text: string, phrase: string): number => profileOf(text, phrase).type & 15;

describe('the type of a mention', () => {
  it('tells names of people, organizations, pronouns, descriptions and documents apart', () => {
    const types = [
      typeOf('Later Ines Varga left.', 'Ines Varga'),
      typeOf('Later the Harbour Office left.', 'Harbour Office'),
      typeOf('Later she left.', 'she'),
      typeOf('Later it left.', 'it'),
      typeOf('Later they left.', 'they'),
      typeOf('Later the minister left.', 'the minister'),
      typeOf('Later the report left.', 'the report'),
    ];
    expect(new Set(types).size).toBe(types.length);
  });

  it('is one for a man and a woman', () => {
    expect(typeOf('Later he left.', 'he')).toBe(typeOf('Later she left.', 'she'));
    expect(typeOf('Later Maria Varga left.', 'Maria Varga')).toBe(typeOf('Later Paul Varga left.', 'Paul Varga'));
  });

  it('knows a possessive', () => {
    const plain = profileOf('Later Varga left.', 'Varga').type;
    expect(profileOf('Later Varga’s boat left.', 'Varga').type).toBe(plain + 16);
  });
});

describe('a mention', () => {
  it('knows whether it opens its sentence', () => {
    expect(profileOf('Rain. Ines Varga left.', 'Ines Varga').opens).toBe(1);
    expect(profileOf('Later Ines Varga left.', 'Ines Varga').opens).toBe(0);
  });

  it('knows the words beside it, of its own sentence only', () => {
    const inside = profileOf('Later Ines Varga left.', 'Ines Varga');
    expect(inside.before).not.toBe(0);
    expect(inside.after).not.toBe(0);
    expect(profileOf('Rain. Ines Varga', 'Ines Varga')).toMatchObject({ before: 0, after: 0 });
  });
});
