import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { extract } from '../../src/extract/extract.ts';
import type { Quotation } from '../../src/extract/extraction.ts';
import { type Labelled, labelled } from '../../src/train/labelled.ts';
import { sameName, scoresOf } from '../../src/train/score.ts';
import { NOT_YET } from './cases-not-yet.ts';

const FOLDER = join(import.meta.dirname, 'cases');
const LIST = fileURLToPath(new URL('./cases-not-yet.ts', import.meta.url));
/** Two points under what was measured when they were last set: shares of exact spans, full names and titles. */
const FLOORS = { spans: 0.945, names: 0.803, titles: 0.913 };

/** An invented article for one phenomenon; `utterances` are the labels' numbers for parts of split quotations. */
type Case = { file: string; phenomenon: string; article: Labelled; utterances: (number | undefined)[] };

const cases: Case[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => {
    const file = name.slice(0, -5);
    const raw = parse(readFileSync(join(FOLDER, name), 'utf8'));
    const utterances = (raw.quotes as { utterance?: number }[]).map(({ utterance }) => utterance);
    return { file, phenomenon: raw.phenomenon, article: labelled(file, raw), utterances };
  });

/** What differs between the labels of a case and what was found, as one would tell it. */
function faultsOf({ article: { text, quotes: labels }, utterances }: Case, found: readonly Quotation[]): string[] {
  const cut = (words: string) => `“${words.length > 40 ? `${words.slice(0, 39).trimEnd()}…` : words}”`;
  const isAt = (one: { start: number; end: number }) => (other: { start: number; end: number }) =>
    one.start === other.start && one.end === other.end;
  const faults: string[] = [];
  for (const quote of found) if (!labels.some(isAt(quote))) faults.push(`${cut(quote.text)} is none`);
  const matches = labels.map((label) => found.find(isAt(label)));
  labels.forEach((label, at) => {
    const match = matches[at];
    if (!match) faults.push(`${cut(text.slice(label.start, label.end))} is missing`);
    else if (!sameName(match, label))
      faults.push(`${cut(match.text)} is from ${label.speaker ?? 'nobody'}, not ${match.speaker?.name ?? 'nobody'}`);
  });
  const numbered = matches.flatMap((match, at) => (match && utterances[at] ? [{ match, number: utterances[at] }] : []));
  for (const [at, { match, number }] of numbered.entries())
    for (const other of numbered.slice(at + 1))
      if ((number === other.number) !== (match.utterance === other.match.utterance))
        faults.push(`${cut(match.text)} and ${cut(other.match.text)} are ${number === other.number ? 'one' : 'two'}`);
  return faults;
}

const found = cases.map(({ article }) => extract(article.text).quotes);

if (process.env.CASES === 'update') {
  const failing = cases.flatMap((one, at) => {
    const [fault] = faultsOf(one, found[at] as Quotation[]);
    const line = fault?.replaceAll(/\s+/g, ' ').replaceAll("'", "\\'");
    return fault ? [`  '${one.file}': '${line}',\n`] : [];
  });
  const head = readFileSync(LIST, 'utf8').split('{')[0];
  writeFileSync(LIST, `${head}{\n${failing.join('')}};\n`);
}

describe('an article with', () => {
  cases.forEach((one, at) => {
    const test = one.file in NOT_YET ? it.fails : it;
    test(one.phenomenon, () => {
      expect(faultsOf(one, found[at] as Quotation[])).toEqual([]);
    });
  });
});

describe('the cases', () => {
  it('that fail are cases', () => {
    expect(Object.keys(NOT_YET).filter((file) => !cases.some((one) => one.file === file))).toEqual([]);
  });

  it('are read as well as before', () => {
    const { span, fullName, title } = scoresOf(
      cases.map(({ article }) => article),
      found,
    );
    expect(span.f1, 'exact spans').toBeGreaterThan(FLOORS.spans);
    expect(fullName.f1, 'full names').toBeGreaterThan(FLOORS.names);
    expect(title, 'titles').toBeGreaterThan(FLOORS.titles);
  });
});
