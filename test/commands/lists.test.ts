import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { lineOf, openBot, quotesIn, type TestBot, wordsOf } from '../fixtures/bot.ts';
import { bridge, briefOf, said, storm } from '../fixtures/briefs.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await openBot([bridge(), storm()]);
});

afterEach(() => bot.close());

describe('/latest', () => {
  it('lists the newest briefings first, with source and age', async () => {
    expect(wordsOf(await bot.reply('/latest'))).toBe(
      `Latest briefings
2 briefings
A storm closes the harbour · Source: Coastal Wire · 4 May 2026
The mayor opens the new bridge · Source: The Harbour Gazette · 4 May 2026 · 4 May 2026`,
    );
  });

  it('pages by ten, each briefing once', async () => {
    await bot.store.publish(...Array.from({ length: 19 }, (_, at) => briefOf(`b-${at + 1}`)));
    const first = await bot.reply('/latest');
    const second = await bot.reply(lineOf(first, 'Next ›'));
    const third = await bot.reply(lineOf(second, 'Next ›'));
    const titles = [first, second, third].flatMap((message) =>
      message.blocks.flatMap((it) => (it.type === 'list' ? it.items : [])),
    );
    expect(new Set(titles.map((item) => JSON.stringify(item[0]))).size).toBe(21);
    expect(wordsOf(third)).toContain('21 briefings · page 3 of 3');
  });
});

describe('/find', () => {
  it('shows each briefing that has the words, with a quotation that holds one of them', async () => {
    const message = await bot.reply('/find ferrymen');
    expect(wordsOf(message)).toContain('Found: ferrymen\n1 briefing\nThe mayor opens the new bridge');
    expect(quotesIn(message)).toEqual(['Nobody asked the ferrymen.']);
    expect(wordsOf(message)).toContain('Tomas Brandt, Ferry captain');
  });

  it('shows no quotation where none holds a word of it', async () => {
    expect(quotesIn(await bot.reply('/find trams'))).toEqual([]);
  });

  it('pages by five, and its buttons keep the words', async () => {
    await bot.store.publish(
      ...Array.from({ length: 12 }, (_, at) => briefOf(`b-${at}`, { quotes: [said('Ida', `lighthouse ${at}`)] })),
    );
    const first = await bot.reply('/find a "lighthouse"');
    const last = await bot.reply(lineOf(await bot.reply(lineOf(first, 'Next ›')), 'Next ›'));
    expect(wordsOf(last)).toContain('12 briefings · page 3 of 3');
    expect(quotesIn(last)).toHaveLength(2);
  });

  it('says so where nothing has the words', async () => {
    const { message, audience } = await bot.ask('/find xyzzy ***');
    expect([message.error, audience]).toEqual([true, 'caller']);
    expect(message.notice).toBe('Nothing here has xyzzy. Try fewer or other words, or see /latest.');
  });
});

describe('/help', () => {
  it('shows every command with its usage, from the commands themselves', async () => {
    const text = wordsOf(await bot.reply('/help'));
    for (const command of commands) expect(text).toContain(`/${command.name}`);
    for (const command of commands) expect(text).toContain(command.description);
    expect(text).toContain('/quote <speaker> [topic:…] What somebody said');
    expect(text).not.toContain('page');
  });
});

describe('an empty library', () => {
  it('says how to fill it', async () => {
    const empty = await openBot([]);
    for (const line of ['/brief', '/latest'])
      expect(await empty.reply(line)).toMatchObject({
        error: true,
        notice:
          'The library holds no briefing yet: put one into the briefs folder of the data and run `npm run -s verbatim -- import`.',
      });
    for (const line of ['/brief iran', '/quote kerry', '/find words', '/quote kerry topic:x'])
      expect(await empty.reply(line)).toMatchObject({ error: true, notice: expect.stringMatching(/\.$/) });
    expect((await empty.reply('/help')).error).toBeUndefined();
    await empty.close();
  });
});
