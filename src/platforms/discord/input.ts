import { ApplicationCommandOptionType } from 'discord.js';
import type { Invocation } from '../../core/command.ts';
import type { NamedChannel } from '../../core/platform.ts';

type Option = { name: string; type: number; options?: unknown };
type Input<Given extends Option> = { command: string; options: Given[] };

/** The command as it was declared and its options: those of `/digest subscribe` stand inside its second word. */
export function inputOf<Given extends Option>({
  name,
  options = [],
}: {
  name: string;
  options?: Given[];
}): Input<Given> {
  const [first] = options;
  if (first?.type !== ApplicationCommandOptionType.Subcommand) return { command: name, options };
  return { command: `${name} ${first.name}`, options: (first.options ?? []) as Given[] };
}

/** What a slash command asks. */
export function invocationOf(data: { name: string; options?: Option[] }): Invocation {
  const { command, options } = inputOf(data);
  const values = options.flatMap((option) => ('value' in option ? [[option.name, String(option.value)]] : []));
  return { command, options: Object.fromEntries(values) as Record<string, string> };
}

/** A channel as it comes with a command that names it; `permissions` are the caller's there. */
export type ResolvedChannel = { id: string; name?: string | null; permissions?: string };

/** The channels that a command names, by their ids. */
export function resolvedChannels(data: unknown): Readonly<Record<string, ResolvedChannel>> {
  const { resolved } = (data ?? {}) as { resolved?: { channels?: Record<string, ResolvedChannel> } };
  return resolved?.channels ?? {};
}

/** The same as they are handed on; undefined where there are none. */
export function channelsOf(data: unknown): NamedChannel[] | undefined {
  const channels = Object.values(resolvedChannels(data)).map(({ id, name }) => ({ id, name: name ?? id }));
  return channels.length > 0 ? channels : undefined;
}
