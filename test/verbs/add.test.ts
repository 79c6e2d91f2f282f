import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { html, pages } from '../ingest/fetch/web.ts';
import { runVerbatim, temporaryFolder } from '../process.ts';
import { type AddDesk, startDesk } from './add-desk.ts';
import { ferryPage } from './extract-article.ts';

let desk: AddDesk;
beforeAll(async () => {
  desk = await startDesk(
    pages({
      '/ferry': html(ferryPage()),
      '/slow': (response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.write('<html><body><p>The ferry');
      },
    }),
  );
});
afterAll(() => desk.close());

describe('verbatim add', () => {
  beforeEach(() => desk.empty());

  it('makes a draft of a link: it shows how it will look, and what to do next', async () => {
    const { code, out, err } = await desk.add(desk.web.url('/ferry'), { topics: 'Ferry, Winter, ferry' });
    expect([code, err, await desk.kept()]).toEqual([0, '', [1, 1, 0]]);
    expect(out).toMatch(/^Draft (\w{4}), not public yet · brought by mara · will be \/brief ferry-stays-port\b/);
    expect(out).toContain('“It is a sad day for all of us on the islands.”\n    — Ida Lund');
    expect(out).toMatch(/\n\nPublish it with `verbatim publish \w{4}`, or \/draft publish \w{4} in the chat; .+\.$/);
    expect((await desk.draft())?.brief).toContain('"topics":["Ferry","Winter"]');
  });

  it('says so where an article is known, and where it is reported elsewhere as well', async () => {
    await desk.add(desk.web.url('/ferry'));
    const again = await desk.add(desk.web.url('/ferry'));
    expect([again.code, await desk.kept()]).toEqual([0, [1, 1, 0]]);
    expect(again.out).toMatch(/^This article is a draft already, (\w{4}): .+\n\nPublish the draft with .* \1/);
    const near = desk.file(
      'near.html',
      ferryPage().replaceAll('gazette.example', 'courier.example').replace('forty', 'fifty'),
    );
    const also = await desk.add(near, { json: true, publisher: 'Courier' });
    expect(JSON.parse(also.out)).toMatchObject({
      type: 'also',
      holder: { type: 'draft' },
      also: { publisher: 'Courier' },
    });
  });

  it('publishes at once where that is wanted', async () => {
    const { code, out } = await desk.add(desk.file('ferry.html', ferryPage()), { publish: true, slug: 'winter-ferry' });
    expect([code, await desk.kept()]).toEqual([0, [1, 1, 1]]);
    expect(out).toMatch(/^Ferry stays in port\n[\s\S]*\n\nPublished: Ferry stays in port\. /);
    expect((await desk.newest())?.slug).toBe('winter-ferry');
  });

  it('publishes the draft that an article is already, and nothing in its place', async () => {
    await desk.add(desk.web.url('/ferry'));
    const near = desk.file('near.html', ferryPage().replace('forty', 'fifty'));
    const other = await desk.add(near, { publish: true, publisher: 'Courier', url: 'https://courier.example/1' });
    expect([other.code, await desk.kept()]).toEqual([1, [1, 1, 0]]);
    expect(other.err).toMatch(/^Nothing was published: /);
    const { code, out, err } = await desk.add(desk.web.url('/ferry'), { publish: true });
    expect([code, await desk.kept()]).toEqual([0, [1, 1, 1]]);
    expect([out, err]).toMatchObject(
      [/\nPublished: Ferry/, /^The article was a draft already, \w{4}: that was published/].map((it) =>
        expect.stringMatching(it),
      ),
    );
    expect((await desk.add(desk.web.url('/ferry'), { publish: true })).code).toBe(0);
  });

  it('makes a draft of what is known where that is insisted on', async () => {
    await desk.add(desk.web.url('/ferry'));
    const { out } = await desk.add(desk.web.url('/ferry'), { again: true });
    expect([out.startsWith('Much of it stands in Ferry stays in port already.\n'), await desk.kept()]).toEqual([
      true,
      [1, 2, 0],
    ]);
  });

  it('keeps as a draft what lacks something to be published, and says what', async () => {
    const path = desk.file('lines.txt', 'So it is,\nshe said,\nand went out.');
    const { code, out, err } = await desk.add(path, { publish: true, title: 'So', publisher: 'Gazette' });
    expect([code, out.startsWith('Draft '), await desk.kept()]).toEqual([1, true, [1, 1, 0]]);
    expect(err).toMatch(/^Draft \w{4} has no summary, .+\n$/);
  });

  it('keeps nothing of a dry run, whose draft has no id for programs', async () => {
    const text = await desk.add(desk.web.url('/ferry'), { dryRun: true });
    expect([text.code, text.out.endsWith('\n\nNothing was kept.'), await desk.kept()]).toEqual([0, true, [0, 0, 0]]);
    const { id, ...record } = JSON.parse((await desk.add(desk.web.url('/ferry'), { dryRun: true, json: true })).out);
    expect([id, record]).toMatchObject([undefined, { type: 'draft', slug: 'ferry-stays-port', brief: { quotes: {} } }]);
  });

  it('takes a text with what is said about it', async () => {
    const path = desk.file(
      'notes.txt',
      'Ice in the sound, said Ida Lund. “We will wait for the spring to come,” she said.\n',
    );
    const given = { title: ' Ice in the sound ', publisher: 'Gazette', author: 'Ova Brandt', published: '2026-02-03' };
    const { code, out, err } = await desk.add(path, { ...given, url: 'https://gazette.example/ice', json: true });
    expect([code, err]).toEqual([0, '']);
    const source = { publisher: 'Gazette', author: 'Ova Brandt', published: '2026-02-03' };
    expect(JSON.parse(out)).toMatchObject({
      ...{ type: 'draft', id: expect.stringMatching(/^\w{4}$/), slug: 'ice-sound' },
      brief: { title: 'Ice in the sound', source: { ...source, url: 'https://gazette.example/ice' } },
    });
  });

  it('calls a text without a headline by its file, and says that this can be better', async () => {
    const { err, out } = await desk.add(
      desk.file('ice-report.txt', 'There was ice in all of the sound on Tuesday morning, again.'),
    );
    expect(out).toContain('\n\nice-report\n');
    expect(err).toMatch(/^warning: .*--title.*\nwarning: .*--publisher does\n$/);
  });

  it('takes an article without quotations, and one in a language without rules', async () => {
    const quiet = await desk.add(
      desk.file('quiet.txt', 'Calm\n\nNobody spoke on Tuesday, when the ice came into the sound.'),
      {
        json: true,
      },
    );
    expect(JSON.parse(quiet.out).brief.quotes).toEqual([]);
    const foreign =
      'Jäänlähtö\n\n”Venettä ei korjattula enää tänä talvena, eikä keväänä”, sanoitti Ida Lundinen satamalla.';
    const { code, out } = await desk.add(desk.file('foreign.txt', foreign), { json: true });
    const [quote] = JSON.parse(out).brief.quotes;
    expect([code, foreign.slice(quote?.start, quote?.end)]).toEqual([0, quote?.text]);
  });

  it('keeps nothing where it is interrupted while it fetches', async () => {
    const interrupt = new AbortController();
    const adding = desk.add(desk.web.url('/slow'), {}, interrupt.signal).catch((error) => error);
    while (!desk.web.asked.some(({ url }) => url === '/slow')) await new Promise(setImmediate);
    interrupt.abort();
    expect([await adding, await desk.kept()]).toEqual([interrupt.signal.reason, [0, 0, 0]]);
  });
});

