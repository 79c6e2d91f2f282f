import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { FetchError } from '../../src/ingest/fetch/fetch-error.ts';
import { addFeed } from '../../src/verbs/feeds/add.ts';
import type { Desk } from '../../src/verbs/feeds/desk.ts';
import { listFeeds } from '../../src/verbs/feeds/list.ts';
import { pullFeeds } from '../../src/verbs/feeds/pull.ts';
import { removeFeed } from '../../src/verbs/feeds/remove.ts';
import { type ManualClock, manualClock } from '../fixtures/clock.ts';
import { openStore, type Store } from '../fixtures/store.ts';
import { feedText, forgetFeeds, names, webOf } from '../ingest/feed/web.ts';
import { temporaryFolder } from '../process.ts';

const NEWS = 'https://gazette.example/news.xml';
const HOME = 'https://gazette.example/';
const NOTHING = () => undefined;

let store: Store;
let folder: ReturnType<typeof temporaryFolder>;
let clock: ManualClock;
let out: string[];
let told: string[];
let web: ReturnType<typeof webOf>;
let desk: Desk;

beforeAll(async () => {
  store = await openStore();
});
beforeEach(() => {
  [folder, clock, out, told] = [temporaryFolder(), manualClock(), [], []];
  web = webOf({
    [NEWS]: feedText(names(8)),
    [HOME]:
      '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="news.xml"></head></html>',
  });
  desk = {
    ...{ data: folder.path, zone: 'UTC', database: store.database, fetch: web.fetch, clock },
    log: { debug: NOTHING, info: NOTHING, warn: NOTHING, error: NOTHING },
    addArticle: async (url) => {
      if (url.endsWith('story-2')) throw new UserError('This is no article.');
      return { type: 'draft', as: url.slice(-1).repeat(4) };
    },
    out: (line) => out.push(...line.split('\n')),
    tell: (line) => told.push(line),
  };
});
afterEach(async () => {
  await forgetFeeds(store);
  folder.remove();
});
afterAll(() => store.close());

const file = (): string => readFileSync(join(folder.path, 'feeds.yaml'), 'utf8');
const json = () => JSON.parse(out.splice(0).join('\n'));

describe('verbatim feeds add', () => {
  it('follows the feed that a home page names, and writes what it was told', async () => {
    const options = { name: 'Gazette', trusted: true, every: '1h', topics: 'Harbour, Sea' };
    expect(await addFeed(desk, 'gazette.example', options)).toBe(0);
    expect(out).toEqual([`Follows Gazette: ${NEWS}`, '8 items.']);
    expect(file()).toBe(
      `format: 1\nfeeds:\n  - url: ${NEWS}\n    name: Gazette\n    trusted: true\n    every: 1h\n    topics: [ Harbour, Sea ]\n`,
    );
  });

  it('follows both of two that are added at once, over what one that ended has left', async () => {
    const other = 'https://other.example/feed';
    web.pages[other] = feedText([]);
    const left = join(folder.path, 'feeds.yaml.new');
    writeFileSync(left, 'format: 1');
    let added: number[] | undefined;
    const adding = Promise.all([addFeed(desk, NEWS, {}), addFeed(desk, other, {})]);
    void adding.then((exits) => {
      added = exits;
    });
    for (let looks = 0; !added && looks < 500; looks += 1) await clock.pass(50);
    expect(added).toEqual([0, 0]);
    expect(file()).toContain(NEWS);
    expect(file()).toContain(other);
    expect(existsSync(left)).toBe(false);
  });

  it('refuses one that is followed already, and a name that is another’s', async () => {
    await addFeed(desk, NEWS, { name: 'Gazette' });
    web.pages['https://other.example/feed'] = feedText([]);
    expect(await addFeed(desk, HOME, {})).toBe(1);
    expect(await addFeed(desk, 'https://other.example/feed', { name: 'Gazette' })).toBe(1);
    expect(told.slice(1)).toEqual([`${NEWS} is followed already.`, 'error: name: Gazette stands here twice: keep one']);
  });

  it.each([
    ['https://gone.example/', {}, 1, /dead/],
    [NEWS, { every: '5x' }, 2, /^error: every is a time such as 15m or 2h, from 5m to 24h$/],
    ['http://me:secret@gazette.example/', {}, 2, /^error: url holds a name or a password: leave them out$/],
    ['ftp://gazette.example/', {}, 2, /web address/],
    ['not an address', {}, 2, /web address/],
  ])('refuses %s with %j and writes nothing', async (url, options, exit, sentence) => {
    expect(await addFeed(desk, url, options)).toBe(exit);
    expect(told.join()).toMatch(sentence);
    expect(file).toThrow();
  });

  it.runIf(process.platform === 'linux')('says at once where it can’t write', async () => {
    desk.data = '/proc/verbatim';
    await expect(addFeed(desk, NEWS, {})).rejects.toThrow(/^\/proc\/verbatim can’t be written to/);
  });

  it('leaves a broken file as it is, and says where it is broken', async () => {
    writeFileSync(join(folder.path, 'feeds.yaml'), 'format: 1\nfeeds: none\n');
    expect(await addFeed(desk, NEWS, {})).toBe(1);
    expect(told.join()).toMatch(/feeds\.yaml:2: feeds: must be a list/);
    expect(file()).toBe('format: 1\nfeeds: none\n');
  });
});

