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

  it('is the first emphasised line of a page that has neither headings nor a title', () => {
    const lines =
      newsPage()
        .match(/<p>[^<]*<\/p>/g)
        ?.join('') ?? '';
    const old = `<html><body><center><font size=5><b>Night ferry returns</b></font></center><br>By T. Ruddock<br>3 March 2031<br><br>${lines}</body></html>`;
    const page = read(old);
    expect([page.title, page.author, page.published]).toEqual(['Night ferry returns', 'T. Ruddock', '2031-03-03']);
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

  it.each([
    ['<div class="byline">Words by Ines Holloway, court reporter</div>', 'Ines Holloway'],
    ['<div class="Page-byline">By <a>INES HOLLOWAY</a></div>', 'Ines Holloway'],
    ['<p>By Ines Holloway and Tam Ruddock · Updated 2 hours ago</p>', 'Ines Holloway, Tam Ruddock'],
    ['<p>Von Ines Holloway | @ines</p>', 'Ines Holloway'],
    ['<p>By Monday the ferry sails</p>', undefined],
    ['<div class="page-byline">9:39AM BST 3 Mar 2031</div>', undefined],
  ])('is named below the headline: %s', (line, author) => {
    expect(read(newsPage({ article: line + newsPage().split('</h1>')[1] })).author).toBe(author);
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
    const untitled = bare.replace(' | The Harbour Gazette', '');
    expect(read(untitled).publisher).toBe('harbour-gazette.example');
    expect(read(untitled, '').publisher).toBeUndefined();
  });

  const bare = newsPage().replace(/<meta property="og:site_name"[^>]*>/, '');
  const graph = ld({
    '@graph': [
      { '@type': 'WebSite', name: 'islandpost' },
      { '@type': 'Organization', '@id': '#us', name: 'Island Post' },
      { '@type': 'Person', '@id': '#ines', name: 'Ines Holloway' },
      { '@type': 'NewsArticle', headline: 'Night ferry', author: [{ '@id': '#ines' }], publisher: { '@id': '#us' } },
    ],
  });
  it.each([
    ['its graph names by an id', bare.replace('</head>', `${graph}</head>`), 'Island Post'],
    [
      'its microdata names',
      bare.replace(
        '<h1>',
        '<div itemprop="publisher" itemscope><meta itemprop="name" content="Island Post"></div><h1>',
      ),
      'Island Post',
    ],
    ['the title ends with, if it is the host’s', bare, 'The Harbour Gazette'],
    [
      'the title ends with, if it is the run-together name’s',
      bare.replace('Harbour Gazette</title>', 'Island Post</title><meta property="og:site_name" content="islandpost">'),
      'The Island Post',
    ],
    [
      'the title ends with, if it is the logo’s',
      bare
        .replace('Harbour Gazette</title>', 'Island Post</title>')
        .replace('<body>', '<body><img class="logo" alt="The Island Post logo">'),
      'The Island Post',
    ],
    [
      'the host is, if the title ends with a section',
      bare.replace('The Harbour Gazette', 'Wildlife'),
      'harbour-gazette.example',
    ],
  ])('is the name that %s', (_, html, publisher) => {
    expect(read(html).publisher).toBe(publisher);
  });

  it('leaves the authors of a graph to be found by their ids', () => {
    expect(read(bare.replace('</head>', `${graph}</head>`)).author).toBe('Ines Holloway');
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

  it.each([
    ['<p>Friday, 4 April 2031</p>', '2031-04-04'],
    ['<div class="date">April 4th, 2031</div>', '2031-04-04'],
    ['<div class="byline">Tam Ruddock <span>4. April 2031</span></div>', '2031-04-04'],
    ['<p>Publié le 4 avril 2031 à 10 h</p>', '2031-04-04'],
    ['<p>Last updated: 5 April 2031 at 10:12 GMT</p>', '2031-04-05'],
    ['<p>Updated 5 April 2031</p><p>Posted 4 April 2031</p>', '2031-04-04'],
    ['<p>The board closes the quay on 4 April 2031</p>', undefined],
  ])('is told below the headline: %s', (line, published) => {
    expect(read(newsPage({ article: line + newsPage().split('</h1>')[1] })).published).toBe(published);
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
