import { once } from 'node:events';
import { parse } from 'node:path';
import { extract as extraction } from '../extract/extract.ts';
import { nameOf, readArticle } from './extract/article.ts';
import { headView } from './extract/head.ts';
import { type Known, knownSpeakers, NOBODY } from './extract/known.ts';
import { extractLines } from './extract/lines.ts';
import { articleAt, articleIn, isLink } from './extract/page.ts';
import { extractionRecord } from './extract/record.ts';
import { terminalStyle } from './extract/terminal.ts';
import { extractionView } from './extract/view.ts';
import { hostOf, progressOn } from './progress.ts';

export type ExtractOptions = { json?: boolean; jsonl?: boolean };

const NO_ARTICLE =
  'error: give the article’s link, the file that holds it, or - for standard input: verbatim extract article.txt';
const LINES_IN = 'error: --jsonl reads standard input: verbatim extract --jsonl < articles.jsonl';

/** Prints the quotations of an article, or of many, a line each; 1 where one could not be read or is none, 2 where none was given. */
export async function extract(file: string | undefined, { json, jsonl }: ExtractOptions): Promise<0 | 1 | 2> {
  if (jsonl && file !== undefined && file !== '-') return refuse(LINES_IN, 2);
  // Someone who typed a dash wants to type the article as well.
  if (file === undefined && process.stdin.isTTY) return refuse(jsonl ? LINES_IN : NO_ARTICLE, 2);
  return jsonl ? lines() : one(file ?? '-', Boolean(json));
}

async function one(file: string, json: boolean): Promise<0 | 1> {
  const article = isLink(file) ? await fetched(file) : await held(file);
  if ('fault' in article) return refuse(article.fault, 1);
  const { text, facts } = article;
  const found = extraction(text);
  const known = [...found.quotes, ...found.statements].some((it) => it.speaker) ? await library() : NOBODY;
  const style = terminalStyle(process.stdout, process.env);
  if (json) {
    const id = file === '-' || isLink(file) ? file : parse(file).name;
    await print(JSON.stringify(extractionRecord(id, found, known, facts && { text, facts }), null, 2));
  } else {
    if (facts) await print(`${headView({ text, facts }, style)}\n`);
    await print(extractionView(text, found, known, style));
  }
  return 0;
}

async function fetched(link: string) {
  const progress = progressOn(process.stderr, hostOf(link), process.env);
  try {
    return await articleAt(link, process.env, progress.tell);
  } finally {
    progress.end();
  }
}

async function held(file: string) {
  const read = await readArticle(file);
  return 'fault' in read ? read : articleIn(read.text, nameOf(file));
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
