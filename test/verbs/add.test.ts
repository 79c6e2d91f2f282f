import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openIngest } from '../../src/ingest/ingest.ts';
import { addArticle, sourceOf } from '../../src/verbs/add/article.ts';
import { type AddOptions, readOptions } from '../../src/verbs/add/options.ts';
import { NOON } from '../fixtures/briefs.ts';
import { openStore, type Store } from '../fixtures/store.ts';
import { html, pages, reader, startWeb, type Web } from '../ingest/fetch/web.ts';
import { runVerbatim, temporaryFolder } from '../process.ts';
import { ferryPage } from './extract-article.ts';

let folder: ReturnType<typeof temporaryFolder>;
let web: Web;
let store: Store;

/** As much as a reader takes, and never less than what it refuses. */
const PIECE = Buffer.alloc(2 ** 20, '<p>Ice.</p>');

beforeAll(async () => {
  folder = temporaryFolder();
  web = await startWeb(
    pages({
      '/ferry': html(ferryPage()),
      '/report': html('%PDF-1.7 report', 'application/pdf'),
      '/picture': html(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'image/png'),
      '/round': (response) => void response.writeHead(302, { location: '/again' }).end(),
      '/again': (response) => void response.writeHead(302, { location: '/round' }).end(),
      '/endless': (response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        const more = (left: number): void => {
          if (left === 0 || response.destroyed) response.end();
          else response.write(PIECE, () => more(left - 1));
        };
        more(50);
      },
      '/door': html('<html><title>Sign in</title><body><form><input type="password"></form></body></html>'),
      '/front': html('<html><title>Gazette</title><body><p>Today</p></body></html>'),
      '/slow': (response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.write('<html><body><p>The ferry');
      },
    }),
  );
});
afterAll(async () => {
  folder.remove();
  await web.close();
});
const open = async () => {
  store = await openStore();
};

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
};

/** What `verbatim add` does, on the test's store and web. */
async function add(what: string, options: AddOptions = {}, signal = new AbortController().signal) {
  const said = { out: '', err: '' };
  const wanted = readOptions(what, options);
  if ('fault' in wanted) return { ...said, code: 2, err: wanted.fault };
  const found = await sourceOf(what, wanted);
  if ('fault' in found) return { ...said, code: 1, err: found.fault };
  const ingest = openIngest({ database: store.database, fetch: reader(), now: () => NOON, random: Math.random });
  const desk = {
    ...{ ingest, person: 'mara', style: {}, signal, progress: { tell: () => undefined, end: () => undefined } },
    out: (text: string) => {
      said.out += text;
    },
    tell: (line: string) => {
      said.err += `${line}\n`;
    },
  };
  const code = await addArticle(desk, what, found, wanted, options);
  return { code, ...said };
}

const kept = async () => {
  const rows = async (table: string) =>
    (await store.database.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))?.n;
  return [await rows('article'), await rows('draft'), await rows('brief')];
};

