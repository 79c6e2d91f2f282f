import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';

const FOLDERS = ['../extract/cases', '../../src/train/articles'];
/** As long as news articles are on average. */
const LENGTH = 4_500;

/** The project's invented articles, the short ones put together until they are as long as articles are. */
export function inventedArticles(): string[] {
  const articles: string[] = [];
  let article = '';
  for (const text of FOLDERS.flatMap(textsOf)) {
    article = article ? `${article}\n\n${text}` : text;
    if (article.length < LENGTH) continue;
    articles.push(article);
    article = '';
  }
  return articles;
}

function textsOf(folder: string): string[] {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  const names = readdirSync(path).filter((name) => name.endsWith('.yaml'));
  const articles: { text: string; language?: string }[] = names.map((name) =>
    parse(readFileSync(join(path, name), 'utf8')),
  );
  return articles.filter(({ language }) => language !== 'de').map(({ text }) => text); // the yardsticks know English
}

/** The `text` of every line of a file of JSON lines, or of all such files of a folder, compressed or not. */
export function articlesIn(path: string): string[] {
  if (statSync(path).isDirectory())
    return readdirSync(path)
      .filter((name) => /\.jsonl(?:\.gz)?$/.test(name))
      .flatMap((name) => articlesIn(join(path, name)));
  const bytes = readFileSync(path);
  const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  return lines.filter((line) => line.trim()).map((line) => (JSON.parse(line) as { text: string }).text);
}

/** A text of that many characters: the articles in turn, again and again. */
export function textOf(articles: readonly string[], size: number): string {
  let text = '';
  for (let at = 0; text.length < size; at++) text += `${articles[at % articles.length]}\n\n`;
  return text.slice(0, size);
}
