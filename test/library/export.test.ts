import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Brief } from '../../src/core/brief.ts';
import { type ExportOptions, exportFolder } from '../../src/library/export.ts';
import { importFolder } from '../../src/library/import.ts';
import { readBrief, readSpeakers } from '../../src/library/read-file.ts';
import { teachAlias } from '../../src/library/teach.ts';
import { briefText, speakersText } from '../../src/library/write-file.ts';
import { bridge, briefOf, NOON, said, storm } from '../fixtures/briefs.ts';
import { type DataFolder, dataFolder } from '../fixtures/data-folder.ts';
import { openStore, type Store } from '../fixtures/store.ts';
import { temporaryFolder } from '../process.ts';

const ADDED = '2026-05-04T12:00:00.000Z';
const AT = '2026-05-06T08:30:00Z';

const corrected = (): Brief => ({
  ...briefOf('ferry-fares', { quotes: [said('Ida Brandt', 'Nobody pays that.')] }),
  also: [{ publisher: 'Coastal Wire', url: 'https://wire.example/fares', title: 'Fares rise' }],
  corrections: [{ at: AT, note: 'The fare is 3 crowns: we had 30.' }],
});

const retracted = (): Brief => ({
  ...briefOf('sea-serpent', { quotes: [said('Tomas Brandt', 'It had two heads.')], topics: ['Harbour'] }),
  retracted: { at: AT, note: 'The photograph was of a log.' },
});

let store: Store;
let target: ReturnType<typeof temporaryFolder>;

beforeEach(async () => {
  // Not in the order of their names.
  store = await openStore(storm(), retracted(), bridge(), corrected());
  target = temporaryFolder();
});

afterEach(async () => {
  await store.close();
  target.remove();
});

const run = (options: Partial<ExportOptions> = {}, from = store) =>
  exportFolder({ folder: target.path, database: from.database, ...options });
const file = (name: string) => readFileSync(join(target.path, name), 'utf8');
const nothing = { written: [], unchanged: 0, kept: [], unreadable: [], unknown: [] };

