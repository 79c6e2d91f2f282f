import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandDeclaration } from '../../src/core/command.ts';
import { UserError } from '../../src/core/errors.ts';
import { formatLine, parseOptions, splitCommand, splitWords } from '../../src/core/grammar.ts';
import { textFault } from '../../src/core/text.ts';
import { processorMs } from '../fixtures/processor.ts';
import { hostileText } from '../oracle/arbitrary.ts';

const quote: CommandDeclaration = {
  name: 'quote',
  description: 'What somebody said',
  options: {
    speaker: { description: 'Who', required: true, rest: true },
    topic: { description: 'Where' },
    page: { description: 'Which page', hidden: true },
  },
};
const latest: CommandDeclaration = { name: 'latest', description: 'News', options: { page: { description: 'Page' } } };

const parse = (line: string, command = quote) => parseOptions(command, line);
const words = (line: string) => splitWords(line).map((word) => word.text);

describe('the line of an invocation', () => {
  const value = fc.oneof(
    hostileText(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', ' ', '"', '\\', '“', 'a="b"'),
  );

  it('is read back to the same values, whatever they are', () => {
    const options = fc.record({ speaker: value, topic: value, page: value }, { requiredKeys: [] });
    fc.assert(
      fc.property(options, (given) => {
        const { name, rest } = splitCommand(formatLine({ command: 'quote', options: given }), new Set(['quote']));
        expect(name).toBe('quote');
        expect(parse(rest)).toEqual({ ...given });
      }),
      { numRuns: 2_000 },
    );
  });

  it('is readable where the values are plain', () => {
    expect(formatLine({ command: 'quote', options: { speaker: 'kerry', page: '2' } })).toBe(
      'quote speaker=kerry page=2',
    );
  });
});

describe('the name of a command', () => {
  it.each([
    ['/quote kerry', 'quote', 'kerry'],
    ['  / Quote   kerry ', 'quote', 'kerry '],
    ['LATEST', 'latest', ''],
    ['brief\niran', 'brief', 'iran'],
    ['', '', ''],
    [' / ', '', ''],
  ])('%j asks for %j', (line, name, rest) => {
    expect(splitCommand(line, new Set())).toEqual({ name, rest });
  });

  it.each([
    ['/digest subscribe 08:00', 'digest subscribe', '08:00'],
    ['  /  Digest \n SUBSCRIBE', 'digest subscribe', ''],
    ['digest pause 08:00', 'digest', 'pause 08:00'],
    ['digest "subscribe"', 'digest', '"subscribe"'],
    ['digest subscribe: 08:00', 'digest', 'subscribe: 08:00'],
    ['digest', 'digest', ''],
    ['now then', 'now', 'then'],
    ['now  later', 'now later', ''],
  ])('%j asks for %j: a known name of two words comes first', (line, name, rest) => {
    expect(splitCommand(line, new Set(['digest subscribe', 'now', 'now later']))).toEqual({ name, rest });
  });
});

describe('the words after a command', () => {
  it('go to the rest option in their order, named options standing anywhere', () => {
    const all = { speaker: 'lea okafor', topic: 'new-bridge' };
    for (const line of ['lea okafor topic:new-bridge', 'topic=new-bridge lea okafor', 'lea topic:new-bridge okafor'])
      expect(parse(line)).toEqual(all);
  });

  it('may name the rest option, and words after it still belong to it', () => {
    expect(parse('speaker:lea okafor')).toEqual({ speaker: 'lea okafor' });
    expect(parse('Speaker=lea TOPIC=harbour okafor')).toEqual({ speaker: 'lea okafor', topic: 'harbour' });
  });

  it('stay text where what stands before the colon is no option', () => {
    const line = '08:00 https://a.example/?topic=x re:start to=from topic';
    expect(parse(line)).toEqual({ speaker: line });
  });

  it('are grouped by straight and by curly quotation marks', () => {
    for (const line of [
      'topic:"new bridge" lea',
      'topic:“new bridge” lea',
      'topic:„new bridge“ lea',
      'topic=«new bridge» lea',
    ])
      expect(parse(line)).toEqual({ speaker: 'lea', topic: 'new bridge' });
    expect(words('“a b” "c \\"d\\" \\\\"')).toEqual(['a b', 'c "d" \\']);
  });

  it('are text when they stand between quotation marks, even where they read like an option', () => {
    expect(parse('"topic:harbour" “page=2”')).toEqual({ speaker: 'topic:harbour page=2' });
  });

  it('keep a mark that opens nothing', () => {
    expect(words('5" O"Neill " “ «a')).toEqual(['5"', 'O"Neill', '"', '“', '«a']);
    expect(parse('topic:"harbour lea')).toEqual({ topic: '"harbour', speaker: 'lea' });
  });

  it('may be empty between marks', () => {
    expect(parse('topic:"" lea')).toEqual({ topic: '', speaker: 'lea' });
    expect(parse('   ')).toEqual({});
  });

  it('are read in a moment, however many marks are left open', () => {
    const started = processorMs();
    expect(words('« '.repeat(50_000))).toHaveLength(50_000);
    expect(processorMs() - started).toBeLessThan(1_000);
  });
});

describe('what can’t be placed', () => {
  const refused = (line: string, command = quote): string => {
    try {
      return JSON.stringify(parse(line, command));
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      return (error as Error).message;
    }
  };

  it('is refused with the usage: a word without an option to take it', () => {
    expect(refused('tomorrow', latest)).toBe('I can’t place “tomorrow”. The command is /latest [page:…]');
  });

  it('is refused with the usage: an option given twice', () => {
    expect(refused('lea topic:a topic=b')).toBe('“topic” is given twice. The command is /quote <speaker> [topic:…]');
  });

  it('is named in an excerpt that is text, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }), (typed) => {
        const said = refused(`"${typed.replace(/[\\"]/g, '')}x"`, latest);
        expect(textFault(said)).toBeUndefined();
      }),
    );
    expect(refused(`${'x'.repeat(39)}😀😀`, latest)).toContain(`“${'x'.repeat(39)}…”`);
  });
});

describe('a rest option that is taken as typed', () => {
  const note: CommandDeclaration = {
    name: 'correct',
    description: '',
    options: {
      slug: { description: '', positional: { like: /^\S/ } },
      note: { description: '', rest: true, asTyped: true },
    },
  };

  it('keeps quotation marks, line breaks and what looks like another option', () => {
    expect(parseOptions(note, 'new-bridge He said “no”,  not\n"yes": slug:x is right ')).toEqual({
      slug: 'new-bridge',
      note: 'He said “no”,  not\n"yes": slug:x is right',
    });
  });

  it('begins where its first word does, after options that are named before it', () => {
    expect(parseOptions(note, 'slug:new-bridge "No" was said')).toEqual({ slug: 'new-bridge', note: '"No" was said' });
  });

  it('reads a value by name as any other, as buttons carry it', () => {
    const line = formatLine({ command: 'correct', options: { slug: 'a', note: 'He said "no"' } });
    expect(parseOptions(note, line.slice('correct '.length))).toEqual({ slug: 'a', note: 'He said "no"' });
  });
});
