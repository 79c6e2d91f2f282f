import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isMarkup, linkOf, readSource, type Source } from '../../src/ingest/source.ts';
import { LIGHTHOUSE, pageOf, webOf } from './pages.ts';

const URL_OF_PAGE = 'https://gazette.example/light';
const web = webOf({
  [URL_OF_PAGE]: pageOf(LIGHTHOUSE),
  'https://www.gazette.example/empty': '<html><body></body></html>',
});
const read = (source: Source, told: string[] = []) =>
  readSource(source, web.fetch, (step, detail) => told.push(detail ? `${step} ${detail}` : step));

describe('a link as somebody gives it', () => {
  it.each([
    [' https://gazette.example/a ', 'https://gazette.example/a'],
    ['<https://gazette.example/a>', 'https://gazette.example/a'],
    ['<https://gazette.example/a|The bridge>', 'https://gazette.example/a'],
    ['gazette.example/bridge', 'https://gazette.example/bridge'],
    ['gazette.example', 'https://gazette.example'],
    ['gazette.example:8080/a?b=c', 'https://gazette.example:8080/a?b=c'],
    ['//gazette.example/a', 'https://gazette.example/a'],
    ['www.höhe.example/über', 'https://www.höhe.example/über'],
    ['HTTP://gazette.example/a', 'HTTP://gazette.example/a'],
  ])('is an address: %s', (typed, url) => {
    expect(linkOf(typed)).toBe(url);
  });

  it.each(['bridge', 'ftp://gazette.example/a', 'mailto:ada@gazette.example', 'javascript:alert(1)', './a.html', ''])(
    'is left for the fetcher to refuse where it is none: %s',
    (typed) => {
      expect(linkOf(typed)).toBe(typed);
    },
  );

  it.each(['see https://gazette.example/a', 'https://gazette.example/a please', '<https://gazette.example/a> <b>'])(
    'is refused with words beside it: %s',
    (typed) => {
      expect(() => linkOf(typed)).toThrow('Give one link and nothing beside it');
    },
  );
});

describe('reading a source', () => {
  it('fetches a link, says how far it is, and gives the digest of the text', async () => {
    const told: string[] = [];
    const { text, sha256, url, facts } = await read({ type: 'link', url: URL_OF_PAGE }, told);
    expect(text).toBe(LIGHTHOUSE.join('\n\n'));
    expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
    expect([url, facts.publisher, facts.published]).toEqual([URL_OF_PAGE, 'The Harbour Gazette', '2026-05-04']);
    expect(told).toEqual(['fetching', 'reading']);
  });

  it('names the host where its page is no article', async () => {
    await expect(read({ type: 'link', url: 'https://www.gazette.example/empty' })).rejects.toThrow(
      /^gazette\.example: \S/,
    );
  });

  it('takes a text exactly as it is, and facts from who brings it', async () => {
    const text = `  A headline\n\n${LIGHTHOUSE[0]}\r\n“Yes,” she said.`;
    const given = await read({
      type: 'file',
      name: 'light.txt',
      text,
      facts: { publisher: 'Coastal Wire', title: undefined },
    });
    expect(given).toMatchObject({ text, url: undefined, facts: { title: 'A headline', publisher: 'Coastal Wire' } });
    const page = { type: 'file', name: 'light.html', text: pageOf(LIGHTHOUSE), facts: { title: 'Mine' } } as const;
    expect((await read(page)).facts).toMatchObject({ title: 'Mine', publisher: 'The Harbour Gazette' });
  });

  it('names the host as publisher where nobody else does, and nobody where there is none', async () => {
    const text = LIGHTHOUSE.join('\n');
    const at = await read({ type: 'file', name: 'a', text, url: 'https://www.gazette.example/light' });
    expect(at.facts.publisher).toBe('gazette.example');
    expect((await read({ type: 'file', name: 'a', text })).facts.publisher).toBe('Unknown publisher');
  });

  it('gives text that every store takes, whatever the page holds', async () => {
    const text = pageOf(['“Half \ud83d and\u0000 null,” said Ada Quill.', ...LIGHTHOUSE]);
    const article = await read({ type: 'file', name: 'light.html', text });
    expect([article.text.isWellFormed(), article.text.includes('\u0000')]).toEqual([true, false]);
  });

  it('refuses a book', async () => {
    const text = 'She waited for the ferry and it came late. '.repeat(10_000);
    await expect(read({ type: 'file', name: 'a', text })).rejects.toThrow('longer than 400,000 characters');
  });

  it.each([
    ['<!DOCTYPE html><p>a', true],
    ['\uFEFF\n<html lang="en">', true],
    ['<p>A paragraph', true],
    ['The tag <p> is a paragraph', false],
    ['< 5 people came', false],
  ])('tells a page from a text: %s', (text, isPage) => {
    expect(isMarkup(text)).toBe(isPage);
  });
});
