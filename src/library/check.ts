import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Brief } from '../core/brief.ts';
import { type Fault, readBrief, readSpeakers } from './read-file.ts';

/** What a check found: every fault of every file, and how many were read and how many quotations compared. */
export type CheckReport = { files: number; verified: number; faults: Fault[] };

/** Validates the whole data folder, and the briefings named in `sources` (slug → file) against their article's text. */
export async function checkFolder(folder: string, sources: ReadonlyMap<string, string>): Promise<CheckReport> {
  const report: CheckReport = { files: 0, verified: 0, faults: [] };
  const speakers = await readFile(join(folder, 'speakers.yaml')).catch(() => undefined);
  if (speakers) collect(readSpeakers('speakers.yaml', speakers), report);
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
    const bytes = await readFile(join(folder, file));
    const brief = collect(readBrief(file, bytes), report);
    const slug = name.replace(/\.yaml$/, '');
    const source = sources.get(slug);
    unseen.delete(slug);
    if (brief && source) await verify(brief, source, { file, lines: bytes.toString('utf8').split('\n') }, report);
  }
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
      lineWith(at.lines, sha256),
      `sha256 is not that of ${source}: use the text the briefing was made from, or write ${digest}`,
    );
  const text = bytes.toString('utf8');
  for (const item of [...brief.summary, ...brief.points, ...brief.quotes]) {
    if (item.start === undefined || item.end === undefined) continue;
    report.verified += 1;
    if (text.slice(item.start, item.end) === item.text) continue;
    const found = text.indexOf(item.text);
    const mend =
      found < 0
        ? 'it stands nowhere in the article: correct or drop it'
        : `write start: ${found} and end: ${found + item.text.length}`;
    fault(
      lineWith(at.lines, `start: ${item.start}`),
      `“${item.text.slice(0, 40)}…” is not what the article has at ${item.start}–${item.end}: ${mend}`,
    );
  }
}

const lineWith = (lines: readonly string[], text: string): number =>
  Math.max(
    0,
    lines.findIndex((line) => line.includes(text)),
  ) + 1;
