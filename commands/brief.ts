import { defineCommand } from '../src/bot.ts';
import { UserError } from '../src/core/errors.ts';
import { phrase } from '../src/core/text.ts';
import { readPage } from '../src/library/paging.ts';
import { briefMessage } from '../src/views/brief.ts';
import { retractedMessage } from '../src/views/corrections.ts';
import { emptyLibrary } from '../src/views/error.ts';
import { didYouMean, listMessage } from '../src/views/library.ts';
import { briefLine } from '../src/views/open.ts';
import { page, topic } from './options.ts';

const PAGE_SIZE = 10;

export const brief = defineCommand({
  name: 'brief',
  description: 'A briefing with its quotations; the newest one without a topic',
  remembered: true,
  options: { topic: { ...topic, rest: true }, page },
  async run({ options, services: { library, corrections } }) {
    const page = options.page ?? 1;
    if (!options.topic) {
      const newest = await library.newest();
      if (!newest) throw emptyLibrary();
      return briefMessage(newest, page);
    }
    const retracted = await corrections.retracted(options.topic);
    if (retracted) return retractedMessage(retracted);
    const found = await library.topic(options.topic);
    if (found.type === 'brief') return briefMessage(found.brief, page);
    if (found.type === 'unknown') throw unknownTopic(options.topic, found.similar);
    const briefs = await readPage(PAGE_SIZE, page, (limit, offset) => library.briefsOf(found.topic, limit, offset));
    const line = (number: number) => briefLine(found.topic, number);
    const title = phrase`Briefings on ${options.topic}`;
    return listMessage(briefs, { title, pageSize: PAGE_SIZE, page: briefs.page, line });
  },
});

const unknownTopic = (typed: string, similar: { label: string; value: string }[]): UserError =>
  new UserError(
    phrase`There is no briefing on ${typed}. ${similar.length > 0 ? 'Did you mean one of these?' : 'See what there is with /latest, or search with /find.'}`,
    similar.length > 0
      ? didYouMean(similar, briefLine)
      : [{ label: 'Latest briefings', line: 'latest', mode: 'replace' }],
  );
