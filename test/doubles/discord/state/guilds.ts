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
  /** For a thread: the id of the channel it stands in, whose permissions are its own. */
  parent?: string;
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
  roles?: readonly { id?: string; name: string; permissions?: readonly PermissionName[] }[];
  /** False when the app was added without the `applications.commands` scope. */
  commands?: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly guild?: Guild;
  readonly parent?: Channel;
  /** The other side of a direct message. */
  readonly recipient?: APIUser;
  bot: bigint;
  member: bigint;
  deleted: boolean;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly permissions: bigint;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly commands: boolean;
  readonly channels: Channel[];
  readonly roles: Role[];
  /** The roles of its members, by their ids; the bot has none unless it is given some. */
  readonly memberRoles: Map<string, readonly string[]>;
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
    const roles = (setup.roles ?? []).map(({ id, name, permissions = [] }): Role => {
      return { id: id ?? this.#ids.next(), name, permissions: permissionBits(permissions) };
    });
    const { name, locale = 'en-US', commands = true } = setup;
    const id = setup.id ?? this.#ids.next();
    const guild: Guild = { id, name, locale, commands, channels: [], roles, memberRoles: new Map() };
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
      parent: setup.parent === undefined ? undefined : this.channel(setup.parent, guild),
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
  const { id, name, type, guild, recipient, parent } = channel;
  if (recipient) return { id, type, last_message_id: null, flags: 0, recipients: [recipient] };
  return {
    ...{ id, name, type, guild_id: guild?.id, position: 0, parent_id: parent?.id ?? null, topic: null, nsfw: false },
    ...{ last_message_id: null, rate_limit_per_user: 0, flags: 0 },
    // For everyone and for the bot itself, so that a client computes the same permissions. A thread has none.
    ...(parent
      ? { thread_metadata: { archived: false, auto_archive_duration: 1440, locked: false } }
      : { permission_overwrites: [overwrite(guild?.id, 0, channel.member), overwrite(botId, 1, channel.bot)] }),
  };
}

const overwrite = (id: string | undefined, type: number, allowed: bigint): Body => ({
  ...{ id, type, allow: String(allowed), deny: String(ALL_PERMISSIONS & ~allowed) },
});
