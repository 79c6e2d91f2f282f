import type { DomDocument, DomElement } from './dom.ts';

/** Elements that never hold an article's text. */
const TAGS = new Set('noscript template nav button input textarea dialog menu figcaption label'.split(' '));
const ROLES = new Set(
  'navigation search dialog alertdialog menu menubar toolbar banner contentinfo tablist tooltip'.split(' '),
);

/** Words in an element's class or id that say what it is: the parts of a page around an article, and in it. */
const FURNITURE = new RegExp(
  `(?:^|[\\s_-])(?:${[
    'ads?|adverts?|advertisements?|advertorial|adsense|ad(?:slot|box|unit|wrap(?:per)?|container)|dfp|sponsor(?:ed|s)?|promos?|promoted|promotions?|outbrain|taboola|zergnet|revcontent',
    'shar(?:e|es|ing)(?:bar|tools?|links?|buttons?)?|social(?:bar|links?|icons?|media|share)?|addthis|sharethis|follow(?:us)?|sharedaddy',
    'newsletters?|subscribe|sign-?up|opt-?in|paywall-?(?:promo|message)|cookies?|consent|gdpr',
    'related(?:links?|content|articles?|stories|posts?)?|recirc(?:ulation)?|recommend(?:ed|ations?)|read-?more|more-?(?:from|on|stories|links|news)|see-?also|also-?(?:read|on|in|see)|trending|most-?(?:read|popular|viewed|shared|recent)|popular|latest-?(?:news|stories)|teasers?|up-?next|next-?(?:article|story|post)|prev(?:ious)?-?(?:article|story|post)|jp-relatedposts',
    'comments?(?:list|form|area)?|disqus|respond|livefyre|replies',
    'breadcrumbs?|crumbs|pagination|pager|navbar|menu|site-?nav|toolbar|skip-?link|jump-?link|back-?to-?top|print-?(?:link|button)|tools?|story-?tools',
    '(?:post|entry|article|story|single|content|meta|footer|page)-?(?:tags?|topics)|tags-?(?:list|cloud|links|container|wrap(?:per)?)?|tag-?(?:list|cloud|links)|tagged|keywords|topic-?(?:list|links)|cat-?links|categories',
    'by-?lines?|author-?(?:bio|box|info|card|details|description|block|meta|profile)|about-?(?:the-?)?author|bio|vcard|contributors?',
    'timestamps?|pub-?date|publish(?:ed)?-?(?:date|time)|post-?(?:date|meta|info)|entry-?(?:meta|date|footer|utility)|article-?(?:meta|date|info|tools|actions)|story-?(?:meta|date|info)|byline-?date|date-?line-?(?:time|date)|updated|modified|read(?:ing)?-?time',
    'captions?|figcaption|image-?(?:caption|credits?|text)|photo-?(?:caption|credits?|text)|img-?(?:caption|credits?)|media-?(?:caption|credits?)|wp-caption-text|cutline|credits?|copyright|gallery|slideshow|carousel',
    'pull-?quotes?|sidebar|widgets?|rail|masthead|footer|site-?header|site-?footer|disclaimer|legal',
    'modals?|pop-?ups?|overlay|lightbox|interstitial|toast|snackbar|(?:audio|video|media)-?player|player-?controls',
    'visually-?hidden|sr-?only|screen-?reader(?:-text)?|off-?screen|accessib\\w*|assistive',
  ].join('|')})(?:$|[\\s_-])`,
  'i',
);

/** Names that say an element holds the article, whatever else they say. */
const ARTICLE =
  /(?:^|[\s_-])(?:article-?(?:body|content|text)|story-?(?:body|content|text)|post-?(?:body|content)|entry-?content|main-?content|page-?content)(?:$|\s|--)/i;
/** The share of a page's text above which an element is kept, whatever it is called. */
const MOST = 0.35;
const SOME = 400;
/** Less text than this is hardly an article. */
const ENOUGH = 300;

/** Takes what stands around and between an article's paragraphs out of the page; nothing that holds much of its text. */
export function removeFurniture(document: DomDocument): void {
  const total = proseIn(document.body);
  const most = Math.max(SOME, total * MOST);
  for (const element of [...document.body.querySelectorAll('*')]) {
    if (!document.body.contains(element) || !isFurniture(element)) continue;
    const prose = proseIn(element);
    if (prose < most || (isComments(element) && total - prose > ENOUGH)) element.remove();
  }
}

/** Readers may write more than the article holds. */
const isComments = (element: DomElement): boolean =>
  /comments?\b|disqus|livefyre/i.test(`${element.className} ${element.id}`);

function isFurniture(element: DomElement): boolean {
  if (TAGS.has(element.localName) || ROLES.has(element.getAttribute('role') ?? '')) return true;
  if (element.hasAttribute('hidden') || /display:\s*none/i.test(element.getAttribute('style') ?? '')) return true;
  if (element.localName === 'a' || element.localName === 'article' || element.localName === 'main') return false;
  if (/articleBody|headline/.test(element.getAttribute('itemprop') ?? '')) return false;
  const names = `${separated(element.getAttribute('class') ?? '')} ${separated(element.id ?? '')}`;
  return FURNITURE.test(names) && !ARTICLE.test(names);
}

/** camelCase names are written with hyphens, so that their words can be told apart. */
const separated = (names: string): string => names.replace(/([a-z])([A-Z])/g, '$1-$2');

/** How many characters of an element are in paragraphs of text: not in links, and long enough for a sentence. */
function proseIn(element: DomElement): number {
  let count = 0;
  for (const paragraph of element.localName === 'p' ? [element] : element.querySelectorAll('p')) {
    const text = paragraph.textContent ?? '';
    if (text.length > 80) count += text.length;
  }
  return count;
}
