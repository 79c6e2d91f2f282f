import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { Bot, Platform } from '../../core/platform.ts';
import { within } from '../within.ts';
import { createApi, REQUEST_MS } from './api.ts';
import { createDirectory } from './directory.ts';
import { editPart } from './edit.ts';
import { findMessage } from './find.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { createInteractions } from './interactions.ts';
import type { Memory } from './register.ts';
import { registerOrLater } from './register-later.ts';
import { renderDiscord } from './render.ts';
import { sendPart } from './send.ts';
import { closeError, startError, unreachable } from './start-error.ts';

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
  /** The longest that a request to the API may take (ms); 10,000 by default. */
  requestMs?: number;
  /** Tells the operator one line while the bot is up; the log if left out. */
  tell?: (line: string) => void;
};

type Session = { gateway: Gateway; interactions: ReturnType<typeof createInteractions>; ending: AbortController };

const LOGIN_MS = 30_000;
const DRAIN_MS = 5_000;
const CLOSE_MS = 1_000;
/** Discord says "the past few minutes" and no number. */
const REMEMBERS_KEYS_MS = 180_000;
/** Fifty requests a second for the bot, five messages in five seconds for a channel; edits leave room for the messages. */
const PACE = { everyMs: 20.5, channelEveryMs: 1_000, editEveryMs: 100 };

/** Discord: slash commands, autocompletion and buttons through the gateway, messages through the API. */
export function createDiscord(options: DiscordOptions): Platform {
  const { token, guildId, apiUrl, log, clock, memory, requestMs = REQUEST_MS } = options;
  const { tell = (line) => log.error({}, line) } = options;
  const api = createApi(token, apiUrl, requestMs);
  const directory = createDirectory(api);
  let running: Session | undefined;

  const close = async (gateway: Gateway): Promise<void> => {
    // A peer that has vanished never confirms the end.
    await within(clock, CLOSE_MS, gateway.close()).catch(() => undefined);
  };

  async function start(bot: Bot, lost?: (error: Error) => void): Promise<void> {
    const interactions = createInteractions({ bot, api, directory, clock, log });
    const ending = new AbortController();
    let fault: Error | undefined;
    const ended = (code: number): void => {
      if (fault) return;
      fault = closeError(code);
      if (running?.gateway === gateway) lost?.(fault);
    };
    const gateway = createGateway({ apiUrl, requestMs, handle: interactions.handle, ended, log });
    try {
      const login = await within(clock, LOGIN_MS, gateway.login(token));
      if (!login) throw unreachable(apiUrl, 'no answer in time');
      const { commands } = bot;
      const { signal } = ending;
      const registration = { api, apiUrl, applicationId: login.value, guildId, commands, memory, clock, log, signal };
      await registerOrLater(registration, (line) => tell(`discord: ${line}`));
      if (fault) throw fault;
    } catch (error) {
      ending.abort();
      await close(gateway);
      throw startError(error, apiUrl);
    }
    running = { gateway, interactions, ending };
  }

  return {
    name: 'discord',
    start,
    render: renderDiscord,
    send: async (target, part, key) => {
      const outcome = await sendPart(api, target, part, key);
      return outcome.type === 'sent' ? { ...outcome, link: await directory.linkTo(target, outcome.id) } : outcome;
    },
    edit: (target, message, part, key) => editPart(api, target, message, part, key),
    find: (target, key, since) => findMessage({ api, directory, clock }, target, key, since),
    remembersKeysMs: REMEMBERS_KEYS_MS,
    pace: PACE,
    direct: directory.direct,
    stop: async () => {
      const session = running;
      running = undefined;
      session?.ending.abort();
      await session?.interactions.drain(DRAIN_MS);
      if (session) await close(session.gateway);
    },
  };
}
