import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bridge, briefOf, said, storm } from '../fixtures/briefs.ts';
import { briefYaml, type DataFolder, dataFolder } from '../fixtures/data-folder.ts';
import { openStore, type Store } from '../fixtures/store.ts';

let store: Store;
let data: DataFolder;

beforeEach(async () => {
  [store, data] = [await openStore(), dataFolder()];
  data.brief(bridge());
  data.brief(storm());
});

afterEach(async () => {
  await store.close();
  data.remove();
});

const run = (options = {}) => data.import(store.database, options);
const latest = async () => (await store.library.latest(10, 0)).items.map((brief) => brief.slug);
const titles = async () => (await store.library.latest(10, 0)).items.map((brief) => brief.title);
const nothing = { published: [], updated: [], withdrawn: [], unchanged: 0, faults: [] };

describe('an import', () => {
  it('publishes what is new, by the names of the files', async () => {
    expect(await run()).toEqual({ ...nothing, published: ['new-bridge', 'spring-storm'] });
    expect(await latest()).toEqual(['spring-storm', 'new-bridge']);
  });

  it('leaves alone what it knows', async () => {
    await run();
    expect(await run()).toEqual({ ...nothing, unchanged: 2 });
  });

  it('shows the new version of what has changed', async () => {
    await run();
    data.brief({ ...bridge(), title: 'The bridge is shut' });
    expect(await run()).toEqual({ ...nothing, updated: ['new-bridge'], unchanged: 1 });
    expect(await titles()).toEqual(['A storm closes the harbour', 'The bridge is shut']);
  });

  it('unpublishes what is deleted, and puts it back into its old place when it returns', async () => {
    await run();
    data.delete('briefs/new-bridge.yaml');
    expect(await run()).toEqual({ ...nothing, withdrawn: ['new-bridge'], unchanged: 1 });
    expect(await run()).toEqual({ ...nothing, unchanged: 1 });
    expect(await latest()).toEqual(['spring-storm']);
    data.brief(bridge());
    expect(await run()).toEqual({ ...nothing, updated: ['new-bridge'], unchanged: 1 });
    expect(await latest()).toEqual(['spring-storm', 'new-bridge']);
  });

  it('is seen at once by a library that was open before', async () => {
    expect(await store.library.newest()).toBeUndefined();
    const other = await store.another();
    await data.import(other);
    expect((await store.library.newest())?.slug).toBe('spring-storm');
    await other.close();
  });

  it('that runs twice at the same time publishes everything once', async () => {
    const other = await store.another();
    await Promise.all([run(), data.import(other), run()]);
    await other.close();
    expect((await store.library.latest(10, 0)).items.map((brief) => [brief.slug, brief.seq])).toEqual([
      ['spring-storm', 2],
      ['new-bridge', 1],
    ]);
    const found = await store.library.speaker('okafor');
    expect(found).toMatchObject({ type: 'one', speaker: { quotes: 3 } });
  });

  it('does not look at files that no briefing can be, but says so of a wrong ending', async () => {
    data.file('briefs/notes.txt', 'x');
    data.file('briefs/.hidden.yaml', 'x');
    data.file('briefs/other.yml', briefYaml(bridge()));
    expect((await run()).faults).toEqual([
      { file: 'briefs/other.yml', line: 1, fault: 'is not read: rename it to end in .yaml' },
    ]);
  });
});

describe('a broken file', () => {
  it('is skipped and named; its last good version stays, and the others are imported', async () => {
    await run();
    data.file('briefs/new-bridge.yaml', briefYaml(bridge()).replace('title:', 'titel:'));
    data.brief(briefOf('third'));
    const report = await run();
    expect(report).toMatchObject({ published: ['third'], updated: [], withdrawn: [], unchanged: 1 });
    expect(report.faults).toEqual([
      { file: 'briefs/new-bridge.yaml', line: 1, fault: 'title: is missing: add it' },
      { file: 'briefs/new-bridge.yaml', line: 2, fault: '“titel” is no key here: write “title”' },
    ]);
    expect(await titles()).toContain('The mayor opens the new bridge');
  });

  it('of speakers is named too, and the briefings are imported', async () => {
    data.file('speakers.yaml', 'format: 1\nspeakers: Lea\n');
    const report = await run();
    expect(report.published).toHaveLength(2);
    expect(report.faults).toMatchObject([{ file: 'speakers.yaml', line: 2 }]);
  });

  it('is also one that can’t be read at all: a folder, a link to nowhere', async () => {
    await run();
    mkdirSync(join(data.path, 'briefs', 'folder.yaml'));
    symlinkSync(join(data.path, 'nowhere'), join(data.path, 'briefs', 'lost.yaml'));
    data.delete('briefs/new-bridge.yaml');
    mkdirSync(join(data.path, 'briefs', 'new-bridge.yaml'));
    mkdirSync(join(data.path, 'speakers.yaml'));
    const report = await run();
    expect(report.faults.map(({ file, fault }) => `${file} ${fault}`)).toEqual([
      'speakers.yaml can’t be read (EISDIR): make it a file that this user may read',
      'briefs/folder.yaml can’t be read (EISDIR): make it a file that this user may read',
      'briefs/lost.yaml can’t be read (ENOENT): make it a file that this user may read',
      'briefs/new-bridge.yaml can’t be read (EISDIR): make it a file that this user may read',
    ]);
    expect(await latest()).toEqual(['spring-storm', 'new-bridge']);
  });
});

it('the store knows which file a briefing comes from, and its digest', async () => {
  await run();
  const sha256 = createHash('sha256').update(briefYaml(bridge())).digest('hex');
  expect(await store.database.get(`SELECT file, file_sha256 FROM brief WHERE slug = 'new-bridge'`)).toEqual({
    file: 'briefs/new-bridge.yaml',
    file_sha256: sha256,
  });
});

it('a quotation that holds what YAML and SQL make much of comes back as it went in', async () => {
  const text = 'a | b: "c" # d\n- e: &f *g !h %i @j `k` \u2028 \\n ’ $1 \'); DROP TABLE quote; --';
  data.brief(briefOf('odd', { quotes: [said('Lea Okafor', text)] }));
  expect((await run()).faults).toEqual([]);
  const found = await store.library.topic('odd');
  expect(found.type === 'brief' && found.brief.quotes[0]?.text).toBe(text);
});
