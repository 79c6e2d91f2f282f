import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBrief } from '../../src/library/read-file.ts';
import { bridge, storm } from '../fixtures/briefs.ts';
import { type DataFolder, dataFolder } from '../fixtures/data-folder.ts';
import { runVerbatim, temporaryFolder } from '../process.ts';

let state: ReturnType<typeof temporaryFolder>;
let target: ReturnType<typeof temporaryFolder>;
let data: DataFolder;

const verbatim = (...args: string[]) =>
  runVerbatim({ VERBATIM_STATE: state.path, VERBATIM_DATA: data.path }, ['cli', ...args]).ended;

beforeAll(async () => {
  [state, target, data] = [temporaryFolder(), temporaryFolder(), dataFolder()];
  data.brief(bridge());
  data.brief(storm());
  await verbatim('import');
});

afterAll(() => {
  for (const folder of [state, target, data]) folder.remove();
});

describe('verbatim export', () => {
  it('prints one briefing as its file, or for programs', async () => {
    const [{ code, stdout, stderr }, json] = await Promise.all([
      verbatim('export', 'new-bridge'),
      verbatim('export', 'new-bridge', '--json'),
    ]);
    expect([code, stderr]).toEqual([0, '']);
    expect(readBrief('new-bridge.yaml', Buffer.from(stdout))).toMatchObject({ value: bridge() });
    expect(JSON.parse(json.stdout)).toMatchObject({ format: 1, title: bridge().title, added: expect.any(String) });
  });

  it('writes the library into a folder, and says what it kept', async () => {
    const first = await verbatim('export', '--to', target.path);
    expect(first).toEqual({
      ...{ code: 0, stderr: '' },
      stdout: 'written briefs/new-bridge.yaml\nwritten briefs/spring-storm.yaml\n0 unchanged\n',
    });
    const path = join(target.path, 'briefs/new-bridge.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('mayor', 'Mayor'));
    const again = await verbatim('export', '--to', target.path, '--json');
    expect([again.code, JSON.parse(again.stdout)]).toMatchObject([
      1,
      { unchanged: 1, kept: ['briefs/new-bridge.yaml'] },
    ]);
    expect(again.stderr).toMatch(/new-bridge\.yaml says something else and was kept: .*--force/);
  });

  it('wants to know what and where to', async () => {
    const [nothing, unknown] = await Promise.all([verbatim('export'), verbatim('export', 'no-such')]);
    expect([nothing.code, nothing.stdout, nothing.stderr]).toEqual([2, '', expect.stringMatching(/^Say where to/)]);
    expect([unknown.code, unknown.stdout, unknown.stderr]).toEqual([
      1,
      '',
      expect.stringMatching(/no briefing no-such/),
    ]);
  });
});
