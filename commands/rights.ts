import type { Services } from '../src/bot.ts';
import type { Request } from '../src/core/command.ts';
import { UserError } from '../src/core/errors.ts';

type Asked = Pick<Request<Services, unknown>, 'services' | 'caller' | 'place' | 'enquire'>;

/**
 * Throws unless the caller may publish, correct and retract. The library is everybody's, so a direct message gives no
 * right to it: it takes who manages the channel where it is asked, or VERBATIM_MANAGERS. The terminal is the operator's own.
 */
export async function requirePublisher({ services, caller, place, enquire }: Asked): Promise<void> {
  if ([caller.id, ...(caller.roles ?? [])].some((id) => services.managers.includes(id))) return;
  if (OPERATORS.has(place.platform)) return;
  if (place.direct || !enquire) throw new UserError(NOT_HERE);
  let manages: boolean;
  try {
    ({ manages } = await enquire.access(place.channel));
  } catch (error) {
    throw new UserError(`I can’t see who may do what in this channel just now: ${(error as Error).message}`);
  }
  if (!manages) throw new UserError(NOT_YOURS);
}

/** The operator's own shell: the chat in the terminal, and `verbatim ask`. */
const OPERATORS: ReadonlySet<string> = new Set(['terminal', 'ask']);

const NOT_HERE =
  'Briefings are published and corrected in a channel that you manage: ask there. Whoever runs Verbatim can add you to ' +
  'VERBATIM_MANAGERS, and then it works anywhere.';
const NOT_YOURS =
  'You may not publish or correct briefings from this channel. On Discord that takes Manage Server, or Manage Channels in ' +
  'the channel; in Slack it is for admins, owners and whoever made the channel. Whoever runs Verbatim can add you to ' +
  'VERBATIM_MANAGERS.';
