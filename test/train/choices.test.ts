import { describe, expect, it } from 'vitest';
import { choose } from '../../src/extract/summary/choose.ts';
import { NAMES } from '../../src/extract/summary/features.ts';
import { choicesOf, prepare, scoreOf } from '../../src/train/choices.ts';

const ARTICLE = {
  id: 'ferry',
  reference: 'The ferry to Skaro stops for the winter. Lund says that both engines are cracked.',
  text: `The ferry from Osterby to Skaro will stop for the winter.
Harbour master Ida Lund said that both engines of the boat are cracked.
Strand sells fish on the quay of the island.
He sails to Osterby every morning at nine.
The council of Osterby will meet in April about it.`,
};
const weights = NAMES.map((name) => (name === 'place' ? -1 : 0));

describe('the summaries that an article may have', () => {
  const prepared = prepare(ARTICLE);
  const { features, scores } = choicesOf(prepared, weights, 5);

  it('are those in which no sentence stands without the one it leans on', () => {
    // Ten ways to take three of five, but the fourth sentence only right behind the third.
    expect(features).toHaveLength(7);
    expect(scores).toHaveLength(7);
  });

  it('have the one among them that is chosen', () => {
    const chosen = choose(prepared.candidates, 3, prepared.terms, weights);
    expect(chosen.map(({ place }) => place)).toEqual([0, 1, 2]);
    expect(scores).toContainEqual(scoreOf(prepared, chosen));
  });
});
