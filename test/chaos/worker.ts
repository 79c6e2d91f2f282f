// One process of Verbatim as src/main.ts composes it, on time that runs faster. It is killed, frozen and started again.
import { commands } from '../../commands/index.ts';
import type { Account, Surroundings } from '../../src/account.ts';
import { createBot } from '../../src/bot.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { Log } from '../../src/core/log.ts';
import { openDigests } from '../../src/digest/digests.ts';
import { type DigestOptions, serveDigests } from '../../src/digest/serve.ts';
import { openDraftsOf } from '../../src/ingest/drafts.ts';
import { openIngest } from '../../src/ingest/ingest.ts';
import { openCorrections } from '../../src/library/corrections.ts';
import { openLibrary } from '../../src/library/library.ts';
import type { Database } from '../../src/store/database.ts';
import { findLine, saveLines } from '../../src/store/lines.ts';
import { openDatabase } from '../../src/store/open.ts';
import { readSetting, writeSetting } from '../../src/store/settings.ts';
import { supervise } from '../../src/supervisor.ts';
import { fastClock } from './fast-time.ts';
import { ORDERS, type Orders, type Word } from './orders.ts';

const REQUEST_MS = 10_000;
const TICK_MS = 1_000;

const orders = JSON.parse(process.env[ORDERS] ?? '') as Orders;
let { offset } = orders;
process.on('message', (word: Word) => {
  offset = word.offset;
});
process.on('disconnect', () => process.exit(1)); // whoever started it is gone
const clock = fastClock(orders.pace, () => offset);
const tell = (line: string) => process.stderr.write(`${new Date(clock.now()).toISOString()} ${line}\n`);
const write = (level: string) => (fields: Record<string, unknown>, message: string) =>
  void tell(`${level} ${message} ${JSON.stringify(fields)}`);
const log: Log = { debug: () => undefined, info: write('info'), warn: write('warn'), error: write('error') };

const database = await openDatabase(orders.store, log);
const library = openLibrary(database);
const { now } = clock;
const bot = createBot({
  ...{ commands, library, log, managers: [], zone: 'UTC', reply: 'caller' },
  digests: openDigests({ database, library, now, random: Math.random }),
  ingest: openIngest({ database, fetch: () => Promise.reject(new Error('no network')), now, random: Math.random }),
  drafts: openDraftsOf(database, now),
  corrections: openCorrections({ database, library, now }),
  lines: { save: (lines) => saveLines(database, lines), find: (id) => findLine(database, id) },
});
const serve = servingWith({ database, library, clock, log, random: Math.random });
const supervisor = supervise(await accounts(orders, database, clock), { bot, database, clock, tell, serve });
process.once('SIGTERM', async () => {
  await supervisor.stop();
  await database.close();
  process.exit(0);
});
tell(`ready ${(await supervisor.start()).join(' ')}`);
void supervisor.ended.then(() => process.exit(1));

/** As src/digest/scheduler.ts, whose ticks are bound to the machine's own seconds. */
function servingWith(options: DigestOptions): Surroundings['serve'] {
  return (platform, lease, fail) => {
    const serving = serveDigests(options, platform, lease, fail);
    const stopping = new AbortController();
    void (async () => {
      while (!stopping.signal.aborted) {
        void serving.tick();
        await clock.sleep(TICK_MS, stopping.signal).catch(() => undefined);
      }
    })();
    return {
      stop: () => {
        stopping.abort();
        return serving.stop();
      },
    };
  };
}

/** Adapters are imported only where they are needed, as in main.ts. */
async function accounts({ discord, slack, pace }: Orders, store: Database, time: Clock): Promise<Account[]> {
  const requestMs = Math.round(REQUEST_MS / pace.speed);
  const memory = {
    get: (name: string) => readSetting(store, name),
    set: (name: string, value: string) => store.transaction((tx) => writeSetting(tx, name, value)),
  };
  const found: Account[] = [];
  if (discord) {
    const { createDiscord } = await import('../../src/platforms/discord/discord.ts');
    const platform = createDiscord({ ...discord, log, clock: time, memory, tell, requestMs });
    found.push({ platform, secret: discord.token });
  }
  if (slack) {
    const { createSlack } = await import('../../src/platforms/slack/slack.ts');
    found.push({ platform: createSlack({ ...slack, log, clock: time, requestMs }), secret: slack.botToken });
  }
  return found;
}
