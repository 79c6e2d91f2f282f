import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '../../src/core/draft.ts';
import { saveDraft } from '../../src/store/drafts.ts';
import { briefOf, said } from '../fixtures/briefs.ts';
import { type Desk, openDesk } from './desk.ts';
import { LIGHTHOUSE, pageOf, SCHOOL } from './pages.ts';

const LIGHT = 'https://gazette.example/light';
const ROOF = 'https://gazette.example/roof';

let desk: Desk;
let draft: Draft;
beforeEach(async () => {
  desk = await openDesk({ [LIGHT]: pageOf(LIGHTHOUSE), [ROOF]: pageOf(SCHOOL, { title: 'The roof must wait' }) });
  draft = await desk.draft(LIGHT);
});
afterEach(() => desk.close());

const speakers = ({ brief }: Draft) => brief.quotes.map(({ speaker }) => speaker);
const startOf = (number: number, of = draft) => of.brief.quotes[number - 1]?.start ?? -1;
/** Whom the library finds by a name. */
const found = async (name: string) => {
  const it = await desk.store.library.speaker(name);
  return it.type === 'one' ? it.speaker.name : it.type;
};
const told = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Error) => error.message,
  );

describe('publishing', () => {
  it('gives the briefing its place, with the article’s text for its receipts', async () => {
    await desk.drafts.publish(draft.id.toUpperCase());
    const newest = await desk.store.library.newest();
    expect(newest).toMatchObject({ ...draft.brief, seq: 1 });
    expect((await desk.drafts.byId(draft.id))?.state).toBe('published');
  });

  it('happens once, however often and from wherever it is pressed', async () => {
    const pressed = await Promise.all([1, 2, 3].map(() => told(desk.drafts.publish(draft.id))));
    expect(pressed.sort()).toEqual(
      ['Draft was published', 'Draft was published', 'done'].map((it) =>
        it === 'done' ? it : `Draft ${draft.id} was published meanwhile. Nothing was changed.`,
      ),
    );
    expect(await desk.count('brief')).toBe(1);
  });

  it.each(['publish', 'discard'] as const)('closes the draft: nothing changes it after %s', async (end) => {
    const { id } = await desk.drafts[end](draft.id);
    const state = end === 'publish' ? 'published' : 'discarded';
    const changes = [
      desk.drafts.publish(id),
      desk.drafts.discard(id),
      desk.drafts.drop(id, startOf(1)),
      desk.drafts.correctSpeaker(id, { from: 'Ada Quill', to: 'Ada Falk' }),
      desk.drafts.edit(id, { title: 'Another' }),
    ];
    for (const change of changes)
      expect(await told(change)).toBe(`Draft ${id} was ${state} meanwhile. Nothing was changed.`);
    expect((await desk.drafts.byId(id))?.brief).toEqual(draft.brief);
    expect((await desk.drafts.open(5, 0)).total).toBe(0);
  });

  it('checks every quotation once more against the text that was read', async () => {
    const { database } = desk.store;
    await database.transaction((tx) => tx.run(`UPDATE article SET text = replace(text, 'the light', 'the lamp')`));
    await expect(desk.drafts.publish(draft.id)).rejects.toThrow('holds words that its article has not');
    expect([await desk.count('brief'), (await desk.drafts.byId(draft.id))?.state]).toEqual([0, 'open']);
  });

  it('never takes the place of a briefing that the data folder has brought meanwhile', async () => {
    const { slug } = draft.brief;
    await desk.store.publish(briefOf(slug, { title: 'Mine' }));
    expect(await told(desk.drafts.publish(draft.id))).toBe(
      `Another briefing goes by ${slug} meanwhile. Give the draft another slug: /draft edit ${draft.id} slug:…`,
    );
    expect((await desk.store.library.newest())?.title).toBe('Mine');
    await desk.drafts.edit(draft.id, { slug: 'the-light' });
    expect((await desk.drafts.publish(draft.id)).brief.slug).toBe('the-light');
  });

  it('waits for a summary where the article has no sentence for one, also where nobody was to look at it', async () => {
    const text = Array.from({ length: 9 }, (_, at) => `Row ${at}: boat, ${at} knots`).join('\n');
    const made = await desk.ingest.add({ type: 'file', name: 'Results', text }, {}, { publish: true });
    if (made.type !== 'draft') throw new Error(made.type);
    expect(made.draft.brief.summary).toEqual([]);
    expect(await told(desk.drafts.publish(made.draft.id))).toContain('has no summary');
    await desk.drafts.edit(made.draft.id, { summary: 'They wait.' });
    expect(await told(desk.drafts.publish(made.draft.id))).toBe('done');
  });
});

