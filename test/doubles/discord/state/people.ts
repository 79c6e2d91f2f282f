import type { APIUser } from 'discord-api-types/v10';
import type { Snowflakes } from './clock.ts';
import type { Channel, Guilds } from './guilds.ts';
import { PERMISSIONS, type PermissionName, permissionBits } from './permissions.ts';

/** Who does something, and where. Everything has a default: an English reader in the first channel. */
export interface Who {
  id?: string;
  name?: string;
  /** In a direct message with the bot instead of a guild. */
  dm?: boolean;
  /** Id or name. */
  guild?: string;
  /** Id or name. */
  channel?: string;
  /** What the person may do in that channel; default: the channel's `member`. */
  permissions?: readonly PermissionName[];
  locale?: string;
  roles?: readonly string[];
}

/** A `Who` with all defaults filled in. */
export interface Person {
  readonly user: APIUser;
  readonly channel: Channel;
  readonly permissions: bigint;
  readonly locale: string;
  readonly roles: readonly string[];
}

/** The people, each name with one id for as long as the double lives. */
export class People {
  readonly #guilds: Guilds;
  readonly #ids: Snowflakes;
  readonly #idsByName = new Map<string, string>();
  readonly #users = new Map<string, APIUser>();

  constructor(guilds: Guilds, ids: Snowflakes) {
    this.#guilds = guilds;
    this.#ids = ids;
  }

  user(name?: string, id?: string): APIUser {
    const username = name ?? (id === undefined ? 'reader' : `user-${id}`);
    const known = id ?? this.#idsByName.get(username) ?? this.#ids.next();
    let user = this.#users.get(known);
    if (!user) {
      user = { id: known, username, discriminator: '0', global_name: username, avatar: null };
      this.#idsByName.set(username, known);
      this.#users.set(known, user);
    }
    return user;
  }

  find(id: string): APIUser | undefined {
    return this.#users.get(id);
  }

  person(who: Who = {}): Person {
    const place = who.dm
      ? this.#guilds.directWith(this.user(who.name, who.id))
      : this.#guilds.channel(who.channel, this.#guilds.guild(who.guild));
    return this.personIn(place, who);
  }

  /** The person in a given channel, whatever `who` says about the place. */
  personIn(channel: Channel, who: Who = {}): Person {
    const user = this.user(who.name, who.id);
    const permissions = who.permissions ? permissionBits(who.permissions) : channel.member;
    return { user, channel, permissions, locale: who.locale ?? 'en-US', roles: who.roles ?? [] };
  }
}

/** Whether Discord's client would offer the person something that asks for these permission bits. */
export function mayUse(person: Person, needed: bigint): boolean {
  if ((person.permissions & PERMISSIONS.Administrator) !== 0n) return true;
  return (person.permissions & needed) === needed;
}