describe('the program', () => {
  const settings = (state: string) => ({
    ...{ VERBATIM_STATE: state, VERBATIM_FETCH_LOOPBACK: 'yes', LOG_LEVEL: 'error' },
  });

  it('adds, lists and publishes', async () => {
    const state = temporaryFolder();
    const verbatim = (...args: string[]) => runVerbatim(settings(state.path), ['cli', ...args]).ended;
    const added = await verbatim('add', desk.web.url('/ferry', '127.0.0.1'), '--json', '--slug', 'ferry');
    const { id } = JSON.parse(added.stdout);
    expect([added.code, added.stderr]).toEqual([0, '']);
    expect((await verbatim('drafts')).stdout).toContain(`${id}  Ferry stays in port  Skerry Gazette · `);
    expect(await verbatim('publish', 'ferry')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Published: /),
    });
    state.remove();
  });

  it('ends with 130 on Ctrl+C while it fetches', async () => {
    const state = temporaryFolder();
    const before = desk.web.asked.length;
    const program = runVerbatim(settings(state.path), ['cli', 'add', desk.web.url('/slow', '127.0.0.1')]);
    while (desk.web.asked.length === before) await new Promise(setImmediate);
    program.kill('SIGINT');
    expect(await program.ended).toEqual({ code: 130, stdout: '', stderr: '' });
    state.remove();
  });
});
