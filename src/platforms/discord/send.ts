import { Routes } from 'discord.js';
import type { Part, SendOutcome, Target } from '../../core/platform.ts';
import { type Api, type ApiFault, faultOf } from './api.ts';
import { stamped } from './stamp.ts';

/** Discord's codes for what is wrong with the place and not with the message. */
const TARGET_FAULTS: Record<number, string> = {
  10003: 'the channel no longer exists',
  50001: 'the bot has no access to the channel',
  50007: 'this person takes no direct messages from the bot',
  50008: 'the channel takes no messages',
  50013: 'the bot may not write in the channel',
  50083: 'the thread is archived',
};

/** The message of this nonce was deleted: sent it was, once. */
const DELETED_SINCE = 10008;
/** When to try again what never reached Discord (ms). */
const UNREACHED_WAIT = 5_000;

/** Posts one message with one request. Discord gives back the old message for a `key` it has seen in past minutes. */
export async function sendPart(api: Api, target: Target, part: Part, key: string): Promise<SendOutcome> {
  const body = { ...stamped(part, key).body, nonce: key, enforce_nonce: true };
  try {
    const { id } = (await api.post(Routes.channelMessages(target.channel), body)) as { id?: string };
    return id ? { type: 'sent', id } : { type: 'unknown', reason: 'an answer that is not Discord’s' };
  } catch (error) {
    return outcomeOf(faultOf(error));
  }
}

/** What a fault says of whether the message is there now. */
export function outcomeOf(fault: ApiFault): SendOutcome {
  if (fault.type === 'limited') return { type: 'retryAfter', ms: fault.ms };
  if (fault.type === 'failed' && fault.unsent) return { type: 'retryAfter', ms: UNREACHED_WAIT };
  if (fault.type === 'failed') return { type: 'unknown', reason: fault.reason };
  const { status, code } = fault;
  if (status === 401) return { type: 'rejected', scope: 'account', reason: 'Discord no longer accepts the token' };
  if (code === DELETED_SINCE)
    return { type: 'rejected', scope: 'payload', reason: 'the message was sent before and has been deleted since' };
  const known = TARGET_FAULTS[code];
  if (known || status === 403 || status === 404)
    return { type: 'rejected', scope: 'target', reason: `${known ?? 'Discord refuses the channel'} (${code})` };
  return { type: 'rejected', scope: 'payload', reason: `Discord refuses the message (${status}, ${code})` };
}
