import { defineCommand, type Services } from '../../src/bot.ts';
import type { Request } from '../../src/core/command.ts';
import type { Subscription } from '../../src/core/digest.ts';
import { UserError } from '../../src/core/errors.ts';
import type { Message } from '../../src/core/message.ts';
import { emptyLibrary } from '../../src/views/error.ts';
import { digestStatus } from '../../src/views/subscriptions.ts';
import { requireManager, requirePosting } from './rights.ts';
import { described, digest, withDigest } from './which.ts';

type Asked = Request<Services, { digest: string | undefined }>;

/** A command that changes a digest, for those who manage its channel. */
const managing = (what: string, description: string, act: (asked: Asked, it: Subscription) => Promise<Message>) =>
  defineCommand({
    name: `digest ${what}`,
    description,
    changes: true,
    options: { digest },
    run: (asked) =>
      withDigest(asked, what, async (subscription) => {
        await requireManager(asked, subscription.target.channel);
        return act(asked, subscription);
      }),
  });

export const now = managing('now', 'Send what the next digest would hold, at once', async (asked, subscription) => {
  const { id } = subscription;
  await requirePosting(asked, subscription.target.channel);
  const planned = await asked.services.digests.now(subscription);
  if (planned === 'empty') throw subscription.topics.length > 0 ? noneOnTopics(subscription) : emptyLibrary();
  if (planned === 'busy') throw new UserError(`A digest is on its way already: /digest log ${id} shows how it goes.`);
  return digestStatus(`Digest ${id} is on its way.`, described(subscription));
});

export const pause = managing(
  'pause',
  'Send no more digests until it is resumed',
  async ({ services }, subscription) => {
    const paused = await services.digests.pause(subscription);
    if (paused.state !== 'paused' || subscription.state === 'paused')
      return digestStatus(`Digest ${paused.id} was not active.`, described(paused));
    return digestStatus(`Digest ${paused.id} is paused.`, described(paused), [
      'What is published meanwhile is not lost: it comes with the first digest after it is resumed.',
    ]);
  },
);

export const resume = managing('resume', 'Go on with a paused or disabled digest', async (asked, subscription) => {
  if (subscription.state === 'active')
    return digestStatus(`Digest ${subscription.id} is active.`, described(subscription));
  await requirePosting(asked, subscription.target.channel);
  const resumed = await asked.services.digests.resume(subscription);
  return digestStatus(`Digest ${resumed.id} goes on.`, described(resumed));
});

export const unsubscribe = managing('unsubscribe', 'End a digest for good', async ({ services }, subscription) => {
  await services.digests.unsubscribe(subscription);
  const ended = { ...subscription, state: 'ended' as const, nextRunAt: undefined };
  return digestStatus(`Digest ${subscription.id} has ended.`, described(ended));
});

const noneOnTopics = ({ topics }: Subscription): UserError =>
  new UserError(`There is no briefing on ${topics.join(', ')} yet.`);
