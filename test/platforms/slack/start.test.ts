import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ConfigError } from '../../../src/core/errors.ts';
import { createSlack } from '../../../src/platforms/slack/slack.ts';
import { type Connected, leave, TestClock, workspace } from './harness.ts';

let it: Connected;
beforeEach(async () => {
  it = await workspace();
});
afterEach(() => leave(it));

const started = (more: { botToken?: string; appToken?: string; apiUrl?: string } = {}) => {
  const { botToken, appToken, url: apiUrl } = it.double;
  const slack = createSlack({ botToken, appToken, apiUrl, log: it.log, clock: it.clock, ...more });
  return slack.start(it.bot).then(
    () => slack.stop(),
    (error: Error) => error,
  );
};

test('resolves once commands can be received', async () => {
  await it.slack.start(it.bot);
  expect(it.double.connections).toBe(1);
  await it.double.command('/latest');
  expect(it.log.loud).toEqual([]);
});

describe('what only the operator can mend is a ConfigError with the mend', () => {
  const BOT = 'copy the Bot User OAuth Token from OAuth & Permissions into SLACK_BOT_TOKEN.';
  const APP =
    'make an app-level token with the scope connections:write under Basic Information and put it into SLACK_APP_TOKEN.';

  test.each(['invalid_auth', 'account_inactive', 'token_revoked'])('a bot token that is refused (%s)', async (code) => {
    it.double.inject('auth.test', { error: code });
    const error = await started();
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toHaveProperty('message', `Slack refused the bot token (${code}): ${BOT}`);
  });

  test('a wrong bot token', async () => {
    const error = await started({ botToken: 'xoxb-wrong' });
    expect(error).toEqual(new ConfigError(`Slack refused the bot token (invalid_auth): ${BOT}`));
  });

  test('a wrong app token', async () => {
    const error = await started({ appToken: 'xapp-wrong' });
    expect(error).toEqual(new ConfigError(`Slack refused the app token (invalid_auth): ${APP}`));
  });

  test('a bot token in the place of the app token', async () => {
    const error = await started({ appToken: it.double.botToken });
    expect(error).toEqual(new ConfigError(`Slack refused the app token (not_allowed_token_type): ${APP}`));
  });

  test('an app token without its scope', async () => {
    it.double.inject('apps.connections.open', { error: 'missing_scope' });
    expect(await started()).toEqual(new ConfigError(`The app token lacks a scope (missing_scope): ${APP}`));
  });

  test.each(['', 'xoxb-a b', 'xoxb-ключ', 'xoxb-a\n'])('a token that can’t be one (%j)', async (botToken) => {
    const error = await started({ botToken });
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).toContain(BOT);
    if (botToken) expect(String(error)).not.toContain(botToken);
  });
});

describe('what may pass by itself is another error', () => {
  test.each([
    ['auth.test', { status: 503 }, 'Slack answered with an error of its own (HTTP 503): try again later.'],
    ['apps.connections.open', { status: 500 }, 'Slack answered with an error of its own (HTTP 500): try again later.'],
    [
      'auth.test',
      { error: 'internal_error' },
      'Slack answered with an error of its own (internal_error): try again later.',
    ],
    [
      'apps.connections.open',
      { ratelimited: 30 },
      'Slack answered with an error of its own (ratelimited): try again later.',
    ],
  ])('a fault of Slack’s (%s, %o)', async (method, fault, words) => {
    it.double.inject(method, fault);
    const error = await started();
    expect(error).not.toBeInstanceOf(ConfigError);
    expect(error).toHaveProperty('message', words);
    expect(it.double.requestsOf(method)).toHaveLength(1);
  });

  test('nobody there', async () => {
    await it.double.vanish();
    const error = await started();
    expect(error).toEqual(new Error("Slack can't be reached (ECONNREFUSED): check the network."));
    await it.double.comeBack();
  });

  test('and a second start works once it has passed', async () => {
    await it.double.vanish();
    await expect(it.slack.start(it.bot)).rejects.toThrow('ECONNREFUSED');
    await it.double.comeBack();
    it.double.inject('apps.connections.open', { status: 500 });
    await expect(it.slack.start(it.bot)).rejects.toThrow('HTTP 500');
    await it.slack.start(it.bot);
    expect((await it.double.command('/latest')).reply.shown).toBe('You asked: latest');
    expect(it.double.connections).toBe(1);
  });
});

describe('a peer that takes the connection and says nothing', () => {
  let silent: Server;
  const sockets = new Set<Socket>();
  beforeEach(async () => {
    silent = createServer((socket) => sockets.add(socket.on('error', () => {})));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
  const port = () => {
    const address = silent.address();
    return typeof address === 'object' && address ? address.port : 0;
  };

  test('is given up in time', async () => {
    const clock = new TestClock();
    const slack = createSlack({
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
      apiUrl: `http://127.0.0.1:${port()}/api/`,
      log: it.log,
      clock,
    });
    const outcome = expect(slack.start(it.bot)).rejects.toThrow("Slack can't be reached (timeout)");
    await clock.awaited();
    clock.advance(15_000);
    await outcome;
  });

  test('is given up in time when only its socket is silent', async () => {
    const real = fetch;
    vi.stubGlobal('fetch', async (...args: Parameters<typeof fetch>) => {
      const answer = (await (await real(...args)).json()) as { url: string };
      return Response.json(answer.url.startsWith('ws') ? { ...answer, url: `ws://127.0.0.1:${port()}/` } : answer);
    });
    const { botToken, appToken, url: apiUrl } = it.double;
    const slack = createSlack({ botToken, appToken, apiUrl, log: it.log, clock: it.clock });
    const outcome = expect(slack.start(it.bot)).rejects.toThrow("Slack can't be reached (timeout)");
    while (sockets.size === 0) await new Promise(setImmediate);
    await it.clock.awaited(2); // the whole start, and this handshake
    it.clock.advance(15_000);
    await outcome;
    await slack.stop();
  });
});
