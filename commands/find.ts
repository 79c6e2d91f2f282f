import { defineCommand } from '../src/bot.ts';
import { UserError } from '../src/core/errors.ts';
import { formatLine } from '../src/core/grammar.ts';
import { phrase } from '../src/core/text.ts';
import { readPage } from '../src/library/paging.ts';
import { foundMessage } from '../src/views/library.ts';
import { page } from './options.ts';

const PAGE_SIZE = 5;

export const find = defineCommand({
  name: 'find',
  description: 'Search the briefings and their quotations for words',
  remembered: true,
  options: { words: { description: 'Words to look for; beginnings of words count', required: true, rest: true }, page },
  async run({ options: { words, page: wanted = 1 }, services: { library } }) {
    const briefs = await readPage(PAGE_SIZE, wanted, (limit, offset) => library.search(words, limit, offset));
    if (briefs.total === 0)
      throw new UserError(phrase`Nothing here has ${words}. Try fewer or other words, or see /latest.`);
    const line = (number: number) => formatLine({ command: 'find', options: { words, page: String(number) } });
    return foundMessage(briefs, words, {
      title: phrase`Found: ${words}`,
      pageSize: PAGE_SIZE,
      page: briefs.page,
      line,
    });
  },
});
