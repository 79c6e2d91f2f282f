import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openIngest } from '../../src/ingest/ingest.ts';
import type { Database } from '../../src/store/database.ts';
import { bridge, briefOf, NOON } from '../fixtures/briefs.ts';
import { type Desk, FEED, openDesk, PERSON } from './desk.ts';
import { LIGHTHOUSE, pageOf, SCHOOL } from './pages.ts';

const LIGHT = 'https://gazette.example/light';
const ROOF = 'https://gazette.example/roof';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk(
    { [LIGHT]: pageOf(LIGHTHOUSE), [ROOF]: pageOf(SCHOOL, { title: 'The roof must wait' }) },
    bridge(),
  );
});
afterEach(() => desk.close());

const kept = async () => ({
  articles: await desk.count('article'),
  addresses: await desk.count('article_address'),
  drafts: await desk.count('draft'),
  briefs: await desk.count('brief'),
});
const NOTHING = { articles: 0, addresses: 0, drafts: 0, briefs: 1 };

describe('a link', () => {
  it('becomes a draft that nobody else sees, told step by step', async () => {
    const steps: string[] = [];
    const draft = await desk.draft(LIGHT, { topics: ['Harbour'], tell: (step) => steps.push(step) });
    expect(draft).toMatchObject({
      brief: {
        slug: 'port-ansel-lights-lighthouse-again',
        title: 'Port Ansel lights its lighthouse again',
        topics: ['Harbour'],
        source: { url: LIGHT, publisher: 'The Harbour Gazette', published: '2026-05-04' },
      },
      state: 'open',
      origin: PERSON,
      createdAt: new Date(NOON).toISOString(),
      review: { people: ['Ada Quill', 'Tom Reyes', 'Oskar Lind'], aliases: [] },
    });
    expect(draft.id).toMatch(/^[a-hj-km-np-z2-9]{4}$/);
    expect(steps).toEqual(['fetching', 'reading', 'comparing']);
    expect(await desk.drafts.byId(draft.id)).toEqual(draft);
    expect((await desk.store.library.latest(5, 0)).items.map(({ slug }) => slug)).toEqual(['new-bridge']);
  });

  it('of a trusted feed is published at once', async () => {
    const made = await desk.link(LIGHT, { feed: true, publish: true, topics: ['Harbour'] });
    expect(made).toMatchObject({ type: 'published', draft: { state: 'published', origin: FEED } });
    expect((await desk.store.library.newest())?.slug).toBe('port-ansel-lights-lighthouse-again');
    expect((await desk.drafts.open(5, 0)).total).toBe(0);
  });

  it('keeps nothing in a dry run, and says what would become of it', async () => {
    expect(await desk.link(LIGHT, { dryRun: true, publish: true })).toMatchObject({ type: 'published' });
    expect(await kept()).toEqual(NOTHING);
    expect(await desk.link(LIGHT, { dryRun: true })).toMatchObject({ type: 'draft' });
    expect((await desk.draft(LIGHT)).brief.slug).toBe('port-ansel-lights-lighthouse-again');
  });
});

describe('two at once', () => {
  it('with the same link make one draft, and the other is told', async () => {
    const made = await Promise.all([
      desk.link(LIGHT),
      desk.link(LIGHT),
      desk.link(`${LIGHT}?utm_source=x`).catch(() => undefined),
    ]);
    const [draft] = made.filter((it) => it?.type === 'draft');
    expect(made.map((it) => it?.type).sort()).toEqual(['draft', 'known', undefined]);
    expect(await kept()).toEqual({ articles: 1, addresses: 1, drafts: 1, briefs: 1 });
    expect(made.find((it) => it?.type === 'known')).toMatchObject({
      holder: { id: draft?.type === 'draft' && draft.draft.id },
    });
  });

  it('compare texts before they write, and while they write only those that came in between', async () => {
    const { database } = desk.store;
    const wire = (name: string, paragraphs: readonly string[]) => {
      const url = `https://wire.example/${name}`;
      desk.web.pages[url] = pageOf(paragraphs, { publisher: 'Coastal Wire' });
      return { type: 'link', url } as const;
    };
    let compared = 0;
    let meanwhile = async () => {};
    const transaction: Database['transaction'] = async (work) => {
      await meanwhile();
      return database.transaction((tx) => {
        const get: Database['get'] = (sql, ...values) => {
          if (sql.startsWith('SELECT text')) compared += 1;
          return tx.get(sql, ...values);
        };
        return work({ ...tx, get });
      });
    };
    const slow = openIngest({
      ...{ fetch: desk.web.fetch, now: () => NOON, random: Math.random },
      database: { ...database, transaction },
    });
    await desk.draft(LIGHT);
    expect(await slow.add(wire('light', LIGHTHOUSE.slice(0, 5)), PERSON)).toMatchObject({ type: 'also' });
    expect(compared).toBe(0);
    meanwhile = async () => void (await desk.draft(ROOF));
    expect(await slow.add(wire('roof', SCHOOL.slice(0, -1)), PERSON)).toMatchObject({ type: 'also' });
    expect(compared).toBe(1);
  });

  it('with other articles of the same title get slugs of their own', async () => {
    desk.web.pages[ROOF] = pageOf(SCHOOL);
    const drafts = await Promise.all([desk.draft(LIGHT), desk.draft(ROOF)]);
    expect(drafts.map(({ brief }) => brief.slug).sort()).toEqual([
      'port-ansel-lights-lighthouse-again',
      'port-ansel-lights-lighthouse-again-2',
    ]);
  });

  it('get ids of their own even where chance repeats itself', async () => {
    const { database } = desk.store;
    const dull = openIngest({ database, fetch: desk.web.fetch, now: () => NOON, random: () => 0 });
    const ids = [];
    for (const url of [LIGHT, ROOF]) {
      const made = await dull.add({ type: 'link', url }, PERSON);
      ids.push(made.type === 'draft' && made.draft.id);
    }
    expect(ids).toEqual(['aaaa', 'aaaaa']);
  });
});

