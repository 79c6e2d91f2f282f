import { Routes } from 'discord.js';
import type { Part, SendOutcome, Target } from '../../core/platform.ts';
import { type Api, faultOf } from './api.ts';
import { outcomeOf } from './send.ts';
import { stamped } from './stamp.ts';

const NO_SUCH_MESSAGE = 10008;
const NOT_OURS = 50005;
/** What no second request changes, and is the message's own affair. */
const GONE: Record<number, string> = {
  [NO_SUCH_MESSAGE]: 'the message was deleted',
  [NOT_OURS]: 'the message is not the bot’s own',
};

/** Puts a part in the place of the one a message shows. It keeps the key in its buttons, and so is still found by it. */
export async function editPart(
  api: Api,
  target: Target,
  message: string,
  part: Part,
  key: string,
): Promise<SendOutcome> {
  try {
    await api.patch(Routes.channelMessage(target.channel, message), stamped(part, key).body);
    return { type: 'sent', id: message };
  } catch (error) {
    const fault = faultOf(error);
    const gone = fault.type === 'refused' ? GONE[fault.code] : undefined;
    if (gone && fault.type === 'refused')
      return { type: 'rejected', scope: 'payload', reason: `${gone} (${fault.code})` };
    return outcomeOf(fault);
  }
}
