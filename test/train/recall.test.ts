import { describe, expect, it } from 'vitest';
import { english } from '../../src/extract/language/english.ts';
import { labelled } from '../../src/train/labelled.ts';
import { candidateRecall } from '../../src/train/recall.ts';
import { exampleOf } from '../../src/train/target.ts';

const recallOf = (text: string, quote: string, mention: string) => {
  const labels = labelled('x', { text, quotes: [{ text: quote, speaker: mention, mention }] });
  return candidateRecall([{ labels, example: exampleOf(labels, english) }]);
};

describe('the recall of candidates', () => {
  it('counts a source that is among them by its name', () => {
    const found = recallOf('“We were late,” said harbour master Ines Varga.', 'We were late,', 'Ines Varga');
    expect(found).toEqual({ sources: 1, touched: 1, named: 1 });
  });

  it('misses a source that no mention touches', () => {
    const found = recallOf('“We were late,” said Ines Varga slowly.', 'We were late,', 'slowly');
    expect(found).toEqual({ sources: 1, touched: 0, named: 0 });
  });
});
