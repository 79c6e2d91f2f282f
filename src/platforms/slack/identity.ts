import type { webApi } from '@slack/bolt';

/** Who the bot is, as far as Slack has told. */
export type Identity = {
  team?: string;
  /** The workspace's address. */
  url?: string;
  botId?: string;
  userId?: string;
  /** What people type after an @ to invite it. */
  name?: string;
};

/** Asks Slack whose token it is. Rejects where the token is refused or nobody answers. */
export async function identify(client: webApi.WebClient): Promise<Identity> {
  const { team_id: team, url, bot_id: botId, user_id: userId, user: name } = await client.auth.test();
  return { team, url, botId, userId, name };
}

/** The address of a message; undefined where the workspace's is not known. */
export function messageLink({ url }: Identity, channel: string, ts: string): string | undefined {
  if (!url) return undefined;
  return URL.parse(`archives/${channel}/p${ts.replace('.', '')}`, url)?.href;
}
