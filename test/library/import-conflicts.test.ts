import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportFolder } from '../../src/library/export.ts';
import { wholeBrief } from '../../src/store/whole.ts';
import { bridge, storm } from '../fixtures/briefs.ts';
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

describe('a folder', () => {
  it('that is missing changes nothing, and the mend is told', async () => {
    await run();
    data.delete('briefs');
    const report = await run();
    expect(report.faults).toEqual([
      { file: 'briefs', line: 1, fault: expect.stringMatching(/make .*briefs, or set VERBATIM_DATA$/) },
    ]);
    expect(await latest()).toHaveLength(2);
  });

  it('that is empty keeps everything, unless told to unpublish it', async () => {
    await run();
    for (const slug of ['new-bridge', 'spring-storm']) data.delete(`briefs/${slug}.yaml`);
    const report = await run();
    expect(report).toMatchObject({
      withdrawn: [],
      faults: [{ file: 'briefs', fault: expect.stringContaining('--force') }],
    });
    expect(await latest()).toHaveLength(2);
    expect(await run({ force: true })).toEqual({ ...nothing, withdrawn: ['new-bridge', 'spring-storm'] });
    expect(await latest()).toEqual([]);
  });

  it('of nothing but what was always empty is no fault', async () => {
    for (const slug of ['new-bridge', 'spring-storm']) data.delete(`briefs/${slug}.yaml`);
    expect(await run()).toEqual(nothing);
  });
});

describe('a briefing that was corrected and taken back in the store', () => {
  const [correction, retracted] = [
    { at: '2026-05-05T08:00:00.000Z', note: 'It was the east bank.' },
    { at: '2026-05-06T08:00:00.000Z', note: 'There is no bridge.' },
  ];

  it('stays so when its file is preferred, until a file that said so says it no more', async () => {
    await run();
    const change = `UPDATE brief SET corrections = $1, retracted = $2, state = 'withdrawn', edited = 1 WHERE slug = 'new-bridge'`;
    await store.database.transaction((tx) =>
      tx.run(change, ...[JSON.stringify([correction]), JSON.stringify(retracted)]),
    );
    const whole = () => wholeBrief(store.database, 'new-bridge');
    data.brief({ ...bridge(), title: 'The bridge is shut' });
    expect(await run({ force: true })).toEqual({ ...nothing, updated: ['new-bridge'], unchanged: 1 });
    expect(await whole()).toMatchObject({ title: 'The bridge is shut', corrections: [correction], retracted });
    for (const force of [true, false]) expect(await run({ force })).toEqual({ ...nothing, unchanged: 2 });
    await exportFolder({ database: store.database, folder: data.path, slugs: ['new-bridge'], force: true });
    expect(await run()).toEqual({ ...nothing, unchanged: 2 });
    data.brief({ ...bridge(), corrections: [correction] });
    expect(await run()).toEqual({ ...nothing, updated: ['new-bridge'], unchanged: 1 });
    expect(await latest()).toContain('new-bridge');
  });
});

describe('a briefing changed in the store', () => {
  beforeEach(async () => {
    await run();
    await store.database.transaction((tx) =>
      tx.run(`UPDATE brief SET title = 'Corrected', edited = 1 WHERE slug = 'new-bridge'`),
    );
  });

  it('stays as it is while its file does', async () => {
    expect(await run()).toEqual({ ...nothing, unchanged: 2 });
    expect(await titles()).toContain('Corrected');
  });

  it('stays and is reported when its file changes, until the file is preferred', async () => {
    data.file('briefs/new-bridge.yaml', briefYaml(bridge(), 'a note'));
    const conflict = {
      file: 'briefs/new-bridge.yaml',
      line: 1,
      fault: expect.stringContaining(
        `changed in the store since it was last imported: write that into the file with \`verbatim export new-bridge --to ${data.path} --force\`, or `,
      ),
    };
    for (const _ of [1, 2]) expect(await run()).toEqual({ ...nothing, unchanged: 1, faults: [conflict] });
    expect(await titles()).toContain('Corrected');
    expect(await run({ force: true })).toEqual({ ...nothing, updated: ['new-bridge'], unchanged: 1 });
    expect(await titles()).not.toContain('Corrected');
    data.brief({ ...bridge(), title: 'The bridge is shut' });
    expect(await run()).toEqual({ ...nothing, updated: ['new-bridge'], unchanged: 1 });
  });

  it('stays and is reported when its file is deleted, until that is preferred', async () => {
    data.delete('briefs/new-bridge.yaml');
    const conflict = { file: 'briefs/new-bridge.yaml', line: 1, fault: expect.stringContaining('is deleted') };
    expect(await run()).toEqual({ ...nothing, unchanged: 1, faults: [conflict] });
    expect(await titles()).toContain('Corrected');
    expect(await run({ force: true })).toEqual({ ...nothing, withdrawn: ['new-bridge'], unchanged: 1 });
  });

  it('gives way to its unchanged file when that is preferred', async () => {
    expect(await run({ force: true })).toEqual({ ...nothing, updated: ['new-bridge'], unchanged: 1 });
    expect(await titles()).not.toContain('Corrected');
  });
});
