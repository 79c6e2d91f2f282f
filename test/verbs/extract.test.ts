import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractionDocument } from '../../src/library/extraction-schema.ts';
import { extractionRecord } from '../../src/verbs/extract/record.ts';
import { run, runVerbatim, temporaryFolder } from '../process.ts';
import { FERRY, FERRY_EXTRACTION } from './extract-article.ts';

let folder: ReturnType<typeof temporaryFolder>;
let article: string;

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

function extract(args: readonly string[], input = '') {
  const program = runVerbatim({}, ['cli', 'extract', ...args]);
  program.write(input);
  return program.ended;
}

describe('verbatim extract FILE', () => {
  it('prints the article with its quotations, for people', async () => {
    const { code, stdout, stderr } = await extract([article]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('⟦1⟧"We looked at every engine,"');
    expect(stdout).toMatch(/\n5 quotations.*\n$/);
  });

  it('prints one document, for programs', async () => {
    const { code, stdout } = await extract(['--json', article]);
    const document = extractionDocument.parse(JSON.parse(stdout));
    expect([code, document.id, document.summary]).toEqual([0, 'ferry.v2', []]);
    expect(document.quotes.length).toBe(5);
    for (const { start, end, text } of document.quotes) expect(FERRY.slice(start, end)).toBe(text);
  });

  it('reads standard input for -, or where it is no terminal', async () => {
    const answers = await Promise.all([extract(['-', '--json'], FERRY), extract(['--json'], FERRY)]);
    for (const { stdout } of answers) expect(JSON.parse(stdout)).toMatchObject({ id: '-', quotes: { length: 5 } });
  });

  it('counts offsets without the byte order mark, and leaves line ends as they are', async () => {
    const text = 'Ida said:\r\n"So it is."\r\n';
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const found = await Promise.all(
      [`\uFEFF${text}`, little, Buffer.from(little).swap16()].map((content, at) =>
        extract(['--json', file(`bom${at}`, content)]),
      ),
    );
    for (const { stdout } of found)
      expect(JSON.parse(stdout).quotes).toMatchObject([{ start: 12, end: 21, text: 'So it is.' }]);
  });

  it.each([
    ['no-such-file', undefined, 'does not exist: look for a slip in its name'],
    ['.', undefined, 'is a folder: give the file that holds the article’s text'],
    ['binary', Uint8Array.of(65, 0, 66), 'is binary: save the article’s text as plain text in UTF-8'],
    ['latin', Uint8Array.of(65, 0xe4, 66), 'is not UTF-8: save it as UTF-8'],
    ['large', Buffer.alloc(64 * 2 ** 20 + 1, 'x'), 'is larger than 64 MB: give one article at a time'],
  ])('says in a sentence why it can’t read %s, and ends with 1', async (name, content, fault) => {
    const path = content ? file(name, content) : join(folder.path, name);
    expect(await extract([path])).toEqual({ code: 1, stdout: '', stderr: `${path} ${fault}\n` });
  });

  it.each([
    [['https://example.org/ferry'], 'save the article’s text to a file'],
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

it('a document holds an extraction whole, with confidence in four places', () => {
  const document = extractionDocument.parse(extractionRecord('ferry', FERRY_EXTRACTION));
  expect(document).toMatchObject({ id: 'ferry', summary: [], language: 'en', statements: { length: 1 } });
  expect(document.quotes[2]).toMatchObject({ speaker: { name: 'Ida Lund', kind: 'person' }, confidence: 0.9123 });
  expect(Object.keys(document.quotes[0] ?? {})).toEqual(
    'text start end utterance speaker mention confidence cue'.split(' '),
  );
  expect(Object.keys(extractionRecord('ferry', FERRY_EXTRACTION))).toEqual(
    'id summary quotes language statements'.split(' '),
  );
});