describe('an export', () => {
  it('writes a file a briefing, also of what was taken back, in the order of publishing', async () => {
    const progress: string[] = [];
    const files = ['spring-storm', 'sea-serpent', 'new-bridge', 'ferry-fares'].map((slug) => `briefs/${slug}.yaml`);
    const report = await run({ progress: (done, all) => progress.push(`${done}/${all}`) });
    expect(report).toEqual({ ...nothing, written: files });
    expect(progress).toEqual(['1/4', '2/4', '3/4', '4/4']);
    expect(file('briefs/ferry-fares.yaml')).toBe(`format: 1
title: All about ferry-fares
source:
  publisher: The Harbour Gazette
summary:
  - text: Something happened at ferry-fares.
quotes:
  - text: Nobody pays that.
    speaker: Ida Brandt
    start: 100
    end: 117
also:
  - publisher: Coastal Wire
    url: https://wire.example/fares
    title: Fares rise
corrections:
  - at: 2026-05-06T08:30:00Z
    note: "The fare is 3 crowns: we had 30."
added: 2026-05-04T12:03:00.000Z
`);
    expect(file('briefs/sea-serpent.yaml')).toContain('retracted:\n  at: 2026-05-06T08:30:00Z\n');
  });

  it('leaves files alone that say the same, in whatever words', async () => {
    await run();
    const path = join(target.path, 'briefs/new-bridge.yaml');
    writeFileSync(path, `# The bridge.\n${file('briefs/new-bridge.yaml')}`);
    expect(await run()).toEqual({ ...nothing, unchanged: 4 });
    expect(file('briefs/new-bridge.yaml')).toMatch(/^# The bridge\./);
  });

  it('keeps files that say something else, unless told to overwrite them', async () => {
    mkdirSync(join(target.path, 'briefs'));
    writeFileSync(join(target.path, 'briefs/new-bridge.yaml'), 'mine');
    const slugs = ['new-bridge', 'spring-storm'];
    const kept = ['briefs/new-bridge.yaml'];
    expect(await run({ slugs })).toEqual({ ...nothing, written: ['briefs/spring-storm.yaml'], kept });
    expect(file('briefs/new-bridge.yaml')).toBe('mine');
    expect(await run({ slugs, force: true })).toEqual({ ...nothing, written: kept, unchanged: 1 });
    expect(readdirSync(join(target.path, 'briefs')).sort()).toEqual(['new-bridge.yaml', 'spring-storm.yaml']);
  });

  it('of some briefings writes these only, and names those that there are not', async () => {
    expect(await run({ slugs: ['spring-storm', 'winter-storm'] })).toEqual({
      ...nothing,
      written: ['briefs/spring-storm.yaml'],
      unknown: ['winter-storm'],
    });
    expect(readdirSync(target.path)).toEqual(['briefs']);
  });

  it('says where it can’t write', async () => {
    const folder = join(target.path, 'file');
    writeFileSync(folder, '');
    await expect(run({ folder })).rejects.toThrow(/can’t be written to \(E[A-Z]+\): choose a folder/);
  });

  it.runIf(process.platform === 'linux')(
    'says at once that nothing can be made where the system has none',
    async () => {
      await expect(run({ folder: '/proc/verbatim/library' })).rejects.toThrow(/^\/proc\/.* can’t be written to/);
    },
  );

  it('makes the folders above that are missing', async () => {
    const folder = join(target.path, 'a', 'b');
    expect(await run({ folder, slugs: ['new-bridge'] })).toMatchObject({ written: ['briefs/new-bridge.yaml'] });
    expect(readdirSync(folder)).toEqual(['briefs']);
  });

  it('names files that an import would refuse', async () => {
    await store.publish({ ...briefOf('odd'), title: ' Begins with a space' });
    expect(await run({ slugs: ['odd'] })).toEqual({
      ...nothing,
      written: ['briefs/odd.yaml'],
      unreadable: ['briefs/odd.yaml'],
    });
    expect(file('briefs/odd.yaml')).toContain('title: " Begins with a space"\n');
  });
});

describe('the speakers of an export', () => {
  let data: DataFolder;
  beforeEach(async () => {
    data = dataFolder();
    for (const brief of [storm(), bridge()]) data.brief(brief);
    data.speakers(
      { name: 'Lea Okafor', aliases: ['L. Ókafor'], roles: ['Mayor of Port Ansel'] },
      { name: 'Ida Brandt' },
    );
    await data.import(store.database);
  });
  afterEach(() => data.remove());

  it('are those listed, as written, with what corrections have taught, and others of whom they taught a name', async () => {
    await store.database.transaction(async (tx) => {
      await teachAlias(tx, 'Mayor Lea', 'Lea Okafor');
      await teachAlias(tx, 'Captain Tom', 'Tomas Brandt');
    });
    await run();
    expect(file('speakers.yaml')).toBe(`format: 1
speakers:
  - name: Ida Brandt
  - name: Lea Okafor
    aliases:
      - L. Ókafor
      - Mayor Lea
    roles:
      - Mayor of Port Ansel
  - name: Tomas Brandt
    aliases:
      - Captain Tom
`);
    expect(await run()).toMatchObject({ kept: [], written: [], unchanged: 5 });
  });

  it('are left as they stand in a file that says the same in another order', async () => {
    data.file('speakers.yaml', readFileSync(join(data.path, 'speakers.yaml')));
    const report = await run({ folder: data.path });
    expect(report.kept).not.toContain('speakers.yaml');
  });

  it('never have a name that means two of them', async () => {
    await store.database.transaction((tx) =>
      tx.run(`INSERT INTO alias (key, alias, speaker) VALUES ('l okafor', 'L. Okafor', 'Ida Brandt')`),
    );
    await run();
    expect(readSpeakers('speakers.yaml', Buffer.from(file('speakers.yaml')))).not.toHaveProperty('faults');
  });
});

describe('an import of an export', () => {
  let other: Store;
  let again: ReturnType<typeof temporaryFolder>;
  beforeEach(async () => {
    [other, again] = [await openStore(), temporaryFolder()];
  });
  afterEach(async () => {
    await other.close();
    again.remove();
  });

  it('makes the same library of an empty one, and its export is the same to the byte', async () => {
    await store.database.transaction((tx) => teachAlias(tx, 'Mayor Lea', 'Lea Okafor'));
    const { written } = await run();
    const options = { folder: target.path, database: other.database, now: () => NOON + 86_400_000 };
    const report = await importFolder(options);
    expect(report).toMatchObject({
      faults: [],
      published: ['spring-storm', 'sea-serpent', 'new-bridge', 'ferry-fares'],
    });
    expect(await importFolder(options)).toMatchObject({ published: [], updated: [], unchanged: 4, faults: [] });
    await run({ folder: again.path }, other);
    for (const name of written) expect(readFileSync(join(again.path, name), 'utf8'), name).toBe(file(name));

    for (const question of [
      (it: Store) => it.library.latest(10, 0),
      (it: Store) => it.library.topic('new-bridge'),
      (it: Store) => it.library.topic('sea-serpent'),
      (it: Store) => it.library.topic('harbour'),
      (it: Store) => quotesOf(it, 'mayor lea'),
      (it: Store) => quotesOf(it, 'brandt'),
    ])
      expect(await question(other)).toEqual(await question(store));
  });
});

async function quotesOf(store: Store, name: string) {
  const found = await store.library.speaker(name);
  if (found.type !== 'one') return found.type === 'several' ? found.speakers.map((it) => it.name) : found;
  return (await store.library.quotes(found.speaker.id, undefined, 10, 0)).items;
}

/** What YAML makes much of, and what is easily lost. */
const awkward = fc.constantFrom(
  ...[
    'yes',
    'no',
    'null',
    '~',
    '1e3',
    '0x1F',
    '012',
    '.inf',
    '2026-05-04',
    '<<',
    '=',
    '---',
    '...',
    '- a',
    '? b',
    ': c',
  ],
  ...[
    'a: b',
    'a #b',
    '#c',
    '"quoted"',
    "it's",
    '“so”',
    '&x',
    '*y',
    '!z',
    '%',
    '@',
    '`',
    '[d]',
    '{e}',
    '|',
    '>',
    ',',
    '\\n',
  ],
  ...['é', '😀', 'x\u2028y', 'x\u2029y', '\uFEFFx', 'x\u00A0', '\u202Ex', 'a\tb', 'a  b', 'a:', 'k:\tv', 'a\t#b'],
);
const piece = fc.oneof(awkward, fc.string({ unit: 'grapheme', maxLength: 40 }), fc.lorem({ maxCount: 30 }));
const joined = (glue: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.array(piece, { minLength: 1, maxLength: 5 }), glue)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no briefing may hold them
    .map(([pieces, between]) => pieces.join(between).replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, ''));
