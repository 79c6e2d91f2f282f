import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';

const found = (text: string): string[] => extract(text).quotes.map((quote) => quote.text);

describe('text in a language without a file', () => {
  it.each([
    ['French', '« Nous avons attendu dix ans », a déclaré le maire Jean Dorval.', 'Nous avons attendu dix ans'],
    ['Polish', 'Burmistrz powiedział: „Most będzie otwarty w przyszłym roku”.', 'Most będzie otwarty w przyszłym roku'],
    ['Japanese', '市長は「橋は来年開く予定です」と述べた。', '橋は来年開く予定です'],
    ['Spanish', 'La alcaldesa dijo: «Hemos esperado diez años para esto».', 'Hemos esperado diez años para esto'],
  ])('gives up its quotations by their marks: %s', (_, text, quotation) => {
    expect(found(text)).toEqual([quotation]);
  });

  it('leaves short terms aside', () => {
    expect(found('Le parti « vert » a perdu la mairie de Dorval.')).toEqual([]);
  });

  it('names no speaker by guess', () => {
    const text = 'Burmistrz powiedział: „Most będzie otwarty w przyszłym roku”.';
    expect(extract(text).quotes.map(({ speaker }) => speaker)).toEqual([null]);
  });
});
