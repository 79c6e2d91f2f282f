import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBot, quotesIn, type TestBot, wordsOf } from '../fixtures/bot.ts';
import { LIGHTHOUSE } from '../ingest/pages.ts';

let test: TestBot;
beforeEach(async () => {
  test = await openBot([]);
});
afterEach(() => test.close());

const extract = (text: string) => test.ask({ command: 'extract', options: { text } });

it('shows a text’s quotations word for word, with who said each, to the caller alone', async () => {
  const { message, audience } = await extract(LIGHTHOUSE.join('\n'));
  expect([message.notice, audience]).toEqual(['4 quotations in this text.', 'caller']);
  for (const words of quotesIn(message)) expect(LIGHTHOUSE.join('\n')).toContain(`“${words}”`);
  expect(wordsOf(message)).toContain('Tom Reyes');
  expect(wordsOf(message)).toMatch(/characters \d+–\d+ of the article’s text/);
  expect(message.actions).toEqual([]);
});

it('says when there is none', async () => {
  const { message } = await extract('Nobody said a word.');
  expect(message.notice).toBe('No quotation in this text.');
  expect(wordsOf(message)).toContain('Nothing stands between quotation marks');
});

it('shows the first 25 of a long text, and counts the rest', async () => {
  const text = Array.from({ length: 40 }, (_, at) => `“We wait for ship number ${at} here,” said Ada Quill.`).join(
    '\n',
  );
  const { message } = await extract(text);
  expect([message.notice, quotesIn(message).length]).toEqual(['40 quotations in this text.', 25]);
  expect(wordsOf(message)).toContain('15 more quotations: give less of the text at once.');
});

it('is asked by anybody, and keeps nothing', async () => {
  await extract(LIGHTHOUSE.join('\n'));
  expect(await test.store.database.get('SELECT id FROM article')).toBeUndefined();
});

it('says where it has no word lists for the language', async () => {
  const { message } = await extract('“Lautta ei kulje enää tänä talvena,” sanoi satamapäällikkö Aino Kivi torstaina.');
  expect([message.notice, wordsOf(message)]).toEqual([
    '1 quotation in this text.',
    expect.stringContaining('Verbatim has no word lists for this language'),
  ]);
  expect(wordsOf((await extract('“So it was,” said Ada Quill.')).message)).not.toContain('word lists');
});
