import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lineOf, openBot, quotesIn, type TestBot, wordsOf } from '../fixtures/bot.ts';
import { bridge, briefOf, said, storm } from '../fixtures/briefs.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await openBot([bridge(), storm()]);
});

afterEach(() => bot.close());

const heading = async (line: string) => (await bot.reply(line)).blocks.find((block) => block.type === 'heading')?.text;

describe('/quote', () => {
  it('answers with all that somebody said, word for word, with briefing and receipt, the newest first', async () => {
    const message = await bot.reply('/quote okafor');
    expect(wordsOf(message)).toBe(
      `Lea Okafor
3 quotations
Stay at home tonight.
Lea Okafor, Mayor
A storm closes the harbour · characters 100–121 of the article’s text
We should have started sooner,
Lea Okafor, Mayor
The mayor opens the new bridge · see it in the article · one part of a split quotation
and we should have said so.
Lea Okafor, Mayor
The mayor opens the new bridge · see it in the article · one part of a split quotation`,
    );
    expect(message.notice).toBe('Lea Okafor: 3 quotations, word for word.');
  });

  it.each(['OKAFOR', 'lea okafor', 'Mayor Okafor', 'Ms. Okafor', 'lea', 'speaker:okafor', '"Lea Okafor"'])(
    'knows %s',
    async (typed) => {
      expect(await heading(`/quote ${typed}`)).toBe('Lea Okafor');
    },
  );

  it('may be narrowed to a briefing or a topic, anywhere in the line', async () => {
    expect(quotesIn(await bot.reply('/quote topic:spring-storm okafor'))).toEqual(['Stay at home tonight.']);
    const message = await bot.reply('/quote okafor topic=transport');
    expect(quotesIn(message)).toHaveLength(2);
    expect(wordsOf(message)).toContain('2 quotations · only transport');
  });

  it('never answers with another’s words: Teresa is not Lea, whoever asks', async () => {
    const { message } = await bot.ask('/quote teresa okafor');
    expect(message.error).toBe(true);
    expect(message.notice).toBe('Nobody called teresa okafor is quoted here. Did you mean one of these?');
    expect(quotesIn(message)).toEqual([]);
  });

  it('asks who is meant where several go by a name, and the buttons answer for exactly them', async () => {
    await bot.store.publish(
      briefOf('ports', { quotes: [said('Okafor', 'I am not the mayor.'), said('Teresa Okafor', 'Nor am I.')] }),
    );
    const message = await bot.reply('/quote okafor');
    expect(message.notice).toBe('3 speakers go by that name: who is meant?');
    expect(message.error).toBeUndefined();
    expect(quotesIn(await bot.reply(lineOf(message, 'Okafor')))).toEqual(['I am not the mayor.']);
    expect(quotesIn(await bot.reply(lineOf(message, 'Teresa Okafor')))).toEqual(['Nor am I.']);
    expect(quotesIn(await bot.reply(lineOf(message, 'Lea Okafor')))).toHaveLength(3);
  });

  it('keeps the topic when it asks who is meant', async () => {
    await bot.store.publish(briefOf('ports', { quotes: [said('Teresa Okafor', 'Nor am I.')] }));
    const message = await bot.reply('/quote okafor topic:transport');
    expect(quotesIn(await bot.reply(lineOf(message, 'Lea Okafor')))).toHaveLength(2);
    const none = await bot.reply(lineOf(message, 'Teresa Okafor'));
    expect(none.notice).toBe('Teresa Okafor is not quoted in transport.');
    expect(quotesIn(await bot.reply(lineOf(none, 'All quotes: Teresa Okafor')))).toEqual(['Nor am I.']);
  });

  it('says so where more go by a name than it shows', async () => {
    const quotes = Array.from({ length: 24 }, (_, at) =>
      said(`P${'abcdefghijklmnopqrstuvwxyz'[at]}r Brandt`, `Words ${at}.`),
    );
    await bot.store.publish(briefOf('brandts', { quotes }));
    const message = await bot.reply('/quote brandt');
    expect(message.notice).toMatch(/^More than 20 speakers go by that name\./);
    expect(message.actions.filter((action) => action.label.endsWith('Brandt'))).toHaveLength(20);
  });

  it('offers who is like an unknown name; the button keeps the topic', async () => {
    const message = await bot.reply('/quote okafro topic:transport');
    expect(message.notice).toBe('Nobody called okafro is quoted here. Did you mean one of these?');
    expect(quotesIn(await bot.reply(lineOf(message, 'Lea Okafor')))).toHaveLength(2);
    expect((await bot.reply('/quote xyzzy')).notice).toMatch(/Search the briefings with \/find\.$/);
  });

  it('offers what is like an unknown topic; the button keeps the speaker', async () => {
    const message = await bot.reply('/quote okafor topic:transprot');
    expect(message.notice).toBe('There is no briefing on transprot. Did you mean one of these?');
    expect(quotesIn(await bot.reply(lineOf(message, 'Transport')))).toHaveLength(2);
  });

  it('pages by five, so that each is shown once and none is lost', async () => {
    const quotes = Array.from({ length: 12 }, (_, at) => said('Ida Brandt', `Words number ${at + 1}.`));
    await bot.store.publish(briefOf('long', { quotes }));
    const shown: string[] = [];
    let message = await bot.reply('/quote ida brandt topic:long');
    for (const page of [1, 2, 3]) {
      expect(wordsOf(message)).toContain(`12 quotations · only long · page ${page} of 3`);
      shown.push(...quotesIn(message));
      if (page < 3) message = await bot.reply(lineOf(message, 'Next ›'));
    }
    expect(shown).toEqual(quotes.map((quote) => quote.text));
  });

  it('shows the last page where there is none so far on', async () => {
    expect(quotesIn(await bot.reply('/quote speaker="Lea Okafor" page=9'))).toHaveLength(3);
  });

  it('needs a speaker', async () => {
    for (const line of ['/quote', '/quote topic:transport', '/quote ""', '/quote "   "'])
      expect(await bot.ask(line)).toMatchObject({
        audience: 'caller',
        message: { error: true, notice: '/quote lacks its speaker: /quote <speaker> [topic:…]' },
      });
  });

  it('opens the briefings it quotes from, each by one button', async () => {
    const labels = (await bot.reply('/quote okafor')).actions.map((action) => action.label);
    expect(labels).toEqual(['A storm closes the harbour', 'The mayor opens the new bridge', 'Share to channel']);
  });
});
