import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import { createPolling, type Polling, type PollingOptions } from '../../../src/ingest/feed/poll.ts';
import { FetchError } from '../../../src/ingest/fetch/fetch-error.ts';
import type { Feed } from '../../../src/library/feeds-file.ts';
import type { Database } from '../../../src/store/database.ts';
import { failedArticles, readFeedState } from '../../../src/store/feeds.ts';
import { type ManualClock, manualClock } from '../../fixtures/clock.ts';
import { onMachine } from '../../fixtures/machine.ts';
import { openStore, type Store } from '../../fixtures/store.ts';
import { feedText, forgetFeeds, names, webOf } from './web.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const URL_ = 'https://gazette.example/news.xml';
const FEED: Feed = { url: URL_, trusted: false, every: 15 * MINUTE, first: 5, topics: [] };
const page = (name: string): string => `https://gazette.example/${name}`;

let store: Store;
let clock: ManualClock;
let polling: Polling[];

beforeAll(async () => {
  store = await openStore();
});
beforeEach(() => {
  [clock, polling] = [manualClock(), []];
});
afterEach(async () => {
  await Promise.all(polling.map((it) => it.stop()));
  await forgetFeeds(store);
});
afterAll(() => store.close());

/** A process that polls, what it asked, took and logged. */
function station(options: Partial<PollingOptions> = {}, database: Database = store.database) {
  const web = webOf({ [URL_]: feedText(names(3)) });
  const [taken, logged]: [string[], string[]] = [[], []];
  const write = (fields: Record<string, unknown>, message: string) => {
    logged.push(`${message} ${JSON.stringify(fields)}`);
  };
  const poller = createPolling({
    ...{ database, clock, fetch: web.fetch, random: () => 0.5, feeds: async () => [FEED] },
    log: { debug: write, info: write, warn: write, error: write },
    addArticle: async (url) => {
      taken.push(url.replace('https://gazette.example/', ''));
      return { type: 'draft' };
    },
    ...options,
  });
  polling.push(poller);
  const pull = async () => {
    await poller.tick();
    await poller.settled();
  };
  /** Until the next pull, which is made. */
  const next = async (ms = 16 * MINUTE) => {
    await clock.pass(ms);
    await pull();
  };
  const brings = (text: string) => {
    web.pages[URL_] = text;
  };
  return { ...web, poller, taken, logged, pull, next, brings };
}

const state = () => readFeedState(store.database, URL_);
/** Minutes until the next pull. */
const pause = async () => (((await state())?.nextPullAt ?? Number.NaN) - clock.now()) / MINUTE;

describe('the first pull of a feed', () => {
  it('takes the newest five, the oldest of them first, and says what it leaves out', async () => {
    const { taken, pull, logged } = station();
    const it = station();
    it.brings(feedText(names(30)));
    await it.pull();
    expect(it.taken).toEqual(['story-5', 'story-4', 'story-3', 'story-2', 'story-1']);
    expect(it.logged.join()).toMatch(/for the first time.*"leftOut":25/);
    await pull(); // another process is not due any more
    expect([taken, logged]).toEqual([[], []]);
    await it.next();
    expect(it.taken).toHaveLength(5);
  });

  it('takes as many as its entry says', async () => {
    const it = station({ feeds: async () => [{ ...FEED, first: 0 }] });
    await it.pull();
    expect(it.taken).toEqual([]);
    it.brings(feedText(['news', ...names(3)]));
    await it.next();
    expect(it.taken).toEqual(['news']);
  });
});