describe('a slug', () => {
  it('that is asked for and is a briefing’s or another open draft’s is refused, and nothing is kept', async () => {
    await desk.store.publish(briefOf('harbour-light', {}));
    await desk.draft(LIGHT, { slug: 'the-light' });
    for (const slug of ['harbour-light', 'the-light'])
      await expect(desk.draft(ROOF, { slug })).rejects.toThrow(
        `Another briefing goes by ${slug}: choose another slug.`,
      );
    expect([await desk.count('article'), await desk.count('draft')]).toEqual([1, 1]);
  });

  it.each<[string, { name: string; url?: string }, string]>([
    ['its file', { name: 'harbour-note' }, 'harbour-note'],
    ['the day where there is no more than standard input', { name: 'standard input' }, 'article-2026-05-04'],
    ['its host', { name: '橋', url: 'https://www.quay.example/7' }, 'quay-example-2026-05-04'],
    ['the day where its host is a number', { name: '橋', url: 'http://192.0.2.7:8080/7' }, 'article-2026-05-04'],
  ])('of a title that can’t be typed is %s', async (_, { name, url }, slug) => {
    const text = pageOf(LIGHTHOUSE, { title: '灯台の灯り', publisher: '' });
    const made = await desk.ingest.add({ type: 'file', text, name, url }, PERSON);
    expect(made).toMatchObject({ type: 'draft', draft: { brief: { slug } } });
  });

  it('is free again once its draft was discarded', async () => {
    const { id } = await desk.draft(LIGHT, { slug: 'harbour-light' });
    await desk.drafts.discard(id);
    expect((await desk.draft(ROOF, { slug: 'harbour-light' })).brief.slug).toBe('harbour-light');
  });
});

describe('what goes wrong', () => {
  it.each([
    ['a page that is not there', 'https://gazette.example/gone', /no such page/],
    ['a page that is no article', 'https://gazette.example/empty', /^gazette\.example: /],
    ['no address', 'see my bridge', /Give one link/],
  ])('%s is one sentence, and nothing is kept', async (_, url, sentence) => {
    desk.web.pages['https://gazette.example/empty'] = '<html><body><p>Log in to read.</p></body></html>';
    await expect(desk.link(url)).rejects.toThrow(sentence);
    expect(await kept()).toEqual(NOTHING);
  });

  it.each(['INSERT INTO article_band', 'INSERT INTO draft', 'INSERT INTO quote', 'UPDATE draft'])(
    'a store that fails at %s has kept nothing, and the next attempt goes well',
    async (statement) => {
      const database = failingAt(desk.store.database, statement);
      const broken = openIngest({ database, fetch: desk.web.fetch, now: () => NOON, random: Math.random });
      const add = () => broken.add({ type: 'link', url: LIGHT }, PERSON, { publish: true });
      await expect(add()).rejects.toThrow('the disk is full');
      expect(await kept()).toEqual(NOTHING);
      expect(await desk.link(LIGHT, { publish: true })).toMatchObject({ type: 'published' });
    },
  );

  it('somebody who leaves while it is read has left nothing', async () => {
    const leaving = new AbortController();
    const tell = (step: string) => step === 'reading' && leaving.abort(new Error('left'));
    await expect(desk.link(LIGHT, { signal: leaving.signal, tell })).rejects.toThrow('left');
    expect(await kept()).toEqual(NOTHING);
  });
});

it('finds the quotations of any text, and keeps nothing', async () => {
  const text = LIGHTHOUSE.join('\n');
  const quotes = await desk.ingest.quotes(text);
  expect(quotes.map(({ speaker }) => speaker)).toEqual(['Ada Quill', 'Ada Quill', 'Tom Reyes', 'Oskar Lind']);
  expect(await desk.ingest.quotes('')).toEqual([]);
  expect(await kept()).toEqual(NOTHING);
});

it('takes an article of a thousand quotations, and shows no half of it', async () => {
  const text = Array.from(
    { length: 1_100 },
    (_, at) => `“We have waited for number ${at} long enough,” said Ada Quill on day ${at}.`,
  );
  const made = await desk.ingest.add({ type: 'file', name: 'Many words', text: text.join('\n\n') }, PERSON, {
    publish: true,
  });
  expect(made.type === 'published' && made.draft.brief.quotes.length).toBe(1000);
});

/** A database that fails at the first statement that begins so. */
function failingAt(database: Database, statement: string): Database {
  return {
    ...database,
    transaction: (work) =>
      database.transaction((tx) =>
        work({
          ...tx,
          run: (sql, ...values) =>
            sql.startsWith(statement) ? Promise.reject(new Error('the disk is full')) : tx.run(sql, ...values),
        }),
      ),
  };
}
