import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FeedDocument, readFeed } from '../../../src/ingest/feed/read.ts';

const URL_ = 'https://gazette.example/feeds/news.xml';
const NOW = Date.UTC(2026, 4, 10);

const rss = (items: string, attributes = '', before = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<rss version="2.0"${attributes}><channel><title>Harbour &amp; Sea</title>` +
  `<link>https://gazette.example/</link><description>News</description>${items}</channel></rss>`;
const atom = (entries: string, attributes = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"${attributes}><title>Harbour</title><id>tag:gazette.example,2026:f</id>${entries}</feed>`;

function read(text: string, url = URL_): FeedDocument {
  const document = readFeed(text, url, NOW);
  if ('fault' in document) throw new Error(document.fault);
  return document;
}
const fault = (text: string) =>
  expect(readFeed(text, URL_, NOW)).toEqual({ fault: expect.stringMatching(/gazette\.example.*\.$/) });

const BRIDGE = 'https://gazette.example/2026/bridge';

describe('an item', () => {
  it.each([
    [
      'RSS 2.0',
      rss(`<item><title>Bridge opens</title><link>${BRIDGE}</link><guid isPermaLink="false">n-1</guid>
        <pubDate>Mon, 04 May 2026 08:30:00 +0200</pubDate></item>`),
      { id: 'n-1', published: '2026-05-04T06:30:00.000Z' },
    ],
    [
      'RSS 0.91',
      `<!DOCTYPE rss PUBLIC "-//Harbour//DTD RSS 0.91//EN" "https://dtd.example/rss-0.91.dtd">
        <rss version="0.91"><channel><title>H</title><item><title>Bridge opens</title><link>${BRIDGE}</link></item></channel></rss>`,
      { id: BRIDGE },
    ],
    [
      'RSS 1.0',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://gazette.example/"><title>H</title></channel>
        <item rdf:about="${BRIDGE}"><title>Bridge opens</title><link>${BRIDGE}</link><dc:date>2026-05-04T08:30Z</dc:date></item></rdf:RDF>`,
      { id: BRIDGE, published: '2026-05-04T08:30:00.000Z' },
    ],
    [
      'Atom',
      atom(`<entry><title>Bridge opens</title><id>tag:gazette.example,2026:1</id><link rel="self" href="/1.xml"/>
        <link rel="replies" href="/1#c"/><link rel="alternate" type="text/html" href="/2026/bridge"/>
        <published>2026-05-04T08:30:00Z</published><updated>2026-05-05T08:30:00Z</updated></entry>`),
      { id: 'tag:gazette.example,2026:1', published: '2026-05-04T08:30:00.000Z', updated: '2026-05-05T08:30:00.000Z' },
    ],
    [
      'JSON Feed',
      JSON.stringify({
        ...{ version: 'https://jsonfeed.org/version/1.1', title: 'H' },
        items: [{ id: 7, url: '/2026/bridge', title: 'Bridge opens', date_published: '2026-05-04T08:30:00Z' }],
      }),
      { id: '7', published: '2026-05-04T08:30:00.000Z' },
    ],
  ])('of %s has its id, link, title and dates', (_, text, facts) => {
    expect(read(text).items).toEqual([{ url: BRIDGE, title: 'Bridge opens', ...facts }]);
  });

  it.each([
    ['relative to the feed', '<link>../2026/bridge</link>', ''],
    ['without a scheme', '<link>//gazette.example/2026/bridge</link>', ''],
    ['with white space around it', `<link>\n ${BRIDGE} \n</link>`, ''],
    ['in its guid', `<guid>${BRIDGE}</guid>`, ''],
    [
      'behind FeedBurner',
      `<link>https://burner.example/~r/1</link><feedburner:origLink>${BRIDGE}</feedburner:origLink>`,
      ' xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"',
    ],
    ['as an Atom link', `<atom:link rel="alternate" href="${BRIDGE}"/>`, ' xmlns:atom="http://www.w3.org/2005/Atom"'],
  ])('is found by a link %s', (_, link, attributes) => {
    expect(read(rss(`<item><title>Bridge opens</title>${link}</item>`, attributes)).items[0]?.url).toBe(BRIDGE);
  });

  it('is resolved against the bases of feed and entry', () => {
    const entry = '<entry xml:base="2026/"><title>x</title><id>1</id><link href="bridge"/></entry>';
    expect(read(atom(entry, ' xml:base="https://gazette.example/"')).items[0]?.url).toBe(BRIDGE);
  });

  it.each([
    '<guid isPermaLink="false">https://gazette.example/2026/bridge</guid>',
    '<link>javascript:alert(1)</link>',
    '<link>mailto:desk@gazette.example</link>',
    '<guid>n-1</guid>',
  ])('with only %s has no address, and is counted', (link) => {
    expect(read(rss(`<item><title>x</title>${link}</item>`))).toMatchObject({ items: [], unlinked: 1 });
  });

  it('whose id stands at others, too, goes by its link', () => {
    const item = (path: string) =>
      `<item><title>${path}</title><link>/${path}</link><guid isPermaLink="false">same</guid></item>`;
    const ids = read(rss(item('a') + item('b'))).items.map(({ id }) => id);
    expect(ids).toEqual(['https://gazette.example/a', 'https://gazette.example/b']);
  });

  it.each([
    ['Ships &amp;amp; trains &lt;b&gt;late&lt;/b&gt;', 'Ships & trains late'],
    ['<![CDATA[Ships<br/>and   trains &#8217;26]]>', 'Ships and trains ’26'],
    ['\n Two\n lines ', 'Two lines'],
    ['3 &lt; 5 &amp; so', '3 < 5 & so'],
  ])('titled %s reads as text', (title, text) => {
    expect(read(rss(`<item><title>${title}</title><link>/a</link></item>`)).items[0]?.title).toBe(text);
  });

  it('keeps angle brackets in a title that is said to be text, and loses tags in one that is HTML', () => {
    const entry = (type: string) =>
      `<entry><title type="${type}">a &lt;b&gt; c</title><id>${type}</id><link href="/${type}"/></entry>`;
    expect(read(atom(entry('text') + entry('html'))).items.map(({ title }) => title)).toEqual(['a <b> c', 'a c']);
  });
});

describe('a feed', () => {
  it('gives its newest items first, however it has them, and those without a date last', () => {
    const item = (name: string, date = '') =>
      `<item><title>${name}</title><link>/${name}</link><pubDate>${date}</pubDate></item>`;
    const items =
      item('undated') +
      item('old', '2026-05-01') +
      item('new', '2026-05-03') +
      item('mid', '2 May 2026') +
      item('late', 'later');
    expect(read(rss(items)).items.map(({ title }) => title)).toEqual(['new', 'mid', 'old', 'undated', 'late']);
  });

  it('is called by its title as text, or by its host', () => {
    expect(read(rss('')).title).toBe('Harbour & Sea');
    expect(read('<rss version="2.0"><channel><item><link>/a</link></item></channel></rss>').title).toBe(
      'gazette.example',
    );
  });

  it('may be without items, begin with white space or a byte order mark', () => {
    for (const text of [rss(''), `\uFEFF${rss('')}`, `\n\n${rss('')}`]) expect(read(text).items).toEqual([]);
  });

  it('that has thousands of items is read as far as its newest thousand', () => {
    const items = Array.from({ length: 3_000 }, (_, at) => `<item><title>${at}</title><link>/${at}</link></item>`);
    expect(read(rss(items.join(''))).items).toHaveLength(1_000);
  });
});

const ENTITIES = Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('');

describe('no feed, but a fault in one sentence, is', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n\t'],
    ['a web page', '<!doctype html><html><head><title>Harbour</title></head><body>rss</body></html>'],
    ['a web page behind a comment', '<!-- hi --><HTML lang="en"><p>x'],
    ['a text', 'The harbour is closed.'],
    ['JSON of another kind', '{"articles":[]}'],
    ['broken JSON', '{"version":"https://jsonfeed.org/version/1.1","items":['],
    ['XML of another kind', '<?xml version="1.0"?><urlset><url><loc>https://gazette.example/</loc></url></urlset>'],
    ['a wrong closing tag', rss('<item><title>a</titel><link>/a</link></item>')],
    ['a billion laughs', rss('<item><title>&e9;</title></item>', '', `<!DOCTYPE rss [<!ENTITY e0 "ha">${ENTITIES}]>`)],
    [
      'an external entity',
      rss('<item><title>&x;</title></item>', '', '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
    ],
    ['a deep nest', rss(`<item>${'<a>'.repeat(150_000)}`)],
    ['a deep nest of JSON', `{"version":"https://jsonfeed.org/version/1.1","items":${'['.repeat(300_000)}`],
    ['half a million tags', rss('<item/>'.repeat(500_000))],
    ['a tag without end', `<rss version="2.0"><channel ${'a="1" '.repeat(50_000)}`],
    ['an open comment', `<rss version="2.0"><channel>${'<!--'.repeat(50_000)}`],
    ['open character data', `<rss version="2.0"><channel>${'<![CDATA['.repeat(10_000)}`],
  ])('%s', (_, text) => {
    fault(text);
  });

  it.each([
    [500, /nested too deeply to be a feed/],
    [150_000, /nested too deeply to be a feed/],
    [50, undefined],
  ])('one of %i tags within one another is told as such', (depth, sentence) => {
    const said = readFeed(rss(`<item><link>/a</link>${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}</item>`), URL_, NOW);
    if (sentence) expect(said).toEqual({ fault: expect.stringMatching(sentence) });
    else expect(said).toMatchObject({ items: [{}] });
  });

  it('more text than any feed has', () => {
    fault(rss(`<item><description>${'x'.repeat(5_000_001)}</description></item>`));
  });
});

it('whatever comes is read or a fault, and links are web addresses', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<rss version="2.0">',
      '<channel>',
      '<item>',
      '</item>',
      '<title>',
      '</title>',
      '<link>',
      '</link>',
    ),
    fc.constantFrom(
      '<feed>',
      '<entry>',
      '<link href="',
      '"/>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '&amp;',
      '&#0;',
      '&#x110000;',
    ),
    fc.constantFrom(
      '<!DOCTYPE rss [',
      ']>',
      '<?xml',
      '?>',
      '<guid>',
      '<pubDate>',
      '{"version":"https://jsonfeed.org/version/1"',
      ',"items":[{',
      '}]}',
    ),
    fc.constantFrom('<__proto__>', '<constructor>', 'xml:base="http://[" ', '</rss>', 'https://', 'data:,x', '\uD800'),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const document = readFeed(pieces.join(''), URL_, NOW);
      if ('fault' in document) expect(document.fault).toMatch(/^.+\.$/s);
      else for (const { url } of document.items) expect(url).toMatch(/^https?:\/\//);
    }),
    { numRuns: 150 },
  );
});
