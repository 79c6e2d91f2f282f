/** One pattern for several, which is faster; so it is without Unicode's letters, where a pattern needs none. */
const anyOf = (...patterns: readonly RegExp[]): RegExp =>
  new RegExp(
    patterns.map(({ source }) => `(?:${source})`).join('|'),
    patterns.some(({ unicode }) => unicode) ? 'iu' : 'i',
  );

/** How begins what stands among an article's sentences without being one. */
const HEAD = anyOf(
  // Who wrote it, and when.
  /^(?:by|von|text|words|story|reporting|editing|compiled)\b:?\s?[\p{Lu}.][^.!?]{0,60}\W{0,3}$/iu,
  /^\W{0,3}(?:first |last )?(?:published|updated|created|posted|modified|veröffentlicht|aktualisiert|stand)\b\s{0,2}[:.|\d]/iu,
  /^(?:additional )?reporting by\b|^(?:mit material von|quelle)\b/iu,
  // What to do.
  /^(?:click|tap|scroll|swipe|read|see|watch|hear|listen|view|share|follow|like|subscribe|sign up|log ?in|register|download|join us|get|hier klicken|klicken|lesen sie|weiterlesen|abonnieren|folgen sie|teilen)\b.{0,60}\b(?:more|here|below|down|video|gallery|photos?|pictures?|newsletters?|inbox|account|app|comments?|twitter|facebook|instagram|podcast|mehr|auch|hier|unten|bilder|fotos)\b/iu,
  /^(?:related|more on|also read|read also|most read|recommended|trending|editor.s picks?|mehr zum thema|lesen sie auch|do you have|have you|want to|sign up|subscribe|what do you think|share this|follow us|you can follow)\b/iu,
  // What comes next.
  /^(?:here(?:['’]s| is| are)|hier (?:ist|sind|erfahren|finden|lesen|kommen)|das sind|so (?:geht|funktioniert))\b.{0,10}\b(?:why|how|what|who|where|when|everything|all|some|a (?:look|list|guide)|the (?:best|top|latest|key)|our|sie|die (?:besten|wichtigsten)|warum|wie|was|es)\b/iu,
  // What a picture shows, what was changed, whose it is.
  /^\W{0,2}(?:photos?|photograph|images?|pictures?|pictured|caption|credit|video|file|foto|bild|illustration|grafik|archivbild|symbolbild)\b\s?[:/—–(-]/iu,
  /^(?:correction|update|editor.s note|note|korrektur|anmerkung|hinweis)\b.{0,3}:/iu,
  /^(?:©|\(c\)|copyright)|^\W*www\./iu,
);

/** How it ends. */
const TAIL = anyOf(
  /\((?:photo|image|picture|foto|bild)\b[^)]{0,80}\)\s*\.?$/i,
  /(?:getty images|\bafp\b|associated press|\breuters|\bdpa\b|\bAP photo)\s?[)/]?\s?\.?$/i,
  /https?:\/\/\S+\s?\.?$/i,
);

/** What it may have anywhere. */
const INSIDE = anyOf(
  /\b\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?\s?)?(?:EST|EDT|GMT|BST|ET|PT|UTC|CET|CEST|Uhr),?\s\d{1,2}\.?\s[^\W\d]\S*\s\d{4}/i,
  /\b(?:newsletters?|our (?:privacy policy|terms)|all rights reserved|alle rechte vorbehalten|this article (?:was|has been|first|originally)|this (?:story|page) (?:was|has been)|may not be (?:published|reproduced)|javascript|cookies?)\b/i,
  /©|\bcopyright \d{4}|\bcontributed to this (?:report|article|story)\b/i,
);

/** Longer ones are sentences, whatever they say. */
const LONGEST = 180;
const EDGE = 100;

/** Whether a stretch that reads like a sentence is none of the article's own. */
export function isApart(text: string): boolean {
  if (text.length > LONGEST) return HEAD.test(text.slice(0, EDGE));
  return HEAD.test(text) || TAIL.test(text.slice(-EDGE)) || INSIDE.test(text);
}

const DATELINE =
  /^\p{Lu}{2}[\p{L}\d.,’' /-]{0,60}\(\s?\p{Lu}[\p{L}\d .&-]{1,24}\s?\)\s*(?:--?|[–—])\s*|^(?:[\p{Lu}][\p{L}.,’' /-]{0,50}?\s?)?[(\u005b]\s?[\p{Lu}][\p{L}\d .&-]{1,24}\s?[)\u005d]\s*(?:(?:--?|[–—:])\s*)?|^\p{Lu}[\p{Lu}.,’' /-]{2,40}(?:,\s[\p{L}. \d]{2,24})?\s?(?:--|[–—])\s*|^\p{Lu}[\p{Lu}.’' -]{2,30}(?:,\s[\p{L}. \d]{2,24})?\s-\s/u;

/** How many characters of a sentence tell whence and by whom it came: “LONDON (Gazette) — ”. */
export function datelineLength(text: string): number {
  const head = text.slice(0, 100);
  return DASH_OR_BRACKET.test(head) ? (DATELINE.exec(head)?.[0].length ?? 0) : 0;
}
const DASH_OR_BRACKET = /[(\u005b–—-]/;

const STAMP =
  /(?:published|updated|created|veröffentlicht|aktualisiert)\b\W{0,4}$|\d{1,2}[:.]\d{2}\s?(?:[ap]m|EST|EDT|GMT|BST|Uhr)\b/i;

/** Whether it tells when an article came out: what stands above is its head. */
export const isStamp = (text: string): boolean => text.length < 100 && STAMP.test(text);