describe('verbatim add', () => {
  beforeEach(open);
  afterEach(() => store.close());

  it('makes a draft of a link: it shows how it will look, and what to do next', async () => {
    const { code, out, err } = await add(web.url('/ferry'), { topics: 'Ferry, Winter, ferry' });
    expect([code, err, await kept()]).toEqual([0, '', [1, 1, 0]]);
    expect(out).toMatch(/^Draft (\w{4}), not public yet · brought by mara · will be \/brief ferry-stays-port\n/);
    expect(out).toContain('“It is a sad day for all of us on the islands.”\n    — Ida Lund');
    expect(out).toMatch(/\n\nPublish it with `verbatim publish \w{4}`, or \/draft publish \w{4} in the chat; .+\.$/);
    expect((await store.database.get<{ brief: string }>('SELECT brief FROM draft'))?.brief).toContain(
      '"topics":["Ferry","Winter"]',
    );
  });

  it('says so where an article is known, and where it is reported elsewhere as well', async () => {
    await add(web.url('/ferry'));
    const again = await add(web.url('/ferry'));
    expect([again.code, await kept()]).toEqual([0, [1, 1, 0]]);
    expect(again.out).toMatch(/^This article is a draft already, (\w{4}): .+\n\nPublish the draft with .* \1/);
    const near = file(
      'near.html',
      ferryPage().replaceAll('gazette.example', 'courier.example').replace('forty', 'fifty'),
    );
    const also = await add(near, { json: true, publisher: 'Courier' });
    expect(JSON.parse(also.out)).toMatchObject({
      type: 'also',
      holder: { type: 'draft' },
      also: { publisher: 'Courier' },
    });
  });

  it('publishes at once where that is wanted', async () => {
    const { code, out } = await add(file('ferry.html', ferryPage()), { publish: true, slug: 'winter-ferry' });
    expect([code, await kept()]).toEqual([0, [1, 1, 1]]);
    expect(out).toMatch(/^Ferry stays in port\n[\s\S]*\n\nPublished: Ferry stays in port\. /);
    expect((await store.library.newest())?.slug).toBe('winter-ferry');
  });

  it('keeps nothing of a dry run, whose draft has no id for programs', async () => {
    const text = await add(web.url('/ferry'), { dryRun: true });
    expect([text.code, text.out.endsWith('\n\nNothing was kept.'), await kept()]).toEqual([0, true, [0, 0, 0]]);
    const { id, ...record } = JSON.parse((await add(web.url('/ferry'), { dryRun: true, json: true })).out);
    expect([id, record]).toMatchObject([undefined, { type: 'draft', slug: 'ferry-stays-port', brief: { quotes: {} } }]);
  });

  it('takes a text with what is said about it', async () => {
    const path = file(
      'notes.txt',
      'Ice in the sound, said Ida Lund. “We will wait for the spring to come,” she said.\n',
    );
    const given = { title: ' Ice in the sound ', publisher: 'Gazette', author: 'Ova Brandt', published: '2026-02-03' };
    const { code, out, err } = await add(path, { ...given, url: 'https://gazette.example/ice', json: true });
    expect([code, err]).toEqual([0, '']);
    const source = { publisher: 'Gazette', author: 'Ova Brandt', published: '2026-02-03' };
    expect(JSON.parse(out)).toMatchObject({
      ...{ type: 'draft', id: expect.stringMatching(/^\w{4}$/), slug: 'ice-sound' },
      brief: { title: 'Ice in the sound', source: { ...source, url: 'https://gazette.example/ice' } },
    });
  });

  it('calls a text without a headline by its file, and says that this can be better', async () => {
    const { err, out } = await add(
      file('ice-report.txt', 'There was ice in all of the sound on Tuesday morning, again.'),
    );
    expect(out).toContain('\n\nice-report\n');
    expect(err).toMatch(/^warning: .*--title.*\nwarning: .*--publisher does\n$/);
  });

  it('takes an article without quotations, and one in a language without rules', async () => {
    const quiet = await add(file('quiet.txt', 'Calm\n\nNobody spoke on Tuesday, when the ice came into the sound.'), {
      json: true,
    });
    expect(JSON.parse(quiet.out).brief.quotes).toEqual([]);
    const foreign =
      'Jäänlähtö\n\n”Venettä ei korjattula enää tänä talvena, eikä keväänä”, sanoitti Ida Lundinen satamalla.';
    const { code, out } = await add(file('foreign.txt', foreign), { json: true });
    const [quote] = JSON.parse(out).brief.quotes;
    expect([code, foreign.slice(quote?.start, quote?.end)]).toEqual([0, quote?.text]);
  });

  it('keeps nothing where it is interrupted while it fetches', async () => {
    const interrupt = new AbortController();
    const adding = add(web.url('/slow'), {}, interrupt.signal).catch((error) => error);
    while (!web.asked.some(({ url }) => url === '/slow')) await new Promise(setImmediate);
    interrupt.abort();
    expect([await adding, await kept()]).toEqual([interrupt.signal.reason, [0, 0, 0]]);
  });
});

