import type { Family, Mark, Span } from './marks.ts';

/** A quotation between two marks, or between a mark and the edge of its paragraph where one of them is missing. */
export type Pair = { outer: Span; inner: Span; family: Family; closed: boolean };

/** What a paragraph's end offers: where it and the next stand, and the family of a mark that opens the next. */
export type Break = { end: number; nextStart: number; nextFamily: Family | undefined };

type Step = Mark | Break;
const isBreak = (step: Step): step is Break => !('family' in step);

const COSTS = {
  /** Marks of the same family again inside, as careless nesting has it. */
  sameNested: 1.2,
  sameNestedLeftOpen: 3.5,
  /** A quotation that has no closing mark, but an opening one in it: rather none than one that swallows narration. */
  swallowing: 9,
  /** An opening mark that is none, within a quotation: outside one it costs less, so that the last to open is kept. */
  openerInside: 0.5,
  nestedLeftOpen: 1,
  /** “…’ and the like. */
  otherFamily: 3.5,
  /** The next paragraph opens with a mark: the usual way to go on. */
  continued: 0.3,
  unclosed: { paragraph: 2, sentence: 3.2, clause: 3.2, phrase: 4.5 },
  /** The next paragraph goes on without a mark. */
  carried: 2.4,
  letter: 0.0004,
  letterOfSingle: 0.0015,
};
/** Readings this much worse than the best are given up. */
const BEAM = 10;
/** However bad the text, no decision waits longer than this many marks. */
const LATEST = 2048;

/** State 0 is outside; the others are an outer family and, from 1, the family of a quotation nested in it, 0 for none. */
const FAMILIES: Family[] = ['double', 'single', 'guillemet', 'corner', 'whiteCorner'];
const WIDTH = FAMILIES.length + 1;
const STATES = 1 + FAMILIES.length * WIDTH;
const inside = (outer: number, nested: number): number => 1 + outer * WIDTH + nested;
const OUTER = Array.from({ length: STATES }, (_, state) => Math.floor((state - 1) / WIDTH));
const NESTED = Array.from({ length: STATES }, (_, state) => (state > 0 ? (state - 1) % WIDTH : 0));
const LETTER = OUTER.map((outer) =>
  outer < 0 ? 0 : FAMILIES[outer] === 'single' ? COSTS.letterOfSingle : COSTS.letter,
);
const LEFT_OPEN = NESTED.map((nested, state) =>
  nested === 0 ? 0 : nested - 1 === OUTER[state] ? COSTS.sameNestedLeftOpen : COSTS.nestedLeftOpen,
);
/** Marks a step at which one quotation ends without a mark and the next opens. */
const RESTARTS = 0x80;

/**
 * Pairs the marks of an article: `take` is given them in order with the ends of paragraphs, `settle` ends it, `found`
 * hears of the pairs. It is the cheapest reading of all marks together (Viterbi), so that a missing mark costs its own
 * quotation and not those behind it. `singleCost` is what it takes to open a quotation with a single mark.
 */
