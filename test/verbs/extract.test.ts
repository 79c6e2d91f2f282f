import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extract as extraction } from '../../src/extract/extract.ts';
import { extractionDocument } from '../../src/library/extraction-schema.ts';
import { NOBODY } from '../../src/verbs/extract/known.ts';
import { extractionRecord } from '../../src/verbs/extract/record.ts';
import { run, runVerbatim, temporaryFolder } from '../process.ts';
import { FERRY, FERRY_EXTRACTION } from './extract-article.ts';

let folder: ReturnType<typeof temporaryFolder>;
let article: string;
/** As many as are found in this process: which words are speech is learned, and not what is tested here. */
const FOUND = extraction(FERRY).quotes.length;

beforeAll(() => {
  folder = temporaryFolder();
  article = file('ferry.v2.txt', FERRY);
});
afterAll(() => folder.remove());

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
}

function extract(args: readonly string[], input = '', env: Record<string, string> = {}) {
  const program = runVerbatim(env, ['cli', 'extract', ...args]);
  program.write(input);
  return program.ended;
}

describe('verbatim extract FILE', () => {
  it('prints the article with its quotations, for people', async () => {
    const { code, stdout, stderr } = await extract([article]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('⟦1⟧"We looked at every engine,"');
    expect(stdout).toMatch(new RegExp(`\n${FOUND} quotations.*\n$`));
  });

  it('prints one document, for programs', async () => {
    const { code, stdout } = await extract(['--json', article]);
    const document = extractionDocument.parse(JSON.parse(stdout));
    expect([code, document.id]).toEqual([0, 'ferry.v2']);
    for (const { start, end, text } of document.summary) expect(FERRY.slice(start, end)).toBe(text);
    expect(document.summary.length).toBeGreaterThan(0);
    expect(document.quotes.length).toBe(FOUND);
    for (const { start, end, text } of document.quotes) expect(FERRY.slice(start, end)).toBe(text);
  });

  it('reads standard input for -, or where it is no terminal', async () => {
    const answers = await Promise.all([extract(['-', '--json'], FERRY), extract(['--json'], FERRY)]);
    for (const { stdout } of answers) expect(JSON.parse(stdout)).toMatchObject({ id: '-', quotes: { length: FOUND } });
  });

  it('counts offsets without the byte order mark, and leaves line ends as they are', async () => {
    const text = 'Ice.\r\n"We looked at every engine," said Ida Lund.\r\n';
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const found = await Promise.all(
      [`\uFEFF${text}`, little, Buffer.from(little).swap16()].map((content, at) =>
        extract(['--json', file(`bom${at}`, content)]),
      ),
    );
    for (const { stdout } of found)
      expect(JSON.parse(stdout).quotes).toMatchObject([{ start: 7, end: 33, text: 'We looked at every engine,' }]);
  });

  it.each([
    ['no-such-file', undefined, 'does not exist: look for a slip in its name'],
    ['.', undefined, 'is a folder: give the file that holds the article’s text'],
    ['binary', Uint8Array.of(65, 0, 66), 'is binary: save the article’s text as plain text in UTF-8'],
    ['latin', Uint8Array.of(65, 0xe4, 66), 'is not UTF-8: save it as UTF-8'],
    ['large', Buffer.alloc(10 * 2 ** 20 + 1, 'x'), 'is larger than 10 MB: give one article at a time'],
  ])('says in a sentence why it can’t read %s, and ends with 1', async (name, content, fault) => {
    const path = content ? file(name, content) : join(folder.path, name);
    expect(await extract([path])).toEqual({ code: 1, stdout: '', stderr: `${path} ${fault}\n` });
  });

  it.each([
    [['--jsonl', 'articles.jsonl'], '--jsonl reads standard input'],
    [['--json', '--jsonl'], 'cannot be used with'],
  ])('takes %j for wrong use', async (args, sentence) => {
    const { code, stdout, stderr } = await extract(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
  });

  it('has a help text with examples', async () => {
    expect((await extract(['--help'])).stdout).toContain('verbatim extract --json article.txt');
  });
});

describe('verbatim extract --jsonl', () => {
  it('prints a line for each, and ends with 1 where one was broken', async () => {
    const line = JSON.stringify({ id: 'a', text: FERRY });
    const { code, stdout } = await extract(['--jsonl'], `${line}\nbroken\n${line}\n`);
    const [first, second, third, ...rest] = stdout
      .trimEnd()
      .split('\n')
      .map((it) => JSON.parse(it));
    expect([code, rest]).toEqual([1, []]);
    expect(extractionDocument.parse(first)).toEqual(third);
    expect(second).toEqual({ id: null, error: 'not JSON, line 2' });
  });

  it('ends quietly when nobody reads on', async () => {
    const endless = `yes '{"id": 1, "text": "She said, \\"So it is.\\""}' | ${process.execPath} src/start.mjs cli extract --jsonl`;
    const { stdout, stderr } = await run({}, ['sh', '-c', `${endless} | head -n 2`]).ended;
    expect([stdout.trim().split('\n').length, stderr]).toEqual([2, '']);
  });
});

describe('verbatim extract beside a data folder', () => {
  const SPEAKERS = 'format: 1\nspeakers:\n  - name: Ida M. Lund\n    aliases: [Ida Lund]\n';
  const BRIEF =
    'format: 1\ntitle: Ice\nsource: {publisher: Gazette}\nsummary: [{text: Ice.}]\nquotes: [{text: So., speaker: Ova Brandt, start: 0, end: 3}]\n';
  const ARTICLE =
    '"We looked at every engine," said Ida Lund.\n"It was cold," said Ova Brandt.\n"It was not," said Per Lund.\n';
  const read = async (files: Record<string, string>, args: readonly string[], input = ARTICLE) => {
    const data = join(folder.path, `data-${Object.keys(files).join('-').replaceAll('/', '-')}`);
    mkdirSync(join(data, 'briefs'), { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(data, name), content);
    return extract(args, input, { VERBATIM_DATA: data });
  };
  const known = (stdout: string) =>
    JSON.parse(stdout).quotes.map((it: { speaker: { known: string } }) => it.speaker.known);

  it('names whom speakers.yaml and the briefings know, and nobody of the same surname', async () => {
    const { code, stdout, stderr } = await read({ 'speakers.yaml': SPEAKERS, 'briefs/ice.yaml': BRIEF }, ['--json']);
    expect([code, stderr, known(stdout)]).toEqual([0, '', ['Ida M. Lund', 'Ova Brandt', null]]);
    expect(Object.keys(JSON.parse(stdout).quotes[0].speaker)).toEqual(
      'name title kind nameAt titleAt known'.split(' '),
    );
  });

  it('does so in lines, and for people', async () => {
    const line = JSON.stringify({ id: 1, text: ARTICLE });
    const { stdout } = await read({ 'speakers.yaml': SPEAKERS }, ['--jsonl'], `${line}\n${line}\n`);
    for (const answer of stdout.trim().split('\n')) expect(known(answer)).toEqual(['Ida M. Lund', null, null]);
    const view = await read({ 'briefs/ice.yaml': BRIEF }, []);
    expect(view.stdout).toContain('⟦2⟧ Ova Brandt · in the library · ');
  });

  it('goes without a folder', async () => {
    const { code, stdout, stderr } = await extract(['--json'], ARTICLE, { VERBATIM_DATA: join(folder.path, 'none') });
    expect([code, stderr, known(stdout)]).toEqual([0, '', [null, null, null]]);
  });

  it.each([
    ['speakers.yaml', 'speakers.yaml:2: speakers'],
    ['briefs/broken.yaml', 'briefs/broken.yaml:1: title: is missing: add it'],
  ])('warns once where %s is broken, and links nobody', async (name, fault) => {
    const { code, stdout, stderr } = await read({ 'briefs/ice.yaml': BRIEF, [name]: 'format: 1\nspeakers: 5\n' }, [
      '--json',
    ]);
    expect([code, known(stdout)]).toEqual([0, [null, null, null]]);
    expect(stderr).toMatch(/^warning: no speaker is looked up in the library: .*\n$/);
    expect(stderr).toContain(fault);
  });
});

it('a document holds an extraction whole, with confidence in four places', () => {
  const document = extractionDocument.parse(extractionRecord('ferry', FERRY_EXTRACTION, NOBODY));
  expect(document).toMatchObject({
    id: 'ferry',
    summary: { length: 1 },
    points: { length: 1 },
    statements: { length: 1 },
  });
  expect(document.quotes[2]).toMatchObject({ speaker: { name: 'Ida Lund', kind: 'person' }, confidence: 0.9123 });
  expect(Object.keys(document.quotes[0] ?? {})).toEqual(
    'text start end utterance speaker mention confidence cue'.split(' '),
  );
  expect(Object.keys(extractionRecord('ferry', FERRY_EXTRACTION, NOBODY))).toEqual(
    'id summary quotes language statements points'.split(' '),
  );
});
