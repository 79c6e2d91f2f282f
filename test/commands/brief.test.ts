import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lineOf, openBot, quotesIn, type TestBot, wordsOf } from '../fixtures/bot.ts';
import { bridge, briefOf, said, storm } from '../fixtures/briefs.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await openBot([bridge(), storm()]);
});

afterEach(() => bot.close());

const labels = async (line: string) => (await bot.reply(line)).actions.map((action) => action.label);

describe('/brief', () => {
  it('without a topic is the newest briefing', async () => {
    expect((await bot.reply('/brief')).blocks[0]).toEqual({ type: 'heading', text: 'A storm closes the harbour' });
  });

  it('shows source, read time, summary, points and every quotation with its credit and receipt', async () => {
    const message = await bot.reply('/brief new-bridge');
    expect(wordsOf(message)).toBe(
      `The mayor opens the new bridge
Source: The Harbour Gazette · 4 May 2026 · 1 min read · in the library since 4 May 2026
Summary, in an editor’s own words
The bridge of Port Ansel opened a year late.
Key points, in an editor’s own words
It carries trams.
3 quotations in the article’s words
We should have started sooner,
Lea Okafor, Mayor
see it in the article · one part of a split quotation
and we should have said so.
Lea Okafor, Mayor
see it in the article · one part of a split quotation
Nobody asked the ferrymen.
Tomas Brandt, Ferry captain
see it in the article`,
    );
    expect(message.notice).toBe('The mayor opens the new bridge (The Harbour Gazette): a briefing with 3 quotations.');
  });

  it('gives a receipt that scrolls to the words, or their offsets where the article has no address', async () => {
    const linked = JSON.stringify((await bot.reply('/brief new-bridge')).blocks);
    expect(linked).toContain('https://gazette.example/bridge#:~:text=Nobody%20asked%20the%20ferrymen%2E');
    expect(wordsOf(await bot.reply('/brief spring-storm'))).toContain('characters 100–121 of the article’s text');
  });

  it('tells an editor’s own words from the article’s, which it never runs together', async () => {
    const summary = [
      { text: 'Ours.' },
      { text: 'Theirs.', start: 0, end: 7 },
      { text: 'And theirs.', start: 90, end: 101 },
    ];
    await bot.store.publish(briefOf('mixed', { summary, points: [{ text: 'Theirs too.', start: 200, end: 211 }] }));
    const { blocks } = await bot.reply('/brief mixed');
    expect(blocks.slice(2, 8)).toEqual([
      { type: 'small', spans: ['Summary, in an editor’s own words'] },
      { type: 'text', spans: ['Ours.'] },
      { type: 'small', spans: ['Summary, in the article’s words'] },
      { type: 'list', items: [['Theirs.'], ['And theirs.']] },
      { type: 'small', spans: ['Key points, in the article’s words'] },
      { type: 'list', items: [['Theirs too.']] },
    ]);
  });

  it('never gives words to somebody: unattributed is said so, and a source without a name is not named', async () => {
    const unnamed = said(null, 'No comment.', { kind: 'unnamed', title: 'a senior official' });
    await bot.store.publish(briefOf('unnamed', { quotes: [said(null, 'It was like a wall.'), unnamed] }));
    const credits = (await bot.reply('/brief unnamed')).blocks.flatMap((it) =>
      it.type === 'quote' ? [it.credit] : [],
    );
    expect(credits).toEqual([['Unattributed'], ['a senior official', ' (not named in the article)']]);
  });

  it('is asked for by slug, topic or title, in any case', async () => {
    for (const line of [
      'brief NEW-BRIDGE',
      '/brief transport',
      '/brief the mayor opens the new bridge',
      '/brief topic:new-bridge',
    ])
      expect((await bot.reply(line)).blocks[0]).toEqual({ type: 'heading', text: 'The mayor opens the new bridge' });
  });

  it('lists the briefings of a topic that has several, each behind a button', async () => {
    const message = await bot.reply('/brief harbour');
    expect(wordsOf(message)).toMatch(
      /^Briefings on harbour\n2 briefings\nA storm closes the harbour · Source: Coastal Wire/,
    );
    const opened = await bot.reply(lineOf(message, 'The mayor opens the new bridge'));
    expect(quotesIn(opened)).toHaveLength(3);
  });

  it('has buttons for the people it quotes, which answer with exactly theirs', async () => {
    expect(await labels('/brief new-bridge')).toEqual([
      'Quotes: Lea Okafor',
      'Quotes: Tomas Brandt',
      'Share to channel',
    ]);
    const quotes = await bot.reply(lineOf(await bot.reply('/brief new-bridge'), 'Quotes: Tomas Brandt'));
    expect(quotesIn(quotes)).toEqual(['Nobody asked the ferrymen.']);
  });

  it('asks back where a topic is unknown, with what is like it', async () => {
    const { message, audience } = await bot.ask('/brief new brigde');
    expect([message.error, audience]).toEqual([true, 'caller']);
    expect(message.notice).toBe('There is no briefing on new brigde. Did you mean one of these?');
    expect(quotesIn(await bot.reply(lineOf(message, 'The mayor opens the new bridge')))).toHaveLength(3);
  });

  it('points to what there is where nothing is like it', async () => {
    const message = await bot.reply('/brief xyzzy');
    expect(message.notice).toMatch(/See what there is with \/latest, or search with \/find\.$/);
    expect(message.actions).toEqual([{ label: 'Latest briefings', line: 'latest', mode: 'replace' }]);
  });

  it('pages its quotations by ten, so that each is shown once and none is lost', async () => {
    const quotes = Array.from({ length: 23 }, (_, at) => said('Lea Okafor', `Words number ${at + 1}.`));
    await bot.store.publish(briefOf('long', { quotes }));
    const shown: string[] = [];
    let message = await bot.reply('/brief long');
    for (const page of [1, 2, 3]) {
      expect(wordsOf(message)).toContain(`23 quotations in the article’s words · page ${page} of 3`);
      expect(wordsOf(message).includes('Something happened')).toBe(page === 1);
      shown.push(...quotesIn(message));
      if (page < 3) message = await bot.reply(lineOf(message, 'Next ›'));
    }
    expect(shown).toEqual(quotes.map((quote) => quote.text));
    expect(quotesIn(await bot.reply(lineOf(message, '‹ Previous')))).toEqual(shown.slice(10, 20));
    expect(await labels('/brief long page=99')).not.toContain('Next ›');
  });
});
