import { isAlias, isNode, LineCounter, parseDocument, type YAMLParseError } from 'yaml';
import type { z } from 'zod';
import type { Brief } from '../core/brief.ts';
import { isSlug, LONGEST_SLUG } from '../core/slug.ts';
import { distance } from './distance.ts';
import { briefFile, type SpeakersFile, speakersFile } from './format.ts';

/** What is wrong with a data file, where, and in the same sentence what to do. */
export type Fault = { file: string; line: number; fault: string };
export type Reading<T> = { value: T } | { faults: Fault[] };

/** A briefing's file; `file` is its name, SLUG.yaml, `added` since when it is in the library. All faults at once. */
export function readBrief(file: string, bytes: Uint8Array): { value: Brief; added?: string } | { faults: Fault[] } {
  const slug = file.replace(/^.*\//, '').replace(/\.yaml$/, '');
  if (!isSlug(slug))
    return {
      faults: [
        {
          file,
          line: 1,
          fault: `the name must be words of a–z and 0–9 joined by hyphens, at most ${LONGEST_SLUG} characters, and none that Windows keeps for itself, as con and nul: rename the file`,
        },
      ],
    };
  const reading = read(file, bytes, briefFile);
  if ('faults' in reading) return reading;
  const { format: _, added, ...brief } = reading.value;
  return { value: { slug, ...brief }, ...(added !== undefined && { added }) };
}

export const readSpeakers = (file: string, bytes: Uint8Array): Reading<SpeakersFile> => read(file, bytes, speakersFile);

/** A data file by its schema. All faults at once. */
export function read<T>(file: string, bytes: Uint8Array, schema: z.ZodType<T>): Reading<T> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { faults: [{ file, line: 1, fault: 'the file is not UTF-8: save it as UTF-8' }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  if (document.errors.length > 0) {
    return { faults: yamlFaults(document.errors, (at) => lines.linePos(at).line).map((fault) => ({ file, ...fault })) };
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
      if (isNode(node) && !isAlias(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const value = toValue(document);
  if (value === TOO_MUCH)
    return { faults: [{ file, line: 1, fault: 'its aliases (& and *) unfold too far: write the texts out' }] };
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { value: parsed.data };
  return { faults: onceEach(parsed.error.issues.flatMap((issue) => faultsOf(issue, file, lineOf))) };
}

/** What is no value at all offends several rules that say the same. */
const onceEach = (faults: readonly Fault[]): Fault[] => [
  ...new Map(faults.map((it) => [`${it.line} ${it.fault}`, it])).values(),
];

const YAML_FAULTS: Record<string, string> = {
  DUPLICATE_KEY: 'this key stands here twice: keep one',
  MULTIPLE_DOCS: 'a second document begins here: keep one to a file',
  TAB_AS_INDENT: 'tabs can’t indent: use spaces',
};

/** The parser's own words help who knows YAML, and are no sentence for who doesn't. */
const unparsable = (message: string): string =>
  `this can’t be read as YAML: check quotation marks, colons and indentation here (${message.split('\n', 1)[0]})`;

/** One a line; where tabs are at fault, what else seems wrong is so because of them. */
function yamlFaults(errors: readonly YAMLParseError[], lineAt: (offset: number) => number): Omit<Fault, 'file'>[] {
  const tabs = errors.filter((error) => error.code === 'TAB_AS_INDENT');
  const faults = new Map<number, string>();
  for (const { code, message, pos } of tabs.length > 0 ? tabs : errors) {
    const line = lineAt(pos[0]);
    const fault = YAML_FAULTS[code] ?? unparsable(message);
    if (!faults.has(line)) faults.set(line, fault);
  }
  return [...faults].map(([line, fault]) => ({ line, fault }));
}

const TOO_MUCH = Symbol('too much');

/** The document's value, unless aliases would blow it up. */
function toValue(document: { toJS(options: { maxAliasCount: number }): unknown }): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return TOO_MUCH;
  }
}

function faultsOf(issue: z.core.$ZodIssue, file: string, lineOf: (path: readonly PropertyKey[]) => number): Fault[] {
  const where = issue.path
    .map((key) => (typeof key === 'number' ? `[${key + 1}]` : `.${String(key)}`))
    .join('')
    .slice(1);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ file, line: lineOf([...issue.path, key]), fault: unknownKey(key, where) }));
  const line = lineOf(issue.path);
  if (!where) return [{ file, line, fault: 'the file must be a map of keys: see data/README.md' }];
  return [{ file, line, fault: named(where, String(issue.path.at(-1)), faultOf(issue)) }];
}

/** A sentence that begins with the key has its whole path there; others have it before them. */
const named = (where: string, key: string, fault: string): string =>
  fault.startsWith(`${key} `) ? `${where}${fault.slice(key.length)}` : `${where}: ${fault}`;

function faultOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_type') return issue.message;
  if (issue.input === undefined) return 'is missing: add it';
  if (issue.expected === 'array') return 'must be a list: put each item on a line of its own after “- ”';
  return issue.expected === 'object' ? 'must be a map of keys: see data/README.md' : issue.message;
}

const KEYS =
  'format title source topics summary points quotes text start end speaker kind utterance publisher url author published sha256 speakers name aliases roles also corrections retracted added at note feeds trusted every first'.split(
    ' ',
  );

function unknownKey(key: string, where: string): string {
  const near = KEYS.map((known) => ({ known, edits: distance(key, known) })).sort((a, b) => a.edits - b.edits)[0];
  const hint = near && near.edits <= 2 ? `write “${near.known}”` : 'remove it';
  return `${where ? `${where}: ` : ''}“${key}” is no key here: ${hint}`;
}
