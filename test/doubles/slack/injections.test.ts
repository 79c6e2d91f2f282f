import { afterEach, beforeEach, expect, it } from 'vitest';
import { BareApp } from './bare-app.ts';
import { type InjectedFault, ManualClock, NEWS, type SlackDouble, startSlack } from './index.ts';

let clock: ManualClock;
let double: SlackDouble;
let app: BareApp;

beforeEach(async () => {
  clock = new ManualClock();
  double = await startSlack({ clock });
  app = new BareApp(double);
});
afterEach(() => double.close());

const post = (text = 'x') => app.call('chat.postMessage', { channel: NEWS, text });
const posted = () => double.messagesIn(NEWS).map(({ text }) => text);

it.each<[string, InjectedFault, object]>([
  ['an error', { error: 'fatal_error' }, { status: 200, ok: false, error: 'fatal_error' }],
  ['a status', { status: 503 }, { status: 503 }],
  ['a rate limit', { ratelimited: 30 }, { status: 429, error: 'ratelimited' }],
])('%s befalls one request, before or after its effect', async (_what, fault, reply) => {
  double.inject('chat.postMessage', fault);
  expect(await post('lost')).toMatchObject(reply);
  expect(posted()).toEqual([]);
  double.inject('chat.postMessage', { ...fault, after: true });
  expect(await post('in doubt')).toMatchObject(reply);
  expect(posted()).toEqual(['in doubt']);
  expect(await post('well')).toMatchObject({ ok: true });
});

it.each([
  ['fin', false],
  ['reset', false],
  ['fin', true],
  ['reset', true],
] as const)('a connection dropped by %s, after the effect: %s', async (drop, after) => {
  double.inject('chat.postMessage', { drop, after });
  await expect(post()).rejects.toThrow('fetch failed');
  expect(posted()).toEqual(after ? ['x'] : []);
  expect(double.requestsOf('chat.postMessage')).toMatchObject([{ delivered: false, error: 'connection_dropped' }]);
});

it('a delay holds a request until the clock moves', async () => {
  double.inject('chat.postMessage', { delay: 500 });
  const reply = post();
  await app.call('auth.test');
  expect(posted()).toEqual([]);
  clock.advance(500);
  expect(await reply).toMatchObject({ ok: true });
});

it('a fault may befall several requests, any method, or only some bodies, until it is healed', async () => {
  double.inject('*', { error: 'internal_error', times: 2 });
  expect([(await post()).error, (await app.call('auth.test')).error]).toEqual(['internal_error', 'internal_error']);
  double.inject('chat.postMessage', { error: 'fatal_error', times: 9, when: ({ text }) => text === 'b' });
  expect([(await post('a')).ok, (await post('b')).ok]).toEqual([true, false]);
  double.heal();
  expect((await post('b')).ok).toBe(true);
});

it('requests are recorded with what was asked and answered', async () => {
  await post('hello');
  expect(double.requests).toMatchObject([
    {
      at: clock.now(),
      method: 'chat.postMessage',
      body: { channel: NEWS, text: 'hello' },
      status: 200,
      answer: { ok: true, channel: NEWS },
      delivered: true,
    },
  ]);
});

it('nothing is kept when nothing is to be kept', async () => {
  await double.close();
  double = await startSlack({ keepHistory: false });
  app = new BareApp(double);
  for (let count = 0; count < 1100; count++) double.say(`${count}`);
  await app.call('auth.test');
  expect([double.requests.length, double.messagesIn(NEWS).length]).toEqual([0, 1000]);
});
