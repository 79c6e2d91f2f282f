import { Routes } from 'discord.js';
import type { Clock } from '../../core/clock.ts';
import type { Found, Target } from '../../core/platform.ts';
import { type Api, type ApiFault, faultOf } from './api.ts';
import type { Directory } from './directory.ts';
import { isMissing, READ_MESSAGE_HISTORY, VIEW_CHANNEL } from './permissions.ts';
import { snowflakeAt } from './snowflake.ts';
import { carries } from './stamp.ts';
import { survey } from './survey.ts';

export type Search = { api: Api; directory: Directory; clock: Clock };

/** Discord's clock may be behind ours by this much (ms). */
const SKEW_MS = 60_000;
const PAGE = 100;
const MOST_PAGES = 20;
/** A rate limit in the middle of a channel is waited for, if it is no longer than this (ms). */
const LONGEST_WAIT = 10_000;

/** Discord's codes for what no second look changes. */
const UNREADABLE: Record<number, string> = {
  10003: 'the channel no longer exists',
  50001: 'I can’t see the channel: I lack the permission View Channel there',
  50013: 'I can’t read the channel’s messages: I lack the permission Read Message History there',
};

type Seen = { id: string; author?: { id: string }; components?: unknown };

/** Looks through what was written in the channel since then for the bot's own message that carries the key. Never rejects. */
export async function findMessage(search: Search, target: Target, key: string, since: number): Promise<Found> {
  try {
    return await look(search, target, key, snowflakeAt(since - SKEW_MS));
  } catch (error) {
    return foundNothing(faultOf(error));
  }
}

/** From the newest message back: the newest page is read in any case, since our clock may be far ahead of Discord's. */
async function look(search: Search, target: Target, key: string, start: string): Promise<Found> {
  let before: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const messages = await readPage(search, target.channel, before, page > 0);
    const id = await ownWith(key, messages, search.directory);
    if (id) return { type: 'found', id, link: await search.directory.linkTo(target, id) };
    // Only an empty page is surely the last.
    if (messages.length === 0) return page > 0 ? { type: 'absent' } : absentIfReadable(search, target);
    before = oldest(messages);
    if (BigInt(before) < BigInt(start)) return { type: 'absent' };
  }
  return { type: 'unreadable', reason: `more than ${MOST_PAGES * PAGE} messages were written in the channel since` };
}

/** Any other bot could copy a button's id. */
async function ownWith(key: string, messages: readonly Seen[], directory: Directory): Promise<string | undefined> {
  const candidates = messages.filter(({ components }) => carries(components, key));
  if (candidates.length === 0) return undefined;
  const me = await directory.me();
  return candidates.find(({ author }) => author?.id === me)?.id;
}

async function readPage(
  { api, clock }: Search,
  channel: string,
  before: string | undefined,
  patient: boolean,
): Promise<Seen[]> {
  const query = { limit: String(PAGE), ...(before && { before }) };
  const read = () => api.get(Routes.channelMessages(channel), query) as Promise<Seen[]>;
  try {
    return await read();
  } catch (error) {
    const fault = faultOf(error);
    // To give up here would begin anew at the first page, and meet the same limit.
    if (!patient || fault.type !== 'limited' || fault.ms > LONGEST_WAIT) throw error;
    await clock.sleep(fault.ms);
    return read();
  }
}

const oldest = (messages: readonly Seen[]): string =>
  messages.map(({ id }) => id).reduce((a, b) => (BigInt(a) < BigInt(b) ? a : b));

/** Without the right to read its history, a channel looks as if nothing had ever been written there. */
async function absentIfReadable({ api, directory }: Search, { channel }: Target): Promise<Found> {
  const anything = (await api.get(Routes.channelMessages(channel), { limit: '1' })) as Seen[];
  if (anything.length > 0) return { type: 'absent' };
  try {
    const { bot } = await survey(api, directory, channel);
    const missing = [VIEW_CHANNEL, READ_MESSAGE_HISTORY].find((right) => bot !== undefined && isMissing(right, bot));
    if (!missing) return { type: 'absent' };
    return { type: 'unreadable', reason: `I lack the permission ${missing.name} in the channel` };
  } catch (error) {
    const fault = faultOf(error);
    // The channel itself was just shown: what is refused beside it says nothing of it.
    const isAside = fault.type === 'refused';
    return isAside ? { type: 'unclear', reason: 'Discord doesn’t say what I may do there' } : foundNothing(fault);
  }
}

function foundNothing(fault: ApiFault): Found {
  if (fault.type === 'limited') return { type: 'unclear', reason: 'Discord asks to wait', ms: fault.ms };
  if (fault.type === 'failed') return { type: 'unclear', reason: fault.reason };
  const { status, code } = fault;
  if (status === 401) return { type: 'unclear', reason: 'Discord no longer accepts the token' };
  const known = UNREADABLE[code];
  if (known || status === 403 || status === 404)
    return { type: 'unreadable', reason: `${known ?? 'Discord refuses the channel'} (${code})` };
  return { type: 'unclear', reason: `Discord refuses to show the channel (${status}, ${code})` };
}
