import { guessedCharsets } from './charset-guess.ts';
import { FetchError } from './fetch-error.ts';

/** How far in a page may declare its encoding; the standard says 1024, and pages with a long head exist. */
const PRESCAN_BYTES = 4096;

/** A share of characters that can't be read beyond which a text isn't worth reading. */
const UNREADABLE = 0.02;

/** A share of broken among its long characters up to which a text is still UTF-8: one slip doesn't make it another. */
const SLIPS = 0.1;

/** What decoders and senders leave where there was no character; tab, line feed, form feed and return are none. */
const isBroken = (code: number): boolean =>
  code === 0xfffd ||
  (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) ||
  (code > 126 && code < 160);

/** Counted without a list of matches, which for ten million letters would be larger than the text. */
function count(text: string, test: (code: number) => boolean): number {
  let found = 0;
  for (let at = 0; at < text.length; at += 1) if (test(text.charCodeAt(at))) found += 1;
  return found;
}

const isReadable = (text: string): boolean => count(text, isBroken) <= text.length * UNREADABLE;

/**
 * The text of a page or feed, whatever it says its encoding is: by its byte order mark, else as UTF-8 if it is that, else
 * as the server says, as the page says, as its language is written, or as windows-1252, whichever can be. Throws a `FetchError` of kind `charset`.
 */
export function decodeText(bytes: Uint8Array, contentType: string, host: string): string {
  const text = decoded(bytes, contentType);
  if (!isReadable(text)) {
    throw new FetchError(
      'charset',
      `The letters of the page at ${host} can't be read: save its text and give the file.`,
    );
  }
  return text;
}

function decoded(bytes: Uint8Array, contentType: string): string {
  const mark = byteOrderMark(bytes);
  if (mark) return new TextDecoder(mark).decode(bytes);
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PRESCAN_BYTES)).toString('latin1');
  const wide = wideWithoutMark(head);
  if (wide) return new TextDecoder(wide).decode(bytes);
  const declared = [httpCharset(contentType), pageCharset(head)].filter((name) => name !== undefined);
  // Its bytes are all ASCII's, so nothing but the declaration tells.
  if (declared[0] === 'iso-2022-jp' && head.includes('\x1b')) return new TextDecoder('iso-2022-jp').decode(bytes);
  const utf8 = new TextDecoder().decode(bytes);
  if (isUtf8(utf8)) return utf8;
  const named = declared.filter((name) => name !== 'utf-8');
  const others = named.length > 0 ? named : guessedCharsets(bytes, head);
  for (const name of [...others, 'windows-1252']) {
    const text = strictly(name, bytes);
    if (text !== undefined) return text;
  }
  return new TextDecoder(others[0] ?? 'windows-1252').decode(bytes);
}

/** No other encoding looks like UTF-8 by chance for long; a cut or mixed-in character doesn't speak against it. */
function isUtf8(text: string): boolean {
  const broken = count(text, (code) => code === 0xfffd);
  if (broken === 0) return true;
  const long = count(text, (code) => code > 127) - broken;
  return broken <= long * SLIPS;
}

function strictly(name: string, bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(name, { fatal: true }).decode(bytes);
    // Bytes that windows-1252 has no letter for become controls, without a fault.
    return isReadable(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

function byteOrderMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

/** UTF-16 without its mark: markup and JSON begin with ASCII, so every other byte is nought. */
function wideWithoutMark(head: string): string | undefined {
  if (/^(?:[\t-~]\0){2}/.test(head)) return 'utf-16le';
  return /^(?:\0[\t-~]){2}/.test(head) ? 'utf-16be' : undefined;
}

const httpCharset = (contentType: string): string | undefined =>
  known(/;\s*charset\s*=\s*["']?\s*([^\s;"']+)/i.exec(contentType)?.[1]);

function pageCharset(head: string): string | undefined {
  const markup = head.replace(/<!--[\s\S]*?-->/g, '');
  const xml = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})/.exec(markup)?.[1];
  const meta = /<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w:.+-]{1,40})/i.exec(markup)?.[1];
  const name = known(meta) ?? known(xml);
  return name?.startsWith('utf-16') ? 'utf-8' : name; // it couldn't have been read if it were
}

/** The standard's name for a label, if it is one; UTF-16 would have shown by now. */
function known(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    const name = new TextDecoder(label).encoding;
    return name.startsWith('utf-16') ? undefined : name;
  } catch {
    return undefined;
  }
}
