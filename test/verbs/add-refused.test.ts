import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AddOptions } from '../../src/verbs/add/options.ts';
import { html, pages } from '../ingest/fetch/web.ts';
import { type AddDesk, startDesk } from './add-desk.ts';

const MEGABYTE = Buffer.alloc(2 ** 20, '<p>Ice.</p>');

let desk: AddDesk;
beforeAll(async () => {
  desk = await startDesk(
    pages({
      '/report': html('%PDF-1.7 report', 'application/pdf'),
      '/picture': html(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'image/png'),
      '/round': (response) => void response.writeHead(302, { location: '/again' }).end(),
      '/again': (response) => void response.writeHead(302, { location: '/round' }).end(),
      '/endless': (response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        const more = (left: number): void => {
          if (left === 0 || response.destroyed) response.end();
          else response.write(MEGABYTE, () => more(left - 1));
        };
        more(50);
      },
      '/door': html('<html><title>Sign in</title><body><form><input type="password"></form></body></html>'),
      '/front': html('<html><title>Gazette</title><body><p>Today</p></body></html>'),
      '/noise': html(Buffer.concat([Buffer.from('<html>'), Buffer.alloc(500, 0x81)])),
    }),
  );
});
afterAll(() => desk.close());

describe('verbatim add refuses in a sentence, and keeps nothing of', () => {
  it.each([
    ['/gone', /^The link is dead: news\.example /],
    ['/report', /^What news\.example sent is a PDF: /],
    ['/picture', /^What news\.example sent is an image: /],
    ['/round', /^news\.example /],
    ['/endless', /^.*news\.example.*MB/],
    ['/door', /^news\.example:\d+: /],
    ['/noise', /^The letters of the page at news\.example can't be read: /],
    ['/front', /^news\.example:\d+: /],
  ])('a link: %s', async (path, sentence) => {
    const { code, out, err } = await desk.add(desk.web.url(path));
    expect([code, out, await desk.kept()]).toEqual([1, '', [0, 0, 0]]);
    expect(err).toMatch(sentence);
    expect(err).toMatch(/^[^\n]+\.\n$/);
  });

  it.each([
    ['short.txt', 'So it is.', 'The text is too short for an article'],
    ['feed.html', '<?xml version="1.0"?><rss version="2.0"></rss>', 'This is a feed'],
  ])('a file: %s', async (name, content, sentence) => {
    const path = desk.file(name, content);
    const { code, out, err } = await desk.add(path);
    expect([code, out, await desk.kept()]).toEqual([1, '', [0, 0, 0]]);
    expect(err.startsWith(`${path}: ${sentence}`)).toBe(true);
  });

  it.each([
    ['missing.html', undefined, 'does not exist'],
    ['scan.pdf', Buffer.from('%PDF-1.7'), 'is a PDF'],
    ['photo.png', Buffer.from('\x89PNG\r\n\x1a\n\0', 'latin1'), 'is binary'],
    ['other.txt', Uint8Array.of(65, 0xe4, 66), 'is not UTF-8'],
    ['empty.txt', '', 'is empty'],
    ['blank.txt', '\uFEFF \n\u200B\n', 'is empty'],
  ])('what can’t be read: %s', async (name, bytes, sentence) => {
    const path = bytes !== undefined ? desk.file(name, bytes) : desk.path(name);
    const { code, err } = await desk.add(path);
    expect([code, err.startsWith(`${path} ${sentence}`)]).toEqual([1, true]);
  });
});

it.each([
  [
    'gazette.example/news',
    /^gazette\.example\/news does not exist: if it is a link, .+ https:\/\/gazette\.example\/news$/,
  ],
  ['www.gazette.example', /as in https:\/\/www\.gazette\.example$/],
  ['gazette.example:8080/a', /as in https:\/\/gazette\.example:8080\/a$/],
  ['javascript:alert(1)', /^javascript:alert\(1\) is neither a file nor a link .+ https:\/\/ or http:\/\/$/],
  ['ferry.txt', /^ferry\.txt does not exist: look for a slip/],
  ['drafts/ferry', /: look for a slip/],
  [' ', /^That names no article: /],
])('what is no file says what may have been meant: %s', async (what, sentence) => {
  const { code, err } = await desk.add(what);
  expect([code, err]).toEqual([1, expect.stringMatching(sentence)]);
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
  const { code, err } = await desk.add(what, options);
  expect(code).toBe(2);
  expect(err).toMatch(sentence);
});
