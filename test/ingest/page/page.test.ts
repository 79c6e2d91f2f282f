import { describe, expect, it } from 'vitest';
import { BODY, newsPage, PARAGRAPHS, read, TEXT } from './fixture.ts';

const [FIRST, SECOND, THIRD, FOURTH] = PARAGRAPHS as [string, string, string, string];
const textOf = (article: string, around: { before?: string; after?: string } = {}): string =>
  read(newsPage({ article, ...around })).text;

describe('the text of an article', () => {
  it('is its paragraphs, a line each, parted by blank lines', () => {
    expect(textOf(BODY)).toBe(TEXT);
  });

  it('has single spaces, and nothing that no text may hold', () => {
    const untidy = `<p>${FIRST.replace('night ferry', '  night\n\t ferry&nbsp;').replace('island', 'is&shy;land').replace('will', 'wi\u200bll\u0007')}</p>`;
    expect(textOf(untidy + BODY.slice(BODY.indexOf('</p>') + 4))).toBe(TEXT);
  });

  it('decodes entities once, and keeps characters as they are composed', () => {
    const article = `${BODY}<p>Caf&eacute; o\u0301 &amp;amp; &lt;b&gt; &#8211; said the sign over the door of the ticket office.</p>`;
    expect(textOf(article)).toContain('Café o\u0301 &amp; <b> – said the sign');
  });

  it('keeps headings, quotations, lists and embedded posts as paragraphs', () => {
    const article = `<p>${FIRST}</p><h2>Eleven weeks</h2><p>${SECOND}</p><blockquote><p>${THIRD}</p></blockquote>
      <ul><li>Mondays at nine in the evening, from the north quay, all year.</li><li>Fridays at ten, from the island, in summer.</li></ul>
      <blockquote class="twitter-tweet"><p>Back on the water on Monday, and there will be soup.</p></blockquote><p>${FOURTH}</p>`;
    expect(textOf(article).split('\n\n')).toEqual([
      FIRST,
      'Eleven weeks',
      SECOND,
      THIRD,
      'Mondays at nine in the evening, from the north quay, all year.',
      'Fridays at ten, from the island, in summer.',
      'Back on the water on Monday, and there will be soup.',
      FOURTH,
    ]);
  });

  it.each([
    ['line breaks', PARAGRAPHS.join('<br><br>')],
    ['single line breaks behind sentences', `<div>${PARAGRAPHS.join('<br>')}</div>`],
    ['divisions', PARAGRAPHS.map((paragraph) => `<div>${paragraph}</div>`).join('')],
    ['paragraphs that are never closed', PARAGRAPHS.map((paragraph) => `<p>${paragraph}`).join('\n')],
    ['a table', `<table><tr><td>${BODY}</td></tr></table>`],
    [
      'spans in every paragraph',
      PARAGRAPHS.map((p) => `<p><span>${p.replace(/ /g, '</span> <span>')}</span></p>`).join(''),
    ],
  ])('is the same when its paragraphs are made of %s', (_, article) => {
    expect(textOf(article)).toBe(TEXT);
  });

  it('does not break a line at a line break within a sentence', () => {
    expect(textOf(BODY.replace('the harbour board', 'the<br>harbour board'))).toBe(TEXT);
  });

  it('is found without html, head or body elements', () => {
    expect(read(`<title>Night ferry returns</title><h1>Night ferry returns to Grey Island</h1>${BODY}`).text).toBe(
      TEXT,
    );
  });

  it('goes on behind a closing body tag', () => {
    expect(read(newsPage().replace(`<p>${FOURTH}</p>`, `</body></html><p>${FOURTH}</p>`)).text).toContain(FOURTH);
  });

  it('is not what a script, a style or a template holds', () => {
    const hidden = '<p>Words that nobody sees, and that are long enough, one would think, to be a paragraph.</p>';
    const around = `<script>var a = "${hidden}"</script><style>${hidden}</style><template>${hidden}</template>`;
    expect(textOf(around + BODY + around)).toBe(TEXT);
  });

  it('is kept although its element has the name of a tag or of an advertisement', () => {
    const html = newsPage().replace(
      '<article>',
      '<article class="post tag-ferry category-ads ad-free has-sidebar related">',
    );
    expect(read(html).text).toBe(TEXT);
    expect(textOf(`<div class="content promo social sidebar">${BODY}</div>`)).toBe(TEXT);
  });

  it('is taken from JSON-LD where scripts would write it into the page', () => {
    const data = { '@type': 'NewsArticle', articleBody: `${PARAGRAPHS.join('\n')}\n` };
    const told = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
    expect(read(newsPage({ head: told, article: '<div id="root"></div>' })).text).toBe(TEXT);
    expect(read(newsPage({ head: told.replace('articleBody":"', 'articleBody":"Not shown. ') })).text).toBe(TEXT);
  });

  it('is written in any script', () => {
    const japanese =
      '港の委員会は月曜日、夜行フェリーの運航を十一週間ぶりに再開すると発表した。両方のエンジンが交換されたという。';
    const article = [1, 2, 3, 4, 5].map((n) => `<p>${n}　${japanese}</p>`).join('');
    expect(textOf(article).split('\n\n')).toHaveLength(5);
  });
});

