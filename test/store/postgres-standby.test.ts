import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SlackDouble, startSlack } from '../doubles/slack/index.ts';
import { newPlace, type Place } from '../fixtures/place.ts';
import { runVerbatim } from '../process.ts';

let place: Place;
let slack: SlackDouble;
let running: ReturnType<typeof runVerbatim>[];

beforeEach(async () => {
  [place, slack, running] = [await newPlace({ untouched: true }), await startSlack(), []];
});

afterEach(async () => {
  for (const one of running) one.kill('SIGKILL');
  await Promise.all([slack.close(), ...running.map((one) => one.ended)]);
  place.remove();
});

function start() {
  const { state, databaseUrl = '' } = place.settings;
  const account = { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.url };
  const one = runVerbatim({ VERBATIM_STATE: state, DATABASE_URL: databaseUrl, ...account });
  running.push(one);
  return one;
}

it('of three processes on one PostgreSQL one answers, and another once that is killed', async () => {
  const all = [start(), start(), start()];
  const first = await Promise.race(all.map((one) => one.says(/^ready slack$/m).then(() => one)));
  const others = all.filter((one) => one !== first);
  await Promise.all(others.map((one) => one.says(/^slack: another Verbatim .* stands by/m)));
  expect([slack.connections, (await slack.command('/latest')).reply !== undefined]).toEqual([1, true]);
  first.kill('SIGKILL');
  await Promise.race(others.map((one) => one.says(/^ready slack$/m)));
  expect(await slack.waitFor(() => slack.connections === 1)).toBe(true);
  expect((await slack.command('/latest')).reply).toBeDefined();
}, 15_000);
