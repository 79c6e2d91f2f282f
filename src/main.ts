import { config as loadEnv } from 'dotenv';
import type { Account, Surroundings } from './account.ts';
import { type App, faultLines, openApp } from './app.ts';
import { systemClock } from './clock.ts';
import { type Config, readConfig } from './config.ts';
import { ConfigError } from './core/errors.ts';
import type { Log } from './core/log.ts';
import type { Platform } from './core/platform.ts';
import { createLog } from './log.ts';
import { readSetting, writeSetting } from './store/settings.ts';
import { type Supervisor, supervise } from './supervisor.ts';

const tell = (line: string) => process.stderr.write(`${line}\n`);

/** The composition root: reads the settings, builds, wires, starts, and stops on SIGTERM or SIGINT. */
export async function main(): Promise<void> {
  try {
    loadEnv({ quiet: true });
    const config = readConfig(process.env);
    const log = await createLog(config.logLevel);
    const app = await openApp(config, log, systemClock.now);
    for (const line of faultLines(app.imported, config.data)) tell(line);
    if (config.discord || config.slack || config.platformFaults.length > 0) await serve(config, app, log);
    else await chat(app, config, log);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    tell(error.message);
    process.exitCode = 1;
  }
}

async function chat(app: App, { data }: Config, log: Log): Promise<void> {
  const { bot, database } = app;
  const { createTerminal } = await import('./platforms/terminal/terminal.ts');
  const terminal = createTerminal({ input: process.stdin, output: process.stdout, prompts: process.stderr });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void terminal.stop());
  await terminal.start(bot);
  const digests = process.stdin.isTTY ? await terminalDigests(terminal, app, log) : undefined;
  const over = new AbortController();
  const following = followSoon(app, data, log, over.signal);
  await terminal.ended;
  over.abort();
  await Promise.all([digests?.stop(), following]);
  await database.close();
}

/** A line that is piped in is answered and over before anything is loaded for feeds. */
const SOON_MS = 1_000;

/** Feeds are pulled for as long as the chat is open, whoever writes in it. */
async function followSoon(app: App, data: string, log: Log, over: AbortSignal): Promise<void> {
  const isOver = new Promise((resolve) => over.addEventListener('abort', resolve));
  await Promise.race([systemClock.sleep(SOON_MS), isOver]);
  if (over.aborted) return;
  const { followFeeds } = await import('./feeds.ts');
  const feeds = followFeeds(app, data, log);
  await isOver;
  await feeds.stop();
}

/** The terminal's own digests come while it is open; of several terminals, in one. */
async function terminalDigests(terminal: Platform, { bot, database, library }: App, log: Log): Promise<Supervisor> {
  const { scheduleDigests } = await import('./digest/scheduler.ts');
  const digests = { database, library, clock: systemClock, log, random: Math.random };
  const account = { platform: { ...terminal, start: async () => undefined, stop: async () => undefined }, secret: '' };
  const serve: Surroundings['serve'] = (_, lease, fail) => scheduleDigests(digests, terminal, lease, fail);
  const supervisor = supervise([account], { bot, database, clock: systemClock, tell: () => undefined, serve });
  await supervisor.start();
  return supervisor;
}

async function serve(config: Config, app: App, log: Log): Promise<void> {
  const { bot, database, library } = app;
  for (const fault of config.platformFaults) tell(fault);
  const [all, { scheduleDigests }, { followFeeds }] = await Promise.all([
    accounts(config, app, log),
    import('./digest/scheduler.ts'),
    import('./feeds.ts'),
  ]);
  const digests = { database, library, clock: systemClock, log, random: Math.random };
  const serve: Surroundings['serve'] = (platform, lease, fail) => scheduleDigests(digests, platform, lease, fail);
  const supervisor = supervise(all, { bot, database, clock: systemClock, tell, serve });
  const feeds = followFeeds(app, config.data, log);
  // What is waited for, between two tries or in standing by, holds no process by itself.
  setInterval(() => undefined, 2 ** 30);
  let stopped: Promise<void> | undefined;
  const stop = async (code: number) => {
    stopped ??= Promise.all([supervisor.stop(), feeds.stop()]).then(() => database.close());
    await stopped;
    // A vanished peer's socket would hold the process for half a minute.
    process.exit(code);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(0));
  const up = await supervisor.start();
  if (up.length > 0) tell(`ready ${up.join(' ')}`);
  void supervisor.ended.then(() => stop(1));
}

/** Adapters are imported only where they are configured: each costs a third of a second. */
async function accounts({ discord, slack }: Config, { database }: App, log: Log): Promise<Account[]> {
  const clock = systemClock;
  const memory = {
    get: (name: string) => readSetting(database, name),
    set: (name: string, value: string) => database.transaction((tx) => writeSetting(tx, name, value)),
  };
  return Promise.all([
    ...(discord
      ? [
          import('./platforms/discord/discord.ts').then(({ createDiscord }) => ({
            platform: createDiscord({ ...discord, log, clock, memory, tell }),
            secret: discord.token,
          })),
        ]
      : []),
    ...(slack
      ? [
          import('./platforms/slack/slack.ts').then(({ createSlack }) => ({
            platform: createSlack({ ...slack, log, clock }),
            secret: slack.botToken,
          })),
        ]
      : []),
  ]);
}