describe('a draft that is not there', () => {
  it('is said not to be, in a sentence without what is not text', async () => {
    expect(await told(desk.drafts.publish('zz\u0007z'))).toBe(
      'There is no draft zz\uFFFDz: /draft list shows those that wait.',
    );
    expect(await desk.drafts.byId('zzzz')).toBeUndefined();
  });
});

describe('dropping a quotation', () => {
  it('takes out that one and no other, once', async () => {
    const start = startOf(2);
    const left = await desk.drafts.drop(draft.id, start);
    expect(left.brief.quotes).toEqual(draft.brief.quotes.filter((quote) => quote.start !== start));
    expect(await told(desk.drafts.drop(draft.id, start))).toBe(
      `That quotation is no longer in draft ${draft.id}: see /draft show ${draft.id}`,
    );
  });

  it('takes out the sentences that hold its words, and a key point stands in for a summary of nothing else', async () => {
    const { database } = desk.store;
    const [gone, kept] = [draft.brief.quotes[0], draft.brief.quotes[2]];
    if (!gone || !kept) throw new Error();
    const [holding, free] = [
      { text: `“${gone.text}`, start: gone.start - 1, end: gone.end },
      { text: kept.text, start: kept.start, end: kept.end },
    ];
    const brief = { ...draft.brief, summary: [holding], points: [holding, free] };
    await database.transaction((tx) => saveDraft(tx, { ...draft, brief }));
    const left = await desk.drafts.drop(draft.id, gone.start);
    expect([left.brief.summary, left.brief.points]).toEqual([[free], []]);
    const none = await desk.drafts.drop(draft.id, kept.start);
    expect(none.brief.summary).toEqual([]);
    expect(await told(desk.drafts.publish(draft.id))).toContain('has no summary');
  });

  it('by two people at the same time drops what each meant', async () => {
    await Promise.all([desk.drafts.drop(draft.id, startOf(1)), desk.drafts.drop(draft.id, startOf(3))]);
    const left = await desk.drafts.byId(draft.id);
    expect(left?.brief.quotes.map(({ start }) => start)).toEqual([startOf(2), startOf(4)]);
  });

  it('can leave none, and the rest can be published', async () => {
    for (const { start } of draft.brief.quotes) await desk.drafts.drop(draft.id, start);
    await desk.drafts.edit(draft.id, { summary: 'They light it.', points: [] });
    await desk.drafts.publish(draft.id);
    expect((await desk.store.library.newest())?.quotes).toEqual([]);
  });
});

