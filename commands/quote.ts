import { defineCommand } from '../src/bot.ts';
import { UserError } from '../src/core/errors.ts';
import { formatLine } from '../src/core/grammar.ts';
import type { Library } from '../src/library/library.ts';
import { readPage } from '../src/library/paging.ts';
import { didYouMean, whichSpeaker } from '../src/views/library.ts';
import { briefLine } from '../src/views/open.ts';
import { QUOTES_A_PAGE, quotesMessage } from '../src/views/quote.ts';
import { page, speaker, topic } from './options.ts';

export const quote = defineCommand({
  name: 'quote',
  description: 'What somebody said, word for word, with receipts',
  options: {
    speaker: { ...speaker, required: true, rest: true },
    topic: { ...topic, description: 'Only in this briefing or topic' },
    page,
  },
  async run({ options, services: { library } }) {
    const withSpeaker = (name: string) =>
      formatLine({ command: 'quote', options: { speaker: name, ...(options.topic ? { topic: options.topic } : {}) } });
    const found = await library.speaker(options.speaker);
    if (found.type === 'several') return whichSpeaker(found.speakers.slice(0, 20), withSpeaker);
    if (found.type === 'unknown') {
      const question = found.similar.length > 0 ? 'Did you mean one of these?' : 'Search the briefings with /find.';
      throw new UserError(
        `Nobody called ${options.speaker} is quoted here. ${question}`,
        didYouMean(found.similar, withSpeaker),
      );
    }
    const within = options.topic ? await narrowed(library, options.topic) : undefined;
    const quotes = await readPage(QUOTES_A_PAGE, options.page ?? 1, (limit, offset) =>
      library.quotes(found.speaker.id, within, limit, offset),
    );
    if (quotes.total === 0) throw nothingSaid(found.speaker.name, options.topic);
    return quotesMessage(found.speaker, quotes, { topic: options.topic, page: quotes.page });
  },
});

async function narrowed(library: Library, typed: string): Promise<{ slug: string } | { topic: string }> {
  const found = await library.topic(typed);
  if (found.type === 'unknown')
    throw new UserError(
      `There is no briefing on ${typed}. See what there is with /latest.`,
      didYouMean(found.similar, briefLine),
    );
  return found.type === 'brief' ? { slug: found.brief.slug } : { topic: found.topic };
}

const nothingSaid = (name: string, topic: string | undefined): UserError =>
  topic
    ? new UserError(`${name} is not quoted in ${topic}.`, [
        {
          label: `All quotes: ${name}`,
          line: formatLine({ command: 'quote', options: { speaker: name } }),
          mode: 'replace',
        },
      ])
    : new UserError(`The library holds no quotation by ${name} yet.`);
