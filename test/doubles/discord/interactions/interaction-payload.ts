import { OptionType } from '../rules/command-option-rules.ts';
import type { Body } from '../rules/faults.ts';
import type { Snowflakes } from '../state/clock.ts';
import { isoTime } from '../state/clock.ts';
import { channelBody, type Guilds } from '../state/guilds.ts';
import type { People, Person } from '../state/people.ts';
import type { TypedOption } from './command-input.ts';

export interface PayloadSource {
  ids: Snowflakes;
  applicationId: string;
  guilds: Guilds;
  people: People;
}

const Context = { Guild: 0, BotDirectMessage: 1 } as const;
const ATTACHMENT_SIZE_LIMIT = 10 * 1024 * 1024;

/** An interaction as INTERACTION_CREATE carries it; `data` and `message` come with `extra`. */
export function interactionPayload(
  { ids, applicationId }: PayloadSource,
  person: Person,
  type: number,
  extra: Body,
): Body & { id: string; token: string; type: number } {
  const { channel, user, locale } = person;
  const { guild } = channel;
  const id = ids.next();
  const place = { ...channelBody(channel, applicationId), permissions: String(person.permissions) };
  return {
    id,
    application_id: applicationId,
    type,
    token: tokenOf(id),
    version: 1,
    ...(guild
      ? {
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_id: guild.id,
          guild_locale: guild.locale,
          member: memberBody(person),
        }
      : { user }),
    channel: place,
    channel_id: channel.id,
    app_permissions: String(channel.bot),
    locale,
    entitlements: [],
    entitlement_sku_ids: [],
    authorizing_integration_owners: { 0: guild?.id ?? '0' },
    context: guild ? Context.Guild : Context.BotDirectMessage,
    attachment_size_limit: ATTACHMENT_SIZE_LIMIT,
    ...extra,
  };
}

/** As long and as opaque as Discord's: a client must not rely on its form. */
function tokenOf(id: string): string {
  return Buffer.from(`interaction:${id}:${crypto.randomUUID()}${crypto.randomUUID()}`).toString('base64url');
}

function memberBody({ user, permissions, roles }: Person): Body {
  return {
    ...{ user, permissions: String(permissions), roles: [...roles], nick: null, avatar: null, banner: null },
    ...{ joined_at: isoTime(0), premium_since: null, communication_disabled_until: null },
    ...{ deaf: false, mute: false, pending: false, flags: 0 },
  };
}

/** What the ids among the options stand for, as Discord resolves them. */
export function resolvedData({ guilds, people, applicationId }: PayloadSource, options: TypedOption[]): Body {
  const resolved: Record<'channels' | 'users' | 'members' | 'roles', Body> = {
    ...{ channels: {}, users: {}, members: {}, roles: {} },
  };
  for (const { type, value } of options) {
    const id = String(value);
    const isUser = type === OptionType.User || (type === OptionType.Mentionable && people.find(id) !== undefined);
    if (type === OptionType.Channel) {
      const channel = guilds.channel(id);
      const { permission_overwrites, ...body } = channelBody(channel, applicationId);
      const { bot, member } = channel;
      resolved.channels[id] = { ...body, permissions: String(member), app_permissions: String(bot) };
    } else if (isUser) {
      const user = people.find(id) ?? people.user(undefined, id);
      const { user: _, deaf, mute, ...member } = memberBody({ ...people.person({ id }), user });
      resolved.users[id] = user;
      resolved.members[id] = member;
    } else if (type === OptionType.Role || type === OptionType.Mentionable) {
      const name = guilds.list.flatMap(({ roles }) => roles).find((role) => role.id === id)?.name ?? 'role';
      resolved.roles[id] = { id, name, permissions: '0', color: 0, position: 1, mentionable: true, managed: false };
    }
  }
  const filled = Object.entries(resolved).filter(([, entries]) => Object.keys(entries).length > 0);
  return filled.length > 0 ? { resolved: Object.fromEntries(filled) } : {};
}
