import { setTimeout as delay } from 'node:timers/promises';
import { startDiscord } from '../doubles/discord/discord.ts';
import { runWithDue } from './morning.ts';
import { met, tell } from './process.ts';

const CHANNELS = 10_000;
const WATCHED_MS = 20_000;
const GOAL_MB = 100;

/** How much more memory the real program takes while thousands of channels are due. */
export async function benchMemory(): Promise<void> {
  const names = Array.from({ length: CHANNELS }, (_, at) => ({ name: `news-${at}` }));
  const discord = await startDiscord({ guilds: [{ name: 'Newsroom', channels: names }], history: false });
  const channels = discord.guilds.guild().channels.map(({ id }) => id);
  const bot = await runWithDue('discord', channels, { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url });
  const before = bot.rssMb();
  let most = before;
  for (let waited = 0; waited < WATCHED_MS; waited += 250) {
    await delay(250);
    most = Math.max(most, bot.rssMb());
  }
  const numbers = `${before.toFixed(0)} MB when ready, at most ${most.toFixed(0)} MB`;
  tell(`memory while ${CHANNELS} channels are due`, numbers, met(`≤ ${GOAL_MB} MB more`, most - before <= GOAL_MB));
  await bot.stop();
  await discord.close();
}
