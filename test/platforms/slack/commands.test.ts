import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ADA, BEN, DESK, GENERAL, NEWS, TEAM } from '../../doubles/slack/index.ts';
import { type Connected, leave, message, text, workspace } from './harness.ts';

let it: Connected;
beforeEach(async () => {
  it = await workspace();
  await it.slack.start(it.bot);
});
afterEach(async () => {
  expect(it.double.faults).toEqual([]);
  await leave(it);
});

describe('a command', () => {
  test('is answered to the caller alone', async () => {
    const { reply, acknowledgement } = await it.double.command('/quote', 'kerry');
    expect(acknowledgement).toEqual({});
    expect(reply.visibility).toBe('ephemeral');
    expect(reply.shown).toBe('You asked: quote kerry');
    expect(reply.sent).toMatchObject({ text: 'An answer.', unfurl_links: false, unfurl_media: false });
    expect(reply.warnings).toEqual([]);
  });

  test('is answered to all where that is the setting, except for errors', async () => {
    it.bot.replyTo = 'channel';
    expect((await it.double.command('/latest')).reply.visibility).toBe('in_channel');
    it.bot.reply = () => message([text('No such speaker.')], [], { error: true });
    expect((await it.double.command('/quote', 'nobody')).reply.visibility).toBe('ephemeral');
  });

  test('reaches the bot as it was typed, with who asked and where', async () => {
    await it.double.command('/find', 'AT&T <b> in #general by @ada https://x.example/?a=1&b=2', { user: BEN.id });
    expect(it.bot.asks).toEqual([
      {
        invocation: 'find AT&T <b> in #general by @ada https://x.example/?a=1&b=2',
        caller: { id: BEN.id, name: 'ben' },
        place: { platform: 'slack', channel: NEWS, community: TEAM.id, direct: false, maySpeak: true },
        channels: [{ id: GENERAL, name: 'general' }],
        enquire: expect.anything(),
      },
    ]);
    expect(it.double.requests.map(({ method }) => method)).toEqual([
      'auth.test',
      'apps.connections.open',
      'response_url',
    ]);
  });

  test('of two words reaches the bot as one line, with the channels it names', async () => {
    await it.double.command('/digest', 'subscribe 08:00 #news');
    await it.double.command('/verbatim', 'digest list');
    await it.double.command('/digest', '');
    expect(it.bot.asked).toEqual(['digest subscribe 08:00 #news', 'digest list', 'digest']);
    expect(it.bot.asks.map(({ channels }) => channels)).toEqual([[{ id: NEWS, name: 'news' }], undefined, undefined]);
  });

  test('in a direct conversation says so', async () => {
    const { id } = it.double.workspace.directMessages(ADA.id);
    await it.double.command('/latest', '', { channel: id });
    await it.double.command('/latest', '', { channel: DESK });
    expect(it.bot.asks.map(({ place }) => place.direct)).toEqual([true, false]);
  });

  test('follows /verbatim too, which alone is a call for help', async () => {
    await it.double.command('/verbatim', 'quote kerry');
    await it.double.command('/verbatim', 'help');
    await it.double.command('/verbatim', '');
    await it.double.command('/brief', '');
    expect(it.bot.asked).toEqual(['quote kerry', 'help', 'help', 'brief']);
  });

  test('is acknowledged before anything else is done', async () => {
    let answered = () => {};
    it.bot.reply = () => new Promise((resolve) => (answered = () => resolve(message([text('at last')]))));
    const exchange = await it.double.command('/latest', '', { until: 'acknowledged' });
    expect(exchange.outcomes).toBe(0);
    it.clock.advance(60_000);
    answered();
    await it.double.waitFor(() => exchange.finished);
    expect(exchange.reply.shown).toBe('at last');
  });
});

describe('a command that is delivered twice', () => {
  test('is acknowledged twice and answered once', async () => {
    const exchange = await it.double.command('/latest');
    it.double.redeliver(exchange);
    await it.double.command('/brief');
    expect(exchange.deliveries).toBe(2);
    expect(exchange.messages).toHaveLength(1);
    expect(it.bot.asked).toEqual(['latest', 'brief']);
  });

  test('is answered once even while the answer is under way', async () => {
    let answered = () => {};
    it.bot.reply = () => new Promise((resolve) => (answered = () => resolve(message([text('once')]))));
    const exchange = await it.double.command('/latest', '', { until: 'acknowledged' });
    it.double.redeliver(exchange);
    it.double.redeliver(exchange);
    answered();
    await it.double.waitFor(() => exchange.finished);
    it.bot.reply = () => message([text('x')]);
    await it.double.command('/brief');
    expect(exchange.messages).toHaveLength(1);
  });
});

describe('when something fails', () => {
  test('a bot that throws against its promise leaves the platform standing', async () => {
    it.bot.reply = () => {
      throw new Error('boom');
    };
    const { reply } = await it.double.command('/latest');
    expect([reply.shown, reply.visibility]).toEqual(['Something went wrong here: please try again.', 'ephemeral']);
    it.bot.reply = () => message([text('fine again')]);
    expect((await it.double.command('/latest')).reply.shown).toBe('fine again');
    expect(it.log.loud).toEqual([expect.stringMatching(/^error a question could not be answered .*boom/)]);
  });

  test('neither tokens, nor addresses, nor what was asked are logged', async () => {
    it.double.inject('response_url', { status: 500 });
    await it.double.command('/find', 'a secret story');
    await vi.waitFor(() => expect(it.log.loud).toHaveLength(1));
    it.double.dropSocket();
    await it.double.connected();
    const lines = it.log.lines.join('\n');
    for (const secret of [it.double.botToken, it.double.appToken, 'http://', 'ws://', 'secret story', 'ticket']) {
      expect(lines).not.toContain(secret);
    }
  });
});
