import type { webApi } from '@slack/bolt';
import type { Found, Target } from '../../core/platform.ts';
import { errorCode, failureReason, rateLimitMs } from './errors.ts';
import { type Identity, messageLink } from './identity.ts';
import { keyIn } from './part-key.ts';

const PAGE = 200;
const PAGES = 10;
/** Slack's clock and ours may differ; the key decides. */
const SKEW_MS = 60_000;
const METADATA_SCOPE = 'metadata.message:read';

/** What closes a channel's history to the bot; a token that is refused may be mended, and then it can be read. */
const CLOSED = new Set(
  `access_denied channel_not_found channel_type_not_supported ekm_access_denied enterprise_is_restricted
   method_not_supported_for_channel_type missing_scope no_permission not_in_channel restricted_action
   team_access_not_granted team_not_found`.split(/\s+/),
);

/** Looks for the part among the channel's messages since `since` (ms). Never rejects. */
export async function findPart(
  client: webApi.WebClient,
  self: Identity,
  target: Target,
  key: string,
  since: number,
): Promise<Found> {
  try {
    return await look(client, self, target.channel, key, since);
  } catch (error) {
    const reason = failureReason(error);
    if (CLOSED.has(errorCode(error) ?? '')) return { type: 'unreadable', reason };
    const ms = rateLimitMs(error);
    return { type: 'unclear', reason, ...(ms !== undefined && { ms }) };
  }
}

/** From the newest message back: the newest page is read in any case, since our clock may be far ahead of Slack's. */
async function look(
  client: webApi.WebClient,
  self: Identity,
  channel: string,
  key: string,
  since: number,
): Promise<Found> {
  const start = (since - SKEW_MS) / 1000;
  let cursor: string | undefined;
  let withheld = false;
  for (let page = 0; page < PAGES; page += 1) {
    const history = await client.conversations.history({
      channel,
      limit: PAGE,
      include_all_metadata: true,
      ...(cursor && { cursor }),
    });
    const { messages = [], response_metadata: more } = history;
    for (const message of messages) {
      const read = keyIn(message.metadata);
      if (message.ts && typeof read === 'object' && read.key === key) return found(self, channel, message.ts);
      withheld ||= read === 'withheld' || (!message.metadata && isOwn(message, self) && hidesMetadata(more));
    }
    const isOld = messages.some(({ ts }) => Number(ts) < start);
    cursor = isOld ? undefined : more?.next_cursor;
    if (!cursor && !isOld && history.has_more)
      return { type: 'unclear', reason: 'Slack gave only a part of the history' };
    if (!cursor) return withheld ? unreadable(`the scope ${METADATA_SCOPE} is missing`) : { type: 'absent' };
  }
  return unreadable(`there are more than ${PAGE * PAGES} messages since then`);
}

function found(self: Identity, channel: string, id: string): Found {
  const link = messageLink(self, channel, id);
  return { type: 'found', id, ...(link && { link }) };
}

const unreadable = (reason: string): Found => ({ type: 'unreadable', reason });

/** Whether the message may be the bot's: any bot's, where it is not known which one this is. */
const isOwn = ({ bot_id: bot }: { bot_id?: string }, { botId }: Identity): boolean =>
  bot !== undefined && (botId === undefined || bot === botId);

/** Without the scope Slack leaves metadata out and says nothing; it does tell the scopes with each answer. */
const hidesMetadata = (answer: { scopes?: unknown } | undefined): boolean =>
  Array.isArray(answer?.scopes) && !answer.scopes.includes(METADATA_SCOPE);
