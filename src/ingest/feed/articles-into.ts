import type { Holder } from '../../core/draft.ts';
import type { Ingest } from '../ingest.ts';
import type { AddArticle } from './take.ts';
import { feedLabel } from './tell.ts';

/** Articles of feeds go the way of every link; those of trusted feeds are published at once. */
export const articlesInto =
  (ingest: Pick<Ingest, 'add'>): AddArticle =>
  async (url, feed, signal) => {
    const options = { topics: feed.topics, publish: feed.trusted, signal };
    const added = await ingest.add({ type: 'link', url }, { feed: feedLabel(feed) }, options);
    if (added.type === 'draft') return { type: added.type, as: added.draft.id };
    return { type: added.type, as: added.type === 'published' ? added.draft.brief.slug : nameOf(added.holder) };
  };

const nameOf = (holder: Holder): string => (holder.type === 'brief' ? holder.slug : holder.id);
