import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Brief } from '../core/brief.ts';
import { excerpt } from '../core/text.ts';
import { FEEDS_FILE, readFeeds } from './feeds-file.ts';
import { type Fault, readBrief, readSpeakers } from './read-file.ts';

/** What a check found: every fault of every file, and how many were read and how many quotations compared. */
export type CheckReport = { files: number; verified: number; faults: Fault[] };

/** Validates the whole data folder, and the briefings named in `sources` (slug → file) against their article's text. */
export async function checkFolder(folder: string, sources: ReadonlyMap<string, string>): Promise<CheckReport> {
  const report: CheckReport = { files: 0, verified: 0, faults: [] };
  const speakers = await readFile(join(folder, 'speakers.yaml')).catch(() => undefined);
  if (speakers) collect(readSpeakers('speakers.yaml', speakers), report);
  const feeds = await readFile(join(folder, FEEDS_FILE)).catch(() => undefined);
  if (feeds) collect(readFeeds(feeds), report);
  const names = await readdir(join(folder, 'briefs')).catch(() => undefined);
  if (!names)
    report.faults.push({
      file: 'briefs',
      line: 1,
      fault: `there is no folder ${join(folder, 'briefs')}: make it, or set VERBATIM_DATA`,
    });
  const unseen = new Set(sources.keys());
  for (const name of (names ?? []).filter((it) => !it.startsWith('.')).sort()) {
    const file = `briefs/${name}`;
    if (!name.endsWith('.yaml')) {
      report.faults.push({ file, line: 1, fault: 'is not read: rename it to end in .yaml, or move it away' });
      continue;
    }
    const slug = name.replace(/\.yaml$/, '');
    const source = sources.get(slug);
    unseen.delete(slug);
    const bytes = await readFile(join(folder, file)).catch(() => undefined);
    if (!bytes) {
      report.faults.push({ file, line: 1, fault: 'can’t be read: make it a file that this user may read' });
      continue;
    }
    const brief = collect(readBrief(file, bytes), report);
    if (brief && source) await verify(brief, source, { file, lines: bytes.toString('utf8').split('\n') }, report);
  }
  if (names?.length === 0)
    report.faults.push({ file: 'briefs', line: 1, fault: 'holds no briefing: put one there, or set VERBATIM_DATA' });
  for (const slug of unseen)
    report.faults.push({
      file: `briefs/${slug}.yaml`,
      line: 1,
      fault: 'there is no such briefing: correct the name after --source',
    });
  return report;
}

function collect<T>(reading: { value: T } | { faults: Fault[] }, report: CheckReport): T | undefined {
  report.files += 1;
  if ('value' in reading) return reading.value;
  report.faults.push(...reading.faults);
  return undefined;
}

/** Everything with offsets must be exactly the article's characters there. */
async function verify(
  brief: Brief,
  source: string,
  at: { file: string; lines: string[] },
  report: CheckReport,
): Promise<void> {
  const fault = (line: number, text: string) => report.faults.push({ file: at.file, line, fault: text });
  const bytes = await readFile(source).catch(() => undefined);
  if (!bytes) {
    fault(1, `the article’s text ${source} can’t be read: correct the path after --source`);
    return;
  }
  const digest = createHash('sha256').update(bytes).digest('hex');
  const { sha256 } = brief.source;
  if (sha256 && sha256 !== digest)
    fault(
      lineOf(at.lines, sha256),
      `sha256 is not that of ${source}: use the text the briefing was made from, or write ${digest}`,
    );
  const text = bytes.toString('utf8');
  for (const item of [...brief.summary, ...brief.points, ...brief.quotes]) {
    const { start, end } = item;
    if (start === undefined || end === undefined) continue;
    report.verified += 1;
    const line = lineOf(at.lines, `start: ${start}`);
    const found = nearest(text, item.text, start);
    if (found === undefined) fault(line, `“${excerpt(item.text)}” stands nowhere in the article: correct or drop it`);
    else if (found !== start)
      fault(
        line,
        `“${excerpt(item.text)}” is not what the article has at ${start}–${end}: write start: ${found} and end: ${found + item.text.length}`,
      );
    else if ('speaker' in item && !isBetweenMarks(text, start, end))
      fault(
        line,
        `“${excerpt(item.text)}” is not all that stands between two quotation marks of the article: quote all of it, or drop it`,
      );
  }
}

/** Where words stand in a text, as near to `start` as there is. */
function nearest(text: string, words: string, start: number): number | undefined {
  const before = text.lastIndexOf(words, start);
  const after = text.indexOf(words, start);
  if (before < 0 || after < 0) return Math.max(before, after) < 0 ? undefined : Math.max(before, after);
  return start - before <= after - start ? before : after;
}

/** A quotation of several paragraphs has closing marks only after the last. */
const isBetweenMarks = (text: string, start: number, end: number): boolean =>
  /["'“”„‟‘’‚‛«»‹›「『]\s*$/.test(text.slice(0, start)) && /^\s*(["'“”‘’«»‹›」』]|\n|$)/.test(text.slice(end));

const lineOf = (lines: readonly string[], text: string): number => {
  const at = lines.findIndex((line) => new RegExp(`(?<!\\w)${text}(?!\\d)`).test(line));
  return Math.max(at, 0) + 1;
};