describe('correcting who said a quotation', () => {
  it('changes that one, takes title and kind of who is known, and teaches nothing', async () => {
    const changed = await desk.drafts.correctSpeaker(draft.id, { from: startOf(3), to: 'oskar lind' });
    const lind = draft.brief.quotes[3];
    expect(changed.brief.quotes[2]).toMatchObject({
      speaker: 'Oskar Lind',
      title: lind?.title,
      kind: 'person',
      text: draft.brief.quotes[2]?.text,
    });
    expect([changed.review.aliases, changed.review.sure[startOf(3)]]).toEqual([[], 1]);
  });

  it('by another person gives no title of somebody else’s, unless one is given', async () => {
    const one = await desk.drafts.correctSpeaker(draft.id, { from: startOf(1), to: 'Nora Falk' });
    expect(one.brief.quotes[0]).toMatchObject({ speaker: 'Nora Falk', title: null, kind: 'person' });
    const other = await desk.drafts.correctSpeaker(draft.id, { from: startOf(3), to: 'Ida Falk', title: 'pilot' });
    expect(other.brief.quotes[2]).toMatchObject({ speaker: 'Ida Falk', title: 'pilot' });
  });

  it('keeps the parts of one quotation together, also when one of them was dropped', async () => {
    desk.web.pages[ROOF] = pageOf([
      ...SCHOOL,
      '“The gymnasium is cold,” said Marta Lind, “and it is loud, and nobody there hears a word of the lesson.”',
    ]);
    const split = await desk.draft(ROOF);
    const parts = split.brief.quotes.filter(({ utterance }) => utterance !== undefined);
    expect(parts).toHaveLength(2);
    const named = await desk.drafts.correctSpeaker(split.id, { from: parts[1]?.start ?? -1, to: 'Pavel Orsay' });
    const now = (of: Draft) =>
      of.brief.quotes.filter(({ start }) => parts.some((part) => part.start === start)).map(({ speaker }) => speaker);
    expect(now(named)).toEqual(['Pavel Orsay', 'Pavel Orsay']);
    await desk.drafts.drop(split.id, parts[0]?.start ?? -1);
    expect(now(await desk.drafts.correctSpeaker(split.id, { from: parts[1]?.start ?? -1, to: null }))).toEqual([null]);
    expect(await told(desk.drafts.correctSpeaker(split.id, { from: parts[0]?.start ?? -1, to: null }))).toContain(
      'no longer in draft',
    );
  });

  it('can leave nobody named', async () => {
    const changed = await desk.drafts.correctSpeaker(draft.id, { from: startOf(1), to: null });
    expect(changed.brief.quotes[0]).toMatchObject({ speaker: null, title: null });
  });
});

