import type { Family, Mark, Span } from './marks.ts';

/** A quotation between two marks, or between a mark and the edge of its paragraph where one of them is missing. */
export type Pair = { outer: Span; inner: Span; family: Family; closed: boolean };

/** What a paragraph's end offers: where it and the next stand, and the family of a mark that opens the next. */
export type Break = { end: number; nextStart: number; nextFamily: Family | undefined };

const FAMILIES: Family[] = ['double', 'single', 'guillemet', 'corner', 'whiteCorner'];
const WIDTH = FAMILIES.length + 1;
/** State 0 is outside; the others are an outer family and, from 1, the family of a quotation nested in it, 0 for none. */
const STATES = 1 + FAMILIES.length * WIDTH;
const inside = (outer: number, nested: number): number => 1 + outer * WIDTH + nested;
const RESTARTS = 0x80;

const COSTS = {
  /** Marks of the family again inside, as careless nesting has it. */
  sameNested: 1.2,
  sameNestedLeftOpen: 3,
  nestedLeftOpen: 1,
  /** “…’ and the like. */
  otherFamily: 3.5,
  /** The next paragraph opens with a mark: the usual way to go on. */
  continued: 0.3,
  unclosedFromStart: 2,
  unclosedAfterIntroduction: 3.2,
  unclosed: 4.5,
  /** The next paragraph goes on without a mark. */
  carried: 3,
  letter: 0.0004,
  letterOfSingle: 0.0015,
};
/** Readings this much worse than the best are given up. */
const BEAM = 12;
/** However bad the text, no decision waits longer than this many marks. */
const LATEST = 4096;

type Step = Mark | Break;
const isBreak = (step: Step): step is Break => !('family' in step);

/**
 * Pairs the marks of an article: the cheapest reading of all of them together (Viterbi), so that a missing mark costs
 * its own quotation and not the ones behind it. `singleCost` is what it takes to open a quotation with a single mark.
 */
export function pairing(singleCost: number, found: (pair: Pair) => void) {
  let cost = new Float64Array(STATES).fill(Infinity);
  let next = new Float64Array(STATES);
  let unclosed = new Float64Array(STATES);
  let nextUnclosed = new Float64Array(STATES);
  let steps: Step[] = [];
  let from: Uint8Array[] = [];
  let row = new Uint8Array(STATES);
  let at = 0;
  let opened: { outer: number; inner: number; family: Family } | undefined;
  cost[0] = 0;

  const offer = (to: number, value: number, origin: number, ifUnclosed: number) => {
    if (value >= (next[to] as number)) return;
    next[to] = value;
    nextUnclosed[to] = ifUnclosed;
    row[to] = origin;
  };

  const offerMark = (mark: Mark, state: number, base: number) => {
    const { open, close, stray } = mark;
    const family = FAMILIES.indexOf(mark.family);
    const ifUnclosed = unclosed[state] as number;
    offer(state, base + stray, state, ifUnclosed);
    if (state === 0) {
      offer(inside(family, 0), base + open + (mark.family === 'single' ? singleCost : 0), 0, unclosedCost(mark));
      return;
    }
    const outer = Math.floor((state - 1) / WIDTH);
    const nested = (state - 1) % WIDTH;
    if (nested > 0) {
      if (nested - 1 === family) offer(inside(outer, 0), base + close, state, ifUnclosed);
      if (outer === family) offer(0, base + close + leftOpen(outer, nested), state, 0);
      return;
    }
    offer(inside(outer, family + 1), base + open + (outer === family ? COSTS.sameNested : 0), state, ifUnclosed);
    if (outer === family) {
      offer(0, base + close, state, 0);
      offer(state, base + open + mark.restart, state | RESTARTS, unclosedCost(mark));
    } else if (outer < 2 && family < 2) offer(0, base + close + COSTS.otherFamily, state, 0);
  };

  const offerBreak = ({ nextFamily }: Break, state: number, base: number) => {
    if (state === 0) return offer(0, base, 0, 0);
    const outer = Math.floor((state - 1) / WIDTH);
    const left = leftOpen(outer, (state - 1) % WIDTH);
    const continued = nextFamily === FAMILIES[outer];
    offer(0, base + left + (continued ? COSTS.continued : (unclosed[state] as number)), state, 0);
    offer(state, base + COSTS.carried, state, COSTS.unclosed);
  };

  const take = (step: Step) => {
    const position = isBreak(step) ? step.end : step.start;
    const length = position - at;
    at = position;
    next.fill(Infinity);
    row = new Uint8Array(STATES);
    const limit = Math.min(...cost) + BEAM;
    for (let state = 0; state < STATES; state++) {
      const base = (cost[state] as number) + length * letterCost(state);
      if (base > limit) continue;
      if (isBreak(step)) offerBreak(step, state, base);
      else offerMark(step, state, base);
    }
    [cost, next] = [next, cost];
    [unclosed, nextUnclosed] = [nextUnclosed, unclosed];
    steps.push(step);
    from.push(row);
    if (steps.length >= LATEST || (isBreak(step) && isSettled(cost))) settle();
  };

  const settle = () => {
    const path = new Uint8Array(steps.length);
    const last = cost.indexOf(Math.min(...cost));
    for (let step = steps.length - 1, state = last; step >= 0; step--) {
      path[step] = (from[step] as Uint8Array)[state] as number;
      state = (path[step] as number) & ~RESTARTS;
    }
    steps.forEach((step, index) => {
      const state = index + 1 < steps.length ? (path[index + 1] as number) & ~RESTARTS : last;
      emit(step, path[index] as number, state);
    });
    steps = [];
    from = [];
    cost.fill(Infinity);
    cost[last] = 0;
  };

  const emit = (step: Step, origin: number, state: number) => {
    const wasOpen = origin > 0;
    const end = isBreak(step) ? step.end : step.start;
    const restarts = (origin & RESTARTS) > 0;
    if (wasOpen && opened && (state === 0 || restarts || isBreak(step))) {
      const closed = !isBreak(step) && !restarts;
      found({
        outer: { start: opened.outer, end: closed ? (step as Mark).end : end },
        inner: { start: opened.inner, end },
        family: opened.family,
        closed,
      });
    }
    if (state === 0) opened = undefined;
    else if (isBreak(step)) opened = opened && { ...opened, outer: step.nextStart, inner: step.nextStart };
    else if (!wasOpen || restarts) opened = { outer: step.start, inner: step.end, family: step.family };
  };

  return { take, settle };
}

function letterCost(state: number): number {
  if (state === 0) return 0;
  return FAMILIES[Math.floor((state - 1) / WIDTH)] === 'single' ? COSTS.letterOfSingle : COSTS.letter;
}

function unclosedCost({ opening }: Mark): number {
  if (opening === 'paragraph') return COSTS.unclosedFromStart;
  return opening === 'phrase' ? COSTS.unclosed : COSTS.unclosedAfterIntroduction;
}

function leftOpen(outer: number, nested: number): number {
  if (nested === 0) return 0;
  return nested - 1 === outer ? COSTS.sameNestedLeftOpen : COSTS.nestedLeftOpen;
}

function isSettled(cost: Float64Array): boolean {
  for (let state = 1; state < STATES; state++) if ((cost[state] as number) < Infinity) return false;
  return true;
}
