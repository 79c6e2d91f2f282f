import type { Services } from '../../src/bot.ts';
import type { Request } from '../../src/core/command.ts';
import type { Subscription } from '../../src/core/digest.ts';
import { UserError } from '../../src/core/errors.ts';

type Asked = Pick<Request<Services, unknown>, 'services' | 'caller' | 'place' | 'enquire'>;

/** In the caller's own conversation the digests are the caller's. */
const isOwn = ({ place }: Asked, channel: string): boolean => place.direct && place.channel === channel;

/** Throws unless the caller may manage the digests of a channel. */
export async function requireManager(asked: Asked, channel: string): Promise<void> {
  const { services, caller, enquire } = asked;
  if (isOwn(asked, channel)) return;
  const { managers } = services;
  if ([caller.id, ...(caller.roles ?? [])].some((id) => managers.includes(id))) return;
  if (!(await accessTo(asked, channel))?.manages) throw new UserError(enquire ? NOT_YOURS : NOWHERE);
}

/** Throws, with the mend, where the bot can't post. */
export async function requirePosting(asked: Asked, channel: string): Promise<void> {
  const obstacle = (await accessTo(asked, channel))?.obstacle;
  if (obstacle) throw new UserError(obstacle);
}

/** Throws unless it is a digest of where it is asked, or of a channel that the caller manages. */
export async function requireReach(
  asked: Asked,
  id: string,
  subscription: Subscription | undefined,
): Promise<Subscription> {
  const { place } = asked;
  const target = subscription?.target;
  const isHere = target?.platform === place.platform && target.channel === place.channel;
  const isNear = target?.platform === place.platform && target.community === place.community;
  if (subscription && (isHere || (isNear && (await manages(asked, subscription))))) return subscription;
  throw new UserError(`There is no digest ${id} here. /digest list shows what there is.`);
}

async function manages(asked: Asked, { target }: Subscription): Promise<boolean> {
  try {
    await requireManager(asked, target.channel);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

async function accessTo({ enquire }: Asked, channel: string) {
  try {
    return await enquire?.access(channel);
  } catch (error) {
    throw new UserError(`I can’t see who may do what in that channel just now: ${(error as Error).message}`);
  }
}

const NOT_YOURS =
  'You may not change the digests of this channel. On Discord that takes Manage Server, or Manage Channels in the channel; in ' +
  'Slack it is for admins, owners and whoever made the channel. Whoever runs Verbatim can add you to VERBATIM_MANAGERS.';
const NOWHERE = 'Digests are managed where they are read: ask in the channel itself.';
