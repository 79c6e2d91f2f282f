import type { webApi } from '@slack/bolt';
import type { Part, SendOutcome, Target } from '../../core/platform.ts';
import { errorCode } from './errors.ts';
import { type Identity, messageLink } from './identity.ts';
import { metadataOf } from './part-key.ts';
import type { Body } from './render.ts';
import { outcomeOf } from './send.ts';

/** What no second request changes, in words. */
const GONE: Record<string, string> = {
  message_not_found: 'the message was deleted',
  cant_update_message: 'the message is not the bot’s own',
  edit_window_closed: 'the workspace lets no message be edited after so long',
};

/** Puts a part in the place of the one a message shows; its key stays with it. Never rejects. */
export async function editPart(
  client: webApi.WebClient,
  self: Identity,
  target: Target,
  message: string,
  part: Part,
  key: string,
): Promise<SendOutcome> {
  try {
    // Whether links unfurl was settled when it was posted.
    const { text, blocks } = part.body as Body;
    await client.chat.update({ channel: target.channel, ts: message, text, blocks, metadata: metadataOf(key) });
    const link = messageLink(self, target.channel, message);
    return { type: 'sent', id: message, ...(link && { link }) };
  } catch (error) {
    const code = errorCode(error) ?? '';
    const gone = GONE[code];
    return gone ? { type: 'rejected', scope: 'payload', reason: `${gone} (${code})` } : outcomeOf(error);
  }
}
