import { extract } from '../../extract/extract.ts';
import { MOST_MEGABYTES } from './article.ts';
import type { Known } from './known.ts';
import type { PageArticle } from './page.ts';
import { type ArticleId, extractionRecord } from './record.ts';

/** A line of the answer; `broken` where it says what is wrong with the line that was read. */
export type AnswerLine = { line: string; broken: boolean };
type Request = { id: ArticleId } & ({ text: string } | { html: string; url?: string } | { fault: string });

const MOST_BYTES = MOST_MEGABYTES * 2 ** 20;
const NEWLINE = 10;
const BLANK = /^[\s\uFEFF]*$/;

/**
 * Answers lines of `{"id", "text"}` or `{"id", "html", "url"}` with one line each, in their order, one at a time: reads on
 * when asked for more. A page that holds no article is answered with why not.
 */
export async function* extractLines(input: AsyncIterable<Uint8Array>, known: Known): AsyncGenerator<AnswerLine> {
  let number = 0;
  for await (const bytes of byteLines(input)) {
    number += 1;
    const request = bytes ? readRequest(bytes) : { id: null, fault: `longer than ${MOST_MEGABYTES} MB` };
    if (request) yield await answer(request, number, known);
  }
}

async function answer(request: Request, number: number, known: Known): Promise<AnswerLine> {
  const { id } = request;
  const refuse = (fault: string) => ({ line: stringify({ id, error: fault }), broken: true });
  if ('fault' in request) return refuse(`${request.fault}, line ${number}`);
  try {
    if ('text' in request)
      return { line: stringify(extractionRecord(id, extract(request.text), known)), broken: false };
    const page = await articleOn(request.html, request.url);
    if ('fault' in page) return refuse(page.fault);
    return { line: stringify(extractionRecord(id, extract(page.text), known, page)), broken: false };
  } catch {
    return refuse(`could not be read, line ${number}`); // our own mistake: it must not cost the lines behind
  }
}

/** What reads pages is loaded with the first: lines of text don't need it. */
const articleOn = async (html: string, url?: string): Promise<PageArticle | { fault: string }> =>
  (await import('./page.ts')).articleOn(html, url);

/** What a line asks for; undefined if it is empty. */
function readRequest(bytes: Uint8Array): Request | undefined {
  let value: unknown;
  try {
    const line = new TextDecoder('utf-8', { fatal: true }).decode(bytes); // a byte order mark is left out
    if (BLANK.test(line)) return undefined;
    value = JSON.parse(line);
  } catch (error) {
    return { id: null, fault: error instanceof SyntaxError ? 'not JSON' : 'not UTF-8' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { id: null, fault: 'not an object with "id" and "text"' };
  const { id = null, text, html, url } = value as Record<string, unknown>;
  if (!isId(id)) return { id: null, fault: '"id" is neither text nor a safe number' };
  // Where a line holds both, its text was made of the page by somebody else.
  if (html !== undefined && html !== null) return { id, ...pageIn(html, url) };
  if (text === undefined) return { id, fault: 'no "text"' };
  return typeof text === 'string' ? { id, text } : { id, fault: '"text" is not a string' };
}

function pageIn(html: unknown, url: unknown): { html: string; url?: string } | { fault: string } {
  if (typeof html !== 'string') return { fault: '"html" is not a string' };
  if (url === undefined || url === null || url === '') return { html };
  return typeof url === 'string' && URL.canParse(url) ? { html, url } : { fault: '"url" is not a web address' };
}

/** Larger numbers would come back as others: they have lost digits on being read. */
const isId = (id: unknown): id is ArticleId =>
  id === null || typeof id === 'string' || (typeof id === 'number' && Math.abs(id) <= Number.MAX_SAFE_INTEGER);

/**
 * JSON for one line. Half of a character (a lone surrogate), where some readers stop, is U+FFFD, so that offsets stay the
 * same; and some readers take these for the ends of lines.
 */
const stringify = (value: unknown): string =>
  JSON.stringify(value, (_, it) => (typeof it === 'string' ? it.toWellFormed() : it)).replace(
    /[\u0085\u2028\u2029]/g,
    (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/**
 * Lines without their ends. Only a newline ends one: `node:readline` would break JSON strings at U+2028, and keep a line in
 * memory however long; here one that is too long is undefined.
 */
async function* byteLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | undefined> {
  let parts: Uint8Array[] = [];
  let size = 0;
  const keep = (part: Uint8Array) => {
    size += part.length;
    if (size <= MOST_BYTES) parts.push(part);
    else parts = [];
  };
  for await (const chunk of input) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      keep(chunk.subarray(from, at));
      yield size > MOST_BYTES ? undefined : Buffer.concat(parts);
      [parts, size, from] = [[], 0, at + 1];
    }
    keep(chunk.subarray(from));
  }
  if (size > 0) yield size > MOST_BYTES ? undefined : Buffer.concat(parts);
}
