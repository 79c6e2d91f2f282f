import { describe, expect, it } from 'vitest';
import { BODY, newsPage, PARAGRAPHS, refusal } from './fixture.ts';

const page = (title: string, body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body>${body}</body></html>`;
const start = `<p>${PARAGRAPHS[0]}</p>`;
const links = (count: number): string =>
  Array.from(
    { length: count },
    (_, n) =>
      `<div><h3><a href="/a${n}">Invented headline number ${n} of the day, with a place</a></h3><p>The board met for the ${n}th time and did not agree, members said on their way out of the hall.</p></div>`,
  ).join('');

describe('a page that is no article is refused with its own reason', () => {
  it.each([
    ['nothing at all', '', /empty/],
    ['white space', ' \n\t ', /empty/],
    ['a PDF', '%PDF-1.7\n%\u00e2\u00e3 1 0 obj', /PDF/],
    ['an image', '\uFFFDPNG\r\n\u001a\n\0\0\0\rIHDR', /image/],
    ['a feed', '<?xml version="1.0"?>\n<rss version="2.0"><channel></channel></rss>', /feed/],
    ['an Atom feed', '<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>', /feed/],
    ['JSON', '{"articles": []}', /data/],
    ['plain words', 'The night ferry will sail again.', /not a web page/],
    ['a page without words', page('Gazette', '<div><img src=a></div>'), /No article/],
    [
      'a short notice',
      newsPage({ article: '<p>The night ferry will sail again from Monday, the board said on Friday.</p>' }),
      /too little text/,
    ],
    [
      'a missing page',
      page('404', '<h1>Page not found</h1><p>The page you were looking for does not exist.</p>'),
      /not there/,
    ],
    ['a withdrawn article', page('Gazette', '<p>Sorry, this article is no longer available.</p>'), /not there/],
    ['a server’s error', page('Gazette', '<h1>502 Bad Gateway</h1><hr>nginx'), /error page/],
    [
      'a forbidden page',
      page('Access Denied', "<p>You don't have permission to access this on this server.</p>"),
      /does not let us/,
    ],
    [
      'a bot check',
      page(
        'Just a moment...',
        '<p>Checking your browser before you go on.</p><noscript>Enable JavaScript and cookies to continue</noscript>',
      ),
      /browser/,
    ],
    [
      'a page made by scripts',
      page('Gazette', '<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>'),
      /browser/,
    ],
    [
      'a consent wall',
      page(
        'Gazette',
        '<h2>Your privacy</h2><p>We and our 214 partners use cookies. Accept all cookies, or open your cookie settings to choose.</p>',
      ),
      /cookies/,
    ],
    [
      'a sign-in page',
      page('Log in', '<form>E-mail <input> Password <input type="password"></form><p>Forgot your password?</p>'),
      /sign in/,
    ],
    [
      'a pay-wall stub',
      page(
        'Night ferry returns',
        `<article><h1>Night ferry returns</h1>${start}<p>Subscribe to continue reading. Already a subscriber? Sign in.</p></article>`,
      ),
      /subscribers/,
    ],
    [
      'a video',
      page(
        'Night ferry returns',
        '<meta property="og:type" content="video.other"><div class="video-player"></div><p>Watch the ferry leave.</p>',
      ),
      /video/,
    ],
    ['a section', page('Harbour news', `<main>${links(20)}</main>`), /list of articles/],
  ])('%s', (_, html, reason) => {
    expect(refusal(html)).toMatch(reason);
    expect(refusal(html)).toMatch(/^[A-Z][^.]*\.$/);
  });

  it('a front page, by its address', () => {
    expect(refusal(newsPage(), 'https://harbour-gazette.example/')).toMatch(/front page/);
  });

  it('an article that says that it is not free, and shows its beginning', () => {
    const head = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>';
    expect(refusal(newsPage({ head, article: start + start.replace('night', 'day') }))).toMatch(/subscribers/);
  });
});

describe('an article is never refused', () => {
  const long =
    BODY +
    ['The mayor', 'The school', 'The baker']
      .map((who) => `<p>${who} said so too. ${who} ${'had waited long enough. '.repeat(4)}</p>`)
      .join('');

  it.each([
    [
      'though it writes about cookies and consent',
      newsPage({
        article: BODY.replace(
          'Tickets',
          '“We use cookies,” the site says; accept all cookies, it asks, and consent: tickets',
        ),
      }),
    ],
    [
      'though it writes about missing pages',
      newsPage({ article: BODY }).replace('Night ferry returns', 'Missing ferry not found, error 404 blamed'),
    ],
    ['though it asks for money at its end', newsPage({ article: `${BODY}<p>Subscribe now to support us.</p>` })],
    [
      'though a video stands over it',
      newsPage({ before: '<div class="video-player"></div><meta property="og:type" content="video">' }),
    ],
    [
      'though it says that it is not free, if its text is there',
      newsPage({
        article: long,
        head: '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>',
      }),
    ],
    [
      'though many links stand around it',
      newsPage({
        before: `<div>${'<a href="/x">Another page of the Gazette</a> '.repeat(200)}</div>`,
        after: links(12),
      }),
    ],
    [
      'though it asks to sign in',
      newsPage({ before: '<form><input type="password"></form><a href="/login">Log in</a>' }),
    ],
    [
      'though a banner asks for consent',
      newsPage({
        after:
          '<div id="cookie-consent"><p>Your privacy: we use cookies. Accept all cookies or see our cookie policy.</p></div>',
      }),
    ],
  ])('%s', (_, html) => {
    expect(refusal(html)).toBeUndefined();
  });
});

describe('a question for consent is no article', () => {
  it.each([
    [
      'English',
      '<h1>Before you go on</h1><p>We and our 611 partners store information on your device, such as cookies, to choose the advertisements and the articles that you see.</p><p>You can accept all of it, or manage your choices one by one. We will tell our partners what you chose. You can change your mind at any time in our privacy policy.</p>',
    ],
    [
      'German',
      '<h1>Willkommen beim Hafenblatt</h1><p>Wir und unsere 98 Partner setzen Cookies ein, um Ihnen personalisierte Werbung zu zeigen und zu messen, wie Sie unsere Seiten lesen.</p><p>Ihre Einwilligung können Sie jederzeit widerrufen. Mehr dazu lesen Sie in unserer Datenschutzerklärung. Wenn Sie nicht zustimmen, zeigen wir Ihnen nur notwendige Inhalte ohne Tracking.</p>',
    ],
    [
      'French',
      '<h1>Bienvenue</h1><p>Avec votre accord, nous et nos 72 partenaires utilisons des cookies ou d’autres traceurs pour vous montrer des publicités personnalisées.</p><p>Vous pouvez refuser ou paramétrer vos choix à tout moment. Nos partenaires peuvent traiter vos données personnelles sans votre consentement, et vous pouvez vous y opposer dans notre politique de confidentialité.</p>',
    ],
    [
      'Spanish',
      '<h1>Antes de seguir</h1><p>Nosotros y nuestros 310 socios guardamos cookies en tu dispositivo para mostrarte publicidad personalizada y medir lo que lees con nosotros.</p><p>Puedes aceptar o rechazar estas cookies cuando quieras. Puedes cambiar tus preferencias en nuestra política de privacidad, donde explicamos cómo tratamos tus datos personales con nuestros socios.</p>',
    ],
  ])('in %s', (_, body) => {
    expect(refusal(page('Gazette', `<main>${body}</main>`))).toMatch(/question about cookies/);
  });

  it('but an article about such questions is one', () => {
    const article = [
      'Websites must make it as easy to reject cookies as to accept them, the county court of Port Ellery ruled on Tuesday.',
      'The court found that the Ellery Dispatch had hidden the button to refuse consent behind four pages of small print.',
      '“You ask our readers for consent, and we give you a maze,” said Oda Marsh, who had brought the case against the paper.',
      'The publisher said that it shares personal data with 214 partners, and that it would appeal. Other papers in the county use the same vendor.',
      'The privacy office welcomed the ruling. “We will look at every site in the county,” its head, Tam Ruddock, said.',
    ];
    expect(refusal(newsPage({ article: `<p>${article.join('</p><p>')}</p>` }))).toBeUndefined();
  });
});

describe('a discussion is no article', () => {
  const said = [
    'Does anybody know which rope holds best in salt water? Mine rots within a year, whatever the shop says about it.',
    'Hemp, and tar it twice. The ferry has moored on nothing else since my grandfather ran the quay at Port Ellery.',
    'Nylon. It stretches, which is what you want when the swell comes in from the north and you are asleep.',
    'Whatever you buy, wash it in fresh water after every trip and hang it in the shade, not in the sun.',
  ];
  const posts = said
    .map(
      (text, n) =>
        `<div class="post"><b>rower${n}</b> <i>Posted ${n + 2} May 2031</i><p>${text}</p><a href="#">Reply</a></div>`,
    )
    .join('');

  it('by its posts, each with its date and a link to reply', () => {
    expect(refusal(page('Which rope? - Rowers’ Board', `<h1>Which rope for salt water?</h1>${posts}`))).toMatch(
      /discussion/,
    );
  });

  it('by its linked data', () => {
    const head = '<script type="application/ld+json">{"@type":"DiscussionForumPosting","headline":"Rope"}</script>';
    expect(refusal(page('Which rope?', `<div><p>${said.join('</p><p>')}</p></div>`, head))).toMatch(/discussion/);
  });

  it('but an article with comments below it is one', () => {
    expect(refusal(newsPage({ after: `<h3>4 comments</h3>${posts}` }))).toBeUndefined();
  });
});
