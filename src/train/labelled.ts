import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import type { Span } from '../extract/spans/marks.ts';

/**
 * A quotation as a person labelled it: the words between the marks, the phrases beside it that name its source (none: the
 * text names none nearby), and, where the labels tell, the source's full name, title and kind.
 */
export type Label = Span & { source: Span[]; speaker?: string | null; title?: string | null; kind?: string };
export type Labelled = { id: string; text: string; language: string; quotes: Label[] };

type Line = { id: string; text: string; quotes: { start: number; end: number; source: [number, number][] }[] };

/** Reads a corpus, a JSON document a line, compressed or not: `{id, text, quotes: [{start, end, source: [[start, end]]}]}`. */
export function readCorpus(path: string): Labelled[] {
  const raw = readFileSync(path);
  const lines = (path.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const { id, text, quotes } = JSON.parse(line) as Line;
    const labels = quotes.map(({ start, end, source }) => ({
      start,
      end,
      source: source.map(([from, to]) => ({ start: from, end: to })),
    }));
    return { id, text, language: 'en', quotes: labels };
  });
}

type Case = {
  language?: string;
  text: string;
  quotes: { text: string; speaker?: string | null; title?: string; kind?: string; mention?: string }[];
};

/** Reads the labelled articles of a folder, a YAML file each; a quotation is found where the one before it ended. */
export function readArticles(folder: string): Labelled[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files
    .sort()
    .map((file) => labelled(file.slice(0, -5), parse(readFileSync(join(folder, file), 'utf8')) as Case));
}

export function labelled(id: string, { text, language = 'en', quotes }: Case): Labelled {
  let from = 0;
  const labels = quotes.map(({ text: words, speaker = null, title, kind, mention }) => {
    const start = text.indexOf(words, from);
    if (start < 0) throw new Error(`${id}: “${words}” doesn't stand in the article after the quotation before it.`);
    const end = start + words.length;
    from = end;
    const at = mention ? nearest(text, mention, start, end) : null;
    return { start, end, source: at ? [at] : [], speaker, title: title ?? null, kind: kind ?? 'person' };
  });
  return { id, text, language, quotes: labels };
}

/** Where a phrase stands nearest to a quotation, outside it, as whole words. */
function nearest(text: string, phrase: string, start: number, end: number): Span | null {
  let best: Span | null = null;
  let least = Infinity;
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const to = at + phrase.length;
    const inside = at < end && to > start;
    const partial = /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') || /[\p{L}\p{N}]/u.test(text[to] ?? '');
    if (inside || partial) continue;
    const breaks = text.slice(Math.min(to, end), Math.max(at, start)).split('\n').length - 1;
    const distance = (at >= end ? at - end : start - to) + 200 * breaks;
    if (distance < least) {
      least = distance;
      best = { start: at, end: to };
    }
  }
  return best;
}