describe('what stands in or around an article and is no part of it', () => {
  const between = (markup: string): string =>
    textOf(`<p>${FIRST}</p><p>${SECOND}</p>${markup}<p>${THIRD}</p><p>${FOURTH}</p>`);
  const teaser = 'Sea wall to be raised by a metre before the winter storms';

  it.each([
    [
      'a caption',
      '<figure><img src=a.jpg><figcaption>The ferry in dry dock, seen from the north quay in April.</figcaption></figure>',
    ],
    [
      'a caption by its class',
      '<div class="wp-caption"><p class="wp-caption-text">The ferry in dry dock, seen from the quay.</p></div>',
    ],
    ['a credit', '<p>Photo: Tam Ruddock</p>'],
    ['an agency’s credit', '<p>Tam Ruddock / Getty Images</p>'],
    ['an advertisement', '<p>Advertisement</p>'],
    ['a link to read more', '<p>Read more: <a href="/wall">Sea wall to be raised</a></p>'],
    [
      'a question to read more of',
      '<p><strong>Read more: <a href="/wall">Who really owns the old sea wall, and who pays for it?</a></strong></p>',
    ],
    ['a closed discussion', '<p>Comments are closed.</p>'],
    ['an e-mail to get', '<p>Get our evening e-mail: sign up here</p>'],
    ['where it stood first', '<p>This story was first published in the Island Post.</p>'],
    ['that it was edited', '<p><em>This interview has been lightly edited for length and clarity.</em></p>'],
    ['when it was updated', '<p>Share Updated at 14:52</p><p>13:30 BST</p><p>9:05 a.m.</p>'],
    ['a linked headline', `<p><a href="/wall">${teaser}</a></p>`],
    [
      'related articles',
      `<div class="related-articles"><h3>Related</h3><ul><li><a href="/wall">${teaser}</a></li></ul></div>`,
    ],
    [
      'a newsletter',
      '<div class="newsletter-signup"><h3>The Morning Tide</h3><p>Sign up for our newsletter, every day at six.</p></div>',
    ],
    ['an invitation', '<p>Sign up to our newsletter and never miss a story from the harbour.</p>'],
    ['buttons to share', '<div class="share-bar"><a href="#">Facebook</a> <a href="#">E-mail</a></div>'],
    ['a request to share', '<p>Share this article</p>'],
    [
      'cookies',
      '<div class="cookie-banner"><p>We use cookies to make this site better for you and for our partners.</p></div>',
    ],
    ['words about following', '<p>Follow the Gazette on Twitter for more from the harbour.</p>'],
    ['counters and rules', '<p>***</p><p>12 comments</p><p>3</p>'],
    ['a pull quote', '<aside class="pullquote"><p>We replaced both engines and every bolt</p></aside>'],
    [
      'a pull quote without a name',
      '<div><p>Islanders had crossed in fishing boats since the ferry broke down</p></div>',
    ],
    ['a form', '<form><p>Enter your e-mail address to be told of the next departure.</p><input></form>'],
  ])('is left out: %s', (_, markup) => {
    expect(between(markup)).toBe(TEXT);
  });

  it.each([
    ['bylines and dates', '<p>By Ines Holloway</p><p>3 March 2031, 10:04</p><p>4 min read</p>', ''],
    [
      'crumbs and menus',
      '<nav><a href="/">Home</a> <a href="/news">News</a></nav><div class="breadcrumbs">Home / News</div>',
      '',
    ],
    ['the headline again', '<h2>Night ferry returns to Grey Island</h2>', ''],
    ['a section’s name', '<p>Harbour News</p>', ''],
    [
      'a dialogue over the page',
      '<div class="modal"><p>Stay with us: our app brings the harbour to your telephone, each morning at six.</p></div>',
      '',
    ],
    ['tags', '', '<div class="post-tags">Tags: <a href="/t/ferry">ferry</a>, <a href="/t/island">island</a></div>'],
    [
      'copyright',
      '',
      '<p>© 2031 The Harbour Gazette. All rights reserved. No part of it may be used without leave.</p>',
    ],
    ['an address to write to', '', '<p>Write to news@harbour-gazette.example</p>'],
    [
      'comments',
      '',
      '<section id="comments"><h3>2 comments</h3><p>I never liked that ferry, and I have said so for years to anybody.</p><p>My uncle built it, and he would not agree with you at all, friend.</p></section>',
    ],
    [
      'more comments than article',
      '',
      `<div id="comments">${Array.from({ length: 20 }, (_, n) => `<p>I have been on that ferry ${n} times, and every time the soup was colder than the sea it sailed on.</p>`).join('')}</div>`,
    ],
    [
      'what a part of the article’s body is named',
      '',
      '<div class="article-body__newsletter"><p>The Morning Tide, in your inbox at six, with all that happened in the night.</p></div>',
    ],
    [
      'teasers',
      '',
      `<h3>More from the Gazette</h3><p>${teaser}</p><p>Baker wins the island’s rowing race for the third time</p>`,
    ],
  ])('is left out before or behind it: %s', (_, before, after) => {
    expect(textOf(before + BODY + after)).toBe(TEXT);
  });

  it('is left out: who the author is', () => {
    const head = '<meta name="author" content="Ines Holloway">';
    const bio = '<p>Ines Holloway is a reporter who covers the coast for the Gazette, and lives on a boat.</p>';
    expect(read(newsPage({ head, article: BODY + bio })).text).toBe(TEXT);
  });

  it('keeps the heading of every update of a live page, and not its time', () => {
    const updates = PARAGRAPHS.map(
      (p, n) => `<section><time>1${n}:30 BST</time><h2>Update number ${n}</h2><p>${p}</p></section>`,
    );
    expect(textOf(updates.join(''))).toBe(PARAGRAPHS.map((p, n) => `Update number ${n}\n\n${p}`).join('\n\n'));
  });

  it('does not take real sentences with it that only begin like it', () => {
    const real = [
      'Related costs, the board said, would be carried by the county rather than by the islanders themselves.',
      'Photographs by the yard’s apprentices hang in the waiting room, and passengers stop to look at every one of them there.',
      'By Friday evening, she added, nobody will remember the fishing boats.',
      'Follow-up inspections are planned for the autumn.',
      'Comments from passengers were read out at the meeting, which lasted until midnight and ended in applause.',
      'Get our boats back first, the islanders had written on the wall of the office.',
      'The apprentices contributed to this report of the yard more than anybody, she said.',
      'Read aloud, the list of repairs took the chairman a quarter of an hour.',
      '“Subscribe to nothing,” he told the meeting, “and row.”',
    ];
    expect(textOf(`${BODY}<p>${real.join('</p><p>')}</p>`)).toContain(real.join('\n\n'));
  });

  it('keeps paragraphs with links in them', () => {
    const article = BODY.replace(
      'the harbour board said',
      '<a href="/board">the harbour board said on Friday in a letter to passengers</a>',
    );
    expect(textOf(article)).toContain('the harbour board said on Friday in a letter to passengers, after eleven weeks');
  });
});
