import { createReadStream } from 'node:fs';
import { UserError } from '../../core/errors.ts';
import { excerpt, isVisible } from '../../core/text.ts';
import { isMarkup, STANDARD_INPUT } from '../../ingest/source.ts';

/** An article's text, or its page's markup, or in a sentence what keeps it from being read. */
export type Article = { text: string } | { fault: string };

export const MOST_MEGABYTES = 10;
const MOST_BYTES = MOST_MEGABYTES * 2 ** 20;

const REASONS: Record<string, string> = {
  ENOTDIR: 'does not exist: part of its path is no folder',
  EISDIR: 'is a folder: give the file that holds the article’s text',
  EACCES: 'may not be read: you lack the permission',
  EPERM: 'may not be read: you lack the permission',
};

const NOTHING = 'That names no article: give its link, the file that holds it, or - for standard input';

/** What a sentence calls a file. */
export const nameOf = (file: string): string => (file === '-' ? STANDARD_INPUT : excerpt(file, 200));

/** A host with something behind it, or one whose end is no file's: `gazette.example/ferry`, `www.gazette.example`. */
const WITHOUT_SCHEME =
  /^(?!\S*\.(?:txt|te?xt|md|x?html?|mht(?:ml)?|json|pdf|docx?|odt|rtf)$)(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?$|^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?::\d+)?[/?#]/iu;
/** Not `C:`, which is a disk's. */
const OTHER_SCHEME = /^[a-z][a-z\d+-]+:/i;

/** Why there is no file of that name: what was meant may be a link. */
function missing(file: string): string {
  if (WITHOUT_SCHEME.test(file))
    return `does not exist: if it is a link, begin it with https://, as in https://${excerpt(file, 200)}`;
  if (OTHER_SCHEME.test(file))
    return 'is neither a file nor a link that can be read: those begin with https:// or http://';
  return 'does not exist: look for a slip in its name';
}

/** The text of a file, or of standard input for `-`. Read as a stream, as pipes and devices don't tell their size. */
export async function readArticle(file: string): Promise<Article> {
  if (file.trim() === '') return { fault: NOTHING };
  const name = nameOf(file);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of file === '-' ? process.stdin : createReadStream(file)) {
      size += chunk.length;
      if (size > MOST_BYTES)
        return { fault: `${name} is larger than ${MOST_MEGABYTES} MB: give one article at a time` };
      chunks.push(chunk);
    }
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { fault: `${name} ${missing(file)}` };
    return { fault: `${name} ${REASONS[code] ?? `could not be read (${code})`}` };
  }
  const bytes = Buffer.concat(chunks);
  if (bytes.toString('latin1', 0, 5) === '%PDF-') return { fault: `${name} is a PDF: save its text and give that` };
  const text = decode(bytes);
  if (!isPlain(text) && isMarkup(headOf(bytes))) return decodePage(bytes, name);
  if (bytes.length > 0 && (text ?? bytes).includes('\0'))
    return { fault: `${name} is binary: save the article’s text as plain text in UTF-8` };
  if (text === undefined) return { fault: `${name} is not UTF-8: save it as UTF-8` };
  return isVisible(text) ? { text } : { fault: `${name} is empty: give the text of an article` };
}

/** Whether bytes that were read as UTF-8 are that: nought and escape are a part of other encodings. */
const isPlain = (text: string | undefined): boolean =>
  text !== undefined && !text.includes('\0') && !text.includes('\x1B');

/** How a file begins in any encoding that has ASCII in it, wide ones as well. */
const headOf = (bytes: Buffer): string => bytes.toString('latin1', 0, 1000).replaceAll('\0', '');

/** A page says itself which encoding it is in, as those from the web do. */
async function decodePage(bytes: Uint8Array, name: string): Promise<Article> {
  const { decodeText } = await import('../../ingest/fetch/charset.ts');
  try {
    return { text: decodeText(bytes, '', name) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { fault: `${name} holds letters that can’t be read: save its text as UTF-8 and give that` };
  }
}

/** Text without its byte order mark, which tells UTF-16; undefined where the bytes are no such text. */
function decode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
