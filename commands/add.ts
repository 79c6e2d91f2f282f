import { defineCommand } from '../src/bot.ts';
import { formatLine } from '../src/core/grammar.ts';
import { draftEnded } from '../src/views/draft.ts';
import { ingestedMessage } from '../src/views/ingested.ts';
import { requirePublisher } from './rights.ts';

export const add = defineCommand({
  name: 'add',
  description: 'Make a briefing of an article: a draft that you look at before it is public',
  changes: true,
  private: true,
  onMessage: { label: 'Brief this link', option: 'url', takes: 'link' },
  options: {
    url: { description: 'The article’s link', required: true, rest: true, maxLength: 2000 },
    again: { description: 'yes: also of what the library has already', hidden: true },
  },
  async run(request) {
    await requirePublisher(request);
    const { options, services, caller } = request;
    const { url } = options;
    const again = options.again?.toLowerCase() === 'yes';
    const result = await services.ingest.add({ type: 'link', url }, { person: caller.name }, { again });
    if (result.type === 'published') return draftEnded(result.draft);
    return ingestedMessage(result, formatLine({ command: 'add', options: { url, again: 'yes' } }));
  },
});
