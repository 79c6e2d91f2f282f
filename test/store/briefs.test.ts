import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PublishedBrief } from '../../src/core/brief.ts';
import { withdraw } from '../../src/store/briefs.ts';
import { bridge, briefOf, said, storm } from '../fixtures/briefs.ts';
import { openStore, type Store } from '../fixtures/store.ts';

let store: Store;

beforeEach(async () => {
  store = await openStore(bridge(), storm());
});

afterEach(() => store.close());

async function bySlug(slug: string): Promise<PublishedBrief> {
  const found = await store.library.topic(slug);
  if (found.type !== 'brief') throw new Error(`no briefing ${slug}`);
  return found.brief;
}

const latest = async () => (await store.library.latest(10, 0)).items.map((brief) => brief.slug);
const take = (slug: string) => store.database.transaction((tx) => withdraw(tx, slug));

describe('a published briefing', () => {
  it('comes back as it went in, to the last character', async () => {
    const brief = briefOf('odd', {
      title: 'A | B, <@U1> and "C" \u202e— 🦊',
      source: {
        publisher: 'P & Q',
        url: 'https://p.example/?a=1#b',
        author: 'Ida',
        published: '2026-05-04',
        sha256: 'ab',
      },
      topics: ['R&D', 'Ports'],
      summary: [{ text: 'It holds a | and a \\.' }, { text: 'Words.', start: 3, end: 9 }],
      points: [{ text: 'A point\twith a tab.' }],
      quotes: [
        said('Lea Okafor', 'We | they\nsaid "so", 𝕏 — e\u0301 \u2028 $1 ?1', { title: 'Mayor', utterance: 7 }),
        said('The Port Act', 'Shall | may', { kind: 'document' }),
        said(null, '’tis', { kind: 'unnamed', title: 'a sailor' }),
      ],
    });
    await store.publish(brief);
    expect(await bySlug('odd')).toEqual({ ...brief, seq: 3, publishedAt: '2026-05-04T12:02:00.000Z' });
  });

  it('gets the next number, and the highest number is the newest', async () => {
    expect((await bySlug('new-bridge')).seq).toBe(1);
    expect((await bySlug('spring-storm')).seq).toBe(2);
    expect(await latest()).toEqual(['spring-storm', 'new-bridge']);
    expect((await store.library.newest())?.slug).toBe('spring-storm');
  });

  it('keeps its number and its day when a new version comes, which is all that is shown', async () => {
    await store.publish({ ...bridge(), title: 'The bridge is closed again', topics: ['Repairs'], quotes: [] });
    const again = await bySlug('new-bridge');
    expect([again.seq, again.publishedAt]).toEqual([1, '2026-05-04T12:00:00.000Z']);
    expect([again.title, again.quotes]).toEqual(['The bridge is closed again', []]);
    expect(await latest()).toEqual(['spring-storm', 'new-bridge']);
    expect((await store.library.search('ferrymen', 10, 0)).total).toBe(0);
    expect((await store.library.topic('transport')).type).toBe('unknown');
    expect((await store.library.topic('repairs')).type).toBe('brief');
    await store.publish(briefOf('after'));
    expect((await bySlug('after')).seq).toBe(3);
  });

  it('takes no number when its publishing fails', async () => {
    const failing = { ...briefOf('failing'), quotes: [{ ...said('Lea Okafor', 'x'), start: Number.NaN }] };
    await expect(store.publish(failing)).rejects.toThrow();
    expect(await latest()).toEqual(['spring-storm', 'new-bridge']);
    await store.publish(briefOf('after'));
    expect((await bySlug('after')).seq).toBe(3);
  });
});

describe('a withdrawn briefing', () => {
  beforeEach(() => take('new-bridge'));

  it('is in no list, topic, search or completion', async () => {
    expect(await latest()).toEqual(['spring-storm']);
    expect((await store.library.latest(10, 0)).total).toBe(1);
    expect(await store.library.topic('new-bridge')).toEqual({ type: 'unknown', similar: [] });
    expect(await store.library.topic('the mayor opens the new bridge')).toEqual({ type: 'unknown', similar: [] });
    expect((await store.library.topic('transport')).type).toBe('unknown');
    expect((await store.library.briefsOf('harbour', 10, 0)).items.map((brief) => brief.slug)).toEqual(['spring-storm']);
    expect((await store.library.search('ferrymen', 10, 0)).total).toBe(0);
    for (const typed of ['', 'new', 'bridge', 'mayor', 'transport'])
      expect((await store.library.completeTopics(typed)).map((choice) => choice.value)).not.toContain('new-bridge');
    expect(await store.library.completeTopics('transport')).toEqual([]);
    expect(await store.library.completeTopics('harbour')).toContainEqual({ label: 'Harbour', value: 'harbour' });
  });

  it('takes those with it whom only it quotes, out of every answer and completion', async () => {
    expect(await store.library.speaker('brandt')).toEqual({ type: 'unknown', similar: [] });
    expect(await store.library.completeSpeakers('tomas')).toEqual([]);
    expect(await store.library.completeSpeakers('brandtt')).toEqual([]);
  });

  it('leaves the quotations that others hold', async () => {
    const found = await store.library.speaker('okafor');
    if (found.type !== 'one') throw new Error(found.type);
    const quotes = await store.library.quotes(found.speaker.id, undefined, 10, 0);
    expect([found.speaker.quotes, quotes.total]).toEqual([1, 1]);
    expect(quotes.items[0]?.quote.text).toBe('Stay at home tonight.');
  });

  it('has its old place and number when it is published again', async () => {
    await store.publish(briefOf('between'), bridge());
    expect((await bySlug('new-bridge')).seq).toBe(1);
    expect(await latest()).toEqual(['between', 'spring-storm', 'new-bridge']);
    expect(await store.library.speaker('brandt')).toMatchObject({ type: 'one', speaker: { quotes: 1 } });
  });

  it('may be withdrawn twice, as may one that never was', async () => {
    await take('new-bridge');
    await take('never-was');
    expect(await latest()).toEqual(['spring-storm']);
  });

  it('can be the last one', async () => {
    await take('spring-storm');
    expect(await store.library.newest()).toBeUndefined();
    expect(await store.library.latest(10, 0)).toEqual({ items: [], total: 0 });
  });
});
