import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCorrections } from '../../src/library/corrections.ts';
import { withdraw } from '../../src/store/briefs.ts';
import { briefOf, NOON } from '../fixtures/briefs.ts';
import { processorMs } from '../fixtures/processor.ts';
import { type Desk, openDesk, PERSON } from './desk.ts';
import { LIGHTHOUSE, pageOf, SCHOOL, seeded } from './pages.ts';

const LIGHT = 'https://gazette.example/light';
const WIRE = 'https://wire.example/news/7';
const wire = { publisher: 'Coastal Wire', title: 'A lamp for Port Ansel' };

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk({ [LIGHT]: pageOf(LIGHTHOUSE) });
});
afterEach(() => desk.close());

const retract = (slug: string) =>
  openCorrections({ database: desk.store.database, library: desk.store.library, now: () => NOON }).retract(
    slug,
    'Untrue.',
    'Ada',
  );

describe('the same address', () => {
  it('is known to a feed without asking for it, however it is written', async () => {
    const draft = await desk.draft(LIGHT);
    for (const url of [
      LIGHT,
      `${LIGHT}?utm_source=mail&fbclid=1#top`,
      'http://www.gazette.example/light/',
      `${LIGHT}/amp`,
      '<gazette.example/light>',
    ])
      expect(await desk.link(url, { feed: true })).toMatchObject({
        type: 'known',
        changed: false,
        holder: { type: 'draft', id: draft.id, state: 'open' },
      });
    expect(desk.web.asked).toEqual([LIGHT]);
    expect(await desk.count('draft')).toBe(1);
  });

  it('may be the one that the page calls its own', async () => {
    desk.web.pages['https://gazette.example/?id=7'] = pageOf(LIGHTHOUSE, { canonical: LIGHT });
    const draft = await desk.draft('https://gazette.example/?id=7');
    expect(draft.brief.source.url).toBe(LIGHT);
    expect(await desk.link(LIGHT)).toMatchObject({ type: 'known' });
    expect(await desk.link('https://gazette.example/?id=7')).toMatchObject({ type: 'known' });
  });

  it('of a page that says something else by now is known, and that it changed is told where somebody has the page', async () => {
    await desk.draft(LIGHT);
    const file = (paragraphs: readonly string[]) =>
      desk.ingest.add({ type: 'file', name: 'light.html', text: pageOf(paragraphs), url: LIGHT }, PERSON);
    expect(await file(LIGHTHOUSE)).toMatchObject({ type: 'known', changed: false });
    expect(
      await file([...LIGHTHOUSE, 'The council met once more and postponed the light to the spring of next year.']),
    ).toMatchObject({
      type: 'known',
      changed: true,
    });
    expect(await desk.count('article')).toBe(1);
  });

  it('is looked at again for a person, and a draft is made of what it says by now only where they insist', async () => {
    const { id, brief } = await desk.draft(LIGHT);
    await desk.drafts.publish(id);
    expect(await desk.link(LIGHT)).toMatchObject({ type: 'known', changed: false });
    desk.web.pages[LIGHT] = pageOf([
      ...LIGHTHOUSE,
      'On Tuesday the council put the light off to the spring of next year.',
    ]);
    expect(await desk.link(LIGHT)).toMatchObject({ type: 'known', changed: true, holder: { slug: brief.slug } });
    expect(await desk.link(LIGHT, { feed: true, again: true })).toMatchObject({ type: 'known', changed: false });
    const newer = await desk.draft(LIGHT, { again: true });
    expect(newer.brief.slug).toBe(`${brief.slug}-2`);
    expect(await desk.link(LIGHT)).toMatchObject({ type: 'known', changed: false, holder: { id: newer.id } });
  });

  it('of a page that can’t be had any more is known, and that nobody looked is told', async () => {
    const { id } = await desk.draft(LIGHT);
    delete desk.web.pages[LIGHT];
    expect(await desk.link(LIGHT)).toMatchObject({ type: 'known', unseen: true, holder: { id } });
    await expect(desk.link(LIGHT, { again: true })).rejects.toThrow('no such page');
  });

  it('is known of a briefing that came with the data folder', async () => {
    await desk.store.publish(
      briefOf('old-light', { source: { publisher: 'The Harbour Gazette', url: `${LIGHT}?ref=home` } }),
    );
    expect(await desk.link(LIGHT, { feed: true })).toEqual({
      type: 'known',
      changed: false,
      holder: { type: 'brief', slug: 'old-light', title: 'All about old-light', state: 'published' },
    });
    expect(desk.web.asked).toEqual([]);
  });
});

