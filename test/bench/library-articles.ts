import type { Brief, Quote } from '../../src/core/brief.ts';

/** How many there are to choose from, and how many quotations an article has on average. */
export const SIZES = {
  words: 30_000,
  topics: 5000,
  speakers: 50_000,
  firsts: 1500,
  lasts: 12_000,
  roles: 300,
  quotes: 10,
};

const ONSETS = 'b br c ch d dr f fl g gr h j k kl l m n p pr qu r s sh sk st t th tr v w z'.split(' ');
const VOWELS = 'a e i o u ai ea ie oa ou'.split(' ');
const ENDS = ['', '', '', 'l', 'm', 'n', 'r', 'rd', 's', 'st', 't', 'nd', 'rn', 'x'];

export type Random = () => number;

/** The same numbers for the same seed: https://en.wikipedia.org/wiki/Linear_congruential_generator */
export function seeded(seed: number): Random {
  let state = BigInt(seed);
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number(state >> 33n) / 2 ** 31;
  };
}

/** A place in a list, the n-th as often as 1/n (Zipf). */
export const zipf = (random: Random, size: number): number => Math.floor(size ** random()) - 1;
const pick = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
const capital = (word: string): string => (word[0] as string).toUpperCase() + word.slice(1);

function inventedWords(random: Random, size: number, most: number): string[] {
  const all = new Set<string>();
  while (all.size < size) {
    const syllables = 1 + Math.floor(random() * most);
    const word = Array.from({ length: syllables }, () => pick(random, ONSETS) + pick(random, VOWELS)).join('');
    all.add(word + pick(random, ENDS));
  }
  return [...all];
}

export type World = { words: string[]; topics: string[]; speakers: string[]; roles: string[] };

/** Invented words, and from them topics, names and roles: those that come first are met most. */
export function inventWorld(): World {
  const random = seeded(1);
  const words = inventedWords(random, SIZES.words, 4);
  const names = (size: number) => inventedWords(random, size, 3).map(capital);
  const [firsts, lasts] = [names(SIZES.firsts), names(SIZES.lasts)];
  const content = () => words[100 + Math.floor((SIZES.words - 100) * random() ** 2)] as string;
  const distinct = (size: number, make: () => string) => {
    const all = new Set<string>();
    while (all.size < size) all.add(make());
    return [...all];
  };
  return {
    words,
    topics: distinct(SIZES.topics, () => capital(random() < 0.5 ? content() : `${content()} ${content()}`)),
    speakers: distinct(SIZES.speakers, () => {
      const middle = random() < 0.1 ? ` ${pick(random, ONSETS).charAt(0).toUpperCase()}.` : '';
      return `${firsts[zipf(random, SIZES.firsts)]}${middle} ${lasts[Math.floor(SIZES.lasts * random() ** 2)]}`;
    }),
    roles: distinct(SIZES.roles, () => capital(`${content()} ${content()}`)),
  };
}

/** The `at`-th invented briefing: the same one for the same number. */
export function inventBrief(world: World, at: number): Brief {
  const random = seeded(1000 + at);
  const word = () => world.words[zipf(random, SIZES.words)] as string;
  const content = () => world.words[100 + Math.floor((SIZES.words - 100) * random() ** 2)] as string;
  const sentence = (length: number) => `${capital(Array.from({ length }, word).join(' '))}.`;
  const title = capital(Array.from({ length: 8 }, () => (random() < 0.3 ? word() : content())).join(' '));
  const speakers = Array.from({ length: 4 }, () => zipf(random, SIZES.speakers));
  const quotes = Array.from({ length: SIZES.quotes }, (_, place): Quote => {
    const number = pick(random, speakers);
    const role = random() < 0.5 ? (world.roles[(number * 7 + Math.floor(random() * 3)) % SIZES.roles] as string) : null;
    const text = sentence(12);
    const start = place * 200;
    const speaker = world.speakers[number] as string;
    return { text, speaker, title: role, kind: 'person', start, end: start + text.length };
  });
  const published = new Date(Date.UTC(2016, 0, 1) + at * 3_100_000).toISOString().slice(0, 10);
  return {
    slug: `${title.toLowerCase().split(' ').slice(0, 5).join('-')}-${at}`,
    title,
    source: { publisher: 'The Invented Times', url: `https://times.example/${at}`, published },
    topics: [...new Set(Array.from({ length: 3 }, () => world.topics[zipf(random, SIZES.topics)] as string))],
    summary: Array.from({ length: 3 }, () => ({ text: sentence(16) })),
    points: [],
    quotes,
  };
}
