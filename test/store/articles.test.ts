import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  articleAt,
  articleOf,
  articlesSharing,
  articleText,
  attachArticle,
  holderOf,
  keepAddresses,
  keepArticle,
  type NewArticle,
} from '../../src/store/articles.ts';
import { withdraw } from '../../src/store/briefs.ts';
import { addDraft } from '../../src/store/drafts.ts';
import { briefOf, NOON } from '../fixtures/briefs.ts';
import { openStore, type Store } from '../fixtures/store.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

const at = new Date(NOON).toISOString();
const article = (text: string, more: Partial<NewArticle> = {}): NewArticle => ({
  ...{
    text,
    sha256: text.padEnd(64, '0'),
    facts: { title: 'A', language: 'en' },
    readAt: at,
    addresses: [],
    bands: [],
  },
  ...more,
});
const keep = (text: string, more: Partial<NewArticle> = {}) =>
  store.database.transaction((tx) => keepArticle(tx, article(text, more)));
const draft = (id: string, text: number, state: 'open' | 'published' | 'discarded', slug = id) =>
  store.database.transaction((tx) =>
    addDraft(tx, {
      ...{ id, state, article: text, brief: briefOf(slug), origin: {}, createdAt: at, changedAt: at },
      review: { sure: {}, people: [], aliases: [] },
    }),
  );

describe('an article', () => {
  it('is kept once, under every address it was met under, with every character of its text', async () => {
    const text = 'Zoë said “😀”.\r\n\u2028\u0007';
    const id = await keep(text, { addresses: ['https://a.example/1'] });
    expect(await keep(text, { addresses: ['https://b.example/2'] })).toBe(id);
    for (const address of ['https://a.example/1', 'https://b.example/2'])
      expect(await articleAt(store.database, address)).toBe(id);
    expect(await articleText(store.database, id)).toBe(text);
    expect(await articleOf(store.database, text.padEnd(64, '0'))).toBe(id);
  });

  it('is what its address led to last', async () => {
    const old = await keep('old', { addresses: ['https://a.example/1'] });
    const renewed = await keep('new', { addresses: ['https://a.example/1'] });
    expect(await articleAt(store.database, 'https://a.example/1')).toBe(renewed);
    await store.database.transaction((tx) => keepAddresses(tx, old, ['https://a.example/1']));
    expect(await articleAt(store.database, 'https://a.example/1')).toBe(old);
  });

  it('is found by the bands it shares, those with most first, the newest of equals', async () => {
    const [one, two, three] = [
      await keep('one', { bands: [1, 2, 4_294_967_295, 4_294_967_295] }),
      await keep('two', { bands: [1, 2, 3] }),
      await keep('three', { bands: [3, 9] }),
    ];
    expect(await articlesSharing(store.database, [1, 2, 3], 5)).toEqual([two, one, three]);
    expect(await articlesSharing(store.database, [4_294_967_295], 5)).toEqual([one]);
    expect(await articlesSharing(store.database, [1, 2, 3, 9], 1)).toEqual([two]);
    expect(await articlesSharing(store.database, [], 5)).toEqual([]);
  });

  it('of a briefing that has one already is not exchanged', async () => {
    const [one, two] = [await keep('one'), await keep('two')];
    await store.publish(briefOf('light'));
    for (const id of [one, two]) await store.database.transaction((tx) => attachArticle(tx, 'light', id));
    expect(await store.database.get('SELECT article FROM brief')).toEqual({ article: one });
  });
});

describe('where an article is', () => {
  it('is nowhere while nobody made anything of it', async () => {
    const id = await keep('one');
    expect(
      await holderOf(store.database, { article: id, sha256: 'x', address: 'https://a.example/1' }),
    ).toBeUndefined();
    expect(await holderOf(store.database, {})).toBeUndefined();
  });

  it('is the published briefing, then the open draft, then what was put away', async () => {
    const id = await keep('one');
    const sha256 = 'a'.repeat(64);
    const where = async () => {
      const holder = await holderOf(store.database, { article: id, sha256 });
      return holder && `${holder.state} ${holder.type === 'brief' ? holder.slug : holder.id}`;
    };
    await draft('dddd', id, 'discarded');
    expect(await where()).toBe('discarded dddd');
    await store.publish(briefOf('light', { source: { publisher: 'A', sha256 } }));
    await store.database.transaction((tx) => withdraw(tx, 'light'));
    expect(await where()).toBe('withdrawn light');
    await draft('oooo', id, 'open');
    await draft('pppp', id, 'published');
    expect(await where()).toBe('open oooo');
    await store.publish(briefOf('light', { source: { publisher: 'A', sha256 } }));
    expect(await where()).toBe('published light');
  });

  it('is found by the address of a briefing of the data folder, retracted or not', async () => {
    const url = 'https://www.a.example/1?utm_source=x';
    const brief = briefOf('light', { source: { publisher: 'A', url } });
    await store.publish(brief);
    expect(await holderOf(store.database, { address: 'https://a.example/1' })).toMatchObject({ state: 'published' });
    await store.publish({ ...brief, retracted: { at, note: 'Untrue.' } });
    expect(await holderOf(store.database, { address: 'https://a.example/1' })).toEqual({
      ...{ type: 'brief', slug: 'light', title: brief.title, state: 'retracted' },
    });
  });
});
