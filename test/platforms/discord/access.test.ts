import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Access } from '../../../src/core/platform.ts';
import type { Who } from '../../doubles/discord/discord.ts';
import { DIGEST_COMMANDS, House, saying } from './harness.ts';

const WRITER = ['ViewChannel', 'SendMessages'] as const;
const GUILDS = [
  {
    name: 'Newsroom',
    roles: [
      { id: '300000000000000001', name: 'Desk', permissions: ['ManageChannels'] as const },
      { id: '300000000000000002', name: 'Owners', permissions: ['Administrator'] as const },
    ],
    channels: [
      { name: 'general' },
      { name: 'news' },
      { name: 'managed', member: [...WRITER, 'ManageChannels'] as const },
      { name: 'silent', bot: ['ViewChannel'] as const },
      { name: 'hidden', bot: [] },
      { name: 'forum', type: 15 },
      { name: 'talk', type: 11, parent: 'silent' },
      { name: 'desk', type: 11, parent: 'managed' },
    ],
  },
  { name: 'Archive', channels: [{ name: 'vault' }] },
];
const [, OWNERS] = GUILDS[0]?.roles?.map(({ id }) => id) ?? [];

let house: House;
beforeEach(async () => {
  house = await House.empty({ guilds: GUILDS });
  house.bot.commands = DIGEST_COMMANDS;
  await house.platform().start(house.bot);
});
afterEach(() => house.close());

const idOf = (name: string): string => house.double.channel(name).id;
const requests = (): number => house.double.requests.filter(({ path }) => !/callback$/.test(path)).length;

/** What the bot is told of a channel (by name) when somebody asks from elsewhere, and how many requests that takes. */
async function access(name: string, who: Who = {}, names = false): Promise<Access & { requests: number }> {
  const id = house.double.guilds.list.flatMap(({ channels }) => channels).find((one) => one.name === name)?.id ?? name;
  const before = requests();
  await house.double.slash('digest subscribe', { time: '08:00', ...(names ? { channel: id } : {}) }, who).settled();
  expect(requests()).toBe(before);
  const found = (await house.bot.asked.at(-1)?.enquire?.access(id)) as Access;
  return { ...found, requests: requests() - before };
}

const rightsFor = (name: string, what: string): string =>
  `I can’t post in #${name}: give my role the ${what} there (Edit Channel → Permissions).`;

describe('in the channel where it is asked', () => {
  it('comes with the question, and nothing is requested', async () => {
    expect(await access('general')).toEqual({ manages: false, obstacle: undefined, requests: 0 });
  });

  it.each([
    [['ManageGuild'], true],
    [['Administrator'], true],
    [['ViewChannel', 'ManageChannels'], true],
    [['ViewChannel', 'SendMessages', 'ManageMessages'], false],
  ] as const)('who has %j manages it: %s', async (permissions, manages) => {
    expect(await access('general', { permissions })).toMatchObject({ manages, requests: 0 });
  });

  it('the permission that the bot lacks is named, with the mend', async () => {
    const obstacle = rightsFor('silent', 'permission Send Messages');
    expect(await access('silent', { channel: 'silent' })).toMatchObject({ obstacle });
    const both = rightsFor('hidden', 'permissions View Channel and Send Messages');
    expect(await access('hidden', { channel: 'hidden' })).toMatchObject({ obstacle: both });
  });

  it('the history need not be readable', async () => {
    house.double.permit(house.double.channel(), 'ViewChannel', 'SendMessages');
    expect(await access('general')).toMatchObject({ obstacle: undefined });
  });

  it('in a thread, writing is another permission', async () => {
    const obstacle =
      'I can’t post in #talk: give my role the permission Send Messages in Threads in the thread’s channel (Edit Channel → Permissions).';
    expect(await access('talk', { channel: 'talk' })).toMatchObject({ obstacle });
    house.double.permit(house.double.channel('talk'), 'ViewChannel', 'SendMessagesInThreads');
    expect(await access('talk', { channel: 'talk' })).toMatchObject({ obstacle: undefined });
  });

  it('a button tells as much as a command', async () => {
    const action = { label: 'Pause', line: 'digest pause', mode: 'reply' as const };
    house.bot.says = () => ({ message: saying('A digest.', { actions: [action] }), audience: 'channel' });
    await house.double.slash('digest list').settled();
    await house.double.click('Pause', undefined, { permissions: ['ManageGuild'] }).settled();
    const pressed = house.bot.asked.at(-1);
    expect(await pressed?.enquire?.access(idOf('general'))).toEqual({ manages: true, obstacle: undefined });
    expect(await pressed?.enquire?.access(idOf('silent'))).toMatchObject({
      manages: true,
      obstacle: expect.stringContaining('Send Messages'),
    });
  });
});

