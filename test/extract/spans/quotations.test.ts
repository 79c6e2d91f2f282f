import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf, quotedSpans } from '../../../src/extract/spans/quotations.ts';
import { processorMs } from '../../fixtures/processor.ts';

const quoted = (text: string): string[] => quotedSpans(text).map(({ start, end }) => text.slice(start, end));
const paragraphs = (text: string): string[] => paragraphsOf(text).map(({ start, end }) => text.slice(start, end));

describe('the words between quotation marks', () => {
  it.each([
    ['straight', 'Mara Lund said: "The ferry is late."', ['The ferry is late.']],
    ['curly', 'Mara Lund said: “The ferry is late.”', ['The ferry is late.']],
    ['as typewriters had them', "``The ferry is late,'' she said.", ['The ferry is late,']],
    ['two apostrophes on both sides', "''The ferry is late,'' she said. ''Again.''", ['The ferry is late,', 'Again.']],
    ['two commas and two apostrophes', ",,De boot komt,'' zei hij.", ['De boot komt,']],
    ['German', 'Er sagte: „Die Fähre kommt.“ Dann ging er.', ['Die Fähre kommt.']],
    ['Polish', 'Powiedział: „Prom płynie”, i wyszedł. „Dobrze”.', ['Prom płynie', 'Dobrze']],
    ['Swedish', 'Hon sade: ”Färjan kommer.” Sedan gick hon.', ['Färjan kommer.']],
    ['French', 'Elle a dit : « Le bac arrive », puis « enfin ».', ['Le bac arrive', 'enfin']],
    ['French, with narrow spaces', 'Elle a dit : «\u202fLe bac arrive\u202f», puis rien.', ['Le bac arrive']],
    ['Danish', 'Hun sagde: »Færgen kommer.«', ['Færgen kommer.']],
    ['Japanese', '船長は「船は遅れる」と言った。', ['船は遅れる']],
    ['Japanese and nested', '船長は「彼は『遅れる』と言った」と話した。', ['彼は『遅れる』と言った']],
    ['Chinese', '船长说：“船来了。”然后走了。“再见。”', ['船来了。', '再见。']],
    ['Korean, with a particle behind', '선장은 "늦는다"고 말했다. "곧"이라는 말은 없었다.', ['늦는다', '곧']],
    ['split by who said it', '“The ferry,” she said, “is late.”', ['The ferry,', 'is late.']],
    ['wrong at the end', '“The ferry is late,“ she said.', ['The ferry is late,']],
    ['wrong at the beginning', '”The ferry is late,” she said.', ['The ferry is late,']],
    ['mixed', '“The ferry is late," she said. "Again,\'\' he said.', ['The ferry is late,', 'Again,']],
    ['of two families', '“The ferry is late,’ she said. “It is.”', ['The ferry is late,', 'It is.']],
    ['typed twice', '""The ferry is late," she said.', ['The ferry is late,']],
    ['nested', '“He told me, ‘Wait here,’ and left,” she said.', ['He told me, ‘Wait here,’ and left,']],
    ['nested and alike', '"He said "wait here" and left," she said.', ['He said "wait here" and left,']],
    ['closing together', '“I told him, ‘Wait.’” “And ‘hurry.’”', ['I told him, ‘Wait.’', 'And ‘hurry.’']],
    ['with spaces inside', '" The ferry is late, " she said.', ['The ferry is late,']],
    ['back to back', '“Why?” “The tide.”', ['Why?', 'The tide.']],
    ['without anything between', '"Why?""The tide."', ['Why?', 'The tide.']],
    ['after a dash', 'He said—“never”—and left.', ['never']],
    ['without a space behind', '"Never,"he said. "Never."2 He left.', ['Never,', 'Never.']],
  ])('are read where the marks are %s', (_, text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  it.each([
    ['apostrophes', 'The sailors’ rock ’n’ roll in the ’90s isn’t the ’til-dawn kind, ’cause the ships’ cooks sleep.'],
    ['straight apostrophes', "Rock 'n' roll in the '90s: give 'em the players' bus, 'til O'Brien's boys' club opens."],
    ['feet and inches', 'At 6\'11" Orm is taller than the 5\'9" door; the pipe is 6" wide and 40\' long.'],
    ['acronyms', 'נמל צה"ל ודו"ח'],
    ['arrows', 'Read more » Harbour news » Ferries'],
    ['dialogue dashes', '– Färjan kommer, sade hon.\n— Le bac arrive, dit-il.'],
    ['around no word', 'He said "." and “…” and « ?! », and \'-\'.'],
    ['lines of marks', 'Above\n""""""""""""""""""""\nBelow'],
  ])('are none where the marks are %s', (_, text) => {
    expect(quoted(text)).toEqual([]);
  });

  it('may hold inches', () => {
    expect(quoted('"The 6\'2" mate sleeps," he said. "The wall is 6\'8"."')).toEqual([
      'The 6\'2" mate sleeps,',
      'The wall is 6\'8".',
    ]);
  });
});

describe('words between single marks', () => {
  it.each([
    [
      'an article has no others',
      '‘The ferry is late,’ she said. ‘It’s the tide.’',
      ['The ferry is late,', 'It’s the tide.'],
    ],
    [
      'it uses doubles in a caption',
      "Ida Roe with 'Big' Tom, who says \"hello\"\n\n'It's the sailors' fault,' she said. 'Isn't it?'",
      ['Big', 'hello', "It's the sailors' fault,", "Isn't it?"],
    ],
    ['doubles are nested in them', "'He said \"no\" twice,' she said. 'We left.'", ['He said "no" twice,', 'We left.']],
    [
      'a headline has them',
      "'It was the tide': ferry lost\n\n“It was the tide,” said Ida Roe.",
      ['It was the tide', 'It was the tide,'],
    ],
    [
      'a plural ends them',
      'The town’s ‘tall ships’ left, he wrote, ‘till the tide brings them back’.',
      ['tall ships', 'till the tide brings them back'],
    ],
  ])('are read where %s', (_, text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });
});

describe('a missing mark', () => {
  it('is none where the quotation goes on in the next paragraph', () => {
    expect(quoted('“The ferry is late.\n\n“It is the tide,” she said.')).toEqual([
      'The ferry is late.',
      'It is the tide,',
    ]);
  });

  it('ends a quotation with its paragraph', () => {
    expect(quoted('She said: “The ferry is late.\n\nShe left. “Late,” he said.')).toEqual([
      'The ferry is late.',
      'Late,',
    ]);
  });

  it('costs only its own quotation', () => {
    expect(quoted('The ferry, she said, is late" and so on. "It is the tide," he said.')).toEqual(['It is the tide,']);
    expect(quoted('He called it “a disgrace and left. “It is late,” she said. “Very.”')).toContain('It is late,');
    expect(quoted('A stray “ mark.\n\nShe said, “Yes.”')).toContain('Yes.');
  });

  it.each([
    ['“', '“'],
    ['"', '"'],
    ['„', '„'],
    ['« ', '« '],
  ])('three times in a paragraph swallows nothing of it, be the marks %s', (mark) => {
    const unclosed = `He said ${mark}we sail. She said ${mark}we wait. They said ${mark}maybe so, and left.`;
    expect(quoted(unclosed)).toEqual([]);
    expect(quoted(`${unclosed}\n\nThe day was calm.\n\n“It is late,” said Ida Roe.`)).toEqual(['It is late,']);
  });

  it.each([
    ['“We sail, he said and left. She said “we wait,” and stayed.', ['we wait,']],
    ['He said, “We sail. Then he left. “We wait,” she said.', ['We wait,']],
    ['He called the pier “a disgrace and left.', []],
    ['He said, “We sail.', ['We sail.']],
  ])('runs to the end of its paragraph only where no other opens: %s', (text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  it.each(['\t', '    ', '> ', '> > '])('doesn’t part paragraphs that begin with %j', (indent) => {
    const text = `${indent}"The ferry is late.\n${indent.trim()}\n${indent}"It is the tide," she said.`;
    expect(quoted(text)).toEqual(['The ferry is late.', 'It is the tide,']);
  });

  it('may stand paragraphs later', () => {
    const text = '“The ferry is late.\n\nNobody knows why.\n\nIt is the tide,” she said.\n\nThe “tide” it was.';
    expect(quoted(text)).toEqual(['The ferry is late.', 'Nobody knows why.', 'It is the tide,', 'tide']);
    expect(quotedSpans(text).map(({ closed }) => closed)).toEqual([false, false, true, true]);
  });

  it('parts paragraphs that were run together', () => {
    const narration = 'The harbour was empty on that day. '.repeat(50);
    expect(quoted(`${narration}“The ferry is late. It is the tide. “We wait,” she said.`)).toEqual([
      'The ferry is late. It is the tide.',
      'We wait,',
    ]);
  });
});

describe('paragraphs', () => {
  it('are the lines of a text', () => {
    expect(paragraphs('One.\r\n\r\nTwo.\nThree.\u2029Four.\n  \n')).toEqual(['One.', 'Two.', 'Three.', 'Four.']);
  });

  it('go on after a break within a sentence', () => {
    const text =
      'The ferry to the island will not run before the end of the week,\nThe Tarn Courier reported.\nNobody knew.';
    expect(paragraphs(text)).toHaveLength(2);
  });

  it('are joined where lines were broken at a column', () => {
    const text = [
      'The harbour office said on Monday that the ferry to the island would not',
      'run for a week. "The tide has taken the pier with it, and nobody knows',
      'where it is now," said the harbour master.',
      '',
      'The hotel has room for all of them, it said on the same day in a note on',
      'its door.',
      'The pier has been seen near Osk.',
    ].join('\n');
    expect(paragraphs(text)).toHaveLength(3);
    expect(quoted(text)).toEqual(['The tide has taken the pier with it, and nobody knows\nwhere it is now,']);
  });

  const WORDS =
    'The harbour office said on Monday that the ferry would not run. “The tide has taken the pier with it, and nobody knows where it is now,” said its master. The hotel has room for all. “We have put up beds in the hall, and the kitchen is open until late,” said Ida Roe.';
  const wrapped = (width: number, indent: string): string =>
    (WORDS.match(new RegExp(`\\S(?:.{0,${width - 2}}\\S)?(?=\\s|$)`, 'g')) ?? [])
      .map((line) => indent + line)
      .join('\n');

  it.each([35, 40, 50, 72])('are joined in columns of %i, however they are indented', (width) => {
    for (const indent of ['', '  ', '        ', '\t', '> ']) {
      const text = `${wrapped(width, indent)}\n${indent}\n${wrapped(width, indent)}\n`;
      expect(paragraphs(text)).toHaveLength(2);
      expect(quotedSpans(text).map(({ closed }) => closed)).toEqual([true, true, true, true]);
    }
  });

  it('are not joined in lists of short lines, nor where lines have no spaces', () => {
    const sentence = '船长星期一在码头上对等候的乘客们说渡船要到周末才会再来';
    expect(
      paragraphs(['。', '所以请回家。', '，他说。', '！请原谅我们。'].map((end) => sentence + end).join('\n')),
    ).toHaveLength(4);
    expect(paragraphs('Ferry timetable for the holidays\nHarbour hotel\nThe pier, lost and found\nTides')).toHaveLength(
      4,
    );
  });
});

it('are stretches of one paragraph in their order, without blanks around them, whatever the text', () => {
  const pieces = fc.constantFrom(
    ...'"“”„‟«»「」『』‘’‚‹›\'`',
    ...[' ', '\n', '\n\n', 'a', 's ', '. ', ', ', '5', '—', '\u2028', '𝕏', 'é', '\ud800', '\udc00', '\u200b', '你'],
  );
  const texts = fc.oneof(fc.string({ unit: pieces, maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }));
  fc.assert(
    fc.property(texts, (text) => {
      const all = paragraphsOf(text);
      let last = 0;
      for (const { start, end, outer } of quotedSpans(text)) {
        expect(outer.start).toBeGreaterThanOrEqual(last);
        expect(start).toBeGreaterThanOrEqual(outer.start);
        expect(end).toBeGreaterThan(start);
        expect(outer.end).toBeGreaterThanOrEqual(end);
        const inner = text.slice(start, end);
        expect(inner).toBe(inner.trim());
        expect(all.some((paragraph) => paragraph.start <= outer.start && outer.end <= paragraph.end)).toBe(true);
        last = outer.end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 600 },
  );
});

describe('very long texts', () => {
  it.each([
    ['marks alone', '"', 7],
    ['marks and spaces', '" ', 2],
    ['one line without a mark', 'word ', 5],
    ['marks of all kinds', '“a "b\' ‘c» ', 1],
    ['marks that only open', '“a ', 1],
    ['paragraphs of one mark', '“a\n', 1],
    ['apostrophes', "sailors' ", 1],
    ['breaks', '\n', 1],
  ])(
    'of %s are read in seconds',
    (_, piece, megabytes) => {
      const text = piece.repeat((megabytes * 1_000_000) / piece.length);
      const started = processorMs();
      quotedSpans(text);
      expect(processorMs() - started).toBeLessThan(15_000);
    },
    30_000,
  );
});
