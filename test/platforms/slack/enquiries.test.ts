import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import type { Access, Enquiries } from '../../../src/core/platform.ts';
import { slackManifest } from '../../../src/platforms/slack/manifest.ts';
import { ADA, ATTIC, BEN, CLEO, DESK, LOBBY, NEWS, VAULT } from '../../doubles/slack/index.ts';
import { COMMANDS, type Connected, leave, message, text, workspace } from './harness.ts';

let it: Connected;
beforeEach(async () => {
  it = await workspace();
  await it.slack.start(it.bot);
});
afterEach(() => leave(it));

/** What a command can enquire that this person types in this channel. */
async function enquiriesOf({ user = ADA.id, channel = NEWS, words = '' } = {}): Promise<Enquiries> {
  await it.double.command('/latest', words, { user, channel });
  return it.bot.asks.at(-1)?.enquire as Enquiries;
}
const accessOf = async (channel: string, user = ADA.id, words = ''): Promise<Access> =>
  (await enquiriesOf({ user, words })).access(channel);
const asked = () => it.double.requests.map(({ method }) => method).filter((method) => /^(users|conv)/.test(method));

const OURS =
  'I can’t post in a direct message between other people: use a channel that I am in, or a direct message to me.';

describe('a channel is managed', () => {
  test.each([
    ['not by its members', ADA, false],
    ['by the workspace’s admins', BEN, true],
    ['by its owners', CLEO, true],
  ])('%s', async (_, { id }, manages) => {
    expect(await accessOf(NEWS, id)).toEqual({ manages });
  });

  test('by whoever created it', async () => {
    it.double.workspace.addChannel('C0ADASOWN1', 'adas-own', { creator: ADA.id });
    expect(await accessOf('C0ADASOWN1')).toEqual({ manages: true });
  });

  test('not by the admins of another workspace', async () => {
    it.double.workspace.users.set('U0STRANGER', { ...BEN, id: 'U0STRANGER', name: 'sam', team: 'T0ELSEWHER' });
    expect(await accessOf(NEWS, 'U0STRANGER')).toEqual({ manages: false });
  });

  test('as told for buttons, too', async () => {
    it.bot.reply = () => message([text('x')], [{ label: 'Pause', line: 'latest', mode: 'reply' }]);
    const { reply } = await it.double.command('/latest', '', { user: BEN.id });
    await it.double.click(reply, 'Pause', { user: BEN.id });
    expect(await it.bot.asks.at(-1)?.enquire?.access(NEWS)).toEqual({ manages: true });
  });
});

describe('what keeps the bot from posting is said with its mend', () => {
  test.each([
    ['a channel without the bot', LOBBY, 'I am not in #lobby: type /invite @verbatim there.'],
    ['an archived channel', ATTIC, 'I can’t post in #attic, it is archived: unarchive it, or choose another channel.'],
    [
      'a channel that the bot can’t see',
      VAULT,
      'I can’t see that channel. If it is private, type /invite @verbatim there; if it is gone, choose another channel.',
    ],
    ['a conversation between other people', 'D0OTHERSDM', OURS],
  ])('%s', async (_, channel, obstacle) => {
    expect(await accessOf(channel)).toEqual({ manages: false, obstacle });
  });

  test('a private channel that is named, or asked in', async () => {
    expect((await accessOf(VAULT, ADA.id, 'in #vault')).obstacle).toMatch(/^I can’t see #vault\. If it is private, /);
    const enquiries = await enquiriesOf({ channel: VAULT });
    expect((await enquiries.access(VAULT)).obstacle).toMatch(/^I can’t see this channel\. If it is private, /);
  });

  test('a group’s direct messages', async () => {
    it.double.workspace.addChannel('G0GROUPDMS', 'mpdm-ada--ben-1', { kind: 'mpim' });
    expect(await accessOf('G0GROUPDMS', BEN.id)).toEqual({ manages: true, obstacle: OURS });
  });

  test('a scope that is missing', async () => {
    await leave(it);
    const granted = slackManifest(COMMANDS).oauth_config.scopes.bot;
    it = await workspace({ scopes: granted.filter((scope) => scope !== 'groups:read' && scope !== 'users:read') });
    await it.slack.start(it.bot);
    const mend = 'ask an administrator to reinstall the app with its current manifest.';
    expect(await accessOf(DESK, BEN.id)).toEqual({
      manages: false,
      obstacle: `I lack a permission in Slack (missing_scope, groups:read): ${mend}`,
    });
    expect((await accessOf(NEWS, BEN.id)).obstacle).toBe(
      `I lack a permission in Slack (missing_scope, users:read): ${mend}`,
    );
    expect(await (await enquiriesOf()).zone?.()).toBeUndefined();
  });
});

describe('a direct message to the bot', () => {
  test('is its person’s own', async () => {
    const { id: channel } = it.double.workspace.directMessages(ADA.id);
    const enquiries = await enquiriesOf({ channel });
    expect(await enquiries.access(channel)).toEqual({ manages: true });
    await (await enquiriesOf({ channel })).access(channel);
    expect(asked()).toEqual(['conversations.open']);
    expect((await accessOf(channel, BEN.id)).manages).toBe(false);
  });

  test('is told to need a scope where that is missing', async () => {
    it.double.inject('conversations.open', { error: 'missing_scope' });
    const access = await accessOf('D0ADAMEMBR');
    expect(access.obstacle).toMatch(/^I lack a permission in Slack \(missing_scope\)/);
  });
});

describe('the zone', () => {
  test('is that of the caller’s profile', async () => {
    expect(await (await enquiriesOf({ user: BEN.id })).zone?.()).toBe('Europe/London');
  });

  test('is unknown where Slack doesn’t tell', async () => {
    it.double.inject('users.info', { status: 500 });
    expect(await (await enquiriesOf()).zone?.()).toBeUndefined();
  });
});

describe('Slack is asked', () => {
  test('only for what is wanted, and for each once', async () => {
    const enquiries = await enquiriesOf();
    expect(asked()).toEqual([]);
    await Promise.all([enquiries.access(NEWS), enquiries.zone?.(), enquiries.access(NEWS), enquiries.access(LOBBY)]);
    expect(asked().sort()).toEqual(['conversations.info', 'conversations.info', 'users.info']);
  });

  test.each([
    [{ drop: 'reset' }, /UND_ERR_SOCKET|ECONNRESET/],
    [{ status: 502 }, /HTTP 502/],
    [{ ratelimited: 9 }, /ratelimited/],
  ] as const)('and where it does not answer (%o), a sentence says so', async (fault, reason) => {
    const enquiries = await enquiriesOf();
    it.double.inject('conversations.info', fault);
    const error = await enquiries.access(NEWS).catch((caught) => caught);
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toMatch(/^Slack can’t tell me what I need for this \(\S.*\): try again in a moment\.$/);
    expect(error.message).toMatch(reason);
  });
});