describe('correcting a name', () => {
  const rename = (from: string, to: string | null, title?: string) =>
    desk.drafts.correctSpeaker(draft.id, { from, to, title });

  it('changes all that stands under it, keeps the title, and is remembered', async () => {
    const changed = await rename('ada quill', 'Ada Maria Quill');
    expect(speakers(changed)).toEqual(['Ada Maria Quill', 'Ada Maria Quill', 'Tom Reyes', 'Oskar Lind']);
    expect(changed.brief.quotes[0]?.title).toBe(draft.brief.quotes[0]?.title);
    expect(changed.review.aliases).toMatchObject([{ alias: 'ada quill', name: 'Ada Maria Quill' }]);
    expect(await desk.count('alias')).toBe(0);
    await desk.drafts.publish(draft.id);
    expect(await found('Ada Quill')).toBe('Ada Maria Quill');
  });

  it('follows a name that is corrected twice, and forgets one that is corrected back', async () => {
    await rename('Tom Reyes', 'Thomas Reyes');
    expect((await rename('Thomas Reyes', 'Thomas J. Reyes')).review.aliases).toMatchObject([
      { alias: 'Tom Reyes', name: 'Thomas J. Reyes' },
      { alias: 'Thomas Reyes', name: 'Thomas J. Reyes' },
    ]);
    await rename('Thomas J. Reyes', 'Thomas Reyes');
    expect((await rename('Thomas Reyes', 'Tom Reyes')).review.aliases).toEqual([]);
  });

  it('teaches nothing where only accents or capitals change, nobody is named, or nobody of the name is left', async () => {
    expect((await rename('Ada Quill', 'Áda Quill')).review.aliases).toEqual([]);
    expect((await rename('Oskar Lind', null)).review.aliases).toEqual([]);
    await rename('Tom Reyes', 'Thomas Reyes');
    await desk.drafts.correctSpeaker(draft.id, { from: startOf(3), to: 'Ida Falk' });
    await desk.drafts.publish(draft.id);
    expect(await desk.count('alias')).toBe(0);
  });

  it('teaches nothing where somebody else in the library goes by that name, and says so by what it remembers', async () => {
    await desk.store.publish(
      briefOf('other', { source: { publisher: 'B' }, quotes: [said('Tom Reyes', 'I paint boats.')] }),
    );
    const changed = await rename('Tom Reyes', 'Pavel Orsay');
    expect([speakers(changed)[2], changed.review.aliases]).toEqual(['Pavel Orsay', []]);
    await desk.drafts.publish(draft.id);
    expect([await found('Tom Reyes'), await found('Pavel Orsay')]).toEqual(['Tom Reyes', 'Pavel Orsay']);
  });

  it('to one that is nothing like it teaches nothing, unless somebody says that they are one person', async () => {
    expect((await rename('Tom Reyes', 'Oskar Lind')).review.aliases).toEqual([]);
    const insist = { from: 'Tom Reyes', to: 'Oskar Lind', same: true };
    expect((await desk.drafts.correctSpeaker(draft.id, insist)).review.aliases).toMatchObject([
      { alias: 'Tom Reyes', name: 'Oskar Lind' },
    ]);
    await desk.drafts.publish(draft.id);
    expect(await found('Tom Reyes')).toBe('Oskar Lind');
  });

  it('takes the quotations of who is quoted under it over, once somebody says that they are one person', async () => {
    const quotes = [said('Tom Reyes', 'I paint boats.')];
    await desk.store.publish(briefOf('other', { source: { publisher: 'B' }, quotes }));
    expect((await rename('Tom Reyes', 'Thomas Reyes')).review.aliases).toEqual([]);
    await desk.drafts.correctSpeaker(draft.id, { from: 'Tom Reyes', to: 'Thomas Reyes', same: true });
    await desk.drafts.publish(draft.id);
    const it = await desk.store.library.speaker('Tom Reyes');
    expect(it).toMatchObject({ type: 'one', speaker: { name: 'Thomas Reyes', quotes: 2 } });
  });

  it('is forgotten once it is undone quotation by quotation, also where the new name stands elsewhere', async () => {
    await desk.drafts.correctSpeaker(draft.id, { from: startOf(1), to: 'Ada Maria Quill' });
    expect((await rename('Ada Quill', 'Ada Maria Quill')).review.aliases).toHaveLength(1);
    const undone = await desk.drafts.correctSpeaker(draft.id, { from: startOf(2), to: 'Ada Quill' });
    expect(undone.review.aliases).toEqual([]);
    await rename('Oskar Lind', 'Oskar Lindt');
    expect((await desk.drafts.drop(draft.id, startOf(4))).review.aliases).toEqual([]);
  });

  it('of nobody in the draft is refused', async () => {
    expect(await told(rename('Nora Falk', 'Ida Falk'))).toContain(
      `Nobody called Nora Falk is quoted in draft ${draft.id}`,
    );
  });
});

describe('editing', () => {
  it('gives title, slug, topics and an editor’s own summary, and nothing else', async () => {
    const wanted = { title: 'The light', slug: 'the-light', topics: ['Harbour'], summary: 'They light it.' };
    const { brief } = await desk.drafts.edit(draft.id, wanted);
    expect(brief).toEqual({ ...draft.brief, ...wanted, summary: [{ text: 'They light it.' }] });
    expect((await desk.drafts.edit(draft.id, {})).brief).toEqual(brief);
    expect((await desk.drafts.edit(draft.id, { slug: 'the-light' })).brief.slug).toBe('the-light');
  });

  it('gives no slug of another draft or briefing', async () => {
    const other = await desk.draft(ROOF);
    expect(await told(desk.drafts.edit(draft.id, { slug: other.brief.slug }))).toContain(
      `Another briefing goes by ${other.brief.slug}`,
    );
    await desk.drafts.publish(other.id);
    expect(await told(desk.drafts.edit(draft.id, { slug: other.brief.slug }))).toContain('Another briefing goes by');
  });

  it('by two people at the same time keeps what each has done', async () => {
    await Promise.all([
      desk.drafts.edit(draft.id, { title: 'The light' }),
      desk.drafts.drop(draft.id, startOf(1)),
      desk.drafts.edit(draft.id, { topics: ['Harbour'] }),
    ]);
    const both = await desk.drafts.byId(draft.id);
    expect([both?.brief.title, both?.brief.topics, both?.brief.quotes.length]).toEqual(['The light', ['Harbour'], 3]);
  });
});