describe('the same text at another address', () => {
  it('is one more report, named once, and known from then on', async () => {
    const draft = await desk.draft(LIGHT);
    desk.web.pages[WIRE] = pageOf(LIGHTHOUSE, wire);
    expect(await desk.link(WIRE)).toMatchObject({
      type: 'also',
      holder: { id: draft.id },
      also: { ...wire, url: WIRE },
    });
    expect(await desk.link(WIRE)).toMatchObject({ type: 'known', holder: { id: draft.id } });
    expect((await desk.drafts.byId(draft.id))?.brief.also).toEqual([{ ...wire, url: WIRE }]);
    expect([await desk.count('article'), await desk.count('draft')]).toEqual([1, 1]);
  });

  it('is named by the briefing once that is published', async () => {
    const { id } = await desk.draft(LIGHT);
    const { brief } = await desk.drafts.publish(id);
    desk.web.pages[WIRE] = pageOf(LIGHTHOUSE, wire);
    expect(await desk.link(WIRE, { feed: true, publish: true })).toMatchObject({
      type: 'also',
      holder: { type: 'brief', slug: brief.slug },
    });
    expect((await desk.store.library.newest())?.also).toEqual([{ ...wire, url: WIRE }]);
  });

  it('of a feed that nobody trusts is not named in public, only known', async () => {
    const { id } = await desk.draft(LIGHT);
    await desk.drafts.publish(id);
    desk.web.pages[WIRE] = pageOf(LIGHTHOUSE, wire);
    expect(await desk.link(WIRE, { feed: true })).toMatchObject({ type: 'known' });
    expect((await desk.store.library.newest())?.also ?? []).toEqual([]);
    expect([await desk.link(WIRE, { feed: true }), await desk.count('article')]).toMatchObject([{ type: 'known' }, 1]);
  });

  it('of the same publisher is no other report', async () => {
    await desk.draft(LIGHT);
    desk.web.pages['https://gazette.example/town/1'] = pageOf(LIGHTHOUSE);
    expect(await desk.link('https://gazette.example/town/1')).toMatchObject({ type: 'known', changed: false });
    expect((await desk.drafts.open(1, 0)).items[0]?.brief.also).toBeUndefined();
  });

  it('is that of a briefing of the data folder by its digest, which then has its text', async () => {
    const [made] = [await desk.link(LIGHT, { dryRun: true })];
    const sha256 = made.type === 'draft' ? made.draft.brief.source.sha256 : undefined;
    await desk.store.publish(briefOf('old-light', { source: { publisher: 'The Quay', sha256 } }));
    expect(await desk.link(LIGHT)).toMatchObject({ type: 'also', holder: { slug: 'old-light' } });
    const row = await desk.store.database.get('SELECT text FROM brief JOIN article ON article.id = brief.article');
    expect(row).toEqual({ text: LIGHTHOUSE.join('\n\n') });
  });

  it('in a file without an address is only known', async () => {
    await desk.draft(LIGHT);
    const file = (text: string) => desk.ingest.add({ type: 'file', name: 'a.txt', text }, PERSON);
    expect(await file(LIGHTHOUSE.join('\n\n'))).toMatchObject({ type: 'known' });
    expect(await file(LIGHTHOUSE.slice(1).join('\n\n'))).toMatchObject({ type: 'known' });
    expect((await desk.drafts.open(1, 0)).items[0]?.brief.also).toBeUndefined();
  });
});