export function pairing(singleCost: number, found: (pair: Pair) => void) {
  let cost = new Float64Array(STATES).fill(Infinity);
  let next = new Float64Array(STATES);
  /** What it takes to leave the quotation of each state without its closing mark. */
  let unclosed = new Float64Array(STATES);
  let nextUnclosed = new Float64Array(STATES);
  const origins = new Uint8Array(LATEST * STATES);
  const steps: Step[] = [];
  let best = 0;
  let at = 0;
  let opened: { outer: number; inner: number; family: Family } | undefined;
  cost[0] = 0;

  function offer(to: number, value: number, origin: number, ifUnclosed: number): void {
    if (value >= (next[to] as number)) return;
    next[to] = value;
    nextUnclosed[to] = ifUnclosed;
    origins[(steps.length - 1) * STATES + to] = origin;
    if (value < best) best = value;
  }

  function offerMark(mark: Mark, family: number, state: number, base: number): void {
    const swallows = OUTER[state] === family && mark.open + 1 < Math.min(mark.close, mark.stray);
    if (swallows) offer(state, base + mark.stray + COSTS.openerInside, state, COSTS.swallowing);
    else offer(state, base + mark.stray, state, unclosed[state] as number);
    if (state === 0) {
      const opening = base + mark.open + (family === 1 ? singleCost : 0);
      offer(inside(family, 0), opening, 0, COSTS.unclosed[mark.opening]);
    } else if (NESTED[state] === 0) offerInside(mark, family, state, base);
    else offerNested(mark, family, state, base);
  }

  function offerInside({ open, close, restart, opening }: Mark, family: number, state: number, base: number): void {
    const outer = OUTER[state] as number;
    const nest = inside(outer, family + 1);
    if (outer === family) {
      offer(0, base + close, state, 0);
      offer(nest, base + open + COSTS.sameNested, state, COSTS.swallowing);
      offer(state, base + open + restart, state | RESTARTS, COSTS.unclosed[opening]);
    } else {
      offer(nest, base + open, state, unclosed[state] as number);
      if (outer < 2 && family < 2) offer(0, base + close + COSTS.otherFamily, state, 0);
    }
  }

  function offerNested({ close }: Mark, family: number, state: number, base: number): void {
    const outer = OUTER[state] as number;
    if (NESTED[state] === family + 1) offer(inside(outer, 0), base + close, state, unclosed[state] as number);
    if (outer === family) offer(0, base + close + (LEFT_OPEN[state] as number), state, 0);
  }

  function offerBreak({ end, nextStart, nextFamily }: Break, state: number, base: number): void {
    if (state === 0) {
      offer(0, base, 0, 0);
      return;
    }
    const left = base + (LEFT_OPEN[state] as number);
    const ifUnclosed = unclosed[state] as number;
    const continued = nextFamily === FAMILIES[OUTER[state] as number];
    offer(0, left + (continued ? COSTS.continued : ifUnclosed), state, 0);
    if (nextStart > end) offer(state, base + Math.max(COSTS.carried, ifUnclosed - COSTS.continued), state, ifUnclosed);
  }

  /** Takes the next mark or end of a paragraph. */
  function take(step: Step): void {
    const position = isBreak(step) ? step.end : step.start;
    const length = position - at;
    const limit = best + BEAM;
    const family = isBreak(step) ? -1 : FAMILIES.indexOf(step.family);
    at = position;
    best = Infinity;
    next.fill(Infinity);
    steps.push(step);
    for (let state = 0; state < STATES; state++) {
      const base = (cost[state] as number) + length * (LETTER[state] as number);
      if (base > limit) continue;
      if (isBreak(step)) offerBreak(step, state, base);
      else offerMark(step, family, state, base);
    }
    [cost, next] = [next, cost];
    [unclosed, nextUnclosed] = [nextUnclosed, unclosed];
    if (steps.length === LATEST || (isBreak(step) && isOutside(cost))) settle();
  }

  /** Reads back the best way here and reports its pairs. */
  function settle(): void {
    const path = new Uint8Array(steps.length);
    const last = Math.max(0, cost.indexOf(best));
    for (let step = steps.length - 1, state = last; step >= 0; step--) {
      path[step] = origins[step * STATES + state] as number;
      state = (path[step] as number) & ~RESTARTS;
    }
    steps.forEach((step, index) => {
      const state = index + 1 < steps.length ? (path[index + 1] as number) & ~RESTARTS : last;
      report(step, path[index] as number, state);
    });
    steps.length = 0;
    cost.fill(Infinity);
    cost[last] = 0;
    best = 0;
  }

  function report(step: Step, origin: number, state: number): void {
    const restarts = origin >= RESTARTS;
    if (opened && (state === 0 || restarts || isBreak(step))) {
      const closed = !isBreak(step) && !restarts;
      const end = isBreak(step) ? step.end : step.start;
      const outer = { start: opened.outer, end: closed ? step.end : end };
      found({ outer, inner: { start: opened.inner, end }, family: opened.family, closed });
    }
    if (state === 0) opened = undefined;
    else if (isBreak(step)) opened = opened && { ...opened, outer: step.nextStart, inner: step.nextStart };
    else if (origin === 0 || restarts) opened = { outer: step.start, inner: step.end, family: step.family };
  }

  return { take, settle };
}

function isOutside(cost: Float64Array): boolean {
  for (let state = 1; state < STATES; state++) if ((cost[state] as number) < Infinity) return false;
  return true;
}
