import { InteractionContextType } from 'discord.js';
import { expect, test } from 'vitest';
import { type Enquirer, enquiriesOf } from '../../../src/platforms/discord/access.ts';

/** No request may be made: there is nothing to ask Discord about places where the bot is not. */
const NOTHING = {} as Parameters<typeof enquiriesOf>[1];
const OBSTACLE = /^I can’t post here, as I am not a member here: invite me to the server/;
const user = { id: '7', username: 'ada' };

const access = (interaction: object, channel = '2') => enquiriesOf(interaction as Enquirer, NOTHING).access(channel);

test('in a group of people the bot can’t post', async () => {
  const group = { user, context: InteractionContextType.PrivateChannel, channel: { id: '2', type: 3 } };
  expect(await access(group)).toEqual({ manages: false, obstacle: expect.stringMatching(OBSTACLE) });
});

test('nor can it in a server where only the caller has installed it', async () => {
  const server = {
    ...{ guild_id: '1', context: InteractionContextType.Guild, channel: { id: '2', type: 0 }, app_permissions: '2048' },
    member: { user, permissions: '32', roles: [] },
    authorizing_integration_owners: { 1: '7' },
  };
  const obstacle = expect.stringMatching(OBSTACLE);
  expect(await access(server)).toEqual({ manages: true, obstacle });
  expect(await access(server, '3')).toEqual({ manages: false, obstacle });
  const installed = { ...server, app_permissions: '3072', authorizing_integration_owners: { 0: '1', 1: '7' } };
  expect(await access(installed)).toEqual({ manages: true, obstacle: undefined });
});
