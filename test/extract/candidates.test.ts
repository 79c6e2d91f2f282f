import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/extract/article.ts';
import { type Candidate, candidatesOf } from '../../src/extract/candidates.ts';
import { english } from '../../src/extract/language/english.ts';

/** The phrases that may name the source of a quotation, with their ranks. */
function candidatesIn(text: string, index = 0): (Candidate & { phrase: string })[] {
  const article = readArticle(text, english);
  return candidatesOf(article, index).map((candidate) => {
    const mention = article.mentions[candidate.mention];
    return { ...candidate, phrase: text.slice(mention?.start, mention?.end) };
  });
}
const phrasesIn = (text: string, index = 0): string[] => candidatesIn(text, index).map(({ phrase }) => phrase);

describe('the candidates for a source', () => {
  it('are the mentions on both sides', () => {
    expect(phrasesIn('Ines Varga waited. “Late,” said Bo Dahl.').sort()).toEqual(['Bo Dahl', 'Ines Varga']);
  });

  it('are the nearest first, on each side', () => {
    expect(phrasesIn('Ines Varga saw Bo Dahl. “Late,” said the pilot to two officials.')).toEqual([
      'Bo Dahl',
      'Ines Varga',
      'the pilot',
      'two officials',
    ]);
  });

  it('stand up to three paragraphs before and one after', () => {
    const text =
      'Mara Lund left.\n\nNils Odo left.\n\nIt rained.\n\nIt snowed.\n\n“Late.”\n\nBo Dahl left.\n\nUna Roe left.';
    const phrases = phrasesIn(text);
    expect(phrases).toContain('Nils Odo');
    expect(phrases).toContain('Bo Dahl');
    expect(phrases).not.toContain('Mara Lund');
    expect(phrases).not.toContain('Una Roe');
  });

  it('leave out what only describes another', () => {
    expect(phrasesIn('“Late,” said Ines Varga, the pilot.')).toEqual(['Ines Varga']);
  });

  it('leave out the name that the quotation is a part of', () => {
    expect(phrasesIn('On Monday Tom “Bear” Halloran left.')).toEqual([]);
  });

  it('are the same however far the text goes on', () => {
    const text = '“Late,” said Ines Varga.';
    const after = '\n\nBo Dahl left.\n\nIt rained. '.concat('Una Roe left. '.repeat(500));
    expect(candidatesIn(`${text}${after}`)).toHaveLength(2);
  });

  it('are few in a paragraph of very many names', () => {
    const names = Array.from({ length: 500 }, () => 'Bo Dahl left.').join(' ');
    expect(candidatesIn(`${names} “Late.” ${names}`).length).toBeLessThan(100);
  });

  it('of the whole text are none where nobody is mentioned', () => {
    expect(phrasesIn('“Late.”')).toEqual([]);
  });

  it('hold the source in the usual places', () => {
    for (const text of [
      '“Late,” said Ines Varga.',
      '“Late,” Ines Varga said.',
      'Ines Varga said: “Late.”',
      'Ines Varga waited.\n\n“Late,” she said.',
      'Ines Varga waited.\n\n“Late.”',
      '“Late.”\n\nIt was Ines Varga who said so.',
    ])
      expect(phrasesIn(text), text).toContain('Ines Varga');
  });
});

describe('the rank of a candidate', () => {
  it('counts those nearer on its side', () => {
    const ranks = candidatesIn('Ines Varga saw Bo Dahl. “Late,” said the pilot.').map(({ rank }) => rank.nearest);
    expect(ranks).toEqual([0, 1, 0]);
  });

  it('counts those nearer that stand beside a verb of speech', () => {
    const [dahl, varga] = candidatesIn('Ines Varga said that Bo Dahl added: “Late.”');
    expect(dahl?.rank.cued).toBe(4);
    expect(varga?.rank.cued).toBe(5);
  });

  it('counts people between it and the quotation', () => {
    const [, varga] = candidatesIn('Ines Varga saw Bo Dahl. “Late.”');
    expect(varga?.rank.between).toBe(1);
  });
});
