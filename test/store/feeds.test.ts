import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  allFeedStates,
  dropArticle,
  type FeedState,
  failedArticles,
  forgetFailures,
  forgetKeys,
  keepKeys,
  noteFailure,
  queueArticles,
  readFeedState,
  readyArticles,
  saveFeedState,
  seenKeys,
} from '../../src/store/feeds.ts';
import { NOON } from '../fixtures/briefs.ts';
import { openStore, type Store } from '../fixtures/store.ts';

const FEED = 'https://gazette.example/news.xml';
const STATE: FeedState = {
  url: FEED,
  items: 3,
  unlinked: 0,
  faults: 0,
  pulledAt: NOON,
  readAt: NOON,
  nextPullAt: NOON + 1,
};

let store: Store;

beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

const article = (item: string) => ({ item, url: `https://gazette.example/${item}`, title: item.toUpperCase() });
const ready = async (now = NOON) => (await readyArticles(store.database, FEED, now, 10)).map(({ item }) => item);

it('how far a feed is stands there as it was saved last, what is unknown left out', async () => {
  const { database } = store;
  expect(await readFeedState(database, FEED)).toBeUndefined();
  await database.transaction((tx) => saveFeedState(tx, { ...STATE, etag: '"1"', fault: 'It is away.' }));
  await database.transaction((tx) => saveFeedState(tx, STATE));
  expect(await readFeedState(database, FEED)).toEqual(STATE);
  expect(await allFeedStates(database)).toEqual(new Map([[FEED, STATE]]));
});

it('keys are remembered, seen anew and forgotten, thousands at once, each feed’s for itself', async () => {
  const { database } = store;
  const keys = Array.from({ length: 1_500 }, (_, at) => ({ key: `k${at}`, item: `i${at}`, seenAt: NOON }));
  await database.transaction(async (tx) => {
    await keepKeys(tx, FEED, keys);
    await keepKeys(tx, 'https://other.example/', keys.slice(0, 1));
    await keepKeys(tx, FEED, [{ key: 'k0', item: 'another', seenAt: NOON + 1 }]);
    await forgetKeys(
      tx,
      FEED,
      keys.slice(1, 1_000).map(({ key }) => key),
    );
  });
  const left = await seenKeys(database, FEED);
  expect(left).toHaveLength(501);
  expect(left.find(({ key }) => key === 'k0')).toEqual({ key: 'k0', item: 'i0', seenAt: NOON + 1 });
  expect(await seenKeys(database, 'https://other.example/')).toHaveLength(1);
});

it('articles wait in the order they came in, and leave when they are taken', async () => {
  const { database } = store;
  await database.transaction((tx) => queueArticles(tx, FEED, ['b', 'a'].map(article), NOON));
  await database.transaction((tx) => queueArticles(tx, FEED, [article('c')], NOON));
  expect(await ready()).toEqual(['b', 'a', 'c']);
  await database.transaction((tx) => dropArticle(tx, FEED, 'a'));
  expect(await ready()).toEqual(['b', 'c']);
  expect(await failedArticles(database, FEED, 10)).toEqual([]);
});

it('an article that failed waits for its time, or was given up and is forgotten in time', async () => {
  const { database } = store;
  await database.transaction(async (tx) => {
    await queueArticles(tx, FEED, ['a', 'b'].map(article), NOON);
    await noteFailure(tx, FEED, { ...article('a'), attempts: 1, notBefore: NOON + 10, reason: 'Later.' }, NOON);
    await noteFailure(tx, FEED, { ...article('b'), attempts: 1, reason: 'Gone.' }, NOON + 1);
  });
  expect(await ready()).toEqual([]);
  expect(await ready(NOON + 10)).toEqual(['a']);
  const failures = [
    { ...article('b'), attempts: 1, reason: 'Gone.' },
    { ...article('a'), attempts: 1, notBefore: NOON + 10, reason: 'Later.' },
  ];
  expect(await failedArticles(database, FEED, 10)).toEqual(failures);
  await database.transaction((tx) => forgetFailures(tx, FEED, NOON + 2));
  expect(await failedArticles(database, FEED, 10)).toEqual(failures.slice(1));
});
