import { describe, expect, it } from 'vitest';
import { type Label, type Labelled, labelled } from '../../src/train/labelled.ts';
import { judge, type Prediction, sameName, scoresOf } from '../../src/train/score.ts';

const TEXT = 'Ines Varga waited. “We were late,” said pilot Ines Varga. “It rained,” she said. “No,” said Bo Dahl.';
const article = labelled('x', {
  text: TEXT,
  quotes: [
    { text: 'We were late,', speaker: 'Ines Varga', title: 'pilot', mention: 'pilot Ines Varga' },
    { text: 'It rained,', speaker: 'Ines Varga', title: 'pilot', mention: 'she' },
    { text: 'No,', speaker: 'Bo Dahl', mention: 'Bo Dahl' },
  ],
});
const labels = article.quotes;

/** A prediction that is all right for a label, or with something else in its place. */
const predicted = (
  label: Label,
  other: Partial<Prediction> & { name?: string; title?: string | null } = {},
): Prediction => {
  const { name = label.speaker ?? '', title = label.title ?? null, ...rest } = other;
  const speaker = { name, title, kind: 'person' as const, nameAt: { start: 0, end: 1 }, titleAt: null };
  return { start: label.start, end: label.end, mention: label.source[0] ?? null, speaker, confidence: 1, ...rest };
};
const [one, two, three] = labels.map((label) => predicted(label)) as [Prediction, Prediction, Prediction];
const scores = (...predictions: Prediction[]) => scoresOf([article], [predictions]);

describe('the scores', () => {
  it('are full where everything is right', () => {
    const { span, mention, strict, fullName, title, labels: all, found } = scores(one, two, three);
    for (const { precision, recall, f1 } of [span, mention, strict, fullName])
      expect([precision, recall, f1]).toEqual([1, 1, 1]);
    expect([title, all, found]).toEqual([1, 3, 3]);
  });

  it('lose recall for a missing quotation', () => {
    const { precision, recall, f1 } = scores(one, two).strict;
    expect([precision, recall]).toEqual([1, 2 / 3]);
    expect(f1).toBeCloseTo(0.8);
  });

  it('lose precision for a spurious one', () => {
    const spurious = { ...one, start: 0, end: 10 };
    const { precision, recall } = scores(spurious, one, two, three).strict;
    expect([precision, recall]).toEqual([3 / 4, 1]);
  });

  it('are nothing where nothing is found, and where nothing is to be found', () => {
    expect(scores().strict).toEqual({ precision: 0, recall: 0, f1: 0 });
    const empty: Labelled = { ...article, quotes: [] };
    expect(scoresOf([empty], [[one]]).strict).toEqual({ precision: 0, recall: 0, f1: 0 });
  });

  it('count the titles of those who are rightly named', () => {
    const { title, fullName } = scores(
      { ...one, speaker: null },
      predicted(labels[1] as Label, { title: 'mate' }),
      three,
    );
    expect(title).toBe(0);
    expect(fullName.precision).toBe(2 / 3);
  });

  it('accept a title that is longer or shorter', () => {
    expect(scores(predicted(labels[0] as Label, { title: 'harbour pilot' })).title).toBe(1);
  });

  it('tell how much can be attributed so that 95 of 100 are right', () => {
    const wrong = predicted(labels[1] as Label, { mention: null, confidence: 0.1 });
    expect(scores(one, three, wrong).coverageAt95).toBeCloseTo(2 / 3);
    expect(scores(one, three, { ...wrong, confidence: 1.1 }).coverageAt95).toBe(0);
  });
});

describe('a quotation', () => {
  const judged = (prediction: Prediction) => judge(article, [prediction])[0];

  it('may have marks and punctuation at its ends', () => {
    expect(judged({ ...one, start: one.start - 1, end: one.end + 1 })).toMatchObject({ exact: true, strict: true });
  });

  it('is not right with a word less, but belongs to the label', () => {
    expect(judged({ ...one, start: one.start + 3 })).toMatchObject({ exact: false, strict: false, label: labels[0] });
  });

  it('with another source isn’t right', () => {
    expect(judged(predicted(labels[0] as Label, { mention: { start: 0, end: 4 } }))).toMatchObject({
      exact: true,
      mention: false,
      strict: false,
    });
  });

  it('with another name isn’t right, and with any name where the label has a pronoun', () => {
    expect(judged(predicted(labels[0] as Label, { name: 'Bo Dahl' }))?.strict).toBe(false);
    expect(judged(predicted(labels[1] as Label, { name: 'Bo Dahl' }))?.strict).toBe(true);
  });

  it('takes a label that no other has taken', () => {
    expect(judge(article, [one, one]).map(({ label }) => label)).toEqual([labels[0], null]);
  });
});

it('names are the same whatever their accents, case and full stops', () => {
  const named = (speaker: string): Label => ({ ...(labels[0] as Label), speaker });
  expect(sameName(predicted(named('Zoë J. Öz')), named('ZOE J Oz'))).toBe(true);
  expect(sameName(predicted(named('Zoë Öz')), named('Zoë J. Öz'))).toBe(false);
});
