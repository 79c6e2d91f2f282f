import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lineOf, openBot, quotesIn, type TestBot, wordsOf } from '../fixtures/bot.ts';
import { bridge, briefOf, said, storm } from '../fixtures/briefs.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await openBot([
    bridge(),
    storm(),
    briefOf('old-ferry', {
      title: 'The old ferry sails again',
      source: { publisher: 'Coastal Wire', published: '2025-11-30T23:30:00+02:00' },
      topics: ['Transport'],
      quotes: [said('Ida Brandt', 'The ferrymen are back.'), said('Tomas Brandt', 'I never left.')],
    }),
  ]);
});

afterEach(() => bot.close());

const titles = async (line: string): Promise<string[]> => {
  const words = wordsOf(await bot.reply(line));
  return ['bridge', 'storm', 'ferry'].filter((it) =>
    words.includes({ bridge: 'opens the new bridge', storm: 'A storm closes', ferry: 'old ferry sails' }[it] as string),
  );
};

describe('/find narrowed', () => {
  it.each([
    ['/find ferrymen', ['bridge', 'ferry']],
    ['/find ferrymen topic:harbour', ['bridge']],
    ['/find ferrymen speaker:"Ida Brandt"', ['ferry']],
    ['/find speaker:okafor', ['bridge', 'storm']],
    ['/find topic:transport', ['bridge', 'ferry']],
    ['/find topic:transport speaker:"tomas brandt" since:2026', ['bridge']],
    ['/find since:2026-05-04 until:2026-05-04', ['bridge', 'storm']],
    ['/find until:2025', ['ferry']],
    ['/find until:2025-11', ['ferry']],
    ['/find since:2025-11-30 until:2025-11-30', ['ferry']],
    ['/find since:2025-12 topic:transport', ['bridge']],
  ])('by %s', async (line, found) => {
    expect(await titles(line)).toEqual(found);
  });

  it('says what was asked for, and shows what that person said', async () => {
    const message = await bot.reply('/find speaker:"Tomas Brandt" topic:transport until:2025');
    expect(wordsOf(message)).toContain('Found: Tomas Brandt · transport · until 2025\n1 briefing');
    expect(quotesIn(message)).toEqual(['I never left.']);
  });

  it('goes on with all that was asked for on the next page', async () => {
    await bot.store.publish(
      ...Array.from({ length: 7 }, (_, at) =>
        briefOf(`b-${at}`, { topics: ['Transport'], quotes: [said('Ida Brandt', 'ferrymen')] }),
      ),
    );
    const first = await bot.reply('/find ferrymen speaker:ida topic:transport since:2025');
    const line = lineOf(first, 'Next ›');
    expect(line).toBe('find words=ferrymen speaker="Ida Brandt" topic=transport since=2025 page=2');
    expect(wordsOf(await bot.reply(line))).toContain('8 briefings · page 2 of 2');
  });

  it('asks back where several people go by the name, and keeps the rest', async () => {
    const message = await bot.reply('/find ferrymen speaker:brandt');
    expect(message.actions?.map(({ label }) => label)).toEqual(expect.arrayContaining(['Ida Brandt', 'Tomas Brandt']));
    expect(await titles(lineOf(message, 'Ida Brandt'))).toEqual(['ferry']);
  });

  it('offers what is like a speaker or a topic that is none', async () => {
    const speaker = await bot.reply('/find ferrymen speaker:okafro');
    expect([speaker.notice, await titles(lineOf(speaker, 'Lea Okafor'))]).toEqual([
      'Nobody called okafro is quoted here. Did you mean one of these?',
      ['bridge'],
    ]);
    const topic = await bot.reply('/find ferrymen topic:harbuor');
    expect([topic.notice, await titles(lineOf(topic, 'Harbour'))]).toEqual([
      'There is no topic harbuor. Did you mean one of these?',
      ['bridge'],
    ]);
  });

  it('says what is no date, and which dates exclude each other', async () => {
    for (const date of ['yesterday', '2026-13', '2026-02-30', '04.05.2026', '26'])
      expect((await bot.reply(`/find since:${date}`)).notice).toBe(
        `since: takes a day, a month or a year, as 2026-05-04, 2026-05 or 2026; not ${date}.`,
      );
    expect((await bot.reply('/find since:2026-06 until:2026-05')).notice).toBe(
      'Nothing is both since 2026-06 and until 2026-05: swap the two.',
    );
    expect(await titles('/find since:2026-05-02 until:2026-05')).toEqual(['bridge', 'storm']);
  });

  it('by a briefing, given by its short name or title, looks in that alone', async () => {
    for (const topic of ['new-bridge', '"The mayor opens the new bridge"'])
      expect(await titles(`/find topic:${topic}`)).toEqual(['bridge']);
    expect((await bot.reply('/find storm topic:new-bridge')).notice).toMatch(/^Nothing here has storm · new-bridge/);
    expect(await titles('/find ferrymen topic:new-bridge since:2026')).toEqual(['bridge']);
  });

  it('offers topics alone where a topic is asked for', async () => {
    const offered = async (typed: string) => (await bot.bot.complete('find', 'topic', typed)).map(({ label }) => label);
    expect(await offered('')).toEqual(expect.arrayContaining(['Harbour', 'Transport', 'Weather']));
    expect(await offered('har')).toEqual(['Harbour']);
    for (const { value } of await bot.bot.complete('find', 'topic', ''))
      expect(await titles(`/find topic:${value}`)).not.toEqual([]);
  });

  it('to a speaker shows nobody else’s words, however articles spell the name', async () => {
    await bot.store.publish(
      briefOf('pier', {
        title: 'Pier',
        quotes: [said('Mia Sol', 'The pier is ours.'), said('Lea Ókafor', 'The pier stays.')],
      }),
    );
    expect(quotesIn(await bot.reply('/find pier speaker:"Lea Okafor"'))).toEqual(['The pier stays.']);
    expect(quotesIn(await bot.reply('/find bridge ours speaker:"Lea Okafor"'))).not.toContain('The pier is ours.');
  });

  it('asks for something to look for', async () => {
    expect((await bot.reply('/find')).notice).toBe(
      'Say what to look for: /find ferries, or give a speaker:, a topic:, since: or until:.',
    );
  });
});

