// A text on its way through the parser. Quotes lose their `> `, list items their indent: each unit remembers where it
// came from, so that a node can always say where it stands in the text first given.

export interface Source {
  readonly text: string;
  /** For each unit of `text`, its index in the original. */
  readonly at: Int32Array;
}

/** As the client does first of all: one kind of line end, no form feeds, four spaces for a tab. */
export function prepare(original: string): Source {
  const units: string[] = [];
  const at: number[] = [];
  for (let i = 0; i < original.length; i++) {
    const unit = original.charAt(i);
    if (unit === '\f' || (unit === '\n' && original[i - 1] === '\r')) continue;
    const shown = unit === '\t' ? '    ' : unit === '\r' ? '\n' : unit;
    for (const one of shown) {
      units.push(one);
      at.push(i);
    }
  }
  return { text: units.join(''), at: Int32Array.from(at) };
}

export function slice(source: Source, from: number, to: number): Source {
  return { text: source.text.slice(from, to), at: source.at.subarray(from, to) };
}

/** The given ranges of a source, put together. */
export function pick(source: Source, ranges: readonly (readonly [number, number])[]): Source {
  const at = new Int32Array(ranges.reduce((sum, [from, to]) => sum + to - from, 0));
  let length = 0;
  for (const [from, to] of ranges) {
    at.set(source.at.subarray(from, to), length);
    length += to - from;
  }
  return { text: ranges.map(([from, to]) => source.text.slice(from, to)).join(''), at };
}

/** The part of the original that `from` to `to` came from. */
export function span(source: Source, from: number, to: number): { start: number; end: number } {
  const start = source.at[from] ?? (source.at.at(-1) ?? -1) + 1;
  return { start, end: to > from ? (source.at[to - 1] ?? start) + 1 : start };
}
