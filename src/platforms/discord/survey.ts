import { Routes } from 'discord.js';
import { type Api, faultOf } from './api.ts';
import type { Directory } from './directory.ts';
import { type Member, type Overwrite, permissionsOf, type Role } from './permissions.ts';
import { THREADS } from './place.ts';

/** A channel as Discord tells of it; `recipients` are the other side of a direct one. */
export type Channel = {
  id: string;
  type: number;
  name?: string | null;
  guild_id?: string;
  parent_id?: string | null;
  permission_overwrites?: Overwrite[];
  recipients?: { id: string }[];
};

/** A channel, and who may do what there. In a direct one, where nobody is forbidden anything, `bot` is undefined. */
export type Survey = { channel: Channel; bot?: bigint; permissionsOf(member: Member): bigint };

/**
 * Asks Discord about a channel; one that is hidden from the bot is looked for in the server `guild`. Rejects with the API's
 * error.
 */
export async function survey(api: Api, directory: Directory, id: string, guild?: string): Promise<Survey> {
  const channel = await channelOf(api, id, guild);
  const { guild_id } = channel;
  if (!guild_id) return { channel, permissionsOf: () => 0n };
  const [roles, overwrites, bot] = await Promise.all([
    api.get(Routes.guildRoles(guild_id)) as Promise<Role[]>,
    overwritesOf(api, channel, guild_id),
    botOf(api, directory, guild_id),
  ]);
  const may = (member: Member): bigint => permissionsOf(member, guild_id, roles, overwrites);
  return { channel, bot: may(bot), permissionsOf: may };
}

async function channelOf(api: Api, id: string, guild: string | undefined): Promise<Channel> {
  try {
    return (await api.get(Routes.channel(id))) as Channel;
  } catch (error) {
    const fault = faultOf(error);
    if (!guild || fault.type !== 'refused' || fault.status !== 403) throw error;
    const channels = (await api.get(Routes.guildChannels(guild))) as Channel[];
    const hidden = channels.find((channel) => channel.id === id);
    if (!hidden) throw error;
    return { ...hidden, guild_id: guild };
  }
}

/** A thread has those of the channel it stands in. */
async function overwritesOf(api: Api, channel: Channel, guild: string): Promise<readonly Overwrite[]> {
  const { type, parent_id, permission_overwrites } = channel;
  const from = THREADS.includes(type) && parent_id ? await channelOf(api, parent_id, guild) : { permission_overwrites };
  return from.permission_overwrites ?? [];
}

async function botOf(api: Api, directory: Directory, guild: string): Promise<Member> {
  const id = await directory.me();
  const { roles } = (await api.get(Routes.guildMember(guild, id))) as { roles: string[] };
  return { id, roles };
}
