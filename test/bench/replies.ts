import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands } from '../../commands/index.ts';
import { openApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Message } from '../../src/core/message.ts';
import type { Part } from '../../src/core/platform.ts';
import { createLog } from '../../src/log.ts';
import { discordCommands } from '../../src/platforms/discord/commands.ts';
import { renderDiscord } from '../../src/platforms/discord/render.ts';
import { renderSlack } from '../../src/platforms/slack/render.ts';
import { type DiscordDouble, startDiscord } from '../doubles/discord/discord.ts';
import { type SlackDouble, startSlack } from '../doubles/slack/index.ts';
import { type Running, report, run } from './process.ts';

const OURS = 'src/start.mjs';
const BARE = 'test/bench/bare.mjs';
const WARM_UP = 60;
const STARTS = 9;
const QUESTIONS = { brief: { topic: 'iran-isis' }, quote: { speaker: 'kerry' } };

type World = { discord: DiscordDouble; slack: SlackDouble; env: Record<string, string> };

async function world(extra: Record<string, string>): Promise<World> {
  const discord = await startDiscord({ history: false });
  const slack = await startSlack({ keepHistory: false });
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.url,
    LOG_LEVEL: 'warn',
    ...extra,
  };
  return { discord, slack, env };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const askDiscord = ({ discord }: World, name: keyof typeof QUESTIONS) =>
  timed(() => discord.settled(discord.slash(name, QUESTIONS[name])));

const askSlack = ({ slack }: World, name: keyof typeof QUESTIONS) =>
  timed(() => slack.command(`/${name}`, Object.values(QUESTIONS[name])[0] as string));

/** The two are asked in turn, so that whatever slows the machine slows both. */
async function replies(ours: World, bare: World, rounds: number): Promise<void> {
  for (const name of ['brief', 'quote'] as const)
    for (const [platform, ask] of [
      ['Discord', askDiscord],
      ['Slack', askSlack],
    ] as const) {
      const times: [number[], number[]] = [[], []];
      for (let round = -WARM_UP; round < rounds; round += 1)
        for (const [at, one] of [ours, bare].entries()) {
          const ms = await ask(one, name);
          if (round >= 0) times[at as 0 | 1].push(ms);
        }
      report(`/${name} on ${platform}, median reply`, 'ms', times[0], times[1], 1.1);
    }
}

async function starts(ours: World, bare: World): Promise<void> {
  const ms: [number[], number[]] = [[], []];
  const rss: [number[], number[]] = [[], []];
  for (let round = 0; round < STARTS; round += 1)
    for (const [at, one] of [ours, bare].entries()) {
      const running = await run(at === 0 ? OURS : BARE, one.env);
      ms[at as 0 | 1].push(running.startMs);
      rss[at as 0 | 1].push(running.rssMb());
      await running.stop();
    }
  report('start to ready, both platforms', 'ms', ms[0], ms[1], 1.3);
  report('resident memory when ready', 'MB', rss[0], rss[1], 1.3);
}

/** Ours beside the bare clients in the same run: reply time, start to ready, resident memory. */
export async function benchReplies(rounds = 400): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'));
  const running: Running[] = [];
  try {
    const state = join(folder, 'state');
    const app = await openApp(readConfig({ VERBATIM_STATE: state }), await createLog('warn'), Date.now);
    const place = { platform: 'bench', channel: 'C1', direct: false, maySpeak: true };
    const body = async (invocation: string, render: (message: Message) => Part[]) =>
      render((await app.bot.answer({ invocation, caller: { id: 'U1', name: 'Ada' }, place })).message)[0]?.body;
    const bodies = async (render: (message: Message) => Part[]) => ({
      brief: await body('brief iran-isis', render),
      quote: await body('quote kerry', render),
    });
    const [discord, slack] = [await bodies(renderDiscord), await bodies(renderSlack)];
    await app.database.close();
    const payloads = join(folder, 'payloads.json');
    writeFileSync(payloads, JSON.stringify({ discord, slack, commands: discordCommands(commands) }));

    const ours = await world({ VERBATIM_STATE: state });
    const bare = await world({ PAYLOADS: payloads });
    await starts(ours, bare);
    running.push(await run(OURS, ours.env));
    running.push(await run(BARE, { ...bare.env, REGISTER: '1' }));
    await replies(ours, bare, rounds);
    report('resident memory after the questions', 'MB', [running[0]?.rssMb() ?? 0], [running[1]?.rssMb() ?? 0], 1.3);
  } finally {
    for (const one of running) await one.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
