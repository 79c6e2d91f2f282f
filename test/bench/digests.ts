import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '../../src/clock.ts';
import { startDiscord } from '../doubles/discord/discord.ts';
import { startSlack } from '../doubles/slack/index.ts';
import { runWithDue } from './morning.ts';
import { met, tell } from './process.ts';

/** Of the fifty requests a second that Discord takes. */
const GOAL = 0.95 * 50;
/** Few, where the first second weighs most, and as on a real morning. */
const ON_DISCORD = [600, 2_400];
const ON_SLACK = 60;
const PATIENCE_MS = 90_000;

export type Arrival = { at: number; channel: string };

/** Digests a second through the real program, to doubles that keep the platforms' documented limits. */
export async function benchDigests(): Promise<void> {
  for (const channels of ON_DISCORD) await onDiscord(channels);
  await onSlack();
}

async function onDiscord(count: number): Promise<void> {
  const names = Array.from({ length: count }, (_, at) => ({ name: `news-${at}` }));
  const discord = await startDiscord({
    guilds: [{ name: 'Newsroom', channels: names }],
    rateLimits: { global: 50, channel: { limit: 5, perMs: 5_000 } },
  });
  const channels = discord.guilds.guild().channels.map(({ id }) => id);
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url };
  const bot = await runWithDue('discord', channels, env);
  const posts = () => discord.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'));
  const arrived = () => posts().filter(({ status }) => status === 200);
  await until(() => arrived().length >= count);
  await delay(200); // a second one would come by now
  const arrivals = arrived().map(({ at, path }) => ({ at, channel: path.split('/')[2] as string }));
  const refused = discord.requests.filter(({ status }) => status === 429).length;
  const rate = rateOf(arrivals);
  const numbers = `${rate.toFixed(1)} a second, ${refused} × 429, ${describe(arrivals, bot.dueAt)}`;
  tell(`${count} digests on Discord`, numbers, met(`≥ ${GOAL} and no 429`, rate >= GOAL && refused === 0));
  tellFinish(bot.said(), arrivals);
  await bot.stop();
  await discord.close();
}

async function onSlack(): Promise<void> {
  const slack = await startSlack({ rateLimits: true });
  const channels = Array.from({ length: ON_SLACK }, (_, at) => `C0NEWS${String(at).padStart(4, '0')}`);
  for (const id of channels) slack.workspace.addChannel(id, id.toLowerCase());
  const env = { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.url };
  const bot = await runWithDue('slack', channels, env);
  const posts = () => slack.requestsOf('chat.postMessage');
  const arrived = () => posts().filter(({ error }) => error === undefined);
  await until(() => arrived().length >= ON_SLACK);
  const arrivals = arrived().map(({ at, body }) => ({ at, channel: String(body.channel) }));
  const refused = posts().filter(({ error }) => error === 'ratelimited').length;
  const numbers = `${rateOf(arrivals).toFixed(1)} a second, ${refused} × 429, ${describe(arrivals, bot.dueAt)}`;
  tell(`${ON_SLACK} digests on Slack`, numbers, met('no 429', refused === 0));
  await bot.stop();
  await slack.close();
}

const rateOf = (arrivals: readonly Arrival[]): number =>
  ((arrivals.length - 1) * 1_000) / ((arrivals.at(-1)?.at ?? 0) - (arrivals[0]?.at ?? 0));

/** How many came twice, how many before one that was due earlier, and the most in any second. */
function describe(arrivals: readonly Arrival[], dueAt: Map<string, number>): string {
  const doubled = arrivals.length - new Set(arrivals.map(({ channel }) => channel)).size;
  const due = arrivals.map(({ channel }) => dueAt.get(channel) as number);
  let latest = 0;
  const early = due.filter((at) => {
    latest = Math.max(latest, at);
    return at < latest;
  }).length;
  const times = arrivals.map(({ at }) => at).sort((a, b) => a - b);
  const most = Math.max(...times.map((at, first) => times.findLastIndex((it) => it < at + 1_000) - first + 1));
  return `${doubled} doubled, ${early} out of order, at most ${most} in any second`;
}

/** The finish that the log told, beside the actual one. */
function tellFinish(said: string, arrivals: readonly Arrival[]): void {
  const lines = said.split('\n').filter((line) => line.includes('many digests are due'));
  const { finish = '', digests = 0 } = lines.length > 0 ? JSON.parse(lines.at(-1) as string) : {};
  const late = ((arrivals.at(-1)?.at ?? 0) - Date.parse(finish)) / 1_000;
  tell('  the last left', `${late.toFixed(1)} s after the log expected it, of ${digests} digests`);
}

async function until(condition: () => boolean): Promise<void> {
  const end = systemClock.uptime() + PATIENCE_MS;
  while (!condition()) {
    if (systemClock.uptime() > end) throw new Error('not all digests arrived');
    await delay(50);
  }
}
