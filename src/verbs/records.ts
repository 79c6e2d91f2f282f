import type { Subscription } from '../core/digest.ts';
import type { CorrectionState } from '../library/corrections.ts';
import type { LoggedDelivery } from '../store/deliveries.ts';

const instant = (ms: number | undefined): string | null => (ms === undefined ? null : new Date(ms).toISOString());

/** A subscription for programs; instants are ISO, durations ms. */
export const subscriptionRecord = ({ target, ...it }: Subscription) => ({
  id: it.id,
  platform: target.platform,
  community: target.community ?? null,
  channel: target.channel,
  channelName: it.channelName ?? null,
  rule: it.rule,
  zone: it.zone,
  topics: it.topics,
  missedMs: it.graceMs,
  state: it.state,
  reason: it.reason ?? null,
  mark: it.mark,
  createdBy: it.createdBy,
  createdAt: instant(it.createdAt),
  nextRunAt: instant(it.nextRunAt),
});

/** A delivery with its parts, for programs. */
export const deliveryRecord = (it: LoggedDelivery) => ({
  id: it.id,
  subscription: it.subscription,
  kind: it.kind,
  dueAt: instant(it.dueAt),
  missedFrom: instant(it.missedFrom),
  fromSeq: it.fromSeq,
  throughSeq: it.throughSeq,
  state: it.state,
  reason: it.reason ?? null,
  parts: it.parts.map((part) => ({
    part: part.position + 1,
    state: part.state,
    attempts: part.attempts,
    sentAt: instant(part.sentAt),
    lateMs: part.sentAt === undefined ? null : Math.max(0, part.sentAt - it.dueAt),
    message: part.message ?? null,
    link: part.link ?? null,
    reason: part.reason ?? null,
  })),
});

/** A corrected briefing with the messages that show it, for programs. */
export const correctionRecord = ({ slug, title, corrections, retracted, messages }: CorrectionState) => ({
  ...{ slug, title, corrections, retracted: retracted ?? null },
  messages: messages.map(({ subscription, target, state, link, reason }) => ({
    ...{ subscription, platform: target.platform, community: target.community ?? null, channel: target.channel, state },
    ...{ link: link ?? null, reason: reason ?? null },
  })),
});
