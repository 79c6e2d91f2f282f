import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { Bot, Platform } from '../../core/platform.ts';
import { createApi } from './api.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { createInteractions } from './interactions.ts';
import { type Memory, registerCommands } from './register.ts';
import { renderDiscord } from './render.ts';
import { createLinks, sendPart } from './send.ts';
import { startError, unreachable } from './start-error.ts';
import { within } from './within.ts';

export type DiscordOptions = {
  token: string;
  /** Registers the commands in this server alone. */
  guildId?: string;
  /** Where Discord's API is, without version and closing slash; discord.com by default. */
  apiUrl?: string;
  log: Log;
  clock: Clock;
  /** Remembers where the commands were registered. */
  memory: Memory;
};

const LOGIN_MS = 30_000;
const DRAIN_MS = 5_000;
const CLOSE_MS = 1_000;

/** Discord: slash commands, autocompletion and buttons through the gateway, messages through the API. */
export function createDiscord({ token, guildId, apiUrl, log, clock, memory }: DiscordOptions): Platform {
  const api = createApi(token, apiUrl);
  const linkTo = createLinks(api);
  let running: { gateway: Gateway; interactions: ReturnType<typeof createInteractions> } | undefined;

  const close = async (gateway: Gateway): Promise<void> => {
    // A peer that has vanished never confirms the end.
    await within(clock, CLOSE_MS, gateway.close()).catch(() => undefined);
  };

  async function start(bot: Bot): Promise<void> {
    const interactions = createInteractions({ bot, api, clock, log });
    const gateway = createGateway(apiUrl, interactions.handle, log);
    try {
      const login = await within(clock, LOGIN_MS, gateway.login(token));
      if (!login) throw unreachable(apiUrl, 'no answer in time');
      const { commands } = bot;
      await registerCommands({ api, applicationId: login.value, guildId, commands, memory, clock, log });
    } catch (error) {
      await close(gateway);
      throw startError(error, apiUrl);
    }
    running = { gateway, interactions };
  }

  return {
    name: 'discord',
    start,
    render: renderDiscord,
    send: async (target, part, key) => {
      const outcome = await sendPart(api, target, part, key);
      return outcome.type === 'sent' ? { ...outcome, link: await linkTo(target.channel, outcome.id) } : outcome;
    },
    stop: async () => {
      const ending = running;
      running = undefined;
      await ending?.interactions.drain(DRAIN_MS);
      if (ending) await close(ending.gateway);
    },
  };
}
