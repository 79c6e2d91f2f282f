import { defineCommand } from '../../src/bot.ts';
import { readPage } from '../../src/library/paging.ts';
import { confirmDiscard, draftEnded, draftList, draftMessage } from '../../src/views/draft.ts';
import { page } from '../options.ts';
import { requirePublisher } from '../rights.ts';
import { draft, openDraft } from './which.ts';

const PAGE_SIZE = 10;

export const list = defineCommand({
  name: 'draft list',
  description: 'Briefings that wait for somebody to look at them',
  private: true,
  options: { page },
  async run(request) {
    await requirePublisher(request);
    const { options, services } = request;
    const drafts = await readPage(PAGE_SIZE, options.page ?? 1, (limit, offset) => services.drafts.open(limit, offset));
    return draftList(drafts, drafts.page, PAGE_SIZE);
  },
});

export const show = defineCommand({
  name: 'draft show',
  description: 'A draft as it will look, and what is doubtful in it',
  private: true,
  options: { draft, page },
  run: async (request) => draftMessage(await openDraft(request), request.options.page),
});

export const publish = defineCommand({
  name: 'draft publish',
  description: 'Make a draft public: it gets its place in the library',
  changes: true,
  private: true,
  options: { draft, seen: { description: 'The version that was looked at', hidden: true, maxLength: 8 } },
  async run(request) {
    const { id } = await openDraft(request);
    const draft = await request.services.drafts.publish(id, request.options.seen);
    if (draft.state === 'open') return draftMessage(draft, 1, 'It was changed since you looked: press Publish again.');
    return draftEnded(draft);
  },
});

export const discard = defineCommand({
  name: 'draft discard',
  description: 'Throw a draft away: no feed brings it again',
  changes: true,
  private: true,
  options: { draft, sure: { description: 'Don’t ask', hidden: true } },
  async run(request) {
    const found = await openDraft(request);
    if (request.options.sure !== 'yes') return confirmDiscard(found);
    return draftEnded(await request.services.drafts.discard(found.id));
  },
});
