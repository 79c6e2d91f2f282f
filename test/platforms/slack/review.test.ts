import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import type { Platform } from '../../../src/core/platform.ts';
import { slackManifest } from '../../../src/platforms/slack/manifest.ts';
import { createSlack } from '../../../src/platforms/slack/slack.ts';
import { ADA, BEN, type Message, type SlackDouble, startSlack } from '../../doubles/slack/index.ts';
import { openBot, type TestBot } from '../../fixtures/bot.ts';
import { LIGHTHOUSE, pageOf, webOf } from '../../ingest/pages.ts';
import { seenOnSlack } from '../../oracle/slack.ts';
import { RecordedLog } from './harness.ts';

const LIGHT = 'https://gazette.example/light';
const EDITOR = { user: BEN.id };

let bot: TestBot;
let slack: SlackDouble;
let platform: Platform;
beforeEach(async () => {
  bot = await openBot([], { fetch: webOf({ [LIGHT]: pageOf(LIGHTHOUSE) }).fetch });
  slack = await startSlack({ manifest: slackManifest(bot.bot.commands) });
  const { botToken, appToken, url: apiUrl } = slack;
  platform = createSlack({ botToken, appToken, apiUrl, log: new RecordedLog(), clock: systemClock });
  await platform.start(bot.bot);
});
afterEach(async () => {
  expect(slack.faults).toEqual([]);
  await platform.stop();
  await slack.close();
  await bot.close();
});

const shownIn = ({ text, blocks }: Message) => seenOnSlack({ text, blocks }).shown;
const shown = (messages: readonly Message[]): string =>
  messages.flatMap((message) => shownIn(message).map(({ text }) => text)).join('\n');
const hasButton = (message: Message, label: string) =>
  shownIn(message).some(({ kind, text }) => kind === 'button' && text === label);

test('a link in a message becomes a briefing: from its shortcut to the draft, a corrected speaker, and /brief', async () => {
  let answer: readonly Message[] = (await slack.shortcut('add', slack.say(`Look: <${LIGHT}>`), EDITOR)).messages;
  expect(shown(answer)).toContain('not public yet');
  expect(answer.every(({ visibleTo }) => visibleTo === BEN.id)).toBe(true);
  for (const label of ['Correct speaker', 'Correct 3', 'Oskar Lind', 'Publish']) {
    const pressed = answer.find((message) => hasButton(message, label));
    if (!pressed) throw new Error(`no button ${label} in ${shown(answer)}`);
    answer = (await slack.click(pressed, label, EDITOR)).messages;
    if (label === 'Oskar Lind') expect(shown(answer)).toContain('That is now by Oskar Lind.');
  }
  expect(shown(answer)).toContain('Published: Port Ansel lights its lighthouse again.');
  const found = shown((await slack.command('/brief', 'port-ansel-lights-lighthouse-again', { user: ADA.id })).messages);
  for (const { text, speaker } of (await bot.store.library.newest())?.quotes ?? []) {
    expect(found).toContain(text);
    expect(found).toContain(speaker);
  }
  expect(found).not.toContain('— Tom Reyes');
});

test('the shortcut makes no briefing for who does not manage the channel', async () => {
  const { messages } = await slack.shortcut('add', slack.say(LIGHT), { user: ADA.id });
  expect(shown(messages)).toContain('You may not publish or correct briefings from this channel.');
  expect(await bot.store.database.get('SELECT id FROM draft')).toBeUndefined();
});
