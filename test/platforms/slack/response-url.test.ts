import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { respond } from '../../../src/platforms/slack/response-url.ts';
import { type Connected, leave, message, TestClock, text, workspace } from './harness.ts';

let it: Connected;
beforeEach(async () => {
  it = await workspace();
  await it.slack.start(it.bot);
});
afterEach(() => leave(it));

const posts = () => it.double.requestsOf('response_url');
const warned = () => vi.waitFor(() => expect(it.log.loud).toHaveLength(1));

describe('an answer that Slack does not take', () => {
  test.each([
    ['has a fault', { status: 502 }, 'HTTP 502'],
    ['refuses it politely', { error: 'invalid_blocks' }, 'HTTP 200 invalid_blocks'],
    ['drops the connection', { drop: 'reset' }, 'UND_ERR_SOCKET|ECONNRESET'],
    ['takes it and then drops the connection', { drop: 'fin', after: true }, 'UND_ERR_SOCKET|ECONNRESET'],
  ] as const)('since it %s is not sent again, and is logged without its address', async (_, fault, reason) => {
    it.double.inject('response_url', fault);
    await it.double.command('/latest', '', { until: 'acknowledged' });
    await warned();
    it.clock.advance(60_000);
    await it.double.command('/brief');
    expect(posts()).toHaveLength(2);
    expect(it.log.loud[0]).toMatch(
      new RegExp(`^warn Slack did not take an answer {"failure":"(${reason})","part":1,"parts":1}$`),
    );
  });

  test('since its half hour is over is logged in Slack’s words', async () => {
    let answered = () => {};
    it.bot.reply = () => new Promise((resolve) => (answered = () => resolve(message([text('late')]))));
    await it.double.command('/latest', '', { until: 'acknowledged' });
    it.clock.advance(31 * 60_000);
    answered();
    await warned();
    expect(it.log.loud[0]).toContain('HTTP 404 expired_url');
  });

  test('keeps the rest of it back, as a gap would mislead', async () => {
    const quote = { type: 'quote' as const, text: 'word '.repeat(1800), credit: [], receipt: [] };
    it.bot.reply = () => message([quote, quote, quote, quote]);
    it.double.inject('response_url', { status: 500, when: ({ text: notice }) => String(notice).endsWith('(2 of 4)') });
    await it.double.command('/latest', '', { until: 'acknowledged' });
    await warned();
    expect(posts()).toHaveLength(2);
    expect(it.log.loud[0]).toContain('"part":2,"parts":4');
  });

  test('for its rate is sent once more when Slack says', async () => {
    it.double.inject('response_url', { ratelimited: 2 });
    const exchange = await it.double.command('/latest', '', { until: 'acknowledged' });
    await it.double.waitFor(() => posts().length === 1);
    await it.clock.awaited();
    it.clock.advance(1999);
    expect(posts()).toHaveLength(1);
    it.clock.advance(1);
    await it.double.waitFor(() => exchange.messages.length === 1);
    expect(it.log.loud).toEqual([]);
  });
});

test('what nobody received is sent once more, and only once', async () => {
  const clock = new TestClock();
  const tried = vi.fn(fetch);
  const port = await freePort();
  const outcome = respond({ fetch: tried, clock }, `http://127.0.0.1:${port}/commands/1`, { text: 'x' });
  await clock.awaited();
  clock.advance(500);
  expect(await outcome).toBe('ECONNREFUSED');
  expect(tried).toHaveBeenCalledTimes(2);
});

/** A port on which nothing listens any more. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