describe('/find by several words', () => {
  it('says where nothing has all of them', async () => {
    const message = await bot.reply('/find ferrymen wall');
    expect(wordsOf(message)).toContain(
      'Found: some of “ferrymen wall”\nNothing has all of these words; these have some · 3 briefings',
    );
    expect(wordsOf(await bot.reply('/find ferrymen back'))).toContain('Found: ferrymen back\n1 briefing');
    expect((await bot.reply('/find xyzzy quux')).notice).toMatch(/^Nothing here has xyzzy quux\./);
  });

  it('names them without the signs that mean nothing here', async () => {
    expect(wordsOf(await bot.reply('/find "+ferrymen" -back*'))).toContain('Found: ferrymen back\n1 briefing');
  });

  it('warns of a quotation whose briefing was corrected', async () => {
    const warning = 'corrected, see the briefing';
    expect(wordsOf(await bot.reply('/find ferrymen'))).not.toContain(warning);
    await bot.store.publish({ ...bridge(), corrections: [{ at: '2026-05-05T08:00:00.000Z', note: 'A slip.' }] });
    for (const line of ['/find ferrymen', '/quote tomas brandt topic:harbour', '/person Tomas Brandt'])
      expect(wordsOf(await bot.reply(line))).toContain(warning);
    expect(wordsOf(await bot.reply('/brief new-bridge'))).not.toContain(warning);
  });
});

describe('/find with a slug', () => {
  it('finds its briefing alone, though others have the words', async () => {
    await bot.store.publish(briefOf('later', { title: 'Another new bridge' }));
    expect(wordsOf(await bot.reply('/find new-bridge'))).toContain('Found: new-bridge\n1 briefing\nThe mayor opens');
    expect(wordsOf(await bot.reply('/find new bridge'))).toContain('2 briefings');
  });

  it('of one word finds its briefing where nothing has the word', async () => {
    await bot.store.publish(briefOf('kelp', { title: 'Green', summary: [] }));
    expect(wordsOf(await bot.reply('/find kelp'))).toContain('1 briefing\nGreen');
  });
});

describe('/find with slips of the keys', () => {
  const labels = async (line: string) => ((await bot.reply(line)).actions ?? []).map(({ label }) => label);

  it('offers what was perhaps meant, and asks for it with all else', async () => {
    const message = await bot.reply('/find old feryr speaker:"Ida Brandt"');
    const line = lineOf(message, 'Did you mean old ferry?');
    expect([line, await titles(line)]).toEqual(['find words="old ferry" speaker="Ida Brandt" page=1', ['ferry']]);
  });

  it('offers it beside what has some of the words', async () => {
    expect(await titles('/find strom ferry')).toEqual(['bridge', 'ferry']);
    expect(await labels('/find brigde opnes')).toContain('Did you mean bridge opens?');
    expect(await labels('/find strom ferry')).toContain('Did you mean storm?');
  });

  it('offers nothing where no word is like any, or none is amiss', async () => {
    expect(await labels('/find qqqqqq zzzzzz')).toEqual([]);
    expect((await labels('/find storm ferry')).filter((it) => it.startsWith('Did'))).toEqual([]);
  });
});