describe('nearly the same text', () => {
  const page = async (paragraphs: readonly string[], facts = wire) => {
    desk.web.pages[WIRE] = pageOf(paragraphs, facts);
    return (await desk.link(WIRE)).type;
  };

  it('is found when others print it with words of their own around it', async () => {
    await desk.draft(LIGHT);
    const own =
      'This report reached us from the harbour by telegraph, and our desk has shortened nothing of it this time.';
    expect(await page([own, ...LIGHTHOUSE, 'Our desk can be reached every day except on Sundays.'])).toBe('also');
  });

  it('is found when others cut it', async () => {
    await desk.draft(LIGHT);
    expect(await page(LIGHTHOUSE.slice(0, 4))).toBe('also');
  });

  it('is found when the whole comes after a small cut', async () => {
    desk.web.pages[WIRE] = pageOf(LIGHTHOUSE.with(4, LIGHTHOUSE[4]?.split('. ')[0] ?? ''), wire);
    await desk.draft(WIRE);
    expect(await desk.link(LIGHT)).toMatchObject({ type: 'also', also: { publisher: 'The Harbour Gazette' } });
  });

  it.each([
    ['of the same publisher', undefined],
    ['of another publisher', wire],
  ])('with news of its own is a draft, like what was known: %s', async (_, facts) => {
    const { id } = await desk.draft(LIGHT);
    const news = 'The lamp of Port Ansel broke on Friday night, an hour after it had been lit for the first time.';
    const said =
      '“We heard the glass crack from the quay,” said Marta Lind, who had brought her whole school to see it.';
    desk.web.pages[WIRE] = pageOf([news, said, ...LIGHTHOUSE.slice(1)], facts);
    const made = await desk.link(WIRE);
    expect(made).toMatchObject({ type: 'draft', like: { id } });
    expect(made.type === 'draft' && made.draft.brief.quotes[0]?.speaker).toBe('Marta Lind');
    desk.web.pages['https://quay.example/2'] = pageOf([news, said, ...LIGHTHOUSE.slice(1)], { publisher: 'The Quay' });
    expect(await desk.link('https://quay.example/2')).toMatchObject({
      type: 'also',
      holder: { id: made.type === 'draft' && made.draft.id },
    });
  });

  it('with words changed here and there has no news of its own', async () => {
    await desk.draft(LIGHT);
    const edited = LIGHTHOUSE.map((it) => it.replaceAll('council', 'board').replace('lit again', 'relit'));
    expect(await page(edited)).toBe('also');
  });

  it('is not another report of the same evening', async () => {
    await desk.draft(LIGHT);
    expect(await page(SCHOOL)).toBe('draft');
  });

  it('is not a short notice that follows the pattern of last week’s', async () => {
    const notice = (day: string, ship: string) => [
      `The ferry to the island of Soll leaves at seven on ${day} and again at noon, and takes cars and animals. The ${ship} replaces the usual ship while that is in the dock, so that there are no cabins. Tickets are sold at the quay from six, and by the harbour office.`,
      `Whoever has booked a cabin for ${day} gets the money back at the harbour office. The ${ship} has a kitchen and a room for children. The harbour office asks everybody to be at the quay a quarter of an hour early.`,
    ];
    desk.web.pages[LIGHT] = pageOf(notice('Tuesday', 'Albatross'));
    await desk.draft(LIGHT);
    expect(await page(notice('Thursday', 'Cormorant'))).toBe('draft');
    desk.web.pages['https://quay.example/1'] = pageOf(notice('Tuesday', 'Albatross'), { publisher: 'The Quay' });
    expect((await desk.link('https://quay.example/1')).type).toBe('also');
  });

  it('is not a notice that stands in a long report', async () => {
    await desk.draft(LIGHT);
    const long = Array.from(
      { length: 12 },
      (_, at) => `${LIGHTHOUSE[0]} ${SCHOOL[at % SCHOOL.length]} Paragraph ${at} says so.`,
    );
    expect(await page([...LIGHTHOUSE.slice(0, 2), ...long, ...SCHOOL])).toBe('draft');
  });
});

