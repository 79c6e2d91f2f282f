import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordDouble, PERMISSIONS, startDiscord } from './discord.ts';
import { call } from './raw-bot.ts';

const DESK = '300000000000000001';
let discord: DiscordDouble;

beforeEach(async () => {
  const channels = [{ name: 'general' }, { name: 'talk', type: 11, parent: 'general' }];
  const roles = [{ id: DESK, name: 'Desk', permissions: ['ManageChannels'] as const }];
  discord = await startDiscord({ guilds: [{ name: 'Newsroom', roles, channels }] });
});
afterEach(() => discord.close());

const get = (path: string) => call(discord, 'GET', path);
const guild = () => discord.guilds.guild();

test('the roles of a guild begin with everyone’s, which has the guild’s id', async () => {
  const { body } = await get(`/guilds/${guild().id}/roles`);
  expect(body).toMatchObject([
    { id: guild().id, name: '@everyone', permissions: expect.stringMatching(/^\d+$/) },
    { id: DESK, name: 'Desk', permissions: String(PERMISSIONS.ManageChannels) },
  ]);
});

test('a member has the roles they were given', async () => {
  guild().memberRoles.set(discord.bot.id, [DESK]);
  const { body } = await get(`/guilds/${guild().id}/members/${discord.bot.id}`);
  expect(body).toMatchObject({ user: { id: discord.bot.id }, roles: [DESK] });
  const { id } = discord.people.user('ada');
  expect((await get(`/guilds/${guild().id}/members/${id}`)).body).toMatchObject({ user: { id }, roles: [] });
});

test('who is nobody is no member, and what is no guild has none', async () => {
  expect(await get(`/guilds/${guild().id}/members/9`)).toMatchObject({ status: 404, body: { code: 10007 } });
  expect(await get(`/guilds/9/members/${discord.bot.id}`)).toMatchObject({ status: 404, body: { code: 10004 } });
  expect(await get('/guilds/9/roles')).toMatchObject({ status: 404, body: { code: 10004 } });
});

test('a thread names its channel, has no overwrites and is not among the guild’s channels', async () => {
  const thread = discord.channel('talk');
  const { body } = await get(`/channels/${thread.id}`);
  expect(body).toMatchObject({ type: 11, parent_id: discord.channel('general').id });
  expect(body).not.toHaveProperty('permission_overwrites');
  const { body: channels } = await get(`/guilds/${guild().id}/channels`);
  expect(channels).toMatchObject([{ name: 'general' }]);
});

test('a thread is written in by those who may write in threads', async () => {
  const thread = discord.channel('talk');
  const post = () => call(discord, 'POST', `/channels/${thread.id}/messages`, { content: 'x' });
  expect(await post()).toMatchObject({ status: 403, body: { code: 50013 } });
  discord.permit(thread, 'ViewChannel', 'SendMessagesInThreads');
  expect(await post()).toMatchObject({ status: 200 });
});
