import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { labelled, readArticles, readCorpus } from '../../src/train/labelled.ts';

const folder = mkdtempSync(join(tmpdir(), 'labelled-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TEXT = 'Ines Varga waited. “Late,” said Varga. “Late,” she said.';

describe('a labelled article', () => {
  it('has each quotation where it stands after the one before it', () => {
    const { quotes } = labelled('x', { text: TEXT, quotes: [{ text: 'Late,' }, { text: 'Late,' }] });
    expect(quotes.map(({ start }) => start)).toEqual([TEXT.indexOf('Late,'), TEXT.lastIndexOf('Late,')]);
    for (const { start, end } of quotes) expect(TEXT.slice(start, end)).toBe('Late,');
  });

  it('has the mention nearest to the quotation', () => {
    const { quotes } = labelled('x', { text: TEXT, quotes: [{ text: 'Late,', mention: 'Varga' }] });
    const at = TEXT.indexOf('Varga.');
    expect(quotes[0]?.source).toEqual([{ start: at, end: at + 5 }]);
  });

  it('has a mention outside of the quotation, as a whole word', () => {
    const text = 'Sheila met him. “She is late,” she said.';
    const { quotes } = labelled('x', { text, quotes: [{ text: 'She is late,', mention: 'she' }] });
    expect(quotes[0]?.source).toEqual([{ start: text.indexOf('she said'), end: text.indexOf(' said') }]);
    expect(labelled('x', { text, quotes: [{ text: 'She is late,', mention: 'She' }] }).quotes[0]?.source).toEqual([]);
  });

  it('is of a person and in English unless it tells otherwise', () => {
    const { language, quotes } = labelled('x', { text: TEXT, quotes: [{ text: 'Late,' }] });
    expect(language).toBe('en');
    expect(quotes[0]).toMatchObject({ kind: 'person', speaker: null, title: null, source: [] });
  });

  it('must have the quotation', () => {
    expect(() => labelled('ferry', { text: TEXT, quotes: [{ text: 'Early,' }] })).toThrow(/ferry: “Early,”/);
  });
});

describe('articles in files', () => {
  it('are read by their names, in order', () => {
    for (const name of ['b', 'a'])
      writeFileSync(join(folder, `${name}.yaml`), `text: '“Late,” said ${name}.'\nquotes:\n  - text: Late,\n`);
    writeFileSync(join(folder, 'notes.txt'), 'no article');
    expect(readArticles(folder).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('of a corpus stand a line each, compressed or not', () => {
    const line = JSON.stringify({ id: 'one', text: TEXT, quotes: [{ start: 20, end: 25, source: [[32, 37]] }] });
    writeFileSync(join(folder, 'c.jsonl'), `${line}\n${line}\n`);
    writeFileSync(join(folder, 'c.jsonl.gz'), gzipSync(`${line}\n${line}\n`));
    const [plain, packed] = ['c.jsonl', 'c.jsonl.gz'].map((name) => readCorpus(join(folder, name)));
    expect(plain).toEqual(packed);
    expect(plain).toHaveLength(2);
    expect(plain?.[0]).toEqual({
      id: 'one',
      text: TEXT,
      language: 'en',
      quotes: [{ start: 20, end: 25, source: [{ start: 32, end: 37 }] }],
    });
  });
});
