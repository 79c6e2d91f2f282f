import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '../../fixtures/clock.ts';
import { failure, pages, reader, startWeb, textOf, type Web } from './web.ts';

const ARTICLE = `<!doctype html><p>${'The tide turned at noon. '.repeat(40)}`;
const MB = 1_000_000;
let web: Web;
let sent = 0;

const packed = (encoding: string, body: Buffer) => (response: ServerResponse) =>
  void response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end(body);
const repeated = (bytes: Buffer, times: number) => Buffer.concat(Array.from({ length: times }, () => bytes));
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

/** Writes for as long as somebody reads. */
function flood(response: ServerResponse, total: number): void {
  const piece = Buffer.alloc(64 * 1024, 'a');
  const write = () => {
    while (sent < total && !response.destroyed) {
      sent += piece.length;
      if (!response.write(piece)) return;
    }
    response.end();
  };
  response.on('drain', write);
  write();
}

beforeAll(async () => {
  web = await startWeb(
    pages({
      '/gzip': packed('gzip', gzipSync(ARTICLE)),
      '/x-gzip': packed('X-GZIP', gzipSync(ARTICLE)),
      '/deflate': packed('deflate', deflateSync(ARTICLE)),
      '/raw': packed('deflate', deflateRawSync(ARTICLE)),
      '/br': packed('br', brotliCompressSync(ARTICLE)),
      '/zstd': packed('zstd', zstdCompressSync(ARTICLE)),
      '/identity': packed('identity', Buffer.from(ARTICLE)),
      '/compress': packed('compress', Buffer.from('x')),
      '/stacked': packed('gzip, gzip', gzipSync(gzipSync(ARTICLE))),
      '/cut-gzip': packed('gzip', gzipSync(ARTICLE).subarray(0, 40)),
      '/not-gzip': packed('gzip', Buffer.from(ARTICLE)),
      '/not-br': packed('br', Buffer.from(ARTICLE)),
      '/not-zstd': packed('zstd', Buffer.from(ARTICLE)),
      // 200 MB, out of members that unfold one after the other; the other two packings have no members.
      '/bomb-gzip': packed('gzip', repeated(gzipSync(Buffer.alloc(MB)), 200)),
      '/bomb-zstd': packed('zstd', zstdCompressSync(Buffer.alloc(40 * MB))),
      '/bomb-br': packed('br', brotliCompressSync(Buffer.alloc(40 * MB), quick)),
      '/announced': (response) => {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': String(50 * MB) });
        response.flushHeaders();
      },
      '/flood': (response) => {
        sent = 0;
        response.writeHead(200, { 'content-type': 'text/html' });
        flood(response, 50 * MB);
      },
      '/silent': () => undefined,
      '/head-drips': (response) => void response.socket?.write('HTTP/1.1 200 OK\r\nX-Slow: '),
      '/stops': (response) => void response.writeHead(200, { 'content-type': 'text/html' }).write('<p>The'),
    }),
  );
});
afterAll(() => web.close());

const get = (path: string) => reader()(web.url(path), { kind: 'page' });

describe('packed pages', () => {
  test.each(['/gzip', '/x-gzip', '/deflate', '/raw', '/br', '/zstd', '/identity'])('%s is unpacked', async (path) => {
    expect(await textOf(get(path))).toBe(ARTICLE);
  });

  test.each(['/compress', '/stacked'])('%s is packed as nobody needs to', async (path) => {
    expect(await failure(get(path))).toBe(
      "server: news.example packs its page in a way that isn't known here: save it and give the file.",
    );
  });

  test('one that is cut off is told as a part', async () => {
    expect(await failure(get('/cut-gzip'))).toBe('server: news.example sent only a part of the page: try again later.');
  });

  test.each(['/not-gzip', '/not-br', '/not-zstd'])('%s is not what it says', async (path) => {
    expect(await failure(get(path))).toBe(
      "server: news.example sent something that can't be unpacked: try again later.",
    );
  });
});

describe('pages too large', () => {
  const sentence = 'too-large: The page at news.example is larger than 10 MB: save its text and give the file.';

  test.each(['/bomb-gzip', '/bomb-zstd', '/bomb-br'])('%s stops unfolding at the limit', async (path) => {
    expect(await failure(get(path))).toBe(sentence);
  });

  test('50 MB that are announced are not waited for', async () => {
    expect(await failure(get('/announced'))).toBe(sentence);
  });

  test('50 MB that come unannounced are not read to their end', async () => {
    expect(await failure(get('/flood'))).toBe(sentence);
    expect(sent).toBeLessThan(30 * MB);
  });
});

describe('time', () => {
  /** Asks, and lets time pass once the server has heard of it. */
  async function slow(path: string, ms: number) {
    const clock = manualClock();
    const before = web.asked.length;
    const heard = failure(reader({ clock })(web.url(path), { kind: 'page' }));
    while (web.asked.length === before) await clock.pass(0);
    await clock.pass(ms);
    return heard;
  }

  test.each([
    ['/silent', 20, "didn't answer in 20 seconds"],
    ['/head-drips', 20, "didn't answer in 20 seconds"],
    ['/stops', 10, 'stopped sending before the page was whole'],
  ])('%s is given up after %i seconds', async (path, seconds, sentence) => {
    expect(await slow(path, seconds * 1000)).toBe(`timeout: news.example ${sentence}: try again later.`);
  });

  test('a page that is begun after fifteen seconds is waited for', async () => {
    const clock = manualClock();
    const late = await startWeb((_request, response) => {
      clock.pass(15_000).then(() => response.end(ARTICLE));
    });
    expect(await textOf(reader({ clock })(late.url('/'), { kind: 'page' }))).toBe(ARTICLE);
    await late.close();
  });

  test('a page that drips for longer than half a minute is given up', async () => {
    const drips = await startWeb((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).write('<p>The');
      drip = () => response.write(' tide');
    });
    let drip: () => void = () => undefined;
    const clock = manualClock();
    let bytes = 0;
    const heard = failure(
      reader({ clock })(drips.url('/'), {
        kind: 'page',
        onProgress: (so) => {
          bytes = so;
        },
      }),
    );
    for (let at = 0; at < 6; at += 1) {
      const before = bytes;
      drip();
      while (at < 5 && bytes === before) await clock.pass(0);
      await clock.pass(5000);
    }
    expect(await heard).toBe('timeout: news.example takes longer than 30 seconds: try again later.');
    await drips.close();
  });

  test('a resolver that never answers is given up after ten seconds', async () => {
    const clock = manualClock();
    const heard = failure(
      reader({ clock, lookup: () => new Promise(() => undefined) })('http://news.example/', { kind: 'page' }),
    );
    await clock.pass(10_000);
    expect(await heard).toBe("timeout: news.example didn't answer in 10 seconds: try again later.");
  });

  test('whoever has lost interest is not kept, and the connection ends', async () => {
    const stop = new AbortController();
    const before = web.asked.length;
    const heard = reader()(web.url('/silent'), { kind: 'page', signal: stop.signal });
    const told = heard.catch((reason: Error) => reason.message);
    const clock = manualClock();
    while (web.asked.length === before) await clock.pass(0);
    const closed = once(web.asked.at(-1)?.socket as NodeJS.EventEmitter, 'close');
    stop.abort(new Error('no more wanted'));
    expect(await told).toBe('no more wanted');
    await closed;
  });
});
