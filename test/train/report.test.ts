import { afterEach, expect, it, vi } from 'vitest';
import { labelled } from '../../src/train/labelled.ts';
import { printReliability, printScores } from '../../src/train/report.ts';
import { type Prediction, scoresOf } from '../../src/train/score.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const article = labelled('x', {
  text: '“We were late,” said Ines Varga. “It rained,” she said.',
  quotes: [
    { text: 'We were late,', speaker: 'Ines Varga', mention: 'Ines Varga' },
    { text: 'It rained,', speaker: 'Ines Varga', mention: 'she' },
  ],
});

/** Scores where the first quotation is found, as surely as this. */
function scoresAt(confidence: number) {
  const [label] = article.quotes;
  const speaker = { name: 'Ines Varga' } as Prediction['speaker'];
  const { start, end, source } = label as NonNullable<typeof label>;
  return scoresOf([article], [[{ start, end, mention: source[0] ?? null, speaker, confidence }]]);
}

function printed(print: () => void): string {
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  print();
  return lines.join('');
}

it('a report tells what was scored, and how well', () => {
  const report = printed(() => printScores('harbour news', scoresAt(0.9)));
  expect(report).toContain('harbour news: 1 articles, 2 quotations labelled, 1 found');
  expect(report).toMatch(/exact span, full name +P 1\.000 {2}R 0\.500 {2}F1 0\.667/);
});

it('a report has a dash for the titles where no label has one', () => {
  expect(printed(() => printScores('x', scoresAt(0.9)))).toMatch(/title right where the name is +–/);
});

it('a report is silent about full names where no label has one', () => {
  const bare = { ...article, quotes: [] };
  expect(printed(() => printScores('x', scoresOf([bare], [[]])))).not.toContain('full name');
});

it('a table of reliability sets what was believed against what was right', () => {
  const table = printed(() => printReliability(scoresAt(0.83).judged)).split('\n');
  expect(table[1]).toMatch(/0\.8 to 0\.9 +1 +0\.830 +1\.000/);
});

it('a table of reliability counts certainty in its last line', () => {
  expect(printed(() => printReliability(scoresAt(1).judged))).toMatch(/0\.9 to 1\.0 +1 +1\.000 +1\.000/);
});
