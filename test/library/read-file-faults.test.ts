import { describe, expect, it } from 'vitest';
import { faults } from '../fixtures/good-brief.ts';

const replaced = (from: string, to: string) => faults((good) => good.replace(from, to));

describe('every fault of a file is named with its line and mend', () => {
  it.each([
    ['format: 1', 'format: 2', '1: format must be 1'],
    ['title: The', 'titel: The', '1: title: is missing: add it', '2: “titel” is no key here: write “title”'],
    ['title: The mayor', 'title: 7 #', '2: title must be text: put it into quotation marks'],
    ['opens', '\u0007', '2: title: it holds a control character (U+0007): remove it'],
    [
      'publisher: The Harbour Gazette',
      'publisher: "\\u2028"',
      '4: source.publisher is empty: write it, or leave the key out',
      '4: source.publisher must be one line: join the lines',
      '4: source.publisher begins or ends with white space: trim it (and its offsets)',
    ],
    ['https:', 'gopher:', '5: source.url must be a web address: https://…'],
    ['  url', '  published: 4 May 2026\n  url', '5: source.published is a date, 2026-01-31, or a time with its zone'],
    ['  url', '  sha256: abc\n  url', '5: source.sha256 is 64 hexadecimal digits: sha256sum FILE'],
    ['[Harbour]', 'Harbour', '6: topics: must be a list: put each item on a line of its own after “- ”'],
    ['[Harbour]', '["a, b"]', '6: topics[1]: a topic has no comma: write two topics'],
    ['[Harbour]', '["🦊"]', '6: topics[1]: topic has no letter or digit: nobody could ask for it'],
    ['summary:\n  - text: The bridge opened a year late.', 'summary: []', '7: summary needs a sentence'],
    [
      'late.',
      'late.\n    start: 5',
      '8: summary[1]: start and end go together: give both, or neither for your own words',
    ],
    [
      'end: 340',
      'end: 341',
      '10: quotes[1]: start and end are 31 apart, the text is 30 long: correct the text or the offsets',
    ],
    [
      'start: 310',
      'start: -1',
      '12: quotes[1].start: an offset is 0 or more',
      '10: quotes[1]: start and end are 341 apart',
    ],
    ['start: 310', 'start: 1.5', '12: quotes[1].start: an offset is a whole number of UTF-16 code units'],
    ['    start: 310\n', '', '10: quotes[1].start: is missing: add it'],
    [
      'speaker: Lea Okafor',
      'speaker: ""',
      '11: quotes[1].speaker is empty: write it, or leave the key out',
      '11: quotes[1].speaker has no letter or digit: nobody could ask for it',
    ],
    ['    speaker', '    kind: robot\n    speaker', '11: quotes[1].kind is person, organization, document or unnamed'],
    [
      'We should have',
      '"\\e[31m have"\n   #',
      '10: quotes[1].text: it holds a control character (U+001B): remove it',
      '10: quotes[1]: start and end are 30 apart, the text is 10 long: correct the text or the offsets',
    ],
    [
      'text: We should have started sooner,',
      'text: "We should have started sooner "',
      '10: quotes[1].text begins or ends with white space: trim it (and its offsets)',
    ],
    ['speaker: Lea', 'speakr: Lea', '11: quotes[1]: “speakr” is no key here: write “speaker”'],
    ['quotes:', 'extra: 1\nquotes:', '9: “extra” is no key here: remove it'],
    ['quotes:', 'title: Twice\nquotes:', '9: this key stands here twice: keep one'],
    ['quotes:', '---\nquotes:', '9: a second document begins here: keep one to a file'],
    [
      'title: The mayor',
      'title: The: mayor',
      '2: this can’t be read as YAML: check quotation marks, colons and indentation here (Nested mappings',
    ],
    ['\n  - text: We', '\n\t- text: We', '10: tabs can’t indent: use spaces'],
  ])('%j as %j', (from, to, ...expected) => {
    const found = replaced(from, to);
    for (const fault of expected) expect(found).toContainEqual(expect.stringContaining(fault));
    expect(found).toHaveLength(expected.length);
  });

  it('all at once', () => {
    const found = faults((good) =>
      good.replace('1', '2').replace('title', 'titel').replace('https', 'ftp').replace('340', '341'),
    );
    expect(found).toHaveLength(5);
  });

  it.each(['', 'just words', '- a\n- b\n', '42', 'a: &a [1]\nb: *c\n'])('where it is no map at all: %j', (text) => {
    expect(faults(() => text)).toHaveLength(1);
  });

  it('where aliases would blow it up', () => {
    const bomb = [
      'a0: &a0 [x]',
      ...Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}, *a${at}]`),
    ];
    expect(faults(() => bomb.join('\n'))).toEqual(['1: its aliases (& and *) unfold too far: write the texts out']);
  });

  it('where one split quotation has two speakers', () => {
    const second = '  - { text: abc, speaker: Ida Brandt, start: 400, end: 403, utterance: 1 }\n';
    const found = faults((good) => good.replace('    end: 340\n', `    end: 340\n    utterance: 1\n${second}`));
    expect(found).toEqual([
      '15: quotes[2].utterance: 1 is also the number of another speaker’s words: give each split quotation its own',
    ]);
  });
});
