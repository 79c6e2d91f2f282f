import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { teachAlias } from '../../src/library/teach.ts';
import { createLog } from '../../src/log.ts';
import { openDatabase } from '../../src/store/open.ts';
import { runVerbatim, temporaryFolder } from '../process.ts';

let state: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  state = temporaryFolder();
});
afterEach(() => state.remove());

describe('verbatim speakers', () => {
  it('lists what was taught, and forgets it', async () => {
    const env = { VERBATIM_STATE: state.path };
    const database = await openDatabase(readConfig(env), await createLog('error'));
    await database.transaction((tx) => teachAlias(tx, 'Ina Falk', 'Tom Reyes'));
    await database.close();
    const verbatim = (...args: string[]) => runVerbatim(env, ['cli', 'speakers', ...args]).ended;
    expect((await verbatim()).stdout).toBe('Ina Falk means Tom Reyes\n');
    expect((await verbatim('forget', 'ina falk')).stdout).toBe('ina falk means Tom Reyes no more.\n');
    const again = await verbatim('forget', 'ina falk');
    expect([again.code, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toBe('ina falk was never taught: `verbatim speakers` lists the names that were.\n');
  });
});
