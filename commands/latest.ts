import { defineCommand } from '../src/bot.ts';
import { formatLine } from '../src/core/grammar.ts';
import { readPage } from '../src/library/paging.ts';
import { emptyLibrary } from '../src/views/error.ts';
import { listMessage } from '../src/views/library.ts';
import { page } from './options.ts';

const PAGE_SIZE = 10;

export const latest = defineCommand({
  name: 'latest',
  description: 'The newest briefings',
  remembered: true,
  options: { page },
  async run({ options, services: { library } }) {
    const briefs = await readPage(PAGE_SIZE, options.page ?? 1, library.latest);
    if (briefs.total === 0) throw emptyLibrary();
    const line = (number: number) => formatLine({ command: 'latest', options: { page: String(number) } });
    return listMessage(briefs, { title: 'Latest briefings', pageSize: PAGE_SIZE, page: briefs.page, line });
  },
});
