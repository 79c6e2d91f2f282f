import { describe, expect, it } from 'vitest';
import { NOBODY } from '../../src/verbs/extract/known.ts';
import { extractLines } from '../../src/verbs/extract/lines.ts';

async function* chunks(...texts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield typeof text === 'string' ? Buffer.from(text) : text;
}
const answers = async (...texts: (string | Uint8Array)[]) =>
  (await Array.fromAsync(extractLines(chunks(...texts), NOBODY))).map(({ line }) => JSON.parse(line));
const line = (id: unknown, text: unknown): string => `${JSON.stringify({ id, text, other: [1] })}\n`;

describe('extract --jsonl', () => {
  it('answers each line with a line, in order, and leaves other fields alone', async () => {
    const found = await answers(line('a', 'He said, "So it is."'), line(7, 'Nothing.'));
    expect(found.map(({ id, quotes }) => [id, quotes.length])).toEqual([
      ['a', 1],
      [7, 0],
    ]);
  });

  it('takes lines however they come in pieces, with any end', async () => {
    const bytes = Buffer.from(
      `\uFEFF${line('ä', 'He said, "Ça va."')}${line('b', '').replace('\n', '\r\n')}{"text":"c"}`,
    );
    const found = await answers(...[...bytes].map((byte) => Uint8Array.of(byte)));
    expect(found.map(({ id, quotes }) => [id, quotes[0]?.text])).toEqual([
      ['ä', 'Ça va.'],
      ['b', undefined],
      [null, undefined],
    ]);
  });

  it('writes half a character as U+FFFD, where offsets stay the same', async () => {
    const text = 'Late. \ud800 He said, "So \udc00 it is."';
    const raw = await Array.fromAsync(extractLines(chunks(line('a\ud800', text)), NOBODY));
    expect(raw[0]?.line).not.toMatch(/\\ud[89a-f]/i);
    const { id, quotes } = JSON.parse(raw[0]?.line ?? '');
    expect(id).toBe('a\ufffd');
    expect(quotes).toMatchObject([{ text: 'So \ufffd it is.', start: text.indexOf('So'), end: text.length - 1 }]);
  });

  it('ends a line at newlines only, going in and coming out', async () => {
    const [{ line: raw } = { line: '' }] = await Array.fromAsync(
      extractLines(chunks('{"id": "u\u2028v\u0085", "text": ""}'), NOBODY),
    );
    expect(raw).not.toMatch(/[\u2028\u2029\u0085]/);
    expect(JSON.parse(raw).id).toBe('u\u2028v\u0085');
  });

  it.each<[string, string | number | null, string]>([
    ['{"id": "a", ', null, 'not JSON, line 2'],
    ['["a"]', null, 'not an object with "id" and "text", line 2'],
    ['null', null, 'not an object with "id" and "text", line 2'],
    ['{"id": "a"}', 'a', 'no "text", line 2'],
    ['{"id": 3, "text": null}', 3, '"text" is not a string, line 2'],
    ...['true', '{}', '["a"]', '1e400', '12345678901234567890', '-9007199254740993'].map(
      (id): [string, null, string] => [
        `{"id": ${id}, "text": "So."}`,
        null,
        '"id" is neither text nor a safe number, line 2',
      ],
    ),
  ])('says what is wrong with %s in its place, and goes on', async (broken, id, error) => {
    const found = await answers(line('first', ''), `${broken}\n`, line('third', ''));
    expect(found.map((it) => it.id)).toEqual(['first', id, 'third']);
    expect(found[1]).toEqual({ id, error });
  });

  it('answers without an id what has none', async () => {
    const found = await answers(
      '{"id": null, "text": ""}\n{"text": ""}\n{"id": -1.5, "text": ""}\n{"id": "", "text": ""}',
    );
    expect(found.map(({ id, quotes }) => [id, quotes])).toEqual([null, null, -1.5, ''].map((id) => [id, []]));
  });

  it('goes on behind an article that fails', async () => {
    const failing = () => {
      throw new RangeError('Maximum call stack size exceeded');
    };
    const input = chunks(line('a', 'Ida Lund said, "So it is."'), line('b', 'Nothing.'));
    const found = await Array.fromAsync(extractLines(input, failing));
    expect(found.map(({ broken }) => broken)).toEqual([true, false]);
    expect(JSON.parse(found[0]?.line ?? '')).toEqual({ id: 'a', error: 'could not be read, line 1' });
  });

  it('says so where bytes are not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('{"id": "a", "text": "'), Uint8Array.of(0xe4), Buffer.from('"}')]);
    expect(await answers(bytes)).toEqual([{ id: null, error: 'not UTF-8, line 1' }]);
  });

  it('skips empty lines, but counts them', async () => {
    expect(await answers('\n \r\n', 'x\n', '\n')).toEqual([{ id: null, error: 'not JSON, line 3' }]);
    expect(await answers('')).toEqual([]);
  });

  it('drops a line that is too long as it comes, and goes on', async () => {
    const megabyte = Buffer.alloc(2 ** 20, 'x');
    async function* long() {
      for (let at = 0; at < 65; at += 1) yield megabyte;
      yield Buffer.from(`\n${line('next', '')}`);
    }
    const found = (await Array.fromAsync(extractLines(long(), NOBODY))).map((it) => JSON.parse(it.line));
    expect(found).toMatchObject([{ id: null, error: 'longer than 10 MB, line 1' }, { id: 'next' }]);
  });

  it('reads no further than it is asked for', async () => {
    let read = 0;
    async function* source() {
      for (; ; read += 1) yield Buffer.from(line(read, ''));
    }
    const lines = extractLines(source(), NOBODY);
    for (let asked = 0; asked < 3; asked += 1) await lines.next();
    await lines.return(undefined);
    expect(read).toBeLessThanOrEqual(3);
  });
});
