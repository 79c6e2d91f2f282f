import { type RouteLike, Routes } from 'discord.js';
import type { Clock } from '../../core/clock.ts';
import type { CommandDeclaration } from '../../core/command.ts';
import { ConfigError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import { type Api, faultOf } from './api.ts';
import { discordCommands, sameCommands } from './commands.ts';

/** A few facts that outlive the process. */
export type Memory = {
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
};

export type Registration = {
  api: Api;
  /** Where the API is, if not at its usual address: named where it can't be reached. */
  apiUrl?: string;
  applicationId: string;
  /** Registers in this server alone; otherwise everywhere. */
  guildId?: string;
  commands: readonly CommandDeclaration[];
  memory: Memory;
  clock: Clock;
  log: Log;
  /** Ends it between two requests, and while it waits. */
  signal: AbortSignal;
};

/** Where the commands were registered, if in one server. */
const REMEMBERED = 'discord.guild';
const ATTEMPTS = 4;
const LONGEST_WAIT = 60_000;
/** No access, unknown server: the bot was removed from it, or never was in it. */
const OUT_OF_REACH = [50001, 10004];

/**
 * Registers the commands where they belong and clears them where they no longer do; writes only what differs. Throws a
 * ConfigError for a server that does not let the bot in.
 */
export async function registerCommands(registration: Registration): Promise<void> {
  const { guildId, memory, commands, log } = registration;
  const before = await memory.get(REMEMBERED);
  if (before && before !== guildId) {
    await clearGuild(registration, before);
    await memory.set(REMEMBERED, '');
  }
  // Remembered first: if we end in between, the next start still knows where to clear.
  if (guildId && before !== guildId) await memory.set(REMEMBERED, guildId);
  const wanted = discordCommands(commands);
  try {
    const wrote = await put(registration, scopeRoute(registration, guildId), wanted);
    if (wrote) log.info({ commands: wanted.length, guild: guildId }, 'registered the commands with Discord');
  } catch (error) {
    if (!guildId || !isOutOfReach(error)) throw error;
    throw new ConfigError(
      `Discord does not let the bot into the server ${guildId}: invite it there with the scopes bot and applications.commands, or correct DISCORD_GUILD_ID.`,
    );
  }
  if (guildId) await put(registration, scopeRoute(registration), []);
}

async function clearGuild(registration: Registration, guild: string): Promise<void> {
  try {
    await put(registration, scopeRoute(registration, guild), []);
  } catch (error) {
    if (!isOutOfReach(error)) throw error;
    registration.log.info({ guild }, 'the server where the commands were registered is out of reach: forgotten');
  }
}

function isOutOfReach(error: unknown): boolean {
  const fault = faultOf(error);
  return fault.type === 'refused' && OUT_OF_REACH.includes(fault.code);
}

function scopeRoute({ applicationId }: Registration, guild?: string): RouteLike {
  return guild ? Routes.applicationGuildCommands(applicationId, guild) : Routes.applicationCommands(applicationId);
}

/** Makes these the commands of a scope; whether that took a write. */
async function put(registration: Registration, route: RouteLike, wanted: Record<string, unknown>[]): Promise<boolean> {
  const { api } = registration;
  const registered = (await patiently(registration, () => api.get(route))) as unknown[];
  if (sameCommands(registered, wanted)) return false;
  await patiently(registration, () => api.put(route, wanted));
  return true;
}

/** Waits as long as Discord asks and tries again, a few times. */
async function patiently<Result>(
  { clock, log, signal }: Registration,
  request: () => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      return await request();
    } catch (error) {
      const fault = faultOf(error);
      if (fault.type !== 'limited' || attempt === ATTEMPTS || fault.ms > LONGEST_WAIT) throw error;
      log.info({ ms: fault.ms }, 'Discord asks to wait before registering the commands');
      await clock.sleep(fault.ms, signal);
    }
  }
}