const line = joined(fc.constantFrom(' ', '', ': ', ' #', ', ', '\t')).map((text) =>
  [...`${text.replace(/[\n\u2028\u2029]/g, ' ').trim()}a`].slice(-55).join('').trim(),
);
const passage = joined(fc.constantFrom(' ', '\n', '\n\n', '\n  ', ' \n', '\n\t', '\n- ', '\n# ')).map((text) =>
  `${text}x`.trim(),
);
const statement = (text: string) => ({ text, start: 7, end: 7 + text.length });

it('whatever a briefing says, its file says the same', () => {
  const brief = fc
    .record({
      title: line,
      publisher: line,
      topics: fc.array(
        line.map((it) => it.replaceAll(',', '').trim()),
        { maxLength: 3 },
      ),
      own: fc.array(passage, { minLength: 1, maxLength: 2 }),
      verbatim: fc.array(passage, { maxLength: 2 }),
      quotes: fc.array(fc.tuple(passage, fc.option(line), fc.option(line)), { maxLength: 3 }),
      note: fc.option(line),
    })
    .map(({ title, publisher, topics, own, verbatim, quotes, note }) =>
      briefOf('any', {
        ...{ title, source: { publisher }, topics },
        summary: own.map((text) => ({ text })),
        points: verbatim.map(statement),
        quotes: quotes.map(([text, speaker, role]) => said(speaker, text, { title: role })),
        ...(note !== null && { corrections: [{ at: AT, note }], retracted: { at: AT, note } }),
      }),
    );
  fc.assert(
    fc.property(brief, (it) => {
      expect(readBrief('any.yaml', Buffer.from(briefText(it, ADDED)))).toEqual({ value: it, added: ADDED });
    }),
    { numRuns: 200 },
  );
});

it('whatever speakers are called, their file says so', () => {
  const names = fc.uniqueArray(line, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(names, fc.array(line, { maxLength: 3 }), (all, roles) => {
      const speakers = all.map((name) => ({ name, aliases: [], roles }));
      expect(readSpeakers('s.yaml', Buffer.from(speakersText(speakers)))).toEqual({ value: { format: 1, speakers } });
    }),
    { numRuns: 100 },
  );
});
