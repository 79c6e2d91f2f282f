import { once } from 'node:events';
import { parse } from 'node:path';
import { extract as extraction } from '../extract/extract.ts';
import { readArticle } from './extract/article.ts';
import { type Known, knownSpeakers, NOBODY } from './extract/known.ts';
import { extractLines } from './extract/lines.ts';
import { extractionRecord } from './extract/record.ts';
import { terminalStyle } from './extract/terminal.ts';
import { extractionView } from './extract/view.ts';

export type ExtractOptions = { json?: boolean; jsonl?: boolean };

const NO_ARTICLE =
  'error: give the file that holds the article’s text, or - for standard input: verbatim extract article.txt';
const ADDRESS =
  'error: addresses are not read in this version: save the article’s text to a file and give that: verbatim extract article.txt';
const LINES_IN = 'error: --jsonl reads standard input: verbatim extract --jsonl < articles.jsonl';

/** Prints the quotations of an article, or of many, a line each; 1 where one could not be read, 2 where none was given. */
export async function extract(file: string | undefined, { json, jsonl }: ExtractOptions): Promise<0 | 1 | 2> {
  if (file !== undefined && /^https?:\/\//i.test(file)) return refuse(ADDRESS, 2);
  if (jsonl && file !== undefined && file !== '-') return refuse(LINES_IN, 2);
  // Someone who typed a dash wants to type the article as well.
  if (file === undefined && process.stdin.isTTY) return refuse(jsonl ? LINES_IN : NO_ARTICLE, 2);
  return jsonl ? lines() : one(file ?? '-', Boolean(json));
}

async function one(file: string, json: boolean): Promise<0 | 1> {
  const article = await readArticle(file);
  if ('fault' in article) return refuse(article.fault, 1);
  const found = extraction(article.text);
  const id = file === '-' ? '-' : parse(file).name;
  const known = [...found.quotes, ...found.statements].some((it) => it.speaker) ? await library() : NOBODY;
  await print(
    json
      ? JSON.stringify(extractionRecord(id, found, known), null, 2)
      : extractionView(article.text, found, known, terminalStyle(process.stdout, process.env)),
  );
  return 0;
}

async function lines(): Promise<0 | 1> {
  let exit: 0 | 1 = 0;
  for await (const { line, broken } of extractLines(process.stdin, await library())) {
    if (broken) exit = 1;
    await print(line);
  }
  return exit;
}

/** Whom the data folder knows. One that is broken doesn't keep an article from being read, but nobody is linked by half of it. */
async function library(): Promise<Known> {
  const read = await knownSpeakers(process.env);
  if ('known' in read) return read.known;
  process.stderr.write(`warning: no speaker is looked up in the library: ${read.fault}\n`);
  return NOBODY;
}

/** Waits for a reader who is slower than we are. */
async function print(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain');
}

function refuse<Code extends 1 | 2>(sentence: string, code: Code): Code {
  process.stderr.write(`${sentence}\n`);
  return code;
}
