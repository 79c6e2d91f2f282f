import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/extract/article.ts';
import { languageOf } from '../../../src/extract/language/detect.ts';
import { type Summary, summarize } from '../../../src/extract/summary/summary.ts';

const summaryOf = (text: string): Summary => summarize(readArticle(text, languageOf(text)));
const textsOf = (text: string): string[] => summaryOf(text).summary.map((it) => it.text);

const FERRY = `The island ferry will stop for the winter after engineers found cracks in both of its engines, the harbour office of Osterby said on Monday.

The boat has carried 900 passengers a day between Osterby and the island of Skaro since 1988.

Harbour master Ida Lund told a meeting of islanders that a new ferry would cost nine million crowns and take two years to build.

She said that nobody had asked for it.

"We looked at every engine in the yard," Lund said, "and none will see the spring."

Tickets that were bought for the winter will be paid back by the harbour office until the end of March.

Jon Strand, who sells fish on Skaro, said that the islanders would sail their own boats to Osterby as their grandparents had done.

The council of Osterby will decide in April whether a ferry from another island can be hired for the summer.`;

describe('a summary', () => {
  it('is three sentences in the article’s order, the first of them what the article begins with', () => {
    const { summary } = summaryOf(FERRY);
    expect(summary).toHaveLength(3);
    expect(summary[0]?.text).toMatch(/^The island ferry will stop .* on Monday\.$/);
    expect(summary.map(({ start }) => start)).toEqual(summary.map(({ start }) => start).sort((a, b) => a - b));
  });

  it('has points that repeat none of its sentences and stand by themselves', () => {
    const { summary, points } = summaryOf(
      `${FERRY}\n\n${FERRY.replaceAll('Osterby', 'Nordby').replaceAll('Lund', 'Berg')}`,
    );
    expect(points.length).toBeGreaterThan(1);
    expect(points.length).toBeLessThanOrEqual(5);
    const told = new Set(summary.map(({ text }) => text));
    for (const { text } of points) expect([told.has(text), /^(?:She|He|It|But)\b/.test(text)]).toEqual([false, false]);
  });

  it('tells nothing twice where the article does', () => {
    const opening = FERRY.slice(0, FERRY.indexOf('\n'));
    const inner = 'Engineers found cracks in both of its engines, the harbour office of Osterby said.';
    const { summary, points } = summaryOf(`${inner}\n\n${opening}\n\n${opening.toUpperCase()}\n\n${FERRY}\n\n${FERRY}`);
    const told = [...summary, ...points].map(({ text }) => text.toLowerCase());
    expect([summary.length, told.length]).toEqual([3, new Set(told).size]);
    expect(told.filter((it) => it.includes('cracks in both of its engines'))).toHaveLength(1);
  });

  it('takes part of a group only behind the sentence that has the group', () => {
    const { summary, points } = summaryOf(
      `${FERRY}\n\nOne of the islanders is a cousin of the king of Norland, the palace said on Tuesday.`,
    );
    const texts = summary.map(({ text }) => text);
    const part = texts.findIndex((it) => it.startsWith('One of the'));
    if (part >= 0) expect(texts[part - 1]).toContain('islanders');
    expect(points.some(({ text }) => text.startsWith('One of the'))).toBe(false);
  });

  it('opens no part with a pronoun that stands for its heading', () => {
    const text = `Skaro has two hundred islanders, a shop and a ferry to Osterby.

The seals

They come back to Skaro in April and leave the island in July, and 900 islanders count them for Osterby.

The shop

It sells stamps to the islanders of Skaro and Osterby from nine until noon on Monday.`;
    for (const it of textsOf(text)) expect(it).not.toMatch(/^(?:They|It)\b/);
  });

  it.each([
    ['goes on', '“But none of us slept well,” she said.'],
    ['is told to go on', 'She added: “But none of us slept well.”'],
  ])('keeps words and what takes them back together where a speaker %s', (_, turn) => {
    const denial =
      '“We believe that the ferry of Osterby will not sink in winter,” harbour master Ida Lund told islanders.';
    for (const text of [`${denial} ${turn}\n\n${FERRY}`, `${FERRY}\n\n${denial} ${turn}`]) {
      const texts = textsOf(text);
      const at = texts.indexOf(denial);
      expect(texts[at + 1] === turn).toBe(at >= 0);
      expect(summaryOf(text).points.map((it) => it.text)).not.toContain(denial);
    }
  });

  it('drops words that a quotation without a speaker takes back', () => {
    const text = `${FERRY}\n\n“The ferry of Osterby will not sink,” Lund told islanders. “But none of us slept well.”`;
    const { summary, points } = summaryOf(text);
    for (const it of [...summary, ...points]) expect(it.text).not.toContain('will not sink');
  });

  it('is never all of a short text', () => {
    expect(textsOf('The ferry from Osterby stops for the winter.')).toHaveLength(1);
    expect(textsOf('The ferry from Osterby stops for the winter. The harbour office named no reason.')).toHaveLength(1);
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['a heading', 'Ferry late again'],
    ['a list of links', 'Read more\nFerry late again\nSign up for our newsletter\nPhoto: Ida Lund'],
    ['a quotation of nobody', '“We looked at every engine in the yard.”'],
    ['punctuation', '... !!! ???'],
  ])('is empty for %s', (_, text) => {
    expect(summaryOf(text)).toEqual({ summary: [], points: [] });
  });

  it('reads German, with its own small words', () => {
    const text = `Die Fähre nach Skaro fällt im Winter aus, wie das Hafenamt von Osterby am Montag mitteilte.
Sie fährt seit 1988 zwischen Osterby und der Insel.
Hafenmeisterin Ida Lund rechnet mit Kosten von neun Millionen Kronen für ein neues Schiff.
Jedoch hat der Rat von Osterby noch nichts beschlossen.
Der Rat von Osterby will im April über eine gemietete Fähre für den Sommer beraten.`;
    const [first, ...rest] = textsOf(text);
    expect(first).toMatch(/^Die Fähre nach Skaro .* mitteilte\.$/);
    if (rest.some((it) => it.startsWith('Jedoch'))) expect(rest.join(' ')).toContain('Hafenmeisterin Ida Lund');
  });

  it('finds sentences in scripts without capitals or blanks', () => {
    expect(
      textsOf(
        '渡轮冬季停运，港务局星期一宣布了这一消息。渔民说他们会自己驾船前往城里的市场。市议会将在四月决定租船事宜。',
      ),
    ).toHaveLength(2);
    expect(
      textsOf('أعلن مكتب الميناء يوم الاثنين توقف العبارة في الشتاء. قال الصيادون إنهم سيبحرون بقواربهم إلى المدينة.'),
    ).toHaveLength(1);
  });

  it('is made of stretches of the article, whatever its characters', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        'Ida Lund said',
        '. ',
        '“',
        '”',
        "'",
        '"',
        '\n',
        ' the ferry left ',
        '? ',
        '😀',
        '\ud800',
        '。',
        ' ( CNN ) ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const { summary, points } = summaryOf(text);
        for (const it of [...summary, ...points]) expect(text.slice(it.start, it.end)).toBe(it.text);
        expect(summary.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 200 },
    );
  });

  it('looks at no more than the beginning of a long text', () => {
    const texts = ['The ferry left Osterby. ', 'the ferry left ', '"Late," said Lund. ', "'It was late . ", 'A: b\n'];
    for (const text of texts) expect(summaryOf(text.repeat(5_000)).summary.length).toBeLessThanOrEqual(3);
  });
});