describe('a later pull', () => {
  it('takes what is new, and nothing again that was edited, re-dated or given another id', async () => {
    const it = station();
    await it.pull();
    it.taken.length = 0;
    const change = (name: string) =>
      name === 'new'
        ? ''
        : `<link>/${name}?utm_source=feed</link><guid>other-${name}</guid><pubDate>Mon, 04 May 2026 11:00 GMT</pubDate>`;
    it.brings(feedText(['new', ...names(3)], change));
    await it.next();
    expect(it.taken).toEqual(['new']);
    expect(await state()).toMatchObject({ items: 4, newAt: clock.now() });
  });

  it('takes twenty of a flood, says how many it leaves out, and doesn’t take them later', async () => {
    const it = station();
    await it.pull();
    it.taken.length = 0;
    it.brings(feedText([...names(60, 'flood'), ...names(3)]));
    await it.next();
    expect(it.taken).toEqual(names(20, 'flood').reverse());
    expect(it.logged.join()).toMatch(/more at once than is taken.*"fresh":60,"leftOut":40/);
    await it.next();
    expect(it.taken).toHaveLength(20);
  });

  it('takes few of a feed that changes everything every hour, and says so until it shows what is known', async () => {
    const it = station();
    const everything = (hour: number) => feedText(names(22, `at-${hour}-story`));
    const counts: number[] = [];
    for (let hour = 0; hour < 48; hour += 1) {
      it.taken.length = 0;
      it.brings(everything(hour));
      await it.next(HOUR);
      counts.push(it.taken.length);
    }
    expect(counts).toEqual([5, 20, ...Array(46).fill(5)]);
    expect(it.logged.filter((line) => /changes everything from pull to pull/.test(line))).toHaveLength(46);
    it.taken.length = 0;
    it.brings(feedText(['at-47-story-1', ...names(20)]));
    await it.next(HOUR);
    expect(it.taken).toHaveLength(20);
    expect(it.logged.at(-1)).not.toMatch(/changes everything/);
  });

  it('asks only whether it has changed, and takes “unchanged” for an answer', async () => {
    const it = station();
    it.pages[URL_] = ({ etag, url }) =>
      etag === '"1"'
        ? { type: 'unchanged' }
        : { type: 'fetched', url, text: feedText(names(3)), etag: '"1"', lastModified: 'Mon, 04 May 2026' };
    await it.pull();
    await it.next();
    expect(it.asked[1]).toMatchObject({ kind: 'feed', etag: '"1"', lastModified: 'Mon, 04 May 2026' });
    expect(it.taken).toHaveLength(3);
    expect(await state()).toMatchObject({ readAt: clock.now(), faults: 0, etag: '"1"' });
  });

  it('comes after the interval, ten per cent more or less', async () => {
    const pauses: number[] = [];
    for (const random of [0, 0.5, 1]) {
      const url = `https://gazette.example/${random}.xml`;
      const it = station({ feeds: async () => [{ ...FEED, url }], random: () => random });
      it.pages[url] = feedText([]);
      await it.pull();
      pauses.push(((await readFeedState(store.database, url))?.nextPullAt ?? 0) - clock.now());
    }
    expect(pauses).toEqual([13.5 * MINUTE, 15 * MINUTE, 16.5 * MINUTE]);
  });

  it('is not put off when the time of day is set back by a month', async () => {
    const it = station();
    await it.pull();
    clock.set(clock.now() - 30 * 24 * HOUR);
    await it.next(0);
    expect(it.asked).toHaveLength(2);
  });

  it('tells where a feed has moved to', async () => {
    const it = station();
    const [url, movedTo] = ['https://new.example/feed', 'https://new.example/feed'];
    it.pages[URL_] = () => ({ type: 'fetched', url, movedTo, text: feedText([]) });
    await it.pull();
    expect(await state()).toMatchObject({ url: URL_, movedTo });
    it.pages[URL_] = () => ({ type: 'unchanged' });
    await it.next();
    expect((await state())?.movedTo).toBeUndefined();
  });

  it('counts the items that have no address', async () => {
    const it = station();
    it.brings(feedText(['one', 'two'], (name) => (name === 'two' ? '<guid>two</guid>' : '')));
    await it.pull();
    expect(it.taken).toEqual(['one']);
    expect(await state()).toMatchObject({ items: 1, unlinked: 1 });
  });
});

