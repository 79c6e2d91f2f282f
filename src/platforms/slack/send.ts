import { webApi } from '@slack/bolt';
import type { Found, Part, SendOutcome, Target } from '../../core/platform.ts';
import { errorCode, failureReason } from './errors.ts';
import type { Body } from './render.ts';

const EVENT_TYPE = 'verbatim_part';
const RATE_LIMITED_MS = 1_000;
const PAGE = 200;
const PAGES = 10;
/** Slack's clock and ours may differ; the key decides. */
const SKEW_MS = 60_000;

const words = (list: string): Set<string> => new Set(list.split(/\s+/));
const ACCOUNT = words(
  `account_inactive ekm_access_denied enterprise_is_restricted invalid_auth missing_scope no_permission not_allowed_token_type
   not_authed org_login_required team_access_not_granted token_expired token_revoked`,
);
const TARGET = words(
  `cannot_reply_to_message channel_not_found external_channel_migrating is_archived is_inactive messages_tab_disabled
   not_in_channel restricted_action restricted_action_non_threadable_channel restricted_action_read_only_channel
   restricted_action_thread_locked restricted_action_thread_only_channel team_not_found user_not_found`,
);
/** Of these Slack says that part of the request may have been carried out, or nothing at all. */
const DOUBTFUL = words('fatal_error internal_error request_timeout service_unavailable');

/** Posts a part once. Its key goes with it as metadata, by which `findPart` knows it again. */
export async function sendPart(
  client: webApi.WebClient,
  target: Target,
  part: Part,
  key: string,
): Promise<SendOutcome> {
  const metadata = { event_type: EVENT_TYPE, event_payload: { key } };
  try {
    const { ts } = await client.chat.postMessage({
      ...(part.body as Body),
      channel: target.channel,
      metadata,
    });
    return typeof ts === 'string' ? { type: 'sent', id: ts } : { type: 'unknown', reason: 'no timestamp' };
  } catch (error) {
    return outcomeOf(error);
  }
}

function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof webApi.WebAPIRateLimitedError) return { type: 'retryAfter', ms: error.retryAfter * 1000 };
  const reason = failureReason(error);
  const code = errorCode(error);
  if (code === undefined || DOUBTFUL.has(code)) return { type: 'unknown', reason };
  if (code === 'ratelimited' || code === 'rate_limited') return { type: 'retryAfter', ms: RATE_LIMITED_MS };
  const scope = ACCOUNT.has(code) ? 'account' : TARGET.has(code) ? 'target' : 'payload';
  return { type: 'rejected', reason, scope };
}

/**
 * Looks through the channel's messages since `since` (ms).
 */
export async function findPart(client: webApi.WebClient, target: Target, key: string, since: number): Promise<Found> {
  const oldest = String(Math.max(0, Math.floor((since - SKEW_MS) / 1000)));
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const { messages = [], response_metadata: next } = await client.conversations.history({
      channel: target.channel,
      oldest,
      limit: PAGE,
      include_all_metadata: true,
      ...(cursor && { cursor }),
    });
    const found = messages.find(({ metadata }) => metadata?.event_type === EVENT_TYPE && keyOf(metadata) === key);
    if (found?.ts) return { type: 'found', id: found.ts };
    cursor = next?.next_cursor;
    if (!cursor) return { type: 'absent' };
  }
  return { type: 'unreadable', reason: `there are more than ${PAGE * PAGES} messages since then` };
}

const keyOf = ({ event_payload: payload }: { event_payload?: unknown }): unknown =>
  typeof payload === 'object' && payload !== null && 'key' in payload ? payload.key : undefined;
