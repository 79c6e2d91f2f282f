import { join } from 'node:path';
import type { Clock } from '../../src/core/clock.ts';
import { openDigests } from '../../src/digest/digests.ts';
import { openLibrary } from '../../src/library/library.ts';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open.ts';
import { gather } from './crew.ts';
import { discordStage } from './discord-stage.ts';
import { fastClock, startPace } from './fast-time.ts';
import { judge, type Verdict } from './judge.ts';
import { type Done, misfortunes } from './misfortune.ts';
import { openPress } from './press.ts';
import { between, type Random, randomFrom } from './random.ts';
import { slackStage } from './slack-stage.ts';
import type { Stage } from './stage.ts';
import { postgresPlace, sqlitePlace } from './stores.ts';

export type Configuration = {
  name: string;
  store: 'sqlite' | 'postgres';
  platforms: readonly ('discord' | 'slack')[];
  processes: number;
  /** Whether the bot may read what was written. */
  history: boolean;
  /** How much faster than the machine's own the time runs. */
  speed: number;
  /** Of each platform. */
  channels: number;
  /** How often each misfortune comes, against the others; as usual if left out. */
  weights?: Done;
};

export type Limits = {
  seed: number;
  /** Trouble lasts until so many parts were sent, or for so many real seconds. */
  parts: number;
  seconds: number;
  /** How long everything may take to come to rest afterwards (real seconds). */
  restSeconds: number;
  /** Where the processes' logs go. */
  logs: string;
};

export type Outcome = Verdict & Done & { configuration: string; faults: number };

const STAGES = { discord: discordStage, slack: slackStage };
const QUIET = { info: () => undefined, warn: () => undefined };
const HOUR = 3_600_000;

/** Runs one configuration: trouble while briefings are published, then rest, then the judgement. */
export async function run(configuration: Configuration, limits: Limits): Promise<Outcome> {
  const { name, store, platforms, processes, history, speed, channels } = configuration;
  const { seed, parts, seconds, restSeconds, logs } = limits;
  const pace = startPace(speed);
  const clock = fastClock(pace);
  const place = await (store === 'postgres' ? postgresPlace() : sqlitePlace());
  const stages = await Promise.all(platforms.map((it) => STAGES[it]({ pace, seed, channels, history })));
  const database = await openDatabase(place.settings, QUIET);
  const orders = Object.assign({ store: place.settings, pace }, ...stages.map((stage) => stage.orders));
  const crew = gather(processes, orders, join(logs, `${name}.log`));
  const done: Done = { kill: 0, handOver: 0, freeze: 0, restart: 0, jump: 0 };
  try {
    await subscribeAll(database, clock, stages);
    for (const seat of crew.seats) crew.start(seat);
    const ending = new AbortController();
    const random = randomFrom(seed, 'misfortunes');
    for (const stage of stages) stage.trouble();
    const isHeld = () => store === 'sqlite' && crew.seats.some(({ frozen }) => frozen);
    const publishing = publishAll(database, randomFrom(seed, 'press'), clock, isHeld, ending.signal);
    const scene = { crew, place, store: database, clock, random, weights: configuration.weights };
    const suffering = misfortunes(scene, done, ending.signal);
    await until(seconds, async () => (await count(database, `part WHERE state IN ('sent', 'parked')`)) >= parts);
    ending.abort();
    await Promise.all([publishing, suffering]);
    for (const stage of stages) stage.calm();
    await until(restSeconds, () => isAtRest(database));
    const verdict = await judge(database, stages);
    const faults = stages.reduce((sum, stage) => sum + stage.faults(), 0);
    return { ...verdict, ...done, configuration: name, faults };
  } finally {
    await crew.end();
    await database.close();
    await Promise.all(stages.map((stage) => stage.close()));
    await place.remove();
  }
}

async function subscribeAll(database: Database, clock: Clock, stages: readonly Stage[]): Promise<void> {
  const digests = openDigests({ database, library: openLibrary(database), now: clock.now, random: Math.random });
  const wish = { rule: { cron: '* * * * *' }, zone: 'UTC', topics: [], graceMs: 3 * HOUR, createdBy: 'U1' };
  for (const { targets } of stages)
    for (const target of targets) await digests.subscribe({ ...wish, target, backlog: true });
}

/** `isHeld`: somebody who is frozen may hold the store's lock, for which the doubles in this process would wait. */
async function publishAll(
  database: Database,
  random: Random,
  clock: Clock,
  isHeld: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  const press = openPress(database, random, clock.now);
  while (!signal.aborted) {
    await clock.sleep(between(random, 5_000, 25_000), signal).catch(() => undefined);
    if (!isHeld()) await press.publish();
  }
}

const POLL_MS = 200;

async function until(seconds: number, holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + seconds * 1_000;
  while (performance.now() < end && !(await holds().catch(() => false)))
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
}

const count = async (database: Database, from: string): Promise<number> =>
  (await database.get<{ n: number }>(`SELECT count(*) AS n FROM ${from}`))?.n ?? 0;

async function isAtRest(database: Database): Promise<boolean> {
  if ((await count(database, `delivery WHERE state = 'open'`)) > 0) return false;
  const behind = `subscription WHERE mark < (SELECT value FROM sequence WHERE name = 'brief')`;
  return (await count(database, behind)) === 0;
}