describe('a feed that can’t be read', () => {
  it('is asked less and less often, up to once a day, and says why; then as before', async () => {
    const it = station();
    it.brings('<html>');
    const pauses: number[] = [];
    for (let pulls = 0; pulls < 9; pulls += 1) {
      await it.next(24 * HOUR);
      pauses.push(await pause());
    }
    expect(pauses).toEqual([30, 60, 120, 240, 480, 960, 1440, 1440, 1440]);
    expect(await state()).toMatchObject({ faults: 9, fault: expect.stringMatching(/web page instead of a feed/) });
    expect(it.logged.at(-1)).toMatch(/asked less often.*"faults":9.*web page/);
    it.brings(feedText(names(7)));
    await it.next(24 * HOUR);
    expect([await pause(), (await state())?.fault, it.taken.length]).toEqual([15, undefined, 5]);
  });

  it('is left alone for as long as its server asks', async () => {
    const it = station();
    it.pages[URL_] = () => {
      throw new FetchError('rate', 'gazette.example asks to wait.', 3 * HOUR);
    };
    await it.pull();
    expect([await pause(), (await state())?.fault]).toEqual([180, 'gazette.example asks to wait.']);
  });

  it('is suspended when it stays gone', async () => {
    const it = station();
    delete it.pages[URL_];
    for (let pulls = 0; pulls < 8; pulls += 1) await it.next(24 * HOUR);
    expect(await state()).toMatchObject({ faults: 8, fault: expect.stringMatching(/dead/) });
    expect((await state())?.nextPullAt).toBeUndefined();
    expect(it.logged.at(-1)).toMatch(/suspended/);
    await it.next(48 * HOUR);
    expect(it.asked).toHaveLength(8);
  });

  it('is suspended at once when its server says that it is gone for good', async () => {
    const it = station();
    it.pages[URL_] = () => {
      throw new FetchError('gone', 'The link is dead.', undefined, 410);
    };
    await it.pull();
    expect(await state()).toMatchObject({ faults: 1 });
    expect((await state())?.nextPullAt).toBeUndefined();
  });

  it('is not asked at every tick where the fault is ours', async () => {
    const it = station();
    it.pages[URL_] = () => {
      throw new TypeError('a bug');
    };
    await it.pull();
    await it.next(MINUTE);
    expect([it.asked.length, await pause()]).toEqual([1, 29]);
    expect(it.logged.join()).toMatch(/"error":"TypeError: a bug/);
  });

  it('holds no other up', async () => {
    const slow = { ...FEED, url: 'https://slow.example/feed' };
    const it = station({ feeds: async () => [slow, FEED] });
    it.pages[slow.url] = ({ signal }) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    await it.poller.tick();
    await clock.pass(0);
    expect(it.taken).toHaveLength(3);
    await it.poller.stop();
    expect(await readFeedState(store.database, slow.url)).toBeUndefined();
  });
});

describe('an article that can’t be had', () => {
  const failing = (error: Error) => {
    const attempts: string[] = [];
    const it = station({
      addArticle: async (url) => {
        attempts.push(url);
        if (url.endsWith('story-1')) throw error;
        return { type: 'draft' };
      },
    });
    return { ...it, attempts: () => attempts.filter((url) => url.endsWith('story-1')).length, all: attempts };
  };

  it('for now is tried three times more, with growing pauses, and then given up', async () => {
    const it = failing(new FetchError('timeout', 'gazette.example does not answer in time.'));
    await it.pull();
    const made = [it.attempts()];
    for (const minutes of [15, 45, 15, 300, 60, 24 * 60]) {
      await it.next(minutes * MINUTE);
      made.push(it.attempts());
    }
    expect(made).toEqual([1, 2, 2, 3, 3, 4, 4]);
    const failure = { url: page('story-1'), attempts: 4, reason: 'gazette.example does not answer in time.' };
    expect(await failedArticles(store.database, URL_, 5)).toEqual([
      { item: expect.any(String), title: 'story-1', ...failure },
    ]);
    expect(it.logged.join()).toMatch(/given up.*story-1/);
  });

  it.each([
    ['is gone', new FetchError('gone', 'The link is dead.')],
    ['is no article', new UserError('This is a list of links and no article.')],
  ])('since it %s is given up at once', async (_, error) => {
    const it = failing(error);
    await it.pull();
    await it.next(24 * HOUR);
    expect(it.attempts()).toBe(1);
    expect(await failedArticles(store.database, URL_, 5)).toMatchObject([{ reason: error.message }]);
  });

  it('keeps none of the others from being taken', async () => {
    const it = failing(new TypeError('a bug'));
    await it.pull();
    expect(it.all).toHaveLength(3);
    expect(it.logged.join()).toMatch(/"error":"TypeError: a bug/);
    expect((await state())?.newAt).toBe(clock.now());
    expect(await failedArticles(store.database, URL_, 5)).toMatchObject([
      { attempts: 1, reason: expect.stringMatching(/log/) },
    ]);
  });
});

describe('of two processes', () => {
  it('one pulls a feed that is due', async () => {
    const other = station({}, onMachine('beta', 12, await store.another()));
    const it = station({}, onMachine('alpha', 11, store.database));
    await Promise.all([it.pull(), other.pull()]);
    expect(it.asked.length + other.asked.length).toBe(1);
    expect([...it.taken, ...other.taken]).toEqual(['story-3', 'story-2', 'story-1']);
  });

  it('the other goes on where one fell silent, and none is taken twice', async () => {
    const frozen = manualClock(); // of a process that no longer runs
    const library = new Set<string>();
    let revive: (() => void) | undefined;
    const add = async (url: string) => {
      const type = library.has(url) ? 'known' : 'draft';
      library.add(url);
      return { type };
    };
    const silent = station(
      {
        clock: { ...frozen, now: clock.now },
        addArticle: async (url) => {
          if (library.size === 1 && !revive)
            await new Promise<void>((resolve) => {
              revive = resolve;
            });
          return add(url);
        },
      },
      onMachine('alpha', 11, store.database),
    );
    await silent.poller.tick();
    await clock.pass(0);
    expect(library.size).toBe(1);

    const types: string[] = [];
    const other = station(
      {
        addArticle: async (url) => {
          const added = await add(url);
          types.push(added.type);
          return added;
        },
      },
      onMachine('beta', 12, await store.another()),
    );
    await other.next(); // it sees the claim
    expect(types).toEqual([]);
    await other.next(21_000);
    expect(types).toEqual(['draft', 'draft']);
    revive?.();
    await silent.poller.settled();
    expect(library.size).toBe(3);
    expect(silent.logged.join()).toMatch(/could not be pulled/);
  });
});

describe('stopping', () => {
  it('breaks off what is fetched, and what was not taken is by the next', async () => {
    const it = station({
      addArticle: (_, __, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    });
    await it.poller.tick();
    await clock.pass(0);
    await it.poller.stop();
    await it.pull();
    expect(await failedArticles(store.database, URL_, 5)).toEqual([]);

    const next = station();
    await next.next();
    expect(next.taken).toEqual(['story-3', 'story-2', 'story-1']);
  });

  it('a feed that is followed no more is asked no more, and goes on where it was when it comes back', async () => {
    let followed = [FEED];
    const it = station({ feeds: async () => followed });
    await it.pull();
    followed = [];
    await it.next();
    expect(it.asked).toHaveLength(1);
    followed = [FEED];
    await it.next();
    expect([it.asked.length, it.taken.length]).toEqual([2, 3]);
  });

  it('says once that the store can’t be used, and goes on when it can', async () => {
    let broken = true;
    const all: Database['all'] = (sql, ...values) =>
      broken ? Promise.reject(new Error('locked')) : store.database.all(sql, ...values);
    const it = station({}, { ...store.database, all });
    for (let ticks = 0; ticks < 3; ticks += 1) await it.pull();
    expect(it.logged).toEqual([expect.stringMatching(/store can’t be used.*Error: locked/)]);
    broken = false;
    await it.pull();
    expect(it.taken).toHaveLength(3);
  });
});
