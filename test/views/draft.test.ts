import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Draft } from '../../src/core/draft.ts';
import { parseOptions } from '../../src/core/grammar.ts';
import type { Inline, Message } from '../../src/core/message.ts';
import { draftEnded, draftList, draftMessage } from '../../src/views/draft.ts';
import { howToEdit, whichQuotation, whoSaid } from '../../src/views/draft-review.ts';
import { wordsOf } from '../fixtures/bot.ts';
import { briefOf, NOON, said } from '../fixtures/briefs.ts';

const HOSTILE = 'O"Neil \\ “Q” *x* <@1> from:me\u202E';
const at = new Date(NOON).toISOString();
const draft = (more: Partial<Draft> = {}, facts: Parameters<typeof briefOf>[1] = {}): Draft => ({
  ...{ id: 'abcd', article: 1, state: 'open', origin: { person: 'Ada' }, createdAt: at, changedAt: at },
  brief: briefOf('light', {
    title: 'The light',
    quotes: [said('Ada Quill', 'Yes.'), said(HOSTILE, 'No.'), said(null, 'So?')],
    ...facts,
  }),
  review: { sure: {}, people: ['Nora Falk', 'Ada Quill'], aliases: [] },
  ...more,
});
const isCommand = (span: Inline) => typeof span === 'object' && span.type === 'command';
/** Every command line that a message shows for typing. */
const typedIn = ({ blocks }: Message): string[] =>
  blocks
    .flatMap((block) =>
      block.type === 'list' ? block.items.flat() : block.type === 'small' || block.type === 'text' ? block.spans : [],
    )
    .filter(isCommand)
    .map((span) => (span as { line: string }).line);
/** The options that a line of a command gives. */
const read = (line: string, name: string) => {
  const command = commands.find((it) => it.name === name);
  if (!command) throw new Error(name);
  return parseOptions(command, line.replace(/^\//, '').slice(name.length));
};

describe('lines made of names', () => {
  it('mean just those names, whatever these hold', () => {
    const of = draft();
    const [, quote] = of.brief.quotes;
    if (!quote) throw new Error();
    const who = whoSaid(of, quote);
    expect(typedIn(who).map((line) => read(line, 'draft speaker'))).toEqual([
      { draft: 'abcd', quote: '2', to: 'Full Name' },
      { draft: 'abcd', from: HOSTILE, to: 'Full Name' },
    ]);
    const [first] = of.brief.quotes;
    const other = whoSaid(of, first as typeof quote).actions.find(({ label }) => label === HOSTILE);
    expect(read(other?.line ?? '', 'draft speaker')).toEqual({ draft: 'abcd', at: '100', to: HOSTILE });
  });

  it('offer the draft’s topics as they are', () => {
    const topics = ['The "old" harbour', 'Town'];
    expect(typedIn(howToEdit(draft({}, { topics }))).map((line) => read(line, 'draft edit'))).toContainEqual({
      draft: 'abcd',
      topics: topics.join(', '),
    });
  });
});

describe('a draft', () => {
  it('says what is worth a look: who is doubtful, and what nobody said', () => {
    const of = draft({ review: { sure: { 100: 0.55, 144: 0.95 }, people: [], aliases: [] } });
    expect(wordsOf(draftMessage(of))).toContain(
      'Look at: quotation 1 (Ada Quill, 55 % sure) · quotation 3 (unattributed)',
    );
    const many = draft({}, { quotes: Array.from({ length: 12 }, () => said(null, 'So?')) });
    expect(wordsOf(draftMessage(many))).toMatch(/quotation 8 \(unattributed\) · and 4 more$/);
  });

  it('says where nobody is named for want of word lists', () => {
    const review = { sure: {}, people: [], aliases: [] };
    const note = 'Verbatim has no word lists for this language, so nobody is named unless it is very sure.';
    const said = ['und', 'en', undefined].map((language) =>
      wordsOf(draftMessage(draft({ review: { ...review, language } }))),
    );
    expect(said.map((words) => words.includes(note))).toEqual([true, false, false]);
  });

  it('says who brought it', () => {
    expect(wordsOf(draftMessage(draft({ origin: { feed: 'Harbour news' } })))).toContain('from the feed Harbour news');
    expect(wordsOf(draftMessage(draft({ origin: {} })))).toContain('brought by somebody');
  });

  it('without quotations says so, and has no buttons for them', () => {
    const message = draftMessage(draft({}, { quotes: [] }));
    const { actions } = message;
    expect(wordsOf(message)).toContain('It has no quotation.');
    expect(actions.map(({ label }) => label)).toEqual(['Publish', 'Edit title and slug', 'Discard']);
    expect(whichQuotation(draft({}, { quotes: [] }), 'drop').actions.map(({ label }) => label)).toEqual([
      '‹ Back to the draft',
    ]);
  });

  it('keeps what a title holds from reordering its own sentences', () => {
    const title = 'light\u202Ethgil';
    for (const message of [
      draftMessage(draft({}, { title })),
      draftEnded(draft({ state: 'published' }, { title })),
      howToEdit(draft({}, { title })),
    ])
      expect(message.notice.replace(`\u2068${title}\u2069`, '')).not.toContain('\u202E');
  });

  it('that ended for good offers what is left to do', () => {
    expect(draftEnded(draft({ state: 'published' })).actions.map(({ label }) => label)).toEqual(['Open it']);
    expect(draftEnded(draft({ state: 'discarded' })).actions).toEqual([]);
  });
});

it('lists drafts page by page, and says how one is brought where there is none', () => {
  const items = Array.from({ length: 10 }, (_, number) => draft({ id: `abc${number}` }));
  const list = draftList({ items, total: 23 }, 2, 10);
  expect(list.actions.map(({ label }) => label)).toEqual([
    '‹ Previous',
    'Next ›',
    ...items.map(({ id }) => `${id}: The light`),
  ]);
  expect(wordsOf(draftList({ items: [], total: 0 }, 1, 10))).toBe('No draft waits\nBring one with /add <link>.');
});

it('names other pages with the same news in small print, with links, and counts what is too many', () => {
  const also = Array.from({ length: 13 }, (_, number) => ({
    publisher: `Paper ${number}`,
    url: `https://p${number}.example/`,
  }));
  const { blocks } = draftMessage(draft({}, { also: [...also, { publisher: 'By *hand*' }] }));
  const spans = blocks.flatMap((block) =>
    block.type === 'small' && block.spans[0] === 'Also reported by ' ? [block.spans] : [],
  );
  expect(spans[0]?.slice(1, 4)).toEqual([
    { type: 'link', text: 'Paper 0', url: 'https://p0.example/' },
    ', ',
    { type: 'link', text: 'Paper 1', url: 'https://p1.example/' },
  ]);
  expect(spans[0]?.at(-1)).toBe(' and 4 more');
});
