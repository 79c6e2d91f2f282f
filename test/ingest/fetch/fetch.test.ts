import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '../../fixtures/clock.ts';
import { failure, html, pages, reader, startWeb, textOf, type Web } from './web.ts';

const ARTICLE = '<!doctype html><title>Tide</title><p>The tide turned at noon.';
let web: Web;
let paused = 0;

beforeAll(async () => {
  web = await startWeb(
    pages({
      '/article': html(ARTICLE),
      '/plain': html('The tide turned at noon.', 'text/plain'),
      '/untyped': (response) => void response.end(ARTICLE),
      '/odd-type': html(ARTICLE, 'application/octet-stream'),
      '/feed': html('<?xml version="1.0"?><!-- <p> --><rss version="2.0"></rss>', 'text/html'),
      '/json': html('{"version":"https://jsonfeed.org/version/1.1"}', 'application/feed+json'),
      '/pdf': html('%PDF-1.7', 'application/pdf'),
      '/lying-pdf': html('%PDF-1.7\n%âãÏÓ', 'text/html'),
      '/picture': html(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
      '/film': html('', 'video/mp4'),
      '/sound': html(Buffer.from('ID3\x04\0', 'latin1'), 'application/octet-stream'),
      '/archive': html(Buffer.from('PK\x03\x04\x14', 'latin1'), 'text/plain'),
      '/letter': html('', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
      '/mystery': html('body of something', 'application/x-something'),
      '/empty': html(''),
      '/no-content': (response) => void response.writeHead(204).end(),
      '/busy': (response) => {
        paused += 1;
        response.writeHead(429, { 'retry-after': '120' }).end();
      },
      '/down': (response) => void response.writeHead(503).end(),
      '/tagged': (response, request) => {
        const known = request.headers['if-none-match'] === '"v1"' && request.headers['if-modified-since'] === 'Mon';
        response.writeHead(known ? 304 : 200, { etag: '"v1"', 'last-modified': 'Mon', 'content-type': 'text/html' });
        response.end(known ? undefined : ARTICLE);
      },
      '/never-asked': (response) => void response.writeHead(304).end(),
      '/cut': (response) => {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' });
        response.write('<p>The tide', () => response.destroy());
      },
      '/gone-away': (response) => void response.destroy(),
    }),
  );
});
afterAll(() => web.close());

const get = (path: string) => reader()(web.url(path), { kind: 'page' });

describe('a page that is there', () => {
  test('is given with where it was found, its type and its size', async () => {
    expect(await get('/article?id=1#top')).toEqual({
      type: 'fetched',
      url: web.url('/article?id=1'),
      contentType: 'text/html; charset=utf-8',
      text: ARTICLE,
      bytes: ARTICLE.length,
    });
  });

  test('is asked for by name, in every packing we can unpack, and without keeping the connection', async () => {
    await reader({ userAgent: 'Verbatim/0.1 (desk@herald.example)' })(web.url('/article'), { kind: 'page' });
    expect(web.asked.at(-1)?.headers).toMatchObject({
      host: `news.example:${web.port}`,
      'user-agent': 'Verbatim/0.1 (desk@herald.example)',
      accept: expect.stringContaining('text/html'),
      'accept-language': expect.any(String),
      'accept-encoding': 'gzip, deflate, br, zstd',
      connection: 'close',
    });
    await get('/article');
    expect(web.asked.at(-1)?.headers['user-agent']).toBe('Verbatim/0.1 (briefing bot)');
  });

  test.each(['/plain', '/untyped', '/odd-type'])('is read as %s', async (path) => {
    expect(await textOf(get(path))).toContain('The tide turned at noon.');
  });

  test('tells how far it is', async () => {
    const progress: number[] = [];
    await reader()(web.url('/article'), { kind: 'page', onProgress: (bytes) => progress.push(bytes) });
    expect(progress.at(-1)).toBe(ARTICLE.length);
  });

  test('is not sent again if nothing has changed', async () => {
    const fetcher = reader();
    const first = await fetcher(web.url('/tagged'), { kind: 'feed' });
    expect(first).toMatchObject({ type: 'fetched', etag: '"v1"', lastModified: 'Mon' });
    expect(await fetcher(web.url('/tagged'), { kind: 'feed', etag: '"v1"', lastModified: 'Mon' })).toEqual({
      type: 'unchanged',
    });
  });
});

describe('what is no page', () => {
  test.each([
    ['/pdf', 'a PDF: save its text and give the file'],
    ['/lying-pdf', 'a PDF: save its text and give the file'],
    ['/picture', 'an image: give the address of the article'],
    ['/film', 'a video: give the address of an article, or a transcript as a file'],
    ['/sound', 'a sound recording: give the address of an article, or a transcript as a file'],
    ['/archive', 'an archive: unpack it and give the file'],
    ['/letter', 'an office document: save its text and give the file'],
    ['/feed', 'a feed: give the address of one article, or add it to the feeds'],
    ['/json', 'a feed: give the address of one article, or add it to the feeds'],
    ['/mystery', 'no web page: give the address of the article'],
  ])('%s is told for what it is', async (path, what) => {
    expect(await failure(get(path))).toBe(`type: What news.example sent is ${what}.`);
  });

  test.each(['/feed', '/json', '/article'])('%s may be a feed, for whoever reads feeds to decide', async (path) => {
    expect(await reader()(web.url(path), { kind: 'feed' })).toMatchObject({ type: 'fetched' });
  });

  test('a feed that is a picture is refused all the same', async () => {
    expect(await failure(reader()(web.url('/picture'), { kind: 'feed' }))).toMatch(/^type: .* an image/);
  });
});

describe('an answer that is none', () => {
  test.each([
    ['/nowhere?token=secret', 'gone: The link is dead: news.example has no page /nowhere.'],
    ['/empty', 'server: news.example sent an empty page: check the address.'],
    ['/no-content', 'server: news.example answered without a page: check the address, or try again later.'],
    ['/never-asked', 'server: news.example answered without a page: check the address, or try again later.'],
    ['/down', 'server: news.example has a fault of its own (status 503): try again later.'],
    ['/cut', 'server: news.example sent only a part of the page: try again later.'],
    ['/gone-away', 'unreachable: news.example broke off the connection: try again later.'],
  ])('%s is one sentence', async (path, sentence) => {
    expect(await failure(get(path))).toBe(sentence);
  });

  test('a host that asks for a pause is not asked again before', async () => {
    const clock = manualClock();
    const fetcher = reader({ clock });
    const ask = () => fetcher(web.url('/busy'), { kind: 'page' });
    await expect(ask()).rejects.toMatchObject({
      kind: 'rate',
      retryAfterMs: 120_000,
      message: 'news.example asks for a pause: try again in 2 minutes.',
    });
    await clock.pass(60_000);
    await expect(ask()).rejects.toMatchObject({ kind: 'rate', retryAfterMs: 60_000 });
    expect(paused).toBe(1);
    await clock.pass(60_000);
    await expect(ask()).rejects.toMatchObject({ kind: 'rate', retryAfterMs: 120_000 });
    expect(paused).toBe(2);
  });

  test('a host that nobody knows is told as such', async () => {
    const lookup = () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }));
    expect(await failure(reader({ lookup })('http://nwes.example/', { kind: 'page' }))).toBe(
      "unreachable: nwes.example can't be found: check the address for typing errors.",
    );
    expect(await failure(reader({ lookup: async () => [] })('http://nwes.example/', { kind: 'page' }))).toBe(
      "unreachable: nwes.example can't be found: check the address for typing errors.",
    );
  });

  test('a closed port and a server that speaks another language are told apart', async () => {
    const other = createServer((socket) => void socket.resume().end('220 mail ready\r\n'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    expect(await failure(reader()(`http://mail.example:${port}/`, { kind: 'page' }))).toBe(
      "server: What answers at mail.example isn't a web server: check the address.",
    );
    await new Promise((resolve) => other.close(resolve));
    expect(await failure(reader()(`http://mail.example:${port}/`, { kind: 'page' }))).toBe(
      'unreachable: mail.example takes no connection: check the address, or try again later.',
    );
  });

  test('https where only http is spoken is told', async () => {
    const address = web.url('/article').replace('http:', 'https:');
    expect(await failure(reader()(address, { kind: 'page' }))).toBe(
      "unreachable: news.example doesn't speak https as it should: try the address with http://.",
    );
  });
});