describe('what was put away', () => {
  it('stays put away for feeds, and may be brought once more by a person', async () => {
    const first = await desk.draft(LIGHT);
    await desk.drafts.discard(first.id);
    expect(await desk.link(LIGHT, { feed: true })).toMatchObject({
      type: 'known',
      holder: { id: first.id, state: 'discarded' },
    });
    const second = await desk.draft(LIGHT);
    expect([second.id === first.id, second.brief]).toEqual([false, first.brief]);
    expect(await desk.link(LIGHT)).toMatchObject({ type: 'known', holder: { id: second.id, state: 'open' } });
    expect([await desk.count('article'), await desk.count('draft')]).toEqual([1, 2]);
  });

  it('is known to feeds by its text at another address, too, and gives nobody’s page a place', async () => {
    const { id } = await desk.draft(LIGHT);
    await desk.drafts.discard(id);
    desk.web.pages[WIRE] = pageOf(LIGHTHOUSE, wire);
    expect(await desk.link(WIRE, { feed: true, publish: true })).toMatchObject({
      type: 'known',
      holder: { id, state: 'discarded' },
    });
    expect((await desk.link(WIRE)).type).toBe('draft');
  });

  it('may be brought once more when it was withdrawn, under a slug of its own', async () => {
    const { id, brief } = await desk.draft(LIGHT);
    await desk.drafts.publish(id);
    await desk.store.database.transaction((tx) => withdraw(tx, brief.slug));
    expect(await desk.link(LIGHT, { feed: true })).toMatchObject({ type: 'known', holder: { state: 'withdrawn' } });
    expect((await desk.draft(LIGHT)).brief.slug).toBe(`${brief.slug}-2`);
  });

  it('may be insisted on by a person once it was retracted', async () => {
    const { id, brief } = await desk.draft(LIGHT);
    await desk.drafts.publish(id);
    await retract(brief.slug);
    expect(await desk.link(LIGHT, { again: true, publish: true })).toMatchObject({
      type: 'draft',
      like: { slug: brief.slug, state: 'retracted' },
    });
  });

  it('is not brought again once it was retracted, by whomever', async () => {
    const { id, brief } = await desk.draft(LIGHT);
    await desk.drafts.publish(id);
    await retract(brief.slug);
    desk.web.pages[WIRE] = pageOf(LIGHTHOUSE, wire);
    for (const url of [LIGHT, WIRE])
      expect(await desk.link(url)).toMatchObject({ type: 'known', holder: { slug: brief.slug, state: 'retracted' } });
  });

  it('is for a person to look at where a trusted feed brings nearly what was retracted', async () => {
    const { id, brief } = await desk.draft(LIGHT);
    await desk.drafts.publish(id);
    await retract(brief.slug);
    desk.web.pages[WIRE] = pageOf(LIGHTHOUSE.slice(0, 5), wire);
    expect(await desk.link(WIRE, { feed: true, publish: true })).toMatchObject({
      type: 'draft',
      like: { state: 'retracted' },
    });
  });
});

it('looks for near texts among thousands of articles in a moment', async () => {
  const random = seeded(5);
  const { database } = desk.store;
  await database.transaction(async (tx) => {
    for (let at = 0; at < 3_000; at += 500) {
      const rows = Array.from({ length: 500 }, (_, row) => at + row + 1000);
      await tx.run(
        `INSERT INTO article (id, sha256, text, facts, read_at) VALUES ${rows.map((id) => `(${id}, '${id}', 'Text ${id}', '{}', '')`).join(',')}`,
      );
      const bands = rows.flatMap((id) =>
        Array.from({ length: 32 }, () => `(${Math.floor(random() * 2 ** 32)}, ${id})`),
      );
      await tx.run(`INSERT INTO article_band (band, article) VALUES ${bands.join(',')} ON CONFLICT DO NOTHING`);
    }
  });
  desk.web.pages[WIRE] = pageOf(LIGHTHOUSE, wire);
  await desk.link(LIGHT); // what is loaded once
  const times: number[] = [];
  let begun = 0;
  const tell = (step: string) => {
    if (step === 'comparing') begun = processorMs();
  };
  for (const [at, paragraphs] of [SCHOOL, LIGHTHOUSE.slice(2)].entries()) {
    const url = `https://wire.example/${at}`;
    desk.web.pages[url] = pageOf(paragraphs, wire);
    await desk.link(url, { tell });
    times.push(processorMs() - begun);
  }
  expect(Math.min(...times)).toBeLessThan(500); // 2 ms, where nothing else goes on
});
