import { describe, expect, it } from 'vitest';
import { ADDRESS, newsPage, read } from './fixture.ts';

const ld = (data: unknown): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const withHead = (head: string, url?: string) => read(newsPage({ head }), url);

describe('the title of an article', () => {
  it('is its headline without the name of the site', () => {
    expect(withHead('').title).toBe('Night ferry returns to Grey Island');
    expect(withHead('<meta property="og:title" content="Night ferry is back - The Harbour Gazette">').title).toBe(
      'Night ferry is back',
    );
    expect(withHead('<meta property="og:title" content="The Harbour Gazette: Night ferry is back">').title).toBe(
      'Night ferry is back',
    );
  });

  it('keeps a dash that is no site’s', () => {
    const title = 'Night ferry is back – and so is the soup';
    expect(withHead(`<meta property="og:title" content="${title}">`).title).toBe(title);
  });

  it('is taken from JSON-LD, and from the heading where that is cut off', () => {
    expect(withHead(ld({ '@type': 'NewsArticle', headline: 'Ferry sails on Monday' })).title).toBe(
      'Ferry sails on Monday',
    );
    expect(withHead(ld({ '@type': 'NewsArticle', headline: 'Night ferry returns…' })).title).toBe(
      'Night ferry returns to Grey Island',
    );
  });

  it('is never the name of the site, nor encoded twice, nor longer than 200 characters', () => {
    expect(withHead('<meta property="og:title" content="The Harbour Gazette">').title).toBe(
      'Night ferry returns to Grey Island',
    );
    expect(withHead('<meta property="og:title" content="Soup &amp;amp; ferry: it&amp;#39;s back">').title).toBe(
      "Soup & ferry: it's back",
    );
    expect(withHead(`<meta property="og:title" content="${'Ferry news '.repeat(40)}">`).title).toMatch(
      /^Ferry .{150,192} news…$|^Ferry .{150,193}Ferry…$/,
    );
  });
});

describe('the author of an article', () => {
  it.each([
    [
      'JSON-LD',
      ld({ '@type': 'NewsArticle', author: [{ '@type': 'Person', name: 'Ines Holloway' }, { name: 'Tam Ruddock' }] }),
      'Ines Holloway, Tam Ruddock',
    ],
    [
      'a graph',
      ld({
        '@graph': [
          { '@type': 'WebSite', name: 'The Harbour Gazette' },
          { '@type': ['Article'], author: { name: 'Ines Holloway' } },
        ],
      }),
      'Ines Holloway',
    ],
    [
      'a meta element',
      '<meta name="author" content="By Ines Holloway and Tam Ruddock, Staff Reporters">',
      'Ines Holloway, Tam Ruddock',
    ],
    ['another', '<meta name="parsely-author" content="INES HOLLOWAY">', 'Ines Holloway'],
  ])('is named by %s', (_, head, author) => {
    expect(withHead(head).author).toBe(author);
  });

  it('is named by a byline', () => {
    const byline =
      '<div class="byline">By <span itemprop="author"><span itemprop="name">Ines Holloway</span></span></div>';
    expect(read(newsPage({ before: byline })).author).toBe('Ines Holloway');
    expect(read(newsPage({ before: '<p class="author-name">Tam O’Ruddock Jr.</p>' })).author).toBe('Tam O’Ruddock Jr.');
  });

  it('is neither an address, nor the site, nor a role', () => {
    for (const name of ['https://social.example/ines', 'The Harbour Gazette', 'admin', '@gazette'])
      expect(withHead(`<meta name="author" content="${name}">`).author).toBeUndefined();
  });
});

describe('the publisher of an article', () => {
  it('is the site’s name, else JSON-LD’s, else the host', () => {
    const bare = newsPage().replace(/<meta property="og:site_name"[^>]*>/, '');
    expect(withHead('').publisher).toBe('The Harbour Gazette');
    expect(
      read(bare.replace('</head>', `${ld({ '@type': 'Article', publisher: { name: 'Island Post' } })}</head>`))
        .publisher,
    ).toBe('Island Post');
    expect(read(bare).publisher).toBe('harbour-gazette.example');
    expect(read(bare, '').publisher).toBeUndefined();
  });
});

describe('when an article was published', () => {
  it.each([
    [
      'JSON-LD, before all else',
      `${ld({ '@type': 'NewsArticle', datePublished: '2031-03-03T10:04:00+01:00' })}<meta property="article:published_time" content="2030-01-01">`,
      '2031-03-03T10:04:00+01:00',
    ],
    [
      'broken JSON-LD',
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"A\nB","datePublished":"2031-03-03T09:04:00Z",}</script>',
      '2031-03-03T09:04:00Z',
    ],
    [
      'a meta element',
      '<meta property="article:published_time" content="2031-03-03T10:04:05.120Z">',
      '2031-03-03T10:04:05Z',
    ],
    ['a date in words', '<meta name="pubdate" content="Mon, 3 Mar 2031 10:04:00 GMT">', '2031-03-03T10:04:00Z'],
    ['a time without a zone, as a date', '<meta name="dc.date" content="2031-03-03 10:04:00">', '2031-03-03'],
  ])('is told by %s', (_, head, published) => {
    expect(withHead(head).published).toBe(published);
  });

  it('is told by a time element, by the address, or by nothing', () => {
    expect(read(newsPage({ before: '<time datetime="2031-03-03T10:04Z">Monday</time>' })).published).toBe(
      '2031-03-03T10:04:00Z',
    );
    expect(read(newsPage(), 'https://gazette.example/2031/03/04/ferry').published).toBe('2031-03-04');
    expect(read(newsPage()).published).toBeUndefined();
  });

  it('is no day of the far future', () => {
    expect(withHead('<meta name="date" content="2099-01-01">').published).toBeUndefined();
  });
});

describe('the canonical address of an article', () => {
  const link = (href: string): string => `<link rel="canonical" href="${href}">`;

  it('is the page’s own word, made absolute', () => {
    expect(withHead(link('/news/ferry?id=4#top')).canonical).toBe(
      'https://www.harbour-gazette.example/news/ferry?id=4',
    );
    expect(withHead('<meta property="og:url" content="https://harbour-gazette.example/ferry">').canonical).toBe(
      'https://harbour-gazette.example/ferry',
    );
  });

  it('is ignored if it is a home page, another site, or no address of the web', () => {
    for (const href of [
      'https://www.harbour-gazette.example/',
      'https://other.example/ferry',
      'javascript:alert(1)',
      'ftp://x.example/a',
      'http://[',
    ])
      expect(withHead(link(href)).canonical).toBeUndefined();
  });
});

describe('the language of an article', () => {
  it('is what the page declares, without its region', () => {
    expect(withHead('', ADDRESS).language).toBe('en');
    expect(read(newsPage({ html: '', head: '<meta property="og:locale" content="de_AT">' })).language).toBe('de');
    expect(read(newsPage({ html: '' })).language).toBe('');
  });
});
