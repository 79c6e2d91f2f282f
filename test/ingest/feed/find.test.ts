import { describe, expect, it } from 'vitest';
import { feedsOf, findFeed } from '../../../src/ingest/feed/find.ts';
import { feedText, webOf } from './web.ts';

const HOME = 'https://gazette.example/';
const NEWS = 'https://gazette.example/news.xml';
const page = (head: string): string => `<!doctype html><html><head>${head}</head><body><p>Harbour</p></body></html>`;
const link = (href: string, type = 'application/rss+xml', title = 'News') =>
  `<link rel="alternate" type="${type}" title="${title}" href="${href}">`;

const find = (url: string, pages: Record<string, string>) => findFeed(url, webOf(pages).fetch, Date.UTC(2026, 4, 10));

describe('the feed at an address', () => {
  it('is that address, if it is one', async () => {
    expect(await find(NEWS, { [NEWS]: feedText(['bridge']) })).toMatchObject({
      url: NEWS,
      document: { title: 'Harbour' },
    });
  });

  it('is the one that the page there names', async () => {
    const pages = { [HOME]: page(link('/news.xml')), [NEWS]: feedText(['bridge']) };
    expect(await find(HOME, pages)).toMatchObject({ url: NEWS, document: { items: [{ title: 'bridge' }] } });
  });

  it('is the next that the page names, if one is dead', async () => {
    const pages = { [HOME]: page(link('/gone.xml') + link('/news.xml')), [NEWS]: feedText([]) };
    expect(await find(HOME, pages)).toMatchObject({ url: NEWS });
  });

  it.each([
    ['names none', page('<link rel="stylesheet" href="/a.css">'), /names no feed/],
    ['names only dead ones', page(link('/gone.xml')), /can’t be read/],
  ])('is none where the page %s, and a sentence says so', async (_, html, sentence) => {
    await expect(find(HOME, { [HOME]: html })).rejects.toThrow(sentence);
  });

  it('is none where there is neither feed nor page', async () => {
    await expect(find(NEWS, { [NEWS]: 'closed' })).rejects.toThrow(/no feed that can be read/);
  });
});

describe('the feeds that a page names', () => {
  it('are those of RSS, Atom and JSON, by absolute address, those of comments last', async () => {
    const html = page(
      '<base href="https://cdn.example/x/">' +
        link('comments.xml', 'application/rss+xml', 'Comments') +
        link('a.atom', 'application/atom+xml') +
        link('/j.json', 'application/feed+json') +
        link('javascript:alert(1)') +
        link('/en', 'text/html') +
        link('a.atom', 'application/atom+xml; charset=utf-8'),
    );
    expect(await feedsOf(html, HOME)).toEqual([
      'https://cdn.example/x/a.atom',
      'https://cdn.example/j.json',
      'https://cdn.example/x/comments.xml',
    ]);
  });
});

it('a page of too many elements is read as far as its head, and refused in a moment where that is too much', async () => {
  const before = performance.now();
  const nested = '<div>'.repeat(300_000);
  expect(await feedsOf(`<html><head>${link('/news.xml')}</head><body>${nested}`, HOME)).toEqual([NEWS]);
  await expect(find(HOME, { [HOME]: `<html><head>${nested}` })).rejects.toThrow(/holds too much.*: give the address/);
  expect(performance.now() - before).toBeLessThan(3_000);
});
