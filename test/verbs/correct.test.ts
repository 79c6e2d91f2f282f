import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bridge } from '../fixtures/briefs.ts';
import { type DataFolder, dataFolder } from '../fixtures/data-folder.ts';
import { runVerbatim, temporaryFolder } from '../process.ts';

let state: ReturnType<typeof temporaryFolder>;
let data: DataFolder;

beforeEach(() => {
  [state, data] = [temporaryFolder(), dataFolder()];
  data.brief(bridge());
});
afterEach(() => {
  state.remove();
  data.remove();
});

const verbatim = (...args: string[]) =>
  runVerbatim({ VERBATIM_STATE: state.path, VERBATIM_DATA: data.path }, ['cli', ...args]).ended;
const NOTE = 'It opened on Tuesday.';

describe('verbatim correct and retract', () => {
  it('write the note down, once it is not only tried', async () => {
    const tried = await verbatim('correct', 'new-bridge', '--note', NOTE, '--dry-run');
    expect(tried.stdout).toMatch(/^Would correct new-bridge \(The mayor opens the new bridge\); nothing was changed\./);
    expect((await verbatim('corrections')).stdout).toBe('Nothing was corrected so far.\n');
    const done = await verbatim('correct', 'new-bridge', '--note', NOTE, '--json');
    expect(JSON.parse(done.stdout)).toMatchObject({ slug: 'new-bridge', corrections: [{ note: NOTE }], messages: [] });
    expect((await verbatim('ask', '/brief new-bridge')).stdout).toContain(NOTE);
  });

  it('take a briefing back for good, and say so the second time', async () => {
    expect((await verbatim('retract', 'new-bridge', '--note', NOTE)).code).toBe(0);
    expect((await verbatim('corrections', 'new-bridge')).stdout).toMatch(/retracted \d{4}-.*: It opened on Tuesday\./);
    const again = await verbatim('retract', 'new-bridge', '--note', NOTE);
    expect([again.code, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toContain('was retracted already');
  });

  it.each([
    [['correct', 'new-bridge'], 2, /--note/],
    [['correct', 'nowhere', '--note', NOTE], 1, /There is no briefing “nowhere”/],
    [['corrections', 'nowhere'], 1, /There is no briefing “nowhere”/],
  ])('refuse %j', async (words, exit, sentence) => {
    const { code, stdout, stderr } = await verbatim(...(words as string[]));
    expect([code, stdout]).toEqual([exit, '']);
    expect(stderr).toMatch(sentence as RegExp);
  });
});
