import type { Recall } from './recall.ts';
import type { Judged, Scores } from './score.ts';

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const percent = (value: number): string => (Number.isNaN(value) ? '   –' : value.toFixed(3));

export function printScores(
  name: string,
  { articles, labels, found, span, mention, strict, fullName, title, coverageAt95 }: Scores,
): void {
  const row = (what: string, { precision, recall, f1 }: Scores['span']) =>
    print(`  ${what.padEnd(34)} P ${percent(precision)}  R ${percent(recall)}  F1 ${percent(f1)}`);
  print(`${name}: ${articles} articles, ${labels} quotations labelled, ${found} found`);
  row('exact span', span);
  row('exact span, source', mention);
  row('exact span, source, strict name', strict);
  if (fullName.f1 > 0) {
    row('exact span, full name', fullName);
    print(`  title right where the name is      ${percent(title)}`);
  }
  print(`  coverage where 95 % are right      ${percent(coverageAt95)}`);
}

/** Believed against true, in tenths: in a calibrated model they are alike. */
export function printReliability(judged: readonly Judged[]): void {
  print('  confidence   quotations   believed   right');
  for (let low = 0; low < 10; low++) {
    const bin = judged.filter(({ prediction }) => Math.min(9, Math.floor(prediction.confidence * 10)) === low);
    if (bin.length === 0) continue;
    const believed = bin.reduce((sum, { prediction }) => sum + prediction.confidence, 0) / bin.length;
    const right = bin.filter(({ strict }) => strict).length / bin.length;
    print(
      `  ${(low / 10).toFixed(1)} to ${((low + 1) / 10).toFixed(1)}   ${String(bin.length).padStart(9)}   ${believed.toFixed(3).padStart(8)}   ${right.toFixed(3)}`,
    );
  }
}

export function printRecall(name: string, { sources, touched, named }: Recall): void {
  const share = (count: number): string => (count / Math.max(sources, 1)).toFixed(4);
  print(
    `${name}: of ${sources} sources ${share(touched)} are touched by a candidate, ${share(named)} with the name's last word`,
  );
}
