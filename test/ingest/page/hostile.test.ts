import { describe, expect, it } from 'vitest';
import { textFault } from '../../../src/core/text.ts';
import { readPage } from '../../../src/ingest/page/page.ts';
import { processorMs } from '../../fixtures/processor.ts';
import { BODY, newsPage, read, TEXT } from './fixture.ts';

describe('hostile markup', () => {
  it.each([
    ['a hundred thousand nested elements', '<div>'.repeat(100_000) + BODY],
    ['five megabytes of paragraphs', '<p>x</p>'.repeat(650_000)],
    ['comments that never end', BODY + '<!--'.repeat(100_000)],
    ['tags that never end', BODY + '<a href="'.repeat(100_000)],
    ['scripts that never end', BODY + '<script>'.repeat(100_000)],
    [
      'entities within entities',
      `<!DOCTYPE a [${'<!ENTITY b "&a;&a;">'.repeat(1000)}]>${'&b;'.repeat(200_000)}${BODY}`,
    ],
    ['nothing but brackets', '<'.repeat(1_000_000)],
    ['a title without end', `<title>${'a | '.repeat(300_000)}</title>${BODY}`],
    ['nested lists of data', `<script type="application/ld+json">${'['.repeat(100_000)}</script>${BODY}`],
    ['a class of a megabyte', `<div class="${'ad-related '.repeat(100_000)}">${BODY}</div>`],
    ['one paragraph of a megabyte', `<p>${'A word, and a word. '.repeat(50_000)}</p>`],
    ['halves of characters', `<p>\ud83d ${BODY} \ude00</p>`],
  ])('neither throws nor takes long: %s', (_, html) => {
    const before = processorMs();
    const page = readPage(`<html><body>${html}`);
    expect(processorMs() - before).toBeLessThan(5_000);
    if (!('refused' in page)) expect(textFault(page.text)).toBeUndefined();
  });

  it('leaves the article readable: zero bytes, depth, unclosed tags, markup dropped unread', () => {
    const depth = '<div>'.repeat(300);
    const noise =
      '<style>p{}</style><svg><p>Drawn words that are no paragraph of the article at all.</p></svg><?php x ?>';
    expect(read(newsPage({ article: depth + BODY.replaceAll(' ', ' \0') + noise })).text).toBe(TEXT);
    const divisions = BODY.replaceAll('<p>', '<div>').replaceAll('</p>', '</div>');
    expect(read(newsPage({ article: depth + divisions })).text).toBe(TEXT);
    expect(read(newsPage({ article: `<a name="top">${BODY}` })).text).toBe(TEXT);
  });

  it.each([
    ['elements', '<p>x'.repeat(100_000), 'holds too many elements'],
    ['encoded characters', '&amp;'.repeat(100_001), 'holds too many encoded characters'],
    ['words', 'word '.repeat(700_000), 'is too large'],
  ])('with too many %s is refused in a sentence that says so', (_, html, what) => {
    expect(readPage(`<p>${html}`)).toEqual({
      refused: `The page ${what} to read: save the article alone, or paste its text.`,
    });
  });
});
