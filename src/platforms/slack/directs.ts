import type { webApi } from '@slack/bolt';
import { errorCode } from './errors.ts';

const KEPT = 10_000;

/** The bot's conversations with single people, which never change, by the person. */
export type Directs = {
  /** Opens it where need be. Rejects where Slack refuses or nobody answers. */
  open(user: string): Promise<string | undefined>;
  /** Undefined where there is none yet. Rejects where nobody answers. */
  find(user: string): Promise<string | undefined>;
};

/**
 * Slack tells a conversation with the bot from one between other people in nothing but its id, so that has to be asked
 * for: once a person.
 */
export function createDirects(client: webApi.WebClient): Directs {
  const known = new Map<string, string>();

  async function ask(user: string, more = {}): Promise<string | undefined> {
    const remembered = known.get(user);
    if (remembered) return remembered;
    const { channel } = await client.conversations.open({ users: user, ...more });
    if (!channel?.id) return undefined;
    if (known.size >= KEPT) known.clear();
    known.set(user, channel.id);
    return channel.id;
  }

  return {
    open: (user) => ask(user),
    find: async (user) => {
      try {
        return await ask(user, { prevent_creation: true });
      } catch (error) {
        const refused = /_not_found$|_dm_bot$|^user_|^not_enough_users$/.test(errorCode(error) ?? '');
        if (refused) return undefined;
        throw error;
      }
    },
  };
}
