import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ConfigError } from '../../../src/core/errors.ts';
import { type Connected, leave, message, text, workspace } from './harness.ts';

let it: Connected;
const connect = async (...given: Parameters<typeof workspace>) => {
  it = await workspace(...given);
  await it.slack.start(it.bot);
};
afterEach(async () => {
  expect(it.double.faults).toEqual([]);
  await leave(it);
});
/** Connected, with what it reports of its own end. */
const watched = async () => {
  const lost: Error[] = [];
  it = await workspace();
  await it.slack.start(it.bot, (error) => lost.push(error));
  return lost;
};
const socketsOpened = () => it.double.requestsOf('apps.connections.open').length;

describe('a connection that is lost', () => {
  beforeEach(() => connect());

  test('is replaced at once, and commands work again', async () => {
    it.double.dropSocket();
    await it.double.connected();
    expect((await it.double.command('/latest')).reply.shown).toBe('You asked: latest');
  });

  test('is replaced at once when Slack asks for it', async () => {
    it.double.refreshSocket('warning');
    await it.double.waitFor(() => it.double.connections === 1 && socketsOpened() === 2);
    await it.double.command('/latest');
  });

  test('is sought again and again, with longer pauses, while Slack can’t be reached', async () => {
    it.double.inject('apps.connections.open', { status: 500, times: 2 });
    const failed = (count: number) => vi.waitFor(() => expect(it.log.loud).toHaveLength(count));
    it.double.dropSocket();
    await failed(1);
    it.clock.advance(1_000);
    await failed(2);
    it.clock.advance(1_999);
    expect(socketsOpened()).toBe(3);
    it.clock.advance(1);
    await it.double.connected();
    await it.double.command('/latest');
    expect(it.log.loud).toHaveLength(2);
  });

  test('survives that Slack is gone altogether for a while', async () => {
    await it.double.vanish();
    await vi.waitFor(() => expect(it.log.loud).toHaveLength(1));
    await it.double.comeBack();
    it.clock.advance(1_000);
    await it.double.connected();
    await it.double.command('/latest');
  });

  test('with an acknowledgement that never arrived gets the question again, and answers it once', async () => {
    it.double.goSilent();
    const exchange = await it.double.command('/latest', '', { until: 'sent' });
    it.double.dropSocket();
    await it.double.waitFor(() => exchange.finished);
    expect(exchange.deliveries).toBe(2);
    expect(it.bot.asked).toEqual(['latest']);
  });
});

describe('an app token that Slack refuses while connecting anew', () => {
  const MEND =
    'make an app-level token with the scope connections:write under Basic Information and put it into SLACK_APP_TOKEN.';

  test.each(['invalid_auth', 'account_inactive', 'token_revoked', 'not_allowed_token_type'])(
    'ends it, once, with the mend (%s)',
    async (error) => {
      const lost = await watched();
      it.double.inject('apps.connections.open', { error, times: 9 });
      it.double.dropSocket();
      await vi.waitFor(() => expect(lost).toHaveLength(1));
      expect(lost).toEqual([new ConfigError(`Slack refused the app token (${error}): ${MEND}`)]);
      expect(lost[0]).toBeInstanceOf(ConfigError);
      it.clock.advance(60_000);
      await new Promise(setImmediate);
      expect([socketsOpened(), lost.length, it.log.loud.filter((line) => line.includes('trying again'))]).toEqual([
        2,
        1,
        [],
      ]);
    },
  );

  test('can be started again once that is mended', async () => {
    const lost = await watched();
    it.double.inject('apps.connections.open', { error: 'token_revoked' });
    it.double.dropSocket();
    await vi.waitFor(() => expect(lost).toHaveLength(1));
    await it.slack.stop();
    await it.slack.start(it.bot);
    await it.double.command('/latest');
  });

  test('is not what a fault of Slack’s or a stop is', async () => {
    const lost = await watched();
    it.double.inject('apps.connections.open', { error: 'internal_error' });
    it.double.dropSocket();
    await vi.waitFor(() => expect(it.log.loud).toHaveLength(1));
    it.double.inject('apps.connections.open', { error: 'token_revoked' });
    await it.slack.stop();
    it.clock.advance(60_000);
    await new Promise(setImmediate);
    it.double.heal();
    expect(lost).toEqual([]);
  });
});

test('a peer that has fallen silent is noticed, and left', async () => {
  await connect({}, { pingTimeout: 150 });
  it.double.goSilent();
  await it.double.connected(1, { within: 3_000 });
  await it.double.command('/latest');
});

test('a socket that lingers after its goodbye keeps nothing waiting', async () => {
  await connect({ lingersAfterClose: true });
  it.double.refreshSocket();
  await it.double.waitFor(() => socketsOpened() === 2 && it.double.connections === 1);
  await it.double.command('/latest');
});

describe('stopping', () => {
  beforeEach(() => connect());

  test('lets answers under way finish, and takes nothing new', async () => {
    let answered = () => {};
    it.bot.reply = () => new Promise((resolve) => (answered = () => resolve(message([text('just in time')]))));
    const exchange = await it.double.command('/latest', '', { until: 'acknowledged' });
    const stopped = it.slack.stop();
    await it.double.waitFor(() => it.double.connections === 0);
    expect((await it.double.command('/brief')).userError).toBe('dispatch_failed');
    answered();
    await stopped;
    expect(exchange.reply.shown).toBe('just in time');
  });

  test('does not wait for ever', async () => {
    it.bot.reply = () => new Promise(() => {});
    await it.double.command('/latest', '', { until: 'acknowledged' });
    const stopped = it.slack.stop();
    await it.clock.awaited();
    it.clock.advance(5_000);
    await stopped;
  });

  test('returns when the peer has vanished', async () => {
    await it.double.vanish();
    await it.slack.stop();
    await it.double.comeBack();
  });

  test('returns when the peer has fallen silent', async () => {
    it.double.goSilent();
    const stopped = it.slack.stop();
    await it.clock.awaited();
    it.clock.advance(1_000);
    await stopped;
  });

  test('ends the search for a new connection', async () => {
    await it.double.vanish();
    await vi.waitFor(() => expect(it.log.loud).toHaveLength(1));
    await it.slack.stop();
    await it.double.comeBack();
    it.clock.advance(60_000);
    expect([it.double.connections, socketsOpened()]).toEqual([0, 1]);
  });

  test('during a start ends it', async () => {
    await it.slack.stop();
    const outcome = expect(it.slack.start(it.bot)).rejects.toThrow();
    await it.slack.stop();
    await outcome;
    expect([it.double.connections, socketsOpened()]).toEqual([0, 1]);
  });

  test('before or after a start is nothing', async () => {
    await it.slack.stop();
    await it.slack.stop();
    await it.slack.start(it.bot);
    await it.double.command('/latest');
  });
});
