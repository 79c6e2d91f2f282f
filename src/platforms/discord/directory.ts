import { Routes } from 'discord.js';
import type { Target } from '../../core/platform.ts';
import type { Api } from './api.ts';

/** What Discord calls the place of direct messages where a server's id would stand. */
const DIRECT = '@me';

/** What has to be asked of Discord about the bot and its channels, each once. */
export type Directory = {
  /** The id of the bot's user. Rejects with the API's error. */
  me(): Promise<string>;
  /** The address of a message; for a target without community, its server is asked for. Undefined where that fails. */
  linkTo(target: Target, message: string): Promise<string | undefined>;
  /** The conversation with this person alone; undefined where there can be none. */
  direct(user: string): Promise<Target | undefined>;
};

/** The directory of the bot whose API this is. */
export function createDirectory(api: Api): Directory {
  let bot: Promise<string> | undefined;
  const guilds = new Map<string, Promise<string>>();

  async function guildOf(channel: string): Promise<string> {
    const { guild_id } = (await api.get(Routes.channel(channel))) as { guild_id?: string };
    return guild_id ?? DIRECT;
  }

  function knownGuild(channel: string): Promise<string> {
    const known = guilds.get(channel) ?? guildOf(channel);
    guilds.set(channel, known);
    return known;
  }

  return {
    me: () => {
      bot ??= (api.get(Routes.user()) as Promise<{ id: string }>).then(({ id }) => id);
      bot.catch(() => {
        bot = undefined;
      });
      return bot;
    },
    linkTo: async ({ channel, community }, message) => {
      try {
        return `https://discord.com/channels/${community ?? (await knownGuild(channel))}/${channel}/${message}`;
      } catch {
        guilds.delete(channel);
        return undefined;
      }
    },
    direct: async (user) => {
      try {
        const { id } = (await api.post(Routes.userChannels(), { recipient_id: user })) as { id: string };
        guilds.set(id, Promise.resolve(DIRECT));
        return { platform: 'discord', channel: id };
      } catch {
        return undefined;
      }
    },
  };
}
