import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer } from '../../../src/core/platform.ts';
import type { Exchange } from '../../doubles/discord/interactions/exchange.ts';
import { deferred, House, saying } from './harness.ts';

let house: House;
beforeEach(async () => {
  house = await House.started();
});
afterEach(() => house.close());

const CALLBACK = /^POST .*\/callback$/;
const TOO_LATE = /^debug the answer came too late or twice/;
const EDIT = /^PATCH .*@original$/;
const FOLLOW_UP = /^POST \/webhooks\/[^/]+\/[^/]+$/;

/** The bot's answer is held back until `resolve`; meanwhile the adapter's second of patience runs out. */
async function late(ask: () => Exchange): Promise<{ exchange: Exchange; resolve(answer: Answer): void }> {
  const { promise, resolve } = deferred<Answer>();
  house.bot.says = () => promise;
  const exchange = ask();
  await house.clock.awaited(1_000);
  await house.clock.pass(1_000);
  await house.double.until(() => exchange.acknowledgement !== undefined);
  return { exchange, resolve };
}

const kerry = () => house.double.slash('quote', { speaker: 'kerry', count: 2 });

test('a command is handed on with its options, who asked and where', async () => {
  const exchange = await house.double
    .slash('quote', { speaker: 'kerry', count: 2 }, { name: 'ada', locale: 'fr', channel: 'general' })
    .settled();
  expect(house.bot.asked).toEqual([
    {
      invocation: { command: 'quote', options: { speaker: 'kerry', count: '2' } },
      caller: { id: exchange.person.user.id, name: 'ada', locale: 'fr', roles: [] },
      enquire: { access: expect.any(Function) },
      place: {
        platform: 'discord',
        channel: house.double.channel('general').id,
        community: house.double.guilds.guild().id,
        direct: false,
        maySpeak: true,
      },
    },
  ]);
});

test('a direct message is a place where nobody else is', async () => {
  await house.double.slash('quote', { speaker: 'kerry' }, { dm: true }).settled();
  expect(house.bot.asked[0]?.place).toMatchObject({ direct: true, maySpeak: true, community: undefined });
});

test('who may not write in a channel may not speak there', async () => {
  await house.double.slash('quote', { speaker: 'kerry' }, { permissions: ['ViewChannel'] }).settled();
  expect(house.bot.asked[0]?.place.maySpeak).toBe(false);
});

test('an answer that is ready is given at once, to the caller alone', async () => {
  const exchange = await kerry().settled();
  expect(exchange.acknowledgement?.type).toBe(4);
  expect(exchange.original).toMatchObject({ text: 'An answer.', ephemeral: true, pings: new Set() });
});

test('an answer for all is public', async () => {
  house.bot.says = () => ({ message: saying('For all.'), audience: 'channel' });
  const exchange = await kerry().settled();
  expect(exchange.original).toMatchObject({ text: 'For all.', ephemeral: false });
});

test('an answer that takes longer than a second is promised first', async () => {
  const { exchange, resolve } = await late(kerry);
  expect(exchange.acknowledgement?.type).toBe(5);
  resolve({ message: saying('At last.'), audience: 'caller' });
  await exchange.settled();
  expect(exchange.original).toMatchObject({ text: 'At last.', ephemeral: true });
  expect(exchange.messages).toHaveLength(1);
});

test('a promise to all is kept in public', async () => {
  house.bot.shownTo = () => 'channel';
  const { exchange, resolve } = await late(kerry);
  resolve({ message: saying('For all.'), audience: 'channel' });
  await exchange.settled();
  expect(exchange.original).toMatchObject({ text: 'For all.', ephemeral: false });
});

test('an error after a promise to all is shown to the caller alone', async () => {
  house.bot.shownTo = () => 'channel';
  const { exchange, resolve } = await late(kerry);
  resolve({ message: saying('No such person.', { error: true }), audience: 'caller' });
  await house.double.until(() => exchange.followUps.length === 1);
  expect(exchange.messages.map(({ text, ephemeral }) => [text, ephemeral])).toEqual([['No such person.', true]]);
});

const longAnswer = (parts: number): Answer => ({
  message: {
    ...saying(''),
    blocks: Array.from({ length: parts }, (_, at) => ({
      type: 'text',
      spans: [`Part ${at + 1} ${'x'.repeat(3_000)}`],
    })),
  },
  audience: 'caller',
});
const partNames = (exchange: Exchange): string[] => exchange.messages.map(({ text }) => text.slice(0, 7).trim());

test('an answer in several parts follows in order', async () => {
  house.bot.says = () => longAnswer(3);
  const exchange = kerry();
  await house.double.until(() => exchange.followUps.length === 2);
  expect(partNames(exchange)).toEqual(['Part 1', 'Part 2', 'Part 3']);
  expect(exchange.messages.every(({ ephemeral }) => ephemeral)).toBe(true);
});

test('of more than five parts the others come on demand', async () => {
  house.bot.says = () => longAnswer(12);
  const exchange = kerry();
  await house.double.until(() => exchange.followUps.length === 4);
  const next = house.double.click('Continue (6 of 12)');
  await house.double.until(() => next.followUps.length === 4);
  expect(partNames(next)).toEqual(['Part 6', 'Part 7', 'Part 8', 'Part 9', 'Part 10']);
  expect(house.bot.asked[1]).toMatchObject({ invocation: 'quote speaker=kerry count=2', mode: 'reply' });
  const last = house.double.click('Continue (11 of 12)');
  await house.double.until(() => last.followUps.length === 1);
  expect(partNames(last)).toEqual(['Part 11', 'Part 12']);
  expect(last.messages.at(-1)?.buttons).toEqual([]);
});

