import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Brief } from '../../src/core/brief.ts';
import { briefText } from '../../src/library/write-file.ts';
import { addAlso, storedBrief } from '../../src/store/briefs.ts';
import { wholeBrief } from '../../src/store/whole.ts';
import { bridge, briefOf, NOON, said, storm } from '../fixtures/briefs.ts';
import { type DataFolder, dataFolder } from '../fixtures/data-folder.ts';
import { openStore, type Store } from '../fixtures/store.ts';

const AT = '2026-05-06T08:30:00Z';
const LATER = NOON + 3 * 86_400_000;

let store: Store;
let data: DataFolder;

beforeEach(async () => {
  [store, data] = [await openStore(), dataFolder()];
});

afterEach(async () => {
  await store.close();
  data.remove();
});

const run = (options = {}) => data.import(store.database, options);
const put = (brief: Brief, added?: string) => data.file(`briefs/${brief.slug}.yaml`, briefText(brief, added));
const latest = async () => (await store.library.latest(10, 0)).items.map(({ slug }) => slug);
const nothing = { published: [], updated: [], withdrawn: [], unchanged: 0, faults: [] };
const announced = () =>
  store.database.all(
    'SELECT slug, kind, note, at FROM correction JOIN brief ON brief.seq = correction.seq ORDER BY correction.id',
  );

describe('files that were in a library before', () => {
  it('come in the order in which they came into that, and keep since when; the others are newer', async () => {
    put(briefOf('a-new-one'));
    put(briefOf('b-third'), '2026-03-03T10:00:00+02:00');
    put(briefOf('c-first'), '2024-01-01T00:00:00Z');
    put(briefOf('d-second'), '2026-03-03T07:59:59.5Z');
    expect((await run()).published).toEqual(['c-first', 'd-second', 'b-third', 'a-new-one']);
    expect(await latest()).toEqual(['a-new-one', 'b-third', 'd-second', 'c-first']);
    const since = (await store.library.latest(10, 0)).items.map(({ publishedAt }) => publishedAt);
    expect(since).toEqual([
      ...['2026-05-04T12:00:00.000Z', '2026-03-03T08:00:00.000Z', '2026-03-03T07:59:59.500Z'],
      '2024-01-01T00:00:00.000Z',
    ]);
  });

  it('keep since when when they change', async () => {
    put(bridge(), '2024-01-01T00:00:00Z');
    await run();
    put({ ...bridge(), title: 'The bridge is shut' }, '2025-01-01T00:00:00Z');
    expect(await run()).toMatchObject({ updated: ['new-bridge'] });
    expect((await store.library.newest())?.publishedAt).toBe('2024-01-01T00:00:00.000Z');
  });
});

describe('a file that says what the library says', () => {
  it('of a briefing that came otherwise is taken note of, and nothing is new', async () => {
    await store.publish(bridge());
    const before = await wholeBrief(store.database, 'new-bridge');
    put(bridge(), before?.publishedAt);
    expect(await run({ now: () => LATER })).toEqual({ ...nothing, unchanged: 1 });
    expect(await wholeBrief(store.database, 'new-bridge')).toEqual(before);
    expect(await storedBrief(store.database, 'new-bridge')).toMatchObject({
      file: 'briefs/new-bridge.yaml',
      revision: 1,
    });
    data.delete('briefs/new-bridge.yaml');
    put(storm());
    expect(await run()).toMatchObject({ withdrawn: ['new-bridge'] });
  });

  it('settles a change made in the store', async () => {
    put(bridge());
    await run();
    const change = `UPDATE brief SET title = 'Corrected', edited = 1 WHERE slug = 'new-bridge'`;
    await store.database.transaction((tx) => tx.run(change));
    put({ ...bridge(), title: 'Corrected' });
    expect(await run()).toEqual({ ...nothing, unchanged: 1 });
    expect(await storedBrief(store.database, 'new-bridge')).toMatchObject({ edited: 0, revision: 1 });
  });

  it('may hold fewer of the pages with the same news: those that the library has met stay', async () => {
    const wire = { publisher: 'Coastal Wire', url: 'https://wire.example/bridge' };
    const echo = { publisher: 'The Quay Echo' };
    put(bridge());
    await run();
    await store.database.transaction((tx) => addAlso(tx, 'new-bridge', wire));
    put({ ...bridge(), also: [echo] });
    expect(await run()).toMatchObject({ updated: ['new-bridge'] });
    expect((await store.library.newest())?.also).toEqual([wire, echo]);
    put({ ...bridge(), title: 'The bridge is shut' });
    await run();
    expect(await store.library.newest()).toMatchObject({ title: 'The bridge is shut', also: [wire, echo] });
  });
});

describe('a file that takes its briefing back', () => {
  const serpent = (): Brief => briefOf('sea-serpent', { quotes: [said('Ida Ferro', 'It had two heads.')] });
  const retracted = { at: AT, note: 'The photograph was of a log.' };

  it('leaves it in no list, and known with its quotations', async () => {
    put(serpent());
    put(storm());
    await run();
    put({ ...serpent(), retracted });
    expect(await run({ now: () => LATER })).toEqual({ ...nothing, updated: ['sea-serpent'], unchanged: 1 });
    expect(await latest()).toEqual(['spring-storm']);
    expect((await store.library.speaker('ferro')).type).toBe('unknown');
    expect(await wholeBrief(store.database, 'sea-serpent')).toMatchObject({ ...serpent(), retracted });
    expect(await announced()).toEqual([{ slug: 'sea-serpent', kind: 'retraction', ...retracted }]);
    expect(await run()).toEqual({ ...nothing, unchanged: 2 });
  });

  it('publishes it again once it says so no more', async () => {
    put({ ...serpent(), retracted });
    expect(await run()).toMatchObject({ published: ['sea-serpent'] });
    expect(await latest()).toEqual([]);
    put(serpent());
    await run();
    expect(await latest()).toEqual(['sea-serpent']);
    expect((await store.library.speaker('ferro')).type).toBe('one');
  });
});

describe('corrections in a file', () => {
  const corrections = [{ at: AT, note: 'It opened on a Monday.' }];

  it('are announced when they are new, each once', async () => {
    put(bridge());
    await run();
    put({ ...bridge(), corrections });
    await run();
    const more = [...corrections, { at: '2026-05-07T08:30:00Z', note: 'It has five arches.' }];
    put({ ...bridge(), corrections: more });
    await run();
    put({ ...bridge(), corrections: more, title: 'The bridge is open' });
    await run();
    expect(await announced()).toEqual(more.map((it) => ({ slug: 'new-bridge', kind: 'correction', ...it })));
  });

  it('of a briefing that nobody had before are not', async () => {
    put({ ...bridge(), corrections });
    await run();
    expect(await announced()).toEqual([]);
  });
});
