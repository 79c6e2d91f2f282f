import type { APIUser } from 'discord-api-types/v10';
import type { Body } from '../rules/faults.ts';
import { refusal } from '../server/refusal.ts';
import type { Snowflakes } from './clock.ts';
import {
  ALL_PERMISSIONS,
  BOT_PERMISSIONS,
  hasPermission,
  MEMBER_PERMISSIONS,
  type PermissionName,
  permissionBits,
} from './permissions.ts';

export interface ChannelSetup {
  name: string;
  id?: string;
  /** 0 text (the default), 5 announcements, 15 forum … */
  type?: number;
  /** What the bot may do here. */
  bot?: readonly PermissionName[];
  /** What an ordinary member may do here. */
  member?: readonly PermissionName[];
}

export interface GuildSetup {
  name: string;
  id?: string;
  locale?: string;
  channels?: readonly ChannelSetup[];
  roles?: readonly { id?: string; name: string }[];
  /** False when the app was added without the `applications.commands` scope. */
  commands?: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly guild?: Guild;
  /** The other side of a direct message. */
  readonly recipient?: APIUser;
  bot: bigint;
  member: bigint;
  deleted: boolean;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly commands: boolean;
  readonly channels: Channel[];
  readonly roles: { id: string; name: string }[];
}

const DM_PERMISSIONS = permissionBits([...BOT_PERMISSIONS, 'MentionEveryone', 'UseExternalEmojis']);

/** The places: guilds with their channels, and direct messages, with what the bot may do in each. */
export class Guilds {
  readonly list: Guild[] = [];
  readonly #channels = new Map<string, Channel>();
  readonly #direct = new Map<string, Channel>();
  /** Ids of users who don't take direct messages. */
  readonly closedDirectMessages = new Set<string>();
  readonly #ids: Snowflakes;

  constructor(setups: readonly GuildSetup[], ids: Snowflakes) {
    this.#ids = ids;
    for (const setup of setups) this.add(setup);
  }

  add(setup: GuildSetup): Guild {
    const roles = (setup.roles ?? []).map(({ id, name }) => ({ id: id ?? this.#ids.next(), name }));
    const { name, locale = 'en-US', commands = true } = setup;
    const guild: Guild = { id: setup.id ?? this.#ids.next(), name, locale, commands, channels: [], roles };
    for (const channel of setup.channels ?? [{ name: 'general' }]) this.addChannel(guild, channel);
    this.list.push(guild);
    return guild;
  }

  addChannel(guild: Guild, setup: ChannelSetup): Channel {
    const channel: Channel = {
      id: setup.id ?? this.#ids.next(),
      name: setup.name,
      type: setup.type ?? 0,
      guild,
      bot: permissionBits(setup.bot ?? BOT_PERMISSIONS),
      member: permissionBits(setup.member ?? MEMBER_PERMISSIONS),
      deleted: false,
    };
    guild.channels.push(channel);
    this.#channels.set(channel.id, channel);
    return channel;
  }

  guild(idOrName?: string): Guild {
    const found = this.list.find(({ id, name }) => idOrName === undefined || id === idOrName || name === idOrName);
    if (!found) throw new Error(`No guild "${idOrName}" in the double`);
    return found;
  }

  /** A channel by id or name; without one, the guild's first. */
  channel(idOrName?: string, guild: Guild = this.guild()): Channel {
    if (idOrName === undefined && guild.channels[0]) return guild.channels[0];
    const found = this.#channels.get(idOrName ?? '') ?? guild.channels.find(({ name }) => name === idOrName);
    if (!found) throw new Error(`No channel "${idOrName}" in the double`);
    return found;
  }

  directWith(user: APIUser): Channel {
    let channel = this.#direct.get(user.id);
    if (!channel) {
      const place = { name: user.username, type: 1, recipient: user, deleted: false };
      channel = { id: this.#ids.next(), ...place, bot: DM_PERMISSIONS, member: DM_PERMISSIONS };
      this.#direct.set(user.id, channel);
      this.#channels.set(channel.id, channel);
    }
    return channel;
  }

  /** The channel for a REST call; refuses as Discord does when it is gone or the bot may not. */
  permitted(id: string | undefined, ...needed: PermissionName[]): Channel {
    const channel = this.#channels.get(id ?? '');
    if (!channel || channel.deleted) throw refusal('unknownChannel');
    if (!hasPermission(channel.bot, 'ViewChannel')) throw refusal('missingAccess');
    for (const name of needed) {
      if (!hasPermission(channel.bot, name)) throw refusal('missingPermissions');
    }
    return channel;
  }

  knownGuild(id: string | undefined): Guild {
    const guild = this.list.find((candidate) => candidate.id === id);
    if (!guild) throw refusal('unknownGuild');
    return guild;
  }
}

/** A channel as the REST API and the gateway show it. */
export function channelBody(channel: Channel, botId: string): Body {
  const { id, name, type, guild, recipient } = channel;
  if (recipient) return { id, type, last_message_id: null, flags: 0, recipients: [recipient] };
  return {
    ...{ id, name, type, guild_id: guild?.id, position: 0, parent_id: null, topic: null, nsfw: false },
    ...{ last_message_id: null, rate_limit_per_user: 0, flags: 0 },
    // One overwrite for the bot itself, so that a client computes the same permissions.
    permission_overwrites: [{ id: botId, type: 1, allow: `${channel.bot}`, deny: `${ALL_PERMISSIONS & ~channel.bot}` }],
  };
}
