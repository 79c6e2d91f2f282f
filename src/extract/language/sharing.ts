/** Tests whether two words stand in one of the rows, which are lists written with spaces; a word is no row with itself. */
export function sharing(rows: readonly string[]): (one: string, other: string) => boolean {
  const rowsOf = new Map<string, number[]>();
  rows.forEach((row, at) => {
    for (const word of row.trim().split(/\s+/)) rowsOf.set(word, [...(rowsOf.get(word) ?? []), at]);
  });
  return (one, other) => rowsOf.get(one)?.some((row) => rowsOf.get(other)?.includes(row)) ?? false;
}
