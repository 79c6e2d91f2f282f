import { describe, expect, it } from 'vitest';
import { sift } from '../../../src/ingest/feed/keys.ts';
import type { Item } from '../../../src/ingest/feed/read.ts';
import type { SeenKey } from '../../../src/store/feeds.ts';

const DAY = 24 * 3_600_000;
const START = Date.UTC(2026, 4, 4, 12);

const item = (name: string, changes: Partial<Item> = {}): Item => ({
  id: `id-${name}`,
  url: `https://gazette.example/2026/${name}`,
  title: `The story of ${name}`,
  published: '2026-05-04T08:00:00.000Z',
  ...changes,
});

/** A feed's memory, as the store keeps it. */
function memory() {
  let keys = new Map<string, SeenKey>();
  let items = 0;
  return {
    size: () => keys.size,
    /** The titles that are new. */
    sees(all: readonly Item[], day = 0): string[] {
      const { fresh, keep, forget } = sift(all, [...keys.values()], START + day * DAY, () => `item-${++items}`);
      keys = new Map([...keys].filter(([key]) => !forget.includes(key)));
      for (const key of keep) keys.set(key.key, key);
      return fresh.map(({ article }) => article.title);
    },
  };
}

const BRIDGE = 'The story of bridge';

describe('an item that was seen is known again', () => {
  it.each<[string, Partial<Item>]>([
    ['with another date', { published: '2026-05-09T08:00:00.000Z', updated: '2026-05-09T08:00:00.000Z' }],
    ['without a date', { published: undefined }],
    ['with another title', { title: 'Something else entirely' }],
    ['with another id', { id: 'another' }],
    ['with another id and date', { id: 'another', published: '2026-05-09T08:00:00.000Z' }],
    ['at another address', { url: 'https://gazette.example/other' }],
    ['with another id and address on the same day', { id: 'another', url: 'https://gazette.example/other' }],
    [
      'in capitals, with another id and address',
      { id: 'x', url: 'https://gazette.example/x', title: 'THE STORY OF BRIDGE!' },
    ],
  ])('%s', (_, changes) => {
    const feed = memory();
    expect(feed.sees([item('bridge')])).toEqual([BRIDGE]);
    expect(feed.sees([item('bridge', changes)])).toEqual([]);
  });

  it('with another id, date and query, where its path names it', () => {
    const feed = memory();
    const url = 'https://gazette.example/news/new-bridge-opens?session=';
    feed.sees([item('bridge', { url: `${url}1` })]);
    expect(feed.sees([item('bridge', { id: 'x', url: `${url}2`, published: '2026-05-06T00:00:00.000Z' })])).toEqual([]);
  });

  it('after a chain of changes, one at a time', () => {
    const feed = memory();
    feed.sees([item('bridge')]);
    feed.sees([item('bridge', { id: 'two' })]);
    feed.sees([item('bridge', { id: 'two', url: 'https://gazette.example/two' })]);
    expect(feed.sees([{ id: 'three', url: 'https://gazette.example/two', title: 'Other words' }])).toEqual([]);
  });
});

describe('new is', () => {
  it('an item of the same title on another day', () => {
    const feed = memory();
    feed.sees([item('weather', { title: 'The weather' })]);
    const tomorrow = { title: 'The weather', published: '2026-05-05T08:00:00.000Z' };
    expect(feed.sees([item('weather-2', tomorrow)], 1)).toEqual(['The weather']);
  });

  it('an item of the same title and day that stands beside the other', () => {
    const feed = memory();
    const [one, two] = [item('one', { title: 'The weather' }), item('two', { title: 'The weather' })];
    feed.sees([one]);
    expect(feed.sees([one, two])).toEqual(['The weather']);
    expect(memory().sees([one, two])).toEqual(['The weather', 'The weather']);
  });

  it('an item of the same title at a script’s address with another number', () => {
    const feed = memory();
    const at = (number: number, day: number) =>
      item(`${number}`, {
        url: `https://gazette.example/story.php?id=${number}`,
        title: 'The weather',
        published: `2026-05-0${day}T08:00:00.000Z`,
      });
    feed.sees([at(1, 4)]);
    expect(feed.sees([at(2, 5)])).toEqual(['The weather']);
  });

  it('once what stands twice in the same document', () => {
    expect(memory().sees([item('bridge'), item('bridge', { title: 'Again' })])).toEqual([BRIDGE]);
  });
});

describe('what is remembered', () => {
  it('lasts while an item stands in the feed, even if the feed was not read for a year', () => {
    const feed = memory();
    feed.sees([item('bridge')]);
    expect(feed.sees([item('bridge')], 365)).toEqual([]);
    expect(feed.sees([item('bridge')], 366)).toEqual([]);
  });

  it('ends ninety days after an item has gone', () => {
    const feed = memory();
    feed.sees([item('bridge')]);
    feed.sees([item('ferry')], 89);
    expect(feed.sees([item('bridge')], 89)).toEqual([]);
    feed.sees([item('ferry')], 200);
    expect(feed.sees([item('bridge')], 201)).toEqual([BRIDGE]);
  });

  it('is written anew once a day at most', () => {
    const seen = sift([item('bridge')], [], START, () => 'a').keep;
    expect(sift([item('bridge')], seen, START + DAY / 2, () => 'b').keep).toEqual([]);
    expect(sift([item('bridge')], seen, START + DAY, () => 'b').keep).toHaveLength(seen.length);
  });

  it('stays bounded where a feed changes ids, dates and queries of the same articles at every hour', () => {
    const feed = memory();
    const hourly = (hour: number) =>
      Array.from({ length: 5 }, (_, at) =>
        item(`${at}`, {
          id: `${hour}-${at}`,
          url: `https://gazette.example/news/article-number-${at}?visit=${hour}`,
          published: new Date(START + hour * 3_600_000).toISOString(),
        }),
      );
    expect(feed.sees(hourly(0))).toHaveLength(5);
    let most = 0;
    for (let hour = 1; hour <= 40 * 24; hour += 6) {
      expect(feed.sees(hourly(hour), hour / 24)).toEqual([]);
      most = Math.max(most, feed.size());
    }
    expect(most).toBeLessThan(5 * (4 * 9 * 3));
  });

  it('stays bounded where everything is another article at every hour, and what stands in the feed is known', () => {
    const feed = memory();
    const hourly = (hour: number) => Array.from({ length: 50 }, (_, at) => item(`${hour}-${at}`));
    let most = 0;
    for (let hour = 0; hour < 3 * 24; hour += 1) {
      expect(feed.sees(hourly(hour), hour / 24)).toHaveLength(50);
      most = Math.max(most, feed.size());
    }
    expect(most).toBeLessThan(5_010);
    expect(feed.sees([...hourly(71), ...hourly(60)], 3)).toEqual([]);
    expect(feed.sees(hourly(0), 3)).toHaveLength(50);
  });
});
