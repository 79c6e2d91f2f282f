import { FetchError } from './fetch-error.ts';

/** A page to be read as an article, or a feed. */
export type Wanted = 'page' | 'feed';

const SAVE_TEXT = 'save its text and give the file';

/** What isn't read, by the media type it is said to have: what it is, and what to do. */
const TYPES: readonly [type: RegExp, is: string, advice: string][] = [
  [/^application\/(?:x-)?pdf$/, 'a PDF', SAVE_TEXT],
  [/^image\//, 'an image', 'give the address of the article'],
  [/^audio\/|^application\/ogg$/, 'a sound recording', 'give the address of an article, or a transcript as a file'],
  [/^video\//, 'a video', 'give the address of an article, or a transcript as a file'],
  [
    /^application\/(?:zip|gzip|x-(?:zip|gzip|tar|7z|rar|bzip2?|xz)\b.*|vnd\.rar)/,
    'an archive',
    'unpack it and give the file',
  ],
  [/^application\/(?:msword|rtf|epub|vnd\.(?:ms-|openxml|oasis))/, 'an office document', SAVE_TEXT],
  [/^font\//, 'a font', 'give the address of the article'],
];

/** Types that no page comes as. */
const PAGE_TYPES: typeof TYPES = [
  [/^application\/(?:rss|atom|rdf|feed)\+/, 'a feed', 'give the address of one article, or add it to the feeds'],
  [/[/+]json$/, 'data for programs', 'give the address of the article'],
  [
    /^text\/(?:css|javascript|csv)$|^application\/(?:x-)?javascript$/,
    'a file for programs',
    'give the address of the article',
  ],
];

/** The same by how the bytes begin, since servers call anything anything. */
// biome-ignore-start lint/suspicious/noControlCharactersInRegex: files that aren't text begin with them
const MAGIC: readonly [bytes: RegExp, type: string][] = [
  [/^%PDF-/, 'application/pdf'],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8[79]a|BM.{4}\0{4}|RIFF.{4}WEBP|II\*\0|MM\0\*|\0\0\x01\0)/s, 'image/any'],
  [/^.{4}ftyp(?:avif|avis|heic|heix|mif1)/s, 'image/any'],
  [/^(?:ID3|OggS|fLaC|RIFF.{4}WAVE|\xff[\xf2\xf3\xfb])|^.{4}ftypM4A/s, 'audio/any'],
  [/^(?:.{4}ftyp|\x1a\x45\xdf\xa3|RIFF.{4}AVI |FLV\x01)/s, 'video/any'],
  [/^(?:PK\x03\x04|PK\x05\x06|\x1f\x8b|7z\xbc\xaf|Rar!|BZh[1-9]|\xfd7zXZ)/, 'application/zip'],
  [/^(?:\xd0\xcf\x11\xe0|\{\\rtf)/, 'application/msword'],
  [/^(?:wOFF|wOF2)/, 'font/any'],
];
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: and text doesn't

/** Refuses what a server says is something else than wanted; what it says is nothing to rely on, so the rest passes. */
export function checkType(contentType: string, wanted: Wanted, host: string): void {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const refused = [...TYPES, ...(wanted === 'page' ? PAGE_TYPES : [])].find(([pattern]) => pattern.test(type));
  if (refused) throw wrongType(host, refused[1], refused[2]);
}

/** Refuses what the first bytes show to be no text. */
export function checkBytes(bytes: Buffer, host: string): void {
  const head = bytes.toString('latin1', 0, 16);
  const magic = MAGIC.find(([pattern]) => pattern.test(head));
  if (magic) checkType(magic[1], 'page', host);
}

const FEED_ROOT = /^\s*(?:<[?!][^>]*>\s*)*<(?:rss|feed|rdf:RDF)[\s>]/;

/** Refuses a text that can't be a page: a feed, or what has no type of text and doesn't look like markup. */
export function checkPage(text: string, contentType: string, host: string): void {
  const head = text.slice(0, 4096).replace(/<!--[\s\S]*?-->/g, '');
  if (FEED_ROOT.test(head)) throw wrongType(host, 'a feed', 'give the address of one article, or add it to the feeds');
  if (!/^\s*(?:text\/|application\/xhtml)/i.test(contentType) && contentType !== '' && !/^\s*</.test(head)) {
    throw wrongType(host, 'no web page', 'give the address of the article');
  }
}

const wrongType = (host: string, is: string, advice: string): FetchError =>
  new FetchError('type', `What ${host} sent is ${is}: ${advice}.`);
