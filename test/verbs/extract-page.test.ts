import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extract as extraction } from '../../src/extract/extract.ts';
import { extractionDocument } from '../../src/library/extraction-schema.ts';
import { readArticle } from '../../src/verbs/extract/article.ts';
import { headView } from '../../src/verbs/extract/head.ts';
import { NOBODY } from '../../src/verbs/extract/known.ts';
import { extractLines } from '../../src/verbs/extract/lines.ts';
import { articleAt, articleIn, articleOn, isLink } from '../../src/verbs/extract/page.ts';
import { extractionRecord } from '../../src/verbs/extract/record.ts';
import { html, pages, startWeb, type Web } from '../ingest/fetch/web.ts';
import { runVerbatim, temporaryFolder } from '../process.ts';
import { ferryPage } from './extract-article.ts';

const FACTS = {
  ...{ title: 'Ferry stays in port', author: 'Ova Brandt', publisher: 'Skerry Gazette' },
  ...{ published: '2026-02-03T07:00:00+01:00', canonical: 'https://gazette.example/news/ferry' },
};

let folder: ReturnType<typeof temporaryFolder>;
let web: Web;
beforeAll(async () => {
  folder = temporaryFolder();
  web = await startWeb(
    pages({
      '/ferry': html(ferryPage()),
      '/login': html('<html><title>Sign in</title><body><form><input type="password"></form></body></html>'),
    }),
  );
});
afterAll(async () => {
  folder.remove();
  await web.close();
});

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
};
const textOf = async (path: string): Promise<string> => {
  const read = await readArticle(path);
  return 'fault' in read ? read.fault : read.text;
};

describe('a line with a page', () => {
  const answers = async (...lines: object[]) => {
    const input = (async function* () {
      for (const line of lines) yield Buffer.from(`${JSON.stringify(line)}\n`);
    })();
    const found = await Array.fromAsync(extractLines(input, NOBODY));
    return found.map(({ line, broken }) => ({ broken, ...JSON.parse(line) }));
  };

  it('is answered with the article’s text and facts beside its quotations, which count in that text', async () => {
    const [{ broken, ...answer } = {} as never] = await answers({
      id: 1,
      html: ferryPage(),
      url: 'https://a.example/1',
    });
    expect([broken, answer]).toMatchObject([false, { id: 1, language: 'en', ...FACTS, canonical: null }]);
    const { text, quotes, summary, points } = extractionDocument.parse(answer);
    expect(quotes.length).toBeGreaterThan(0);
    for (const it of [...quotes, ...summary, ...points]) expect(text?.slice(it.start, it.end)).toBe(it.text);
    expect(Object.keys(answer).slice(0, 6)).toEqual('id summary quotes language statements points'.split(' '));
  });

  it('needs no address, and says null for what the page doesn’t say', async () => {
    const bare = ferryPage()
      .replace(/<meta (?:name|property)[^>]*>|<link[^>]*>/g, '')
      .replaceAll('Skerry Gazette', '');
    const [, second] = await answers({ id: 'a', html: ferryPage() }, { id: 'b', html: bare, url: null });
    expect(second).toMatchObject({ author: null, published: null, canonical: null, publisher: null });
  });

  it('is read as a page where it holds a text as well, and as a text where its page is null', async () => {
    const [page, text] = await answers(
      { html: ferryPage(), text: 'So.' },
      { html: null, text: '“So,” said Ida Lund.' },
    );
    expect([page.title, page.text.length > 500]).toEqual([FACTS.title, true]);
    expect([text.broken, Object.keys(text)]).toEqual([
      false,
      'broken id summary quotes language statements points'.split(' '),
    ]);
  });

  it('says why there is no article, as a broken line, and goes on', async () => {
    const found = await answers({ id: 1, html: '%PDF-1.7' }, { id: 2, html: '' }, { id: 3, text: 'So.' });
    expect(found.map(({ id, broken, error }) => [id, broken, error])).toEqual([
      [1, true, 'This is a PDF, not a web page: paste its text instead.'],
      [2, true, 'The page is empty: check the address.'],
      [3, false, undefined],
    ]);
  });

  it('says what is wrong with its fields', async () => {
    const found = await answers({ html: 5 }, { html: '<p>', url: 7 }, { html: '<p>', url: 'gazette' });
    expect(found.map(({ error }) => error)).toEqual([
      '"html" is not a string, line 1',
      '"url" is not a web address, line 2',
      '"url" is not a web address, line 3',
    ]);
  });

  it('has the language that its page declares, where that of its text has no rules', async () => {
    const paragraphs = Array.from(
      { length: 6 },
      (_, at) => `Talvisäkkä rantula veneitä kuljettamo saarellin ${at} ja meriväki odottelee jäänlähtöä huolestelmin.`,
    );
    const [answer] = await answers({ html: ferryPage({ lang: 'fi-FI', paragraphs }) });
    expect(answer).toMatchObject({ broken: false, language: 'fi' });
  });
});