describe('verbatim feeds pull', () => {
  beforeEach(async () => {
    await addFeed(desk, NEWS, {});
    [out, told] = [[], []];
  });

  it('takes what is new now, with its progress on standard error', async () => {
    expect(await pullFeeds(desk, undefined, {})).toBe(0);
    expect(out).toEqual([
      'Harbour: 8 items, 8 new; 3 left out: at the first pull only the newest are taken.',
      ...['  draft 5555 · story-5', '  draft 4444 · story-4', '  draft 3333 · story-3'],
      '  failed story-2 (gazette.example/story-2): This is no article.',
      '  draft 1111 · story-1',
    ]);
    expect(told).toEqual([`${NEWS} …`, expect.stringMatching(/^ {2}1\/5 /), ...Array(4).fill(expect.any(String))]);
    out.length = 0;
    expect(await pullFeeds(desk, 'harbour', { json: true })).toBe(0);
    expect(json()).toMatchObject([{ url: NEWS, outcome: 'read', first: false, fresh: 0, articles: [] }]);
  });

  it('says with --dry-run what it would take, and keeps nothing', async () => {
    expect(await pullFeeds(desk, NEWS, { dryRun: true, json: true })).toBe(0);
    expect(json()).toMatchObject([{ first: true, fresh: 8, leftOut: 3, articles: Array(5).fill({}) }]);
    expect(await pullFeeds(desk, NEWS, { dryRun: true })).toBe(0);
    expect(out.slice(1)).toEqual([5, 4, 3, 2, 1].map((at) => `  would take https://gazette.example/story-${at}`));
    await listFeeds(desk, {});
    expect(out.slice(-2)).toEqual([expect.stringMatching(/^Harbour /), '  not pulled yet']);
  });

  it('says what is wrong with a feed, and which one is not followed', async () => {
    web.pages[NEWS] = '';
    expect(await pullFeeds(desk, NEWS, {})).toBe(1);
    expect(await pullFeeds(desk, NEWS, { dryRun: true })).toBe(1);
    expect(await pullFeeds(desk, 'Herald', {})).toBe(1);
    expect(told.join()).toMatch(
      /Harbour: gazette\.example answers with nothing.*: gazette\.example answers with nothing.*No feed is called Herald/,
    );
    expect(out).toEqual([]);
  });
});

it('a pull tells apart what was left from before, and the list counts what failed', async () => {
  await addFeed(desk, NEWS, {});
  const [add, unreachable] = [desk.addArticle, new FetchError('unreachable', 'gazette.example takes no connection.')];
  desk.addArticle = () => Promise.reject(unreachable);
  await pullFeeds(desk, NEWS, {});
  out.length = 0;
  await listFeeds(desk, {});
  expect(out[1]).toContain('last new never');
  expect([out.length, out.at(-1)]).toEqual([6, '  and 2 more']);
  desk.addArticle = add;
  await clock.pass(10 * 60_000);
  out.length = 0;
  await pullFeeds(desk, NEWS, {});
  expect(out.slice(0, 2)).toEqual(['Harbour: 8 items, 0 new.', '  from before: draft 5555 · story-5']);
});

describe('verbatim feeds list', () => {
  it('shows how each feed goes, for people and for programs', async () => {
    await addFeed(desk, NEWS, { topics: 'Sea' });
    await pullFeeds(desk, NEWS, {});
    web.pages[NEWS] = '';
    await clock.pass(15 * 60_000);
    await pullFeeds(desk, NEWS, {});
    out.length = 0;
    await listFeeds(desk, {});
    expect(out).toEqual([
      `Harbour  ${NEWS}  every 15m · drafts · Sea`,
      expect.stringMatching(/^ {2}8 items · pulled .*12:15.* · last new .*12:00.* · next .*12:4\d/),
      expect.stringMatching(/^ {2}1 fault in a row: gazette\.example answers with nothing/),
      '  story-2 (gazette.example/story-2): This is no article. (given up)',
    ]);
    out.length = 0;
    await listFeeds(desk, { json: true });
    expect(json()).toMatchObject([
      { url: NEWS, faults: 1, items: 8, suspended: false, failures: [{ attempts: 1, againAt: null }] },
    ]);
  });
});

it('a feed that changes everything is told by pull and list', async () => {
  await addFeed(desk, NEWS, {});
  for (const day of ['monday', 'tuesday', 'friday']) {
    web.pages[NEWS] = feedText(names(10, day));
    out.length = 0;
    await pullFeeds(desk, NEWS, {});
  }
  expect(out[0]).toMatch(/10 new; 5 left out: it changes everything from pull to pull, and only its newest are taken/);
  await listFeeds(desk, {});
  expect(out).toContain('  changes everything from pull to pull: only its 5 newest are taken each time');
  out.length = 0;
  await listFeeds(desk, { json: true });
  expect(json()).toMatchObject([{ changing: true }]);
});

describe('verbatim feeds remove', () => {
  it('follows one no more, by name or address', async () => {
    await addFeed(desk, NEWS, { name: 'Gazette' });
    expect(await removeFeed(desk, 'GAZETTE')).toBe(0);
    expect(file()).toBe('format: 1\nfeeds: []\n');
    expect(await removeFeed(desk, NEWS)).toBe(1);
  });
});
