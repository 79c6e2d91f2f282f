/** Edits (insert, delete, replace, swap of neighbours) from one text to another: the optimal string alignment distance. */
export const distance = (a: string, b: string): number => lastColumn(a, b).at(-1) ?? 0;

/** Edits from `typed` to the beginning of `word` that is nearest to it. */
export const startDistance = (word: string, typed: string): number =>
  Math.min(...lastColumn(word.slice(0, typed.length + 2), typed));

/** The distances of `b` to each beginning of `a`. */
function lastColumn(a: string, b: string): number[] {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  const column = [b.length];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
    column.push(row[b.length] ?? 0);
  }
  return column;
}
