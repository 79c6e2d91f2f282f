import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withdraw } from '../src/store/briefs.ts';
import { CHANNEL, openBot, quotesIn, type TestBot, wordsOf } from './fixtures/bot.ts';
import { bridge, storm } from './fixtures/briefs.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await openBot([bridge(), storm()]);
});

afterEach(() => bot.close());

describe('an answer that was given before', () => {
  it('is the very same while the library is', async () => {
    expect(await bot.reply('/quote brandt')).toBe(await bot.reply('quote speaker:brandt'));
  });

  it('is a new one as soon as the briefing is another, or gone, whoever did that', async () => {
    await bot.reply('/quote brandt');
    const other = await bot.store.another();
    await other.transaction((tx) => withdraw(tx, 'new-bridge'));
    await other.close();
    expect((await bot.reply('/quote brandt')).error).toBe(true);
    await bot.store.publish({
      ...bridge(),
      quotes: bridge()
        .quotes.slice(2)
        .map((it) => ({ ...it, text: 'Never mind, they said.' })),
    });
    expect(quotesIn(await bot.reply('/quote brandt'))).toEqual(['Never mind, they said.']);
  });

  it('is not that of another place: who may not share has no button for it', async () => {
    const modes = async (place = CHANNEL) =>
      (await bot.reply('/latest', { place })).actions.map((action) => action.mode);
    expect(await modes()).toContain('share');
    expect(await modes({ ...CHANNEL, maySpeak: false })).not.toContain('share');
    expect(await modes({ ...CHANNEL, direct: true })).not.toContain('share');
    expect(await modes()).toContain('share');
  });

  it('is not signed with another’s name', async () => {
    const shared = async (name: string) =>
      wordsOf(await bot.reply('latest', { mode: 'share', caller: { id: name, name } }))
        .split('\n')
        .at(-1);
    expect([await shared('Ada'), await shared('Bea')]).toEqual(['Shared by Ada', 'Shared by Bea']);
    expect(wordsOf(await bot.reply('latest'))).not.toContain('Shared by');
  });

  it('is not that to a question that only reads alike', async () => {
    expect(quotesIn(await bot.reply('/quote okafor topic:transport'))).toHaveLength(2);
    expect(quotesIn(await bot.reply({ command: 'quote', options: { speaker: 'okafor' } }))).toHaveLength(3);
    expect((await bot.reply({ command: 'quote', options: { speaker: 'okafor topic=transport' } })).error).toBe(true);
  });

  it('is kept for a while only, and right after that too', async () => {
    const first = await bot.reply('/find harbour');
    for (let at = 0; at < 250; at += 1) await bot.reply(`/find harbour page=${at + 1}`);
    expect(await bot.reply('/find harbour')).toEqual(first);
  });
});
