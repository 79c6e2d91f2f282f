import { ChannelType } from 'discord.js';
import { expect, test } from 'vitest';
import { type Asking, callerOf, placeOf } from '../../../src/platforms/discord/place.ts';
import { type PermissionName, permissionBits } from '../../doubles/discord/state/permissions.ts';

const user = { id: '7', username: 'aquill', global_name: 'Ada', discriminator: '0', avatar: null };

/** An interaction in a server's channel of this type, of a member who may do these things there. */
function asking(type: ChannelType, permissions: PermissionName[], nick: string | null = null): Asking {
  const member = { user, nick, permissions: String(permissionBits(permissions)) };
  return { guild_id: '1', context: 0, channel: { id: '2', type }, member, locale: 'en-GB' } as Asking;
}

test.each<[string, ChannelType, PermissionName[], boolean]>([
  ['who may write in a channel may speak there', ChannelType.GuildText, ['SendMessages'], true],
  ['who may only read may not', ChannelType.GuildText, ['ViewChannel'], false],
  ['writing in threads is another permission', ChannelType.PublicThread, ['SendMessages'], false],
  ['who has it may speak in a thread', ChannelType.PublicThread, ['SendMessagesInThreads'], true],
  ['an administrator may speak everywhere', ChannelType.PrivateThread, ['Administrator'], true],
])('%s', (_, type, permissions, maySpeak) => {
  expect(placeOf(asking(type, permissions)).maySpeak).toBe(maySpeak);
});

test('in a conversation outside of servers everyone may speak; with the bot alone it is direct', () => {
  const place = (context: number) => placeOf({ user, context, channel: { id: '3', type: ChannelType.DM } } as Asking);
  expect(place(1)).toEqual({ platform: 'discord', channel: '3', community: undefined, direct: true, maySpeak: true });
  expect(place(2)).toMatchObject({ direct: false, maySpeak: true });
});

test('a member’s roles are told, a person outside of servers has none', () => {
  const member = { user, permissions: '0', roles: ['5', '6'] };
  expect(callerOf({ member } as Asking).roles).toEqual(['5', '6']);
  expect(callerOf({ user } as Asking).roles).toBeUndefined();
});

test('people go by the name others see', () => {
  expect(callerOf(asking(ChannelType.GuildText, [], 'The Harbour Desk'))).toEqual({
    id: '7',
    name: 'The Harbour Desk',
    locale: 'en-GB',
  });
  expect(callerOf(asking(ChannelType.GuildText, [])).name).toBe('Ada');
  expect(callerOf({ user: { ...user, global_name: null } } as Asking).name).toBe('aquill');
});
