import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import type { Platform } from '../../../src/core/platform.ts';
import { createDiscord } from '../../../src/platforms/discord/discord.ts';
import {
  type DiscordDouble,
  type Exchange,
  type Message,
  startDiscord,
  type Who,
} from '../../doubles/discord/discord.ts';
import { openBot, type TestBot } from '../../fixtures/bot.ts';
import { LIGHTHOUSE, pageOf, webOf } from '../../ingest/pages.ts';
import { seenOnDiscord } from '../../oracle/discord.ts';
import { MemoryLog } from './harness.ts';

const LIGHT = 'https://gazette.example/light';
const SLUG = 'port-ansel-lights-lighthouse-again';
const EDITOR: Who = { name: 'ada', permissions: ['ViewChannel', 'SendMessages', 'ManageGuild'] };

let bot: TestBot;
let discord: DiscordDouble;
let platform: Platform;
beforeEach(async () => {
  bot = await openBot([], { fetch: webOf({ [LIGHT]: pageOf(LIGHTHOUSE) }).fetch });
  discord = await startDiscord();
  const memory = { get: async () => undefined, set: async () => undefined };
  const { token, url: apiUrl } = discord;
  platform = createDiscord({ token, apiUrl, log: new MemoryLog(), clock: systemClock, memory });
  await platform.start(bot.bot);
});
afterEach(async () => {
  await platform.stop();
  await discord.close();
  await bot.close();
});

const shown = (messages: readonly Message[]): string =>
  messages.flatMap(({ body }) => seenOnDiscord(body).shown.map(({ text }) => text)).join('\n');
/** The messages of an answer, or the message whose button was pressed, as they stand then. */
const answered = async (exchange: Exchange, pressed?: Message): Promise<readonly Message[]> => {
  await exchange.settled();
  return exchange.messages.length > 0 ? exchange.messages : pressed ? [pressed] : [];
};

test('a link in a message becomes a briefing: from its menu to the draft, a corrected speaker, and /brief', async () => {
  let answer = await answered(discord.useOn('Brief this link', discord.say(`Look: ${LIGHT}`), EDITOR));
  expect(shown(answer)).toContain('not public yet');
  expect(answer.every(({ ephemeral }) => ephemeral)).toBe(true);
  for (const label of ['Correct speaker', 'Correct 3', 'Oskar Lind', 'Publish']) {
    const pressed = answer.find(({ buttons }) => buttons.some((button) => button.label === label));
    answer = await answered(discord.click(label, pressed, EDITOR), pressed);
    if (label === 'Oskar Lind') expect(shown(answer)).toContain('That is now by Oskar Lind.');
  }
  expect(shown(answer)).toContain('Published: Port Ansel lights its lighthouse again.');
  const found = shown(await answered(discord.slash('brief', { topic: SLUG }, { name: 'ben' }, { force: true })));
  for (const { text, speaker } of (await bot.store.library.newest())?.quotes ?? []) {
    expect(found).toContain(text);
    expect(found).toContain(speaker);
  }
  expect(found).not.toContain('— Tom Reyes');
});

test('the menu makes no briefing for who does not manage the channel', async () => {
  const answer = await answered(discord.useOn('Brief this link', discord.say(LIGHT), { name: 'ben' }));
  expect(shown(answer)).toContain('You may not publish or correct briefings from this channel.');
  expect(await bot.store.database.get('SELECT id FROM draft')).toBeUndefined();
});
