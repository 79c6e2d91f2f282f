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
const json = async (...args: string[]) => JSON.parse((await verbatim(...args, '--json')).stdout);

describe('verbatim subscribe', () => {
  it('gives a channel a digest as the command in the chat does, and says the same one again the second time', async () => {
    const words = ['subscribe', 'slack:C0NEWS0001', '08:00', 'weekdays', 'Europe/Berlin', 'topics:harbour,ferry'];
    const first = await json(...words);
    expect(first).toMatchObject({
      id: expect.stringMatching(/^[a-z0-9]{4}$/),
      ...{ platform: 'slack', channel: 'C0NEWS0001', zone: 'Europe/Berlin', topics: ['ferry', 'harbour'] },
      rule: { time: '08:00', days: 'weekdays' },
    });
    expect((await json(...words)).id).toBe(first.id);
    expect(await json('subscriptions')).toHaveLength(1);
    expect((await verbatim('subscriptions')).stdout).toMatch(
      /slack:C0NEWS0001 {2}on weekdays at 08:00 · Europe\/Berlin/,
    );
  });

  it.each([
    [['irc:news', '08:00'], 2, /the target is/],
    [['slack:lower', '08:00'], 2, /the target is/],
    [['slack:C0NEWS0001', '08:00', 'channel:C0OTHER001'], 2, /name it once/],
    [['slack:C0NEWS0001', '08:00', '--by', 'nobody'], 2, /id of somebody on slack/],
    [['slack:C0NEWS0001', '25:00'], 1, /25:00/],
    [['slack:C0NEWS0001', '0 0 30 2 *'], 1, /never comes/],
  ])('refuses %j', async (words, exit, sentence) => {
    const { code, stdout, stderr } = await verbatim('subscribe', ...(words as string[]));
    expect([code, stdout]).toEqual([exit, '']);
    expect(stderr).toMatch(sentence as RegExp);
  });
});

describe('verbatim deliveries', () => {
  it('says so where there are none, as text and for programs', async () => {
    expect((await verbatim('deliveries')).stdout).toBe('There are no such deliveries.\n');
    expect(await json('deliveries', '--state', 'parked', '--limit', '5')).toEqual([]);
    expect((await verbatim('deliveries', '--state', 'lost')).code).toBe(2);
    expect((await verbatim('deliveries', '--limit', '0')).code).toBe(2);
  });
});
