import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personMessage } from '../../src/views/person.ts';
import { lineOf, openBot, quotesIn, type TestBot, wordsOf } from '../fixtures/bot.ts';
import { bridge, briefOf, said, storm } from '../fixtures/briefs.ts';
import { dataFolder } from '../fixtures/data-folder.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await openBot([bridge(), storm()]);
});

afterEach(() => bot.close());

const page = async (line: string) => wordsOf(await bot.reply(line));

/** A briefing of a day on which somebody with a title says something. */
const spoken = (slug: string, published: string, name: string, title: string) =>
  briefOf(slug, {
    source: { publisher: 'Coastal Wire', published },
    quotes: [said(name, `Words of ${slug}.`, { title })],
  });

describe('/person', () => {
  it('shows titles, latest quotations and briefings of somebody', async () => {
    const message = await bot.reply('/person okafor');
    expect(wordsOf(message)).toBe(
      `Lea Okafor
3 quotations in 2 briefings
Titles, as articles gave them
Mayor · 4 May 2026 · 3 quotations
Latest quotations
Stay at home tonight.
Lea Okafor, Mayor
A storm closes the harbour · characters 100–121 of the article’s text
We should have started sooner,
Lea Okafor, Mayor
The mayor opens the new bridge · see it in the article · one part of a split quotation
and we should have said so.
Lea Okafor, Mayor
The mayor opens the new bridge · see it in the article · one part of a split quotation
2 briefings
A storm closes the harbour · Source: Coastal Wire
The mayor opens the new bridge · Source: The Harbour Gazette · 4 May 2026`,
    );
    expect(message.notice).toBe('Lea Okafor: 3 quotations in 2 briefings.');
    expect(quotesIn(await bot.reply(lineOf(message, 'All quotations')))).toHaveLength(3);
    expect(await page(lineOf(message, 'A storm closes the harbour'))).toContain('It was like a wall.');
  });

  it('gives titles over time, the one held last first, whatever their capitals', async () => {
    await bot.store.publish(
      spoken('one', '2019-02-01', 'Ida Ferro', 'harbour master'),
      spoken('two', '2021-06-30T22:00:00+02:00', 'Ida Ferro', 'Harbour Master'),
      spoken('three', '2025-01-15', 'Ida Ferro', 'Minister of Transport'),
      spoken('four', '2020-03-01', 'Ida Ferro', 'Harbour Master'),
    );
    const words = await page('/person ferro');
    expect(words).toContain(`Harbour Master · 1 February 2019 – 30 June 2021 · 3 quotations
Minister of Transport · 15 January 2025 · 1 quotation`);
  });

  it('turns pages of briefings, five each, and shows every one once', async () => {
    const slugs = Array.from({ length: 12 }, (_, at) => `ferry-${at}`);
    await bot.store.publish(...slugs.map((slug) => spoken(slug, '2026-05-04', 'Ida Ferro', 'Captain')));
    const shown: string[] = [];
    let message = await bot.reply('/person ferro');
    for (const number of [1, 2, 3]) {
      const words = wordsOf(message);
      expect(words).toContain(`12 briefings · page ${number} of 3`);
      expect(words.includes('Latest quotations')).toBe(number === 1);
      shown.push(...(words.match(/^All about .*?(?= · Source)/gm) ?? []));
      if (number < 3) message = await bot.reply(lineOf(message, 'Next ›'));
    }
    expect(shown).toEqual(slugs.toReversed().map((slug) => `All about ${slug}`));
    expect(await page('/person name="Ida Ferro" page=99')).toContain('page 3 of 3');
  });

  it('knows one person across articles, by aliases and listed roles', async () => {
    const data = dataFolder();
    data.speakers({ name: 'Lea Okafor', aliases: ['Lea B. Okafor-Quist'], roles: ['Mayor of Port Ansel'] });
    for (const brief of [bridge(), spoken('wedding', '2026-08-01', 'Lea B. Okafor-Quist', 'the bride')])
      data.brief(brief);
    await data.import(bot.store.database);
    data.remove();
    const words = await page('/person okafor-quist');
    expect(words).toMatch(
      /^Lea Okafor\nMayor of Port Ansel · 4 quotations in 3 briefings\nAlso written Lea B. Okafor-Quist\n/,
    );
    expect(words).toContain('the bride · 1 August 2026 · 1 quotation');
  });

  it('keeps two people of one surname apart, and asks who is meant', async () => {
    await bot.store.publish(spoken('quarry', '2026-06-01', 'Greta Brandt', 'Quarry owner'));
    const message = await bot.reply('/person brandt');
    expect(message.notice).toBe('2 speakers go by that name: who is meant?');
    expect(await page(lineOf(message, 'Greta Brandt'))).toMatch(/^Greta Brandt\n1 quotation in 1 briefing\n/);
    const tomas = await page(lineOf(message, 'Tomas Brandt'));
    expect(tomas).toContain('Ferry captain');
    expect(tomas).not.toContain('Quarry');
  });

  it('asks back where nobody goes by that name', async () => {
    const message = await bot.reply('/person okafro');
    expect([message.error, message.notice]).toEqual([
      true,
      'Nobody called okafro is quoted here. Did you mean one of these?',
    ]);
    expect(await page(lineOf(message, 'Lea Okafor'))).toMatch(/^Lea Okafor\n/);
    expect((await bot.reply('/person xyzzy')).notice).toMatch(/Search the briefings with \/find\.$/);
    expect((await bot.reply('/person')).notice).toBe('/person lacks its name: /person <name>');
  });

  it('tells of somebody who is listed and not quoted yet', async () => {
    const data = dataFolder();
    data.speakers({ name: 'Noor Quill', roles: ['Surveyor'] });
    data.brief(bridge());
    await data.import(bot.store.database);
    data.remove();
    const message = await bot.reply('/person quill');
    expect(wordsOf(message)).toBe('Noor Quill\nSurveyor · 0 quotations in 0 briefings');
    expect(message.actions.map(({ label }) => label)).not.toContain('All quotations');
  });

  it('says “more than” where it counts no further', () => {
    const item = { slug: 'ferry', title: 'The ferry', source: { publisher: 'Coastal Wire' } };
    const message = personMessage(
      { id: 1, name: 'Ida Ferro', roles: [], quotes: 50_000 },
      {
        ...{ aliases: [], latest: [] },
        titles: [{ title: 'Captain', from: '2019-02-01', to: '2026-05-04', quotes: 500, atLeast: true }],
        briefs: { items: [item], total: 300, page: 60, atLeast: true },
      },
    );
    expect(wordsOf(message)).toBe(
      'Ida Ferro\nmore than 300 briefings · page 60 of 60\nThe ferry · Source: Coastal Wire',
    );
    expect(message.notice).toBe('Ida Ferro: 50,000 quotations in more than 300 briefings.');
  });

  it('completes names', async () => {
    expect(await bot.bot.complete('person', 'name', 'oka')).toMatchObject([{ value: 'Lea Okafor' }]);
  });
});
