import { afterEach, expect, test } from 'vitest';
import { House } from './harness.ts';
import { eventually } from './manual-clock.ts';

let house: House;
afterEach(() => house.close());

test('a gateway that drops the connection is connected to again', async () => {
  house = await House.started();
  house.double.dropGateway({ resumable: true });
  await house.double.until(({ resumes }) => resumes.length === 1);
  await house.double.slash('quote', { speaker: 'kerry' }).settled();
});

test('a gateway that is dropped or stopped has not ended', async () => {
  house = await House.empty();
  const lost: Error[] = [];
  const platform = house.platform();
  await platform.start(house.bot, (error) => lost.push(error));
  house.double.dropGateway({ resumable: true });
  await house.double.until(({ resumes }) => resumes.length === 1);
  await platform.stop();
  expect(lost).toEqual([]);
});

test.each([
  [4004, 'ConfigError', /^Discord refused the token: copy a fresh one from the developer portal/],
  [4014, 'ConfigError', /^Discord refuses the gateway intents: /],
  [4012, 'ConfigError', /: update Verbatim\.$/],
  [4011, 'StartError', /^Discord closed the connection for good \(code 4011\)\.$/],
])(
  'a gateway closed for good while it is up (%i) is told as at a start, and it can be started again',
  async (code, name, words) => {
    house = await House.empty();
    const platform = house.platform();
    const lost: Error[] = [];
    await platform.start(house.bot, (error) => lost.push(error));
    house.double.dropGateway({ code });
    await eventually(() => lost.length > 0, 'the end');
    expect(lost).toEqual([expect.objectContaining({ name, message: expect.stringMatching(words) })]);
    expect(house.log.lines.join('\n')).not.toContain('for good');
    await platform.stop();
    await platform.start(house.bot);
    await house.double.slash('quote', { speaker: 'kerry' }).settled();
    expect([house.double.connected, lost.length]).toEqual([1, 1]);
  },
);

test('a gateway closed for good while the start still waits for the commands fails the start', async () => {
  house = await House.empty();
  const wait = { message: 'You are being rate limited.', retry_after: 2, global: false };
  house.double.fail({ match: /^PUT .*commands/, status: 429, body: wait, headers: { 'retry-after': '2' } });
  const lost: Error[] = [];
  const failed = house.platform().start(house.bot, (error) => lost.push(error));
  await house.clock.awaited(2_050);
  house.double.dropGateway({ code: 4004 });
  await house.logged(/the connection to Discord broke/);
  await Promise.all([expect(failed).rejects.toHaveProperty('name', 'ConfigError'), house.clock.pass(2_050)]);
  expect(lost).toEqual([]);
});