test('the other parts are those of the same answer, whatever the question means by then', async () => {
  const { message, audience } = longAnswer(6);
  house.bot.says = () => ({ message: { ...message, line: 'quote speaker="Ada Quill"' }, audience });
  const exchange = kerry();
  await house.double.until(() => exchange.followUps.length === 4);
  await house.double.click('Continue (6 of 6)').settled();
  expect(house.bot.asked[1]?.invocation).toBe('quote speaker="Ada Quill"');
});

test('what changes something is promised first and done once that promise stands', async () => {
  const exchange = await house.double.slash('subscribe').settled();
  expect(exchange.acknowledgement?.type).toBe(5);
  expect(exchange.original?.text).toBe('An answer.');
});

test('what changes something is not done for a request that has expired', async () => {
  const exchange = house.double.slash('subscribe');
  house.double.expire(exchange);
  await house.logged(TOO_LATE);
  expect(house.bot.asked).toEqual([]);
});

test('what changes something is not done for a request that another process answers', async () => {
  house.double.fail({ match: CALLBACK, status: 400, body: { code: 40060, message: 'Already acknowledged' } });
  house.double.slash('subscribe');
  await house.logged(TOO_LATE);
  expect(house.bot.asked).toEqual([]);
});

test('what changes something is not done where nobody can say whose acknowledgement arrived, and that is said', async () => {
  house.double.fail({ match: CALLBACK, when: 'after', status: 502 });
  const exchange = await house.double.slash('subscribe').settled();
  expect(house.bot.asked).toEqual([]);
  expect(exchange.original?.text).toContain('it was not carried out');
});

test('what changes something is done when a second acknowledgement stands', async () => {
  house.double.fail({ match: CALLBACK, when: 'before', status: 502 });
  const exchange = await house.double.slash('subscribe').settled();
  expect(exchange.original?.text).toBe('An answer.');
});

test('an expired request ends quietly', async () => {
  const exchange = kerry();
  house.double.expire(exchange);
  await house.logged(TOO_LATE);
  expect(house.log.lines.filter((line) => /^(?:warn|error)/.test(line))).toEqual([]);
  expect(house.requested(CALLBACK)).toBe(1);
});

test('a replayed request is answered once', async () => {
  const exchange = await kerry().settled();
  house.double.replay(exchange);
  await kerry().settled();
  expect(house.bot.asked).toHaveLength(2);
  expect(exchange.refused).toEqual([]);
});

test.each(['before', 'after'] as const)('a fault of Discord %s the answer took effect costs nothing', async (when) => {
  house.double.fail({ match: CALLBACK, when, status: 500 });
  house.bot.says = () => longAnswer(2);
  const exchange = kerry();
  await house.double.until(() => exchange.followUps.length === 1);
  expect(partNames(exchange)).toEqual(['Part 1', 'Part 2']);
});

test.each(['fin', 'reset'] as const)('a connection dropped by %s costs nothing', async (drop) => {
  house.double.fail({ match: CALLBACK, drop });
  const exchange = await kerry().settled();
  expect(exchange.messages.map(({ text }) => text)).toEqual(['An answer.']);
});

test('a fault of Discord while a promise is kept costs nothing', async () => {
  house.double.fail({ match: EDIT, status: 503 });
  house.double.fail({ match: FOLLOW_UP, status: 503 });
  const { exchange, resolve } = await late(kerry);
  resolve(longAnswer(2));
  await house.double.until(() => exchange.followUps.length === 1);
  expect(partNames(exchange)).toEqual(['Part 1', 'Part 2']);
});

test('an answer that Discord refuses to show is replaced by a sentence that says so', async () => {
  const refused = { status: 400, body: { code: 50035, message: 'Invalid Form Body' } };
  house.double.fail({ match: CALLBACK, ...refused });
  const now = await kerry().settled();
  expect(now.original?.text).toContain('Discord refuses to show this answer');
  house.double.fail({ match: EDIT, ...refused });
  const { exchange, resolve } = await late(kerry);
  resolve({ message: saying('At last.'), audience: 'caller' });
  await exchange.settled();
  expect(exchange.original?.text).toContain('Discord refuses to show this answer');
});

test('an answer that can’t be prepared is an apology', async () => {
  house.bot.says = () => Promise.reject(new Error('out of order'));
  const exchange = await kerry().settled();
  expect(exchange.original).toMatchObject({ ephemeral: true });
  expect(exchange.original?.text).toContain('Something went wrong');
});

test('neither what is asked nor any token is logged', async () => {
  house.double.fail({ match: CALLBACK, times: 2, status: 500 });
  const exchange = house.double.slash('quote', { speaker: 'a secret source' });
  await house.double.until(() => house.requested(CALLBACK) === 2);
  await house.double.slash('quote', { speaker: 'a secret source' }).settled();
  const log = house.log.lines.join('\n');
  for (const secret of ['secret source', house.double.token, exchange.interaction.token])
    expect(log).not.toContain(secret);
});
