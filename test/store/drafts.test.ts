import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '../../src/core/draft.ts';
import { keepArticle } from '../../src/store/articles.ts';
import { withdraw } from '../../src/store/briefs.ts';
import { addDraft, draftById, isSlugTaken, openDrafts, saveDraft } from '../../src/store/drafts.ts';
import { briefOf, NOON, said } from '../fixtures/briefs.ts';
import { openStore, type Store } from '../fixtures/store.ts';

let store: Store;
let article: number;
beforeEach(async () => {
  store = await openStore();
  const facts = { title: 'A', language: 'en' };
  article = await store.database.transaction((tx) =>
    keepArticle(tx, { sha256: 'a'.repeat(64), text: 'A', facts, readAt: '', addresses: [], bands: [] }),
  );
});
afterEach(() => store.close());

const draft = (id: string, minutes = 0, more: Partial<Draft> = {}): Draft => {
  const at = new Date(NOON + minutes * 60_000).toISOString();
  return {
    ...{ id, article, state: 'open', origin: { person: 'Ada “Q” Quill' }, createdAt: at, changedAt: at },
    brief: briefOf(`draft-${id}`, { quotes: [said('Zoë "Q" Quill', 'It’s 😀, “so” it is.', { utterance: 1 })] }),
    review: { sure: { 100: 0.5 }, people: ['Zoë'], aliases: [{ alias: 'Zoe', name: 'Zoë' }] },
    ...more,
  };
};
const add = (it: Draft) => store.database.transaction((tx) => addDraft(tx, it));
const save = (it: Draft) => store.database.transaction((tx) => saveDraft(tx, it));

describe('a draft', () => {
  it('is read back as it was kept, and as it was changed', async () => {
    const kept = draft('abcd');
    expect(await add(kept)).toBe(true);
    expect(await draftById(store.database, 'abcd')).toEqual(kept);
    const changed: Draft = {
      ...kept,
      state: 'discarded',
      changedAt: new Date(NOON + 1).toISOString(),
      brief: { ...kept.brief, slug: 'other' },
    };
    await save(changed);
    expect(await draftById(store.database, 'abcd')).toEqual(changed);
    expect(await draftById(store.database, 'zzzz')).toBeUndefined();
  });

  it('takes no id of another, whatever became of that', async () => {
    await add(draft('abcd', 0, { state: 'discarded' }));
    expect(await add(draft('abcd', 1, { brief: briefOf('other') }))).toBe(false);
    expect((await draftById(store.database, 'abcd'))?.brief.slug).toBe('draft-abcd');
  });

  it('shares its slug with no other open one, which the store itself sees to', async () => {
    await add(draft('abcd'));
    await expect(add(draft('efgh', 0, { brief: briefOf('draft-abcd') }))).rejects.toThrow();
    expect(await draftById(store.database, 'efgh')).toBeUndefined();
  });
});

describe('drafts that wait', () => {
  it('are the open ones, the newest first, a page at a time', async () => {
    for (const [at, id] of ['aaaa', 'bbbb', 'cccc'].entries()) await add(draft(id, at));
    await add(draft('dddd', 9, { state: 'published' }));
    const page = await openDrafts(store.database, 2, 0);
    expect([page.items.map(({ id }) => id), page.total]).toEqual([['cccc', 'bbbb'], 3]);
    expect((await openDrafts(store.database, 2, 2)).items.map(({ id }) => id)).toEqual(['aaaa']);
  });
});

describe('a slug', () => {
  it('is taken by a briefing, also one that was withdrawn, and by an open draft other than its own', async () => {
    await store.publish(briefOf('light'), briefOf('gone'));
    await store.database.transaction((tx) => withdraw(tx, 'gone'));
    await add(draft('abcd'));
    await add(draft('efgh', 0, { state: 'discarded' }));
    const taken = await Promise.all(
      ['light', 'gone', 'draft-abcd', 'draft-efgh', 'free'].map((slug) => isSlugTaken(store.database, slug)),
    );
    expect(taken).toEqual([true, true, true, false, false]);
    expect(await isSlugTaken(store.database, 'draft-abcd', 'abcd')).toBe(false);
    expect(await isSlugTaken(store.database, 'light', 'abcd')).toBe(true);
  });
});