describe('in a channel that the question names', () => {
  it('the caller’s permissions come with it', async () => {
    expect(await access('managed', {}, true)).toMatchObject({ manages: true, obstacle: undefined });
    expect(await access('news', {}, true)).toMatchObject({ manages: false, obstacle: undefined });
  });

  it('those where it was asked don’t count, except for Manage Server', async () => {
    const manages = (permissions: Who['permissions']) => access('news', { permissions }, true);
    expect(await manages(['ViewChannel', 'ManageChannels'])).toMatchObject({ manages: false });
    expect(await manages(['ManageGuild'])).toMatchObject({ manages: true });
  });

  it('the bot’s are asked for', async () => {
    expect(await access('silent', {}, true)).toMatchObject({
      obstacle: rightsFor('silent', 'permission Send Messages'),
    });
    expect(await access('news', {}, true)).toMatchObject({ obstacle: undefined });
  });
});

describe('in any other channel', () => {
  it('both are computed from roles and overwrites, with a request each', async () => {
    expect(await access('managed')).toMatchObject({ manages: true, obstacle: undefined, requests: 4 });
    expect(await access('managed')).toMatchObject({ requests: 3 });
    expect(await access('news')).toMatchObject({ manages: false, obstacle: undefined });
    expect(await access('silent')).toMatchObject({ obstacle: rightsFor('silent', 'permission Send Messages') });
  });

  it('an administrator by role manages it', async () => {
    expect(await access('news', { roles: [OWNERS ?? ''] })).toMatchObject({ manages: true });
  });

  it('a thread is as its channel is', async () => {
    const inThreads = (await access('talk')).obstacle;
    expect(inThreads).toContain('the permission Send Messages in Threads in the thread’s channel');
    expect(await access('desk')).toMatchObject({ manages: true });
  });

  it('a channel that is hidden from the bot is named all the same', async () => {
    const obstacle = rightsFor('hidden', 'permissions View Channel and Send Messages');
    expect(await access('hidden', { permissions: ['ManageGuild'] })).toMatchObject({ manages: true, obstacle });
    expect(await access('hidden')).toMatchObject({ manages: false, obstacle });
  });

  it('a channel that is gone can’t be posted in', async () => {
    house.double.channel('news').deleted = true;
    const obstacle = 'That channel no longer exists: choose another one.';
    expect(await access('news', { permissions: ['ManageGuild'] })).toMatchObject({ manages: true, obstacle });
    expect(await access('news')).toMatchObject({ manages: false, obstacle });
  });

  it('a channel of another server is nobody’s to manage here', async () => {
    const obstacle = 'That channel belongs to another server: ask me there.';
    expect(await access('vault', { permissions: ['Administrator'] })).toMatchObject({ manages: false, obstacle });
    expect(await access('vault', { dm: true })).toMatchObject({ manages: false, obstacle });
  });

  it('another server’s hidden channel is, for all anybody can say, not of this one', async () => {
    const vault = house.double.guilds.list.flatMap(({ channels }) => channels).find(({ name }) => name === 'vault');
    if (vault) house.double.permit(vault);
    const obstacle = expect.stringContaining('I can’t see that channel: give my role the permission View Channel');
    expect(await access('vault', { permissions: ['Administrator'] })).toMatchObject({ manages: false, obstacle });
  });

  it('a forum takes no messages', async () => {
    expect(await access('forum')).toMatchObject({ obstacle: '#forum takes no messages: choose a text channel.' });
  });

  it('where Discord doesn’t answer, that is said', async () => {
    house.double.fail({ match: /\/roles$/, status: 503 });
    const obstacle = expect.stringMatching(/^Discord doesn’t tell me now .* #managed: please try again/);
    expect(await access('managed', {}, true)).toMatchObject({ manages: true, obstacle });
  });

  it('nor is anybody trusted with a channel that may be another server’s', async () => {
    house.double.fail({ match: /^GET \/channels/, status: 503 });
    expect(await access('vault', { permissions: ['Administrator'] })).toMatchObject({ manages: false });
  });
});

describe('outside of servers', () => {
  it('a conversation with the bot belongs to the one who has it', async () => {
    const { id } = house.double.guilds.directWith(house.double.people.user('ada'));
    expect(await access(id, { dm: true, name: 'ada' })).toEqual({ manages: true, requests: 0 });
    expect(await access(id, { name: 'ada' })).toMatchObject({ manages: true });
    const obstacle = 'That conversation is somebody else’s.';
    expect(await access(id, { name: 'eve', permissions: ['Administrator'] })).toMatchObject({
      manages: false,
      obstacle,
    });
  });
});
