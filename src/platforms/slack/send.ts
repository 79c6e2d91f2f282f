import type { webApi } from '@slack/bolt';
import type { Part, SendOutcome, Target } from '../../core/platform.ts';
import { errorCode, failureReason, isRefusedToken, rateLimitMs, reachedNobody } from './errors.ts';
import { type Identity, messageLink } from './identity.ts';
import { metadataOf } from './part-key.ts';
import type { Body } from './render.ts';

/** How long to leave Slack alone while it can't be reached, or has the channel or workspace in the works. */
const UNREACHED_MS = 5_000;
const BUSY_MS = 60_000;

const words = (list: string): Set<string> => new Set(list.split(/\s+/));
const ACCOUNT = words(
  'ekm_access_denied enterprise_is_restricted missing_scope no_permission two_factor_setup_required',
);
const TARGET = words(
  `access_denied cannot_reply_to_message channel_not_found channel_type_not_supported is_archived is_inactive
   messages_tab_disabled not_in_channel restricted_action restricted_action_non_threadable_channel
   restricted_action_read_only_channel restricted_action_thread_locked restricted_action_thread_only_channel
   team_not_found user_not_found`,
);
const BUSY = words('external_channel_migrating message_limit_exceeded team_added_to_org');
/** Of these Slack says that part of the request may have been carried out, or nothing at all. */
const DOUBTFUL = words('fatal_error internal_error request_timeout service_unavailable');

/** Posts a part once. Its key goes with it as metadata, by which it is found again. Never rejects. */
export async function sendPart(
  client: webApi.WebClient,
  self: Identity,
  target: Target,
  part: Part,
  key: string,
): Promise<SendOutcome> {
  try {
    const body = { ...(part.body as Body), channel: target.channel, metadata: metadataOf(key) };
    const { ts: id, channel = target.channel } = await client.chat.postMessage(body);
    if (typeof id !== 'string') return { type: 'unknown', reason: 'no timestamp' };
    const link = messageLink(self, channel, id);
    return { type: 'sent', id, ...(link && { link }) };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** What an error says of whether the message is there now. */
export function outcomeOf(error: unknown): SendOutcome {
  const limited = rateLimitMs(error);
  if (limited !== undefined) return { type: 'retryAfter', ms: limited };
  if (reachedNobody(error)) return { type: 'retryAfter', ms: UNREACHED_MS };
  const reason = failureReason(error);
  if (isRefusedToken(error)) return { type: 'rejected', reason, scope: 'account' };
  const code = errorCode(error);
  if (code === undefined || DOUBTFUL.has(code)) return { type: 'unknown', reason };
  if (BUSY.has(code)) return { type: 'retryAfter', ms: BUSY_MS };
  const scope = ACCOUNT.has(code) ? 'account' : TARGET.has(code) ? 'target' : 'payload';
  return { type: 'rejected', reason, scope };
}
