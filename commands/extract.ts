import { defineCommand } from '../src/bot.ts';
import { languageIn } from '../src/ingest/brief-of.ts';
import { textQuotesMessage } from '../src/views/ingested.ts';

const SHOWN = 25;

export const extract = defineCommand({
  name: 'extract',
  description: 'The quotations in a text of yours, word for word, with who said each',
  private: true,
  onMessage: { label: 'Quotes in this text', option: 'text', takes: 'text' },
  options: {
    text: {
      description: 'The text, or part of an article',
      required: true,
      rest: true,
      asTyped: true,
      maxLength: 40_000,
    },
  },
  async run({ options, services }) {
    const quotes = await services.ingest.quotes(options.text);
    return textQuotesMessage(quotes.slice(0, SHOWN), quotes.length, await languageIn(options.text));
  },
});
