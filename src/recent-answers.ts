import type { Message } from './core/message.ts';

/** How many answers are kept; each is a few kilobytes. */
const MOST = 200;

/**
 * Remembers what was answered while the library is as it was: a digest's buttons and a channel's latest topic are asked
 * for again and again. The same message object comes back, so that what is made of it can be remembered too.
 */
export function recentAnswers(version: () => Promise<string>) {
  const known = new Map<string, { version: string; message: Message }>();
  return async (key: string, make: () => Promise<Message>): Promise<Message> => {
    const now = await version();
    const found = known.get(key);
    if (found?.version === now) return found.message;
    const message = await make();
    known.delete(key);
    known.set(key, { version: now, message });
    if (known.size > MOST) known.delete(known.keys().next().value as string);
    return message;
  };
}
