import { defineCommand, type Services } from '../../src/bot.ts';
import type { Option, Request } from '../../src/core/command.ts';
import type { Subscription } from '../../src/core/digest.ts';
import { UserError } from '../../src/core/errors.ts';
import { fold } from '../../src/core/fold.ts';
import { excerpt, phrase } from '../../src/core/text.ts';
import { isCron, readGrace, readRule, readZone } from '../../src/digest/rule.ts';
import { digestStatus } from '../../src/views/subscriptions.ts';
import { requireManager, requirePosting } from './rights.ts';
import { described, digest, withDigest } from './which.ts';

const MOST_TOPICS = 20;

const when = {
  time: {
    description: 'At what time, as in 08:00; or five cron fields in place of time and days',
    positional: { like: /^[\d*]|^(noon|midnight)$/i },
  },
  days: {
    description: 'daily (if left out), weekdays, or days such as mon,wed,fri',
    positional: { like: /^(daily|everyday|weekdays?|weekends?|(mon|tue|wed|thu|fri|sat|sun)[a-z]*([,-].*)?)$/i },
  },
  zone: {
    description: 'Time zone such as Europe/Berlin; yours if left out and Slack tells it',
    positional: { like: /^(utc|gmt|[a-z_]+\/[a-z_/+-]+\d*)$/i },
  },
} as const satisfies Record<string, Option<Services>>;

const topics = {
  description: 'Only briefings on these topics, separated by commas; all if left out',
  complete: (typed, { library }) => completeLast(typed, library),
} as const satisfies Option<Services>;

const missed = {
  description: 'A missed run: skip, or post it if less than this late; 3h if left out',
} as const satisfies Option<Services>;

export const subscribe = defineCommand({
  name: 'digest subscribe',
  description: 'Have this channel get new briefings regularly',
  changes: true,
  options: {
    ...when,
    time: { ...when.time, required: true },
    topics,
    channel: { description: 'Another channel than this one', type: 'channel' },
    since: { description: 'new: only what is published from now on (if left out); all: everything there is' },
    missed,
  },
  async run(request) {
    const { options, services, caller, place, enquire } = request;
    const [rule, graceMs] = [readRule(options.time, options.days), readGrace(options.missed)];
    const zone = options.zone
      ? readZone(options.zone)
      : (knownZone((await enquire?.zone?.()) ?? caller.zone) ?? services.zone);
    const backlog = isBacklog(options.since);
    const wanted = readTopics(options.topics);
    const { channel, name } = channelOf(request, options.channel);
    await requireManager(request, channel);
    await requirePosting(request, channel);
    const { platform, community } = place;
    const { subscription, known } = await services.digests.subscribe({
      target: { platform, channel, ...(community && !place.direct && { community }) },
      ...(name && { channelName: name }),
      ...{ rule, zone, graceMs, backlog, topics: wanted, createdBy: caller.id },
    });
    const did = known
      ? `That is digest ${subscription.id} already: nothing was doubled.`
      : `Digest ${subscription.id} is set.`;
    return digestStatus(did, described(subscription), await notesOn(wanted, services));
  },
});

export const change = defineCommand({
  name: 'digest change',
  description: 'Give a digest another time, other days, zone, topics or grace for missed runs',
  changes: true,
  options: { ...when, topics, missed, digest: { ...digest, rest: undefined } },
  run: (request) =>
    withDigest(request, 'change', async (subscription) => {
      const { options, services } = request;
      await requireManager(request, subscription.target.channel);
      if (!(options.time || options.days || options.zone || options.topics || options.missed))
        throw new UserError(
          `What is to be another? For example /digest change 07:30 weekdays digest:${subscription.id}`,
        );
      const changed = await services.digests.change(subscription, {
        rule: changedRule(subscription, options.time, options.days),
        ...(options.zone && { zone: readZone(options.zone) }),
        ...(options.topics && { topics: readTopics(options.topics) }),
        ...(options.missed && { graceMs: readGrace(options.missed) }),
      });
      return digestStatus(
        `Digest ${changed.id} is changed.`,
        described(changed),
        await notesOn(changed.topics, services),
      );
    }),
});

function changedRule({ rule }: Subscription, time: string | undefined, days: string | undefined): Subscription['rule'] {
  if (!time && !days) return rule;
  if ('cron' in rule && !time)
    throw new UserError('This digest goes by a cron rule, which says the days too: give a time.');
  const kept = 'cron' in rule ? { time: '', days: undefined } : rule;
  const keptDays = kept.days === undefined || typeof kept.days === 'string' ? kept.days : kept.days.join(',');
  return readRule(time ?? kept.time, days ?? (time && isCron(time) ? undefined : keptDays));
}

/** What a platform tells may be a zone that this machine doesn't know. */
function knownZone(told: string | undefined): string | undefined {
  try {
    return told && readZone(told);
  } catch {
    return undefined;
  }
}

function isBacklog(since: string | undefined): boolean {
  if (!since || /^(new|all)$/i.test(since)) return /^all$/i.test(since ?? '');
  throw new UserError(phrase`since is new or all, not ${since}.`);
}

/** Folded, each once; `all` is every topic. */
function readTopics(typed: string | undefined): string[] {
  const all = [...new Set((typed ?? '').split(',').map(fold))].filter((topic) => topic !== '');
  if (all.length > MOST_TOPICS) throw new UserError(`${all.length} topics: ${MOST_TOPICS} are the most for a digest.`);
  return all.length === 1 && all[0] === 'all' ? [] : all.sort();
}

/** The channel's id, and its name where the question tells it. */
function channelOf(
  { place, channels = [] }: Request<Services, unknown>,
  typed: string | undefined,
): { channel: string; name?: string } {
  if (!typed) return { channel: place.channel };
  const named = channels.find(({ id, name }) => [id, name, `#${name}`, `#${id}`].includes(typed));
  if (named) return { channel: named.id, ...(named.name !== named.id && { name: named.name }) };
  if (/^([CG][A-Z0-9]{5,}|\d{15,20})$/.test(typed)) return { channel: typed };
  throw new UserError(
    phrase`I don’t know the channel ${excerpt(typed)}: pick it from the list that # or the option offers.`,
  );
}

async function notesOn(topics: readonly string[], { library }: Services): Promise<string[]> {
  const found = await Promise.all(topics.map((topic) => library.briefsOf(topic, 1, 0)));
  const unknown = topics.filter((_, at) => found[at]?.total === 0);
  return unknown.length > 0
    ? [phrase`No briefing is on ${unknown.join(', ')} yet: it will come when there is one.`]
    : [];
}

async function completeLast(typed: string, library: Services['library']) {
  const comma = typed.lastIndexOf(',') + 1;
  const before = typed.slice(0, comma);
  const choices = await library.completeTopics(typed.slice(comma).trim());
  return choices.map(({ label, value }) => ({ label: `${before}${label}`, value: `${before}${value}` }));
}