describe('a file with a page', () => {
  it('is read in the encoding that it declares', async () => {
    const page = ferryPage({ charset: 'windows-1252' }).replace('Ida Lund', 'Ida Lünd');
    const bytes = Buffer.from(
      page.replaceAll(/[“”]/g, (mark) => (mark === '“' ? '\u0093' : '\u0094')),
      'latin1',
    );
    const article = await articleIn(await textOf(file('latin.html', bytes)), 'latin.html');
    expect('text' in article && article.text).toContain('spring,” said Ida Lünd');
  });

  it('is read in UTF-16 without its mark', async () => {
    expect(await textOf(file('wide.html', Buffer.from(ferryPage(), 'utf16le')))).toBe(ferryPage());
  });

  it.each([
    ['noise.html', Buffer.concat([Buffer.from('<html>'), Buffer.alloc(500, 0x81)]), 'holds letters that can’t be read'],
    ['report.pdf', Buffer.from('%PDF-1.7\nxref'), 'is a PDF: save its text and give that'],
  ])('is refused in a sentence: %s', async (name, bytes, sentence) => {
    const path = file(name, bytes);
    expect((await textOf(path)).startsWith(`${path} ${sentence}`)).toBe(true);
  });

  it('that holds no article is refused with its name; a text is taken as it stands', async () => {
    expect(await articleIn('<html><body><p>Home</p></body></html>', 'home.html')).toEqual({
      fault: expect.stringMatching(/^home\.html: .+\.$/),
    });
    expect(await articleIn('A tag is written <p>.', 'tags.txt')).toEqual({ text: 'A tag is written <p>.' });
  });

  it('has its facts and its read time above the view', async () => {
    const page = await articleOn(ferryPage());
    if ('fault' in page) throw new Error(page.fault);
    expect(headView(page, {})).toBe('Ferry stays in port\nSkerry Gazette · Ova Brandt · 3 February 2026 · 1 min read');
    const bare = { text: 'So. '.repeat(700), facts: { title: 'So', language: '' } };
    expect(headView(bare, {})).toBe('So\n3 min read');
    expect(extractionRecord('a', extraction(page.text), NOBODY, page)).toMatchObject(FACTS);
  });
});

describe('a link', () => {
  const LOOPBACK = { VERBATIM_FETCH_LOOPBACK: 'yes' };

  it('is told from the name of a file', () => {
    expect(['https://a.example', 'FTP://a', 'a.html', 'C:\\a', './http:/a'].map(isLink)).toEqual([
      ...[true, true],
      ...[false, false, false],
    ]);
  });

  it('is fetched and read', async () => {
    const steps: string[] = [];
    const url = web.url('/ferry', '127.0.0.1');
    const program = runVerbatim(LOOPBACK, ['cli', 'extract', '--json', url]);
    const article = await articleAt(url, LOOPBACK, (step) => steps.push(step));
    expect(article).toMatchObject({ facts: { title: FACTS.title, publisher: FACTS.publisher } });
    expect([steps[0], steps.at(-1)]).toEqual(['fetching', 'reading']);
    const { code, stdout, stderr } = await program.ended;
    expect([code, stderr, extractionDocument.parse(JSON.parse(stdout)).id]).toEqual([0, '', url]);
  });

  it.each([
    ['is not there', '/gone', LOOPBACK, /^The link is dead: 127\.0\.0\.1 .+\.$/],
    ['asks to sign in', '/login', LOOPBACK, /^127\.0\.0\.1:\d+: The page asks to sign in: .+\.$/],
    ['is on this machine', '/ferry', {}, /^127\.0\.0\.1 .+\.$/],
  ])('that %s is refused in a sentence', async (_, path, env, sentence) => {
    const article = await articleAt(web.url(path, '127.0.0.1'), env, () => undefined);
    expect(article).toEqual({ fault: expect.stringMatching(sentence) });
  });
});
