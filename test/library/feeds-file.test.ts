import { describe, expect, it } from 'vitest';
import { readFeeds, withFeed, withoutFeed } from '../../src/library/feeds-file.ts';

const read = (text: string) => readFeeds(new TextEncoder().encode(text));
const file = (...feeds: string[]): string => `format: 1\nfeeds:\n${feeds.map((feed) => `  - ${feed}\n`).join('')}`;
const GAZETTE = 'https://gazette.example/news.xml';
const HERALD = 'https://herald.example/feed';

describe('a list of feeds', () => {
  it('says of each what holds where nothing is written', () => {
    expect(read(file(`url: ${GAZETTE}`))).toEqual({
      value: [{ url: GAZETTE, trusted: false, every: 15 * 60_000, first: 5, topics: [] }],
    });
    const all = `{ url: ${GAZETTE}, name: Gazette, trusted: true, every: 2h, first: 0, topics: [Harbour] }`;
    expect(read(file(all))).toEqual({
      value: [{ url: GAZETTE, name: 'Gazette', trusted: true, every: 2 * 3_600_000, first: 0, topics: ['Harbour'] }],
    });
  });

  it.each([
    ['url: gazette', /web address/],
    ['url: ftp://gazette.example/', /web address/],
    ['url: https://me:secret@gazette.example/', /name or a password/],
    ['name: Gazette', /url: is missing/],
    [`{ url: ${GAZETTE}, every: 1m }`, /from 5m to 24h/],
    [`{ url: ${GAZETTE}, every: 25h }`, /^feeds\[2\]\.every is a time such as 15m/],
    [`{ url: ${GAZETTE}, every: 5x }`, /from 5m to 24h/],
    [`{ url: ${GAZETTE}, every: 15 }`, /from 5m to 24h/],
    [`{ url: ${GAZETTE}, first: 21 }`, /at most 20/],
    [`{ url: ${GAZETTE}, trust: true }`, /“trust” is no key here: (write “trusted”|remove it)/],
    [`{ url: ${GAZETTE}, topics: "a" }`, /must be a list/],
    [`{ url: ${GAZETTE}, name: "" }`, /line of text/],
  ])('with %s is refused, with the line', (feed, sentence) => {
    expect(read(file(`url: ${HERALD}`, feed))).toEqual({
      faults: [{ file: 'feeds.yaml', line: 4, fault: expect.stringMatching(sentence) }],
    });
  });

  it('names nothing twice', () => {
    const twice = file(
      `{ url: ${GAZETTE}, name: A }`,
      `{ url: ${HERALD}, name: A }`,
      'url: https://GAZETTE.example/news.xml',
    );
    const faults = [expect.objectContaining({ line: 5 }), expect.objectContaining({ line: 4 })];
    expect(read(twice)).toEqual({ faults });
  });
});

describe('changing the file', () => {
  const COMMENTED = `# ours\nformat: 1\n# the list\nfeeds:\n  # near\n  - url: ${GAZETTE} # good\n    every: 30m\n  # far\n  - url: ${HERALD}\n# end\n`;

  it('adds a feed and keeps every comment', () => {
    const text = withFeed(COMMENTED, { url: 'https://third.example/', topics: ['Sea', 'Trade'] });
    for (const comment of ['# ours', '# the list', '# near', '# good', '# far', '# end'])
      expect(text).toContain(comment);
    expect(text).toContain('  - url: https://third.example/\n    topics: [ Sea, Trade ]\n');
    expect(read(text)).toMatchObject({
      value: [{ url: GAZETTE, every: 30 * 60_000 }, { url: HERALD }, { topics: ['Sea', 'Trade'] }],
    });
  });

  it('begins a list in an empty file, or where the list is empty', () => {
    for (const text of ['', 'format: 1\nfeeds: []\n'])
      expect(withFeed(text, { url: GAZETTE })).toBe(file(`url: ${GAZETTE}`));
  });

  it('removes a feed, however its address is written, and keeps the other comments', () => {
    const text = withoutFeed(COMMENTED.replace('https://herald', 'HTTPS://HERALD'), HERALD);
    for (const comment of ['# ours', '# the list', '# near', '# good', '# end']) expect(text).toContain(comment);
    expect(read(text)).toMatchObject({ value: [{ url: GAZETTE }] });
    expect(read(withoutFeed(text, GAZETTE))).toEqual({ value: [] });
    expect(withoutFeed(text, HERALD)).toBe(text);
  });
});
