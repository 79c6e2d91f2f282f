import type { Outcome } from './run.ts';

export type Judged = Outcome & { history: boolean };

/** None lost, none doubled, and none parked where the history may be read. */
export const isGood = ({ lost, doubled, parked, history }: Judged): boolean =>
  lost.length === 0 && doubled.length === 0 && (parked === 0 || !history);

const COLUMNS: readonly [title: string, cell: (outcome: Judged) => string | number][] = [
  ['configuration', ({ configuration }) => configuration],
  ['kills', ({ kill }) => kill],
  ['hand-overs', ({ handOver }) => handOver],
  ['freezes', ({ freeze }) => freeze],
  ['faults', ({ faults }) => faults],
  ['db restarts', ({ restart }) => restart],
  ['clock jumps', ({ jump }) => jump],
  ['parts', ({ parts }) => parts],
  ['lost', ({ lost }) => lost.length],
  ['doubled', ({ doubled }) => doubled.length],
  ['parked', ({ parked }) => parked],
  ['longest delay', ({ longestDelay }) => `${(longestDelay / 60_000).toFixed(1)} min`],
  ['', (outcome) => (isGood(outcome) ? 'good' : 'NOT good')],
];

/** One line an outcome, under a line of titles. */
export function tableOf(outcomes: readonly Judged[]): string {
  const rows = [COLUMNS.map(([title]) => title), ...outcomes.map((it) => COLUMNS.map(([, cell]) => String(cell(it))))];
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
