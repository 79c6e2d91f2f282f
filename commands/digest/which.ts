import type { Services } from '../../src/bot.ts';
import type { Option, Request } from '../../src/core/command.ts';
import type { Subscription } from '../../src/core/digest.ts';
import { UserError } from '../../src/core/errors.ts';
import type { Message } from '../../src/core/message.ts';
import { excerpt } from '../../src/core/text.ts';
import { localTime } from '../../src/digest/calendar.ts';
import { formatRule } from '../../src/digest/rule.ts';
import { type Described, whichDigest } from '../../src/views/subscriptions.ts';
import { requireReach } from './rights.ts';

/** The four characters of a digest. */
export const digest = {
  description: 'Which digest, by its four characters; not needed where there is only one',
  rest: true,
  maxLength: 20,
} as const satisfies Option<Services>;

/** A subscription in the words of its own zone. */
export const described = (subscription: Subscription): Described => ({
  subscription,
  when: formatRule(subscription.rule),
  ...(subscription.nextRunAt !== undefined && { next: localTime(subscription.nextRunAt, subscription.zone) }),
});

/** Does it with the digest that was named, or the channel's only one; with several, asks which. */
export async function withDigest(
  request: Request<Services, { digest: string | undefined }>,
  what: string,
  act: (subscription: Subscription) => Promise<Message>,
): Promise<Message> {
  const { options, services, place } = request;
  if (options.digest) {
    const named = await services.digests.byId(options.digest);
    return act(await requireReach(request, excerpt(options.digest), named));
  }
  const all = await services.digests.inChannel(place.platform, place.channel);
  if (all.length > 1) return whichDigest(all.map(described), what);
  const [only] = all;
  if (!only) throw noDigest();
  return act(only);
}

export const noDigest = (): UserError =>
  new UserError(
    'There is no digest here yet. Those who manage the channel subscribe it: /digest subscribe 08:00 weekdays',
  );