describe('verbatim add refuses in a sentence, and keeps nothing of', () => {
  beforeAll(open);
  afterAll(() => store.close());

  it.each([
    ['/gone', /^The link is dead: news\.example /],
    ['/report', /^What news\.example sent is a PDF: /],
    ['/picture', /^What news\.example sent is an image: /],
    ['/round', /^news\.example /],
    ['/endless', /^.*news\.example.*MB/],
    ['/door', /^news\.example:\d+: /],
    ['/front', /^news\.example:\d+: /],
  ])('a link: %s', async (path, sentence) => {
    const { code, out, err } = await add(web.url(path));
    expect([code, out, await kept()]).toEqual([1, '', [0, 0, 0]]);
    expect(err).toMatch(sentence);
    expect(err).toMatch(/^[^\n]+\.\n$/);
  });

  it.each([
    ['empty.txt', '', 'The text is empty'],
    ['short.txt', 'So it is.', 'The text is too short for an article'],
    ['feed.html', '<?xml version="1.0"?><rss version="2.0"></rss>', 'This is a feed'],
  ])('a file: %s', async (name, content, sentence) => {
    const path = file(name, content);
    const { code, out, err } = await add(path);
    expect([code, out, await kept()]).toEqual([1, '', [0, 0, 0]]);
    expect(err.startsWith(`${path}: ${sentence}`)).toBe(true);
  });

  it.each([
    ['missing.html', undefined, 'does not exist'],
    ['scan.pdf', Buffer.from('%PDF-1.7'), 'is a PDF'],
    ['photo.png', Buffer.from('\x89PNG\r\n\x1a\n\0', 'latin1'), 'is binary'],
    ['other.txt', Uint8Array.of(65, 0xe4, 66), 'is not UTF-8'],
  ])('what can’t be read: %s', async (name, bytes, sentence) => {
    const path = bytes ? file(name, bytes) : join(folder.path, name);
    const { code, err } = await add(path);
    expect([code, err.startsWith(`${path} ${sentence}`)]).toEqual([1, true]);
  });
});

it.each<[string, AddOptions, RegExp]>([
  ['a.txt', { published: 'soon' }, /^--published is a date, 2026-01-31/],
  ['a.txt', { published: '2026-02-30' }, /^--published is a date/],
  ['a.txt', { slug: 'Not a slug' }, /^--slug is up to 80 characters/],
  ['a.txt', { url: 'gazette' }, /^--url must be a web address/],
  ['a.txt', { title: 'x'.repeat(201) }, /^--title is longer than 200/],
  ['a.txt', { topics: '!!' }, /^--topics?\b/],
  ['https://a.example/1', { publisher: 'Gazette' }, /^--publisher goes with a file/],
])('for %s, %j is wrong use', async (what, options, sentence) => {
  const { code, err } = await add(what, options);
  expect(code).toBe(2);
  expect(err).toMatch(sentence);
});

describe('the program', () => {
  const settings = (state: string) => ({
    ...{ VERBATIM_STATE: state, VERBATIM_FETCH_LOOPBACK: 'yes', LOG_LEVEL: 'error' },
  });

  it('adds, lists and publishes', async () => {
    const state = temporaryFolder();
    const verbatim = (...args: string[]) => runVerbatim(settings(state.path), ['cli', ...args]).ended;
    const added = await verbatim('add', web.url('/ferry', '127.0.0.1'), '--json', '--slug', 'ferry');
    const { id } = JSON.parse(added.stdout);
    expect([added.code, added.stderr]).toEqual([0, '']);
    expect((await verbatim('drafts')).stdout).toContain(`${id}  Ferry stays in port  Skerry Gazette · `);
    expect(await verbatim('publish', 'ferry')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Published: /),
    });
    state.remove();
  });

  it('ends with 130 on Ctrl+C while it fetches', async () => {
    const state = temporaryFolder();
    const before = web.asked.length;
    const program = runVerbatim(settings(state.path), ['cli', 'add', web.url('/slow', '127.0.0.1')]);
    while (web.asked.length === before) await new Promise(setImmediate);
    program.kill('SIGINT');
    expect(await program.ended).toEqual({ code: 130, stdout: '', stderr: '' });
    state.remove();
  });
});
