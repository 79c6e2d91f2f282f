import { describe, expect, it } from 'vitest';
import { readBrief, readSpeakers } from '../../src/library/read-file.ts';
import { bridge, briefOf } from '../fixtures/briefs.ts';
import { briefYaml } from '../fixtures/data-folder.ts';
import { faults, GOOD } from '../fixtures/good-brief.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a briefing’s file', () => {
  it('is read whole, its name being the slug', () => {
    const { slug: _, ...brief } = bridge();
    expect(readBrief('briefs/new-bridge.yaml', utf8(briefYaml(bridge())))).toEqual({
      value: { slug: 'new-bridge', ...brief },
    });
  });

  it('needs no more than format, title, publisher and a sentence', () => {
    const least = briefOf('least', { title: 'T', source: { publisher: 'P' }, summary: [{ text: 'S.' }] });
    const reading = readBrief(
      'least.yaml',
      utf8('format: 1\ntitle: T\nsource: { publisher: P }\nsummary: [{ text: S. }]\n'),
    );
    expect(reading).toEqual({ value: least });
  });

  it('may begin with a byte order mark', () => {
    expect(faults((good) => `\uFEFF${good}`)).toEqual([]);
  });

  it('gives its address in the form that programs take', () => {
    const reading = readBrief('x.yaml', utf8(GOOD.replace('/bridge\n', '/a b\u202e|"c\n')));
    expect('value' in reading && reading.value.source.url).toBe('https://gazette.example/a%20b%E2%80%AE|%22c');
  });

  it('that is no UTF-8 is refused', () => {
    expect(readBrief('x.yaml', Uint8Array.of(0xff, 0xfe, 0x41))).toEqual({
      faults: [{ file: 'x.yaml', line: 1, fault: 'the file is not UTF-8: save it as UTF-8' }],
    });
  });

  it.each(['con', 'New-Bridge', 'new bridge', 'new_bridge', '-bridge', 'brücke', 'a--b', '', 'x'.repeat(81)])(
    'can’t be called %j',
    (slug) => {
      expect(faults((good) => good, `briefs/${slug}.yaml`)).toEqual([expect.stringContaining('rename the file')]);
    },
  );
});

describe('the speakers’ file', () => {
  const read = (text: string) => readSpeakers('speakers.yaml', utf8(text));

  it('is read whole; aliases and roles may be left out', () => {
    expect(read('format: 1\nspeakers:\n  - name: Lea Okafor\n')).toEqual({
      value: { format: 1, speakers: [{ name: 'Lea Okafor', aliases: [], roles: [] }] },
    });
  });

  it('names a speaker who stands there twice, and an alias that means somebody else', () => {
    const two = '  - name: Lea Okafor\n  - name: Lea Okafor\n  - name: Ida Brandt\n    aliases: [LEA ÓKAFOR]\n';
    expect(read(`format: 1\nspeakers:\n${two}`)).toMatchObject({
      faults: [
        { line: 4, fault: 'speakers[2].name: Lea Okafor stands here twice: keep one' },
        { line: 6, fault: 'speakers[3].aliases[1]: LEA ÓKAFOR also means Lea Okafor: keep it with one of them' },
      ],
    });
  });
});
