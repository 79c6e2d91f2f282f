import { defineCommand } from '../src/bot.ts';
import { UserError } from '../src/core/errors.ts';
import { fold } from '../src/core/fold.ts';
import { formatLine } from '../src/core/grammar.ts';
import type { Library } from '../src/library/library.ts';
import { readPage } from '../src/library/paging.ts';
import { emptyLibrary } from '../src/views/error.ts';
import { listMessage } from '../src/views/library.ts';
import { page } from './options.ts';

const PAGE_SIZE = 10;

export const latest = defineCommand({
  name: 'latest',
  description: 'The newest briefings',
  remembered: true,
  options: {
    page,
    range: { description: 'From one place in the order of publishing to another', hidden: true },
    topics: { description: 'Only on these topics', hidden: true, maxLength: 2_000 },
  },
  async run({ options, services: { library } }) {
    const { range, topics } = options;
    const read = range ? rangeReader(library, range, topics) : library.latest;
    const briefs = await readPage(PAGE_SIZE, options.page ?? 1, read);
    if (briefs.total === 0) throw range ? new UserError('What was here has left the library.') : emptyLibrary();
    const line = (number: number) =>
      formatLine({
        command: 'latest',
        options: { ...(range && { range }), ...(topics && { topics }), page: String(number) },
      });
    const title = range ? 'Briefings of this digest' : 'Latest briefings';
    return listMessage(briefs, { title, pageSize: PAGE_SIZE, page: briefs.page, line });
  },
});

/** What a digest covers, from its first place to its last: `5-12`. */
function rangeReader(library: Library, typed: string, topics = '') {
  const [, first, last] = /^(\d{1,15})-(\d{1,15})$/.exec(typed) ?? [];
  if (!first || !last) throw new UserError('A range is two numbers, as in 5-12.');
  const range = {
    after: Number(first) - 1,
    through: Number(last),
    topics: topics.split(',').map(fold).filter(Boolean),
  };
  return (limit: number, offset: number) => library.range(range, limit, offset);
}
