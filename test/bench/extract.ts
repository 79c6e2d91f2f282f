import { type Child, type Measured, startEngine } from './extract-engines.ts';
import { articlesIn, inventedArticles, textOf } from './extract-texts.ts';
import { installYardsticks, removeYardsticks, YARDSTICKS } from './extract-yardsticks.ts';
import { median, met, tell } from './process.ts';

const ROUNDS = 5;
const WARM_MS = 4_000;
const GOAL_RATE = 500;
const GOAL_MB = 250;
/** Caches and the garbage collector cost more in a large text; what is quadratic would be at hundreds. */
const GOAL_GROWTH = 2;
const SIZES = [10_000, 100_000, 1_000_000, 5_000_000];

/** Articles a second of one processor from text to quotations, beside two general libraries on the same texts, each in its process. */
export async function benchExtract(rounds = ROUNDS, files: readonly string[] = []): Promise<void> {
  const texts = files.length > 0 ? files.flatMap(articlesIn) : inventedArticles();
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  tell(`extraction of ${texts.length} articles`, `${Math.round(characters / texts.length)} characters on average`);
  const folder = installYardsticks();
  try {
    await sideBySide(folder ? ['verbatim', ...YARDSTICKS] : ['verbatim'], { texts, rounds, characters, folder });
  } finally {
    removeYardsticks(folder);
  }
  await linearity(texts);
}

type Run = { texts: string[]; rounds: number; characters: number; folder: string | null };

/** The engines take turns, round by round: what slows the machine for a while slows all of them. */
async function sideBySide(names: readonly string[], { texts, rounds, characters, folder }: Run): Promise<void> {
  const engines: Child[] = [];
  for (const name of names) engines.push(await startEngine(name, folder));
  const measured: Measured[][] = engines.map(() => []);
  for (const engine of engines) await warm(engine, texts);
  for (let round = 0; round < rounds; round++)
    for (const [at, engine] of engines.entries()) measured[at]?.push(await engine.ask({ again: 1 }));
  const seconds = measured.map((all) => all.map(({ ms }) => sum(ms) / 1_000));
  engines.forEach((engine, at) => {
    const [took, last] = [seconds[at] as number[], measured[at]?.at(-1) as Measured];
    const rate = texts.length / median(took);
    const clock = texts.length / (median((measured[at] as Measured[]).map(({ clockMs }) => clockMs)) / 1_000);
    const speed = `${rate.toFixed(0)} articles/s (${clock.toFixed(0)} by the clock), ${(characters / median(took) / 1e6).toFixed(2)} M characters/s`;
    tell(`  ${engine.name}`, speed, at === 0 ? met(`≥ ${GOAL_RATE}`, rate >= GOAL_RATE) : '');
    const each = (measured[at] as Measured[]).flatMap(({ ms }) => ms).sort((a, b) => a - b);
    const of = (part: number) => `${(each[Math.floor(part * (each.length - 1))] as number).toFixed(2)} ms`;
    tell('    an article', `p50 ${of(0.5)}, p99 ${of(0.99)}, finds ${last.found} ${engine.finds}`);
    const memory = `${last.rssMb.toFixed(0)} MB afterwards, ${engine.emptyMb.toFixed(0)} MB of it before`;
    tell('    memory', memory, at === 0 ? met(`< ${GOAL_MB} MB`, last.rssMb < GOAL_MB) : '');
    tell('    loads in', `${engine.loadMs.toFixed(0)} ms, its first article included`);
    if (at === 0) return;
    const ratio = median(took.map((theirs, round) => theirs / (seconds[0]?.[round] as number)));
    tell('    Verbatim reads', `${ratio.toFixed(2)} × as many articles in the same time`);
  });
  for (const engine of engines) engine.stop();
}

/** The compiler takes seconds until code that is used much is as fast as it gets. */
async function warm(engine: Child, texts: readonly string[]): Promise<void> {
  const started = performance.now();
  await engine.ask({ texts, again: 1 });
  while (performance.now() - started < WARM_MS) await engine.ask({ again: 1 });
}

/** Time per character of ever longer texts, made of the articles one after another. */
async function linearity(texts: readonly string[]): Promise<void> {
  const engine = await startEngine('verbatim', null);
  await warm(engine, texts);
  const whole = textOf(texts, SIZES.at(-1) as number);
  let first = 0;
  for (const size of SIZES) {
    // As many texts of the size as a million characters make: all sizes read the same articles.
    const count = Math.max(1, Math.floor(1_000_000 / size));
    const parts = Array.from({ length: count }, (_, at) => whole.slice(at * size, (at + 1) * size));
    const { ms, rssMb } = await engine.ask({ texts: parts, again: 3 });
    const cost = (sum(ms) * 1_000) / (ms.length * size);
    first ||= cost;
    const numbers = `${median(ms).toFixed(1)} ms, ${cost.toFixed(3)} µs a character, ${(cost / first).toFixed(2)} × the first`;
    const goal = size === SIZES.at(-1) ? met(`≤ ${GOAL_GROWTH} ×`, cost / first <= GOAL_GROWTH) : '';
    tell(`  one text of ${size.toLocaleString('en')} characters`, `${numbers}, ${rssMb.toFixed(0)} MB`, goal);
  }
  engine.stop();
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
