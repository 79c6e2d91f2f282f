import { defineCommand } from '../src/bot.ts';
import { draftEnded, draftMessage } from '../src/views/draft.ts';
import { alsoMessage, knownMessage } from '../src/views/ingested.ts';
import { requirePublisher } from './rights.ts';

export const add = defineCommand({
  name: 'add',
  description: 'Make a briefing of an article: a draft that you look at before it is public',
  changes: true,
  private: true,
  onMessage: { label: 'Brief this link', option: 'url', takes: 'link' },
  options: { url: { description: 'The article’s link', required: true, rest: true, maxLength: 2000 } },
  async run(request) {
    await requirePublisher(request);
    const { options, services, caller } = request;
    const result = await services.ingest.add({ type: 'link', url: options.url }, { person: caller.name });
    if (result.type === 'draft') return draftMessage(result.draft);
    if (result.type === 'published') return draftEnded(result.draft);
    return result.type === 'known'
      ? knownMessage(result.holder, result.changed)
      : alsoMessage(result.holder, result.also);
  },
});
