import { defineCommand } from '../src/bot.ts';
import { UserError } from '../src/core/errors.ts';
import { phrase } from '../src/core/text.ts';
import type { Library } from '../src/library/library.ts';
import { readPage } from '../src/library/paging.ts';
import { didYouMean, whichSpeaker } from '../src/views/library.ts';
import { quoteLine } from '../src/views/open.ts';
import { QUOTES_A_PAGE, quotesMessage } from '../src/views/quote.ts';
import { page, speaker, topic } from './options.ts';

export const quote = defineCommand({
  name: 'quote',
  description: 'What somebody said, word for word, with receipts',
  remembered: true,
  options: {
    speaker: { ...speaker, required: true, rest: true },
    topic: { ...topic, description: 'Only in this briefing or topic' },
    page,
  },
  async run({ options, services: { library } }) {
    const { topic } = options;
    const withSpeaker = (name: string) => quoteLine(name, { topic, page: 1 });
    // A page is given by buttons only, and they give the speaker's whole name.
    const found = await library.speaker(options.speaker, options.page !== undefined);
    if (found.type === 'several') return whichSpeaker(found.speakers, withSpeaker);
    if (found.type === 'unknown') {
      const question = found.similar.length > 0 ? 'Did you mean one of these?' : 'Search the briefings with /find.';
      throw new UserError(
        phrase`Nobody called ${options.speaker} is quoted here. ${question}`,
        didYouMean(found.similar, withSpeaker),
      );
    }
    const withTopic = (value: string) => quoteLine(found.speaker.name, { topic: value, page: 1 });
    const within = topic ? await narrowed(library, topic, withTopic) : undefined;
    const quotes = await readPage(QUOTES_A_PAGE, options.page ?? 1, (limit, offset) =>
      library.quotes(found.speaker.id, within, limit, offset),
    );
    if (quotes.total === 0) throw nothingSaid(found.speaker.name, topic);
    return quotesMessage(found.speaker, quotes, { topic, page: quotes.page });
  },
});

async function narrowed(
  library: Library,
  typed: string,
  line: (topic: string) => string,
): Promise<{ slug: string } | { topic: string }> {
  const found = await library.topic(typed);
  if (found.type === 'unknown') {
    const question = found.similar.length > 0 ? 'Did you mean one of these?' : 'See what there is with /latest.';
    throw new UserError(phrase`There is no briefing on ${typed}. ${question}`, didYouMean(found.similar, line));
  }
  return found.type === 'brief' ? { slug: found.brief.slug } : { topic: found.topic };
}

const nothingSaid = (name: string, topic: string | undefined): UserError =>
  topic
    ? new UserError(phrase`${name} is not quoted in ${topic}.`, [
        { label: phrase`All quotes: ${name}`, line: quoteLine(name, { page: 1 }), mode: 'replace' },
      ])
    : new UserError(phrase`The library holds no quotation by ${name} yet.`);
