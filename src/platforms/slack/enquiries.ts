import type { webApi } from '@slack/bolt';
import { UserError } from '../../core/errors.ts';
import type { Access, Caller, Enquiries, NamedChannel, Place } from '../../core/platform.ts';
import { phrase } from '../../core/text.ts';
import type { Directs } from './directs.ts';
import { errorCode, failureReason } from './errors.ts';
import type { Identity } from './identity.ts';

export type EnquiryOptions = { client: webApi.WebClient; directs: Directs; self(): Identity };
/** Who asks, and the channels that are known by name. */
export type Asker = { caller: Caller; place: Place; channels?: readonly NamedChannel[] };

type User = NonNullable<webApi.UsersInfoResponse['user']>;
type Channel = NonNullable<webApi.ConversationsInfoResponse['channel']>;
/** Empty where there is no such thing, or none that the bot may know of. */
type Lookup<Value> = { value?: Value; obstacle?: string };

const PEOPLE_ONLY =
  'I can’t post in a direct message between other people: use a channel that I am in, or a direct message to me.';

/** What Slack can tell of the one who asked: each is asked for when it is wanted, and once. */
export function enquiriesOf({ client, directs, self }: EnquiryOptions, { caller, place, channels }: Asker): Enquiries {
  const known = new Map<string, Promise<Access>>();
  let user: Promise<Lookup<User>> | undefined;

  const askUser = (): Promise<Lookup<User>> => {
    user ??= lookUp(async () => (await client.users.info({ user: caller.id })).user);
    return user;
  };

  async function accessTo(channel: string): Promise<Access> {
    if (channel.startsWith('D')) {
      const { value, obstacle = PEOPLE_ONLY } = await lookUp(() => directs.find(caller.id));
      return value === channel ? { manages: true } : { manages: false, obstacle };
    }
    const [person, room] = await Promise.all([
      askUser(),
      lookUp(async () => (await client.conversations.info({ channel })).channel),
    ]);
    const manages = room.value?.creator === caller.id || governs(person.value, self().team);
    const obstacle = obstacleIn(room, nameOf(channel, room), self().name) ?? (manages ? undefined : person.obstacle);
    return { manages, ...(obstacle && { obstacle }) };
  }

  function nameOf(channel: string, room: Lookup<Channel>): string {
    const name = room.value?.name ?? channels?.find(({ id }) => id === channel)?.name;
    if (name && name !== channel) return `#${name}`;
    return channel === place.channel ? 'this channel' : 'that channel';
  }

  return {
    access: (channel) => {
      const access = known.get(channel) ?? accessTo(channel);
      known.set(channel, access);
      return access;
    },
    zone: async () => {
      try {
        return (await askUser()).value?.tz || undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** What Slack answers; rejects with a sentence for the one who asked where it doesn't. */
async function lookUp<Value>(ask: () => Promise<Value | undefined>): Promise<Lookup<Value>> {
  try {
    return { value: await ask() };
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (code === 'missing_scope') return { obstacle: scopeObstacle(error) };
    if (/_not_(?:found|visible)$/.test(code)) return {};
    throw new UserError(`Slack can’t tell me what I need for this (${failureReason(error)}): try again in a moment.`);
  }
}

/** Scopes for conversations among people are not asked for: to lack one of these only says what kind it is. */
function scopeObstacle(error: unknown): string {
  const needed = String((error as { data?: { needed?: unknown } }).data?.needed ?? '');
  if (/^m?p?im:read$/.test(needed)) return PEOPLE_ONLY;
  const scope = /^[\w:.,]+$/.test(needed) ? `missing_scope, ${needed}` : 'missing_scope';
  return `I lack a permission in Slack (${scope}): ask an administrator to reinstall the app with its current manifest.`;
}

/** Admins and owners of this workspace: in a shared channel, what somebody is in another one says nothing. */
function governs(user: User | undefined, team: string | undefined): boolean {
  if (!user) return false;
  const teams = [user.team_id, ...(user.enterprise_user?.teams ?? [])];
  const belongs = !team || !user.team_id || teams.includes(team);
  return belongs && Boolean(user.is_admin || user.is_owner || user.is_primary_owner);
}

function obstacleIn({ value: room, obstacle }: Lookup<Channel>, name: string, bot = 'Verbatim'): string | undefined {
  const invite = phrase`type /invite @${bot} there`;
  if (!room) {
    const unseen = phrase`I can’t see ${name}. If it is private, ${invite}; if it is gone, choose another channel.`;
    return obstacle ?? unseen;
  }
  if (room.is_mpim || room.is_im) return PEOPLE_ONLY;
  if (room.is_archived)
    return phrase`I can’t post in ${name}, it is archived: unarchive it, or choose another channel.`;
  return room.is_member === false ? phrase`I am not in ${name}: ${invite}.` : undefined;
}
