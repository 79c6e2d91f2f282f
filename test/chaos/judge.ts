import { decodeButton } from '../../src/platforms/button.ts';
import type { Reader } from '../../src/store/database.ts';
import type { Shown, Stage } from './stage.ts';

/** What became of every briefing in every channel. */
export type Verdict = {
  parts: number;
  /** Briefings that a channel never got, and messages that the ledger counts as sent and no channel shows. */
  lost: string[];
  /** Briefings that a channel got twice, and keys with several messages. */
  doubled: string[];
  /** Parts of which nobody can say whether they arrived. */
  parked: number;
  /** From a briefing's publishing until its channel had it (ms). */
  longestDelay: number;
};

type PartRow = {
  channel: string;
  delivery: number;
  key: string;
  state: string;
  from_seq: number;
  through_seq: number;
};
type BriefRow = { slug: string; title: string; seq: number; published_at: string };

/** Goes by what the channels show; the ledger only tells what ought to be there and what is parked. */
export async function judge(store: Reader, stages: readonly Stage[]): Promise<Verdict> {
  const briefs = await store.all<BriefRow>('SELECT slug, title, seq, published_at FROM brief ORDER BY seq');
  const parts = await store.all<PartRow>(
    `SELECT channel, part.delivery, key, part.state, from_seq, through_seq FROM part JOIN delivery ON delivery.id = part.delivery
     JOIN subscription ON subscription.id = delivery.subscription`,
  );
  const byChannel = Map.groupBy(parts, ({ channel }) => channel);
  const verdict: Verdict = { parts: 0, lost: [], doubled: [], parked: 0, longestDelay: 0 };
  verdict.parts = parts.filter(({ state }) => state === 'sent' || state === 'parked').length;
  verdict.parked = parts.filter(({ state }) => state === 'parked').length;
  for (const stage of stages)
    for (const { channel } of stage.targets) {
      const shown = stage.shown(channel);
      judgeKeys(verdict, channel, shown, byChannel.get(channel) ?? []);
      judgeBriefs(verdict, channel, shown, byChannel.get(channel) ?? [], briefs);
    }
  return verdict;
}

function judgeKeys(verdict: Verdict, channel: string, shown: readonly Shown[], parts: readonly PartRow[]): void {
  const states = new Map(parts.map(({ key, state }) => [key, state]));
  const counts = new Map<string, number>();
  for (const { key = 'no key' } of shown) counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const [key, count] of counts) {
    if (count > 1) verdict.doubled.push(`${channel}: ${count} messages of ${key}`);
    const state = states.get(key) ?? 'in no ledger';
    if (!['sent', 'parked'].includes(state)) verdict.doubled.push(`${channel}: a message of ${key}, which is ${state}`);
  }
  for (const { key, state } of parts)
    if (state === 'sent' && !counts.has(key)) verdict.lost.push(`${channel}: no message of ${key}, which was sent`);
}

function judgeBriefs(
  verdict: Verdict,
  channel: string,
  shown: readonly Shown[],
  parts: readonly PartRow[],
  briefs: readonly BriefRow[],
): void {
  const digests = digestsOf(shown, parts);
  const parked = parts.filter(({ state }) => state === 'parked');
  for (const { slug, title, seq, published_at } of briefs) {
    const holding = digests.filter(
      ({ slugs, ranges }) => slugs.has(slug) || ranges.some(([from, to]) => from <= seq && seq <= to),
    );
    const titled = shown.filter(({ text }) => text.includes(title)).length;
    const isParked = parked.some(({ from_seq, through_seq }) => from_seq < seq && seq <= through_seq);
    if (holding.length === 0 && !isParked) verdict.lost.push(`${channel}: ${slug}`);
    if (holding.length > 1 || titled > 1)
      verdict.doubled.push(`${channel}: ${slug} ${holding.length} times by its button, ${titled} times by its title`);
    const [first] = holding;
    if (first) verdict.longestDelay = Math.max(verdict.longestDelay, first.at - Date.parse(published_at));
  }
}

type Digest = { at: number; slugs: Set<string>; ranges: [from: number, to: number][] };

/** What each digest covers by its buttons, which may stand in several messages; its range holds what it opens, too. */
function digestsOf(shown: readonly Shown[], parts: readonly PartRow[]): Digest[] {
  const deliveries = new Map(parts.map(({ key, delivery }) => [key, delivery]));
  const byDelivery = Map.groupBy(shown, ({ key = '' }) => deliveries.get(key) ?? key);
  return [...byDelivery.values()].map((messages) => {
    const lines = messages.flatMap(({ buttons }) => buttons.flatMap(lineOf));
    return {
      at: Math.max(...messages.map(({ at }) => at)),
      slugs: new Set(lines.flatMap((line) => /^brief topic=(\S+)$/.exec(line)?.[1] ?? [])),
      ranges: lines.flatMap((line): [number, number][] => {
        const [, from, to] = /^latest range=(\d+)-(\d+)$/.exec(line) ?? [];
        return from && to ? [[Number(from), Number(to)]] : [];
      }),
    };
  });
}

function lineOf(id: string): string[] {
  const button = decodeButton(id);
  return button && 'line' in button ? [button.line] : [];
}
