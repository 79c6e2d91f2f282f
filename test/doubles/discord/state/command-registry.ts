import { CommandType } from '../rules/command-rules.ts';
import { type Body, isObject } from '../rules/faults.ts';
import type { Snowflakes } from './clock.ts';

export interface RegisteredCommand extends Body {
  id: string;
  application_id: string;
  version: string;
  type: number;
  name: string;
  guild_id?: string;
}

/** The registered commands, global ones and each guild's own. */
export class CommandRegistry {
  /** How many requests changed (or re-wrote) the commands. */
  writes = 0;
  readonly #applicationId: string;
  readonly #ids: Snowflakes;
  readonly #scopes = new Map<string, RegisteredCommand[]>();

  constructor(applicationId: string, ids: Snowflakes) {
    this.#applicationId = applicationId;
    this.#ids = ids;
  }

  /** The commands of a guild, or the global ones. */
  list(guildId?: string): readonly RegisteredCommand[] {
    return this.#scopes.get(guildId ?? 'global') ?? [];
  }

  /** The command a person would get in this guild, or in a direct message; a guild's own wins. */
  named(name: string, guildId?: string, type: number = CommandType.ChatInput): RegisteredCommand | undefined {
    const own = guildId === undefined ? [] : this.list(guildId);
    return [...own, ...this.list()].find((command) => command.name === name && command.type === type);
  }

  find(id: string | undefined, guildId?: string): RegisteredCommand | undefined {
    return this.list(guildId).find((command) => command.id === id);
  }

  /** Puts a whole set in place of the old one. A command that stays keeps its id. */
  overwrite(bodies: readonly Body[], guildId?: string): readonly RegisteredCommand[] {
    this.writes++;
    const made = bodies.map((body) => this.#build(body, guildId, this.#same(body, guildId)));
    this.#scopes.set(guildId ?? 'global', made);
    return made;
  }

  /** Creates a command, or overwrites the one of the same type and name. */
  put(body: Body, guildId?: string): { command: RegisteredCommand; isNew: boolean } {
    this.writes++;
    const before = this.#same(body, guildId);
    const command = this.#build(body, guildId, before);
    this.#replace(before, command, guildId);
    return { command, isNew: before === undefined };
  }

  edit(before: RegisteredCommand, body: Body, guildId?: string): RegisteredCommand {
    this.writes++;
    const command = this.#build({ ...before, ...body }, guildId, before);
    this.#replace(before, command, guildId);
    return command;
  }

  delete(command: RegisteredCommand, guildId?: string): void {
    this.writes++;
    this.#replace(command, undefined, guildId);
  }

  #same(body: Body, guildId?: string): RegisteredCommand | undefined {
    const type = body.type ?? CommandType.ChatInput;
    const commands = this.list(guildId);
    const known = commands.find((command) => command.id === body.id);
    return known ?? commands.find((command) => command.name === body.name && command.type === type);
  }

  #replace(before: RegisteredCommand | undefined, after: RegisteredCommand | undefined, guildId?: string): void {
    const rest = this.list(guildId).filter((command) => command !== before);
    this.#scopes.set(guildId ?? 'global', after ? [...rest, after] : rest);
  }

  /** A command with the fields Discord fills in. The version changes only with the command. */
  #build(body: Body, guildId: string | undefined, before?: RegisteredCommand): RegisteredCommand {
    const type = Number(body.type ?? CommandType.ChatInput);
    const options = Array.isArray(body.options) && body.options.length > 0 ? { options: cleaned(body.options) } : {};
    const reach =
      guildId === undefined
        ? { contexts: body.contexts ?? null, integration_types: body.integration_types ?? [0], dm_permission: true }
        : { guild_id: guildId };
    const command: RegisteredCommand = {
      id: before?.id ?? this.#ids.next(),
      application_id: this.#applicationId,
      version: before?.version ?? '',
      default_member_permissions: body.default_member_permissions ?? null,
      type,
      name: String(body.name),
      name_localizations: body.name_localizations ?? null,
      description: body.description ?? '',
      description_localizations: body.description_localizations ?? null,
      nsfw: body.nsfw ?? false,
      ...reach,
      ...options,
    };
    if (JSON.stringify(command) !== JSON.stringify(before)) command.version = this.#ids.next();
    return command;
  }
}

/** Options as Discord gives them back: what is false or empty is left out. */
function cleaned(options: unknown[]): unknown[] {
  return options.filter(isObject).map((option) => {
    const kept: Body = {};
    for (const [key, value] of Object.entries(option)) {
      if (value === undefined || value === null || value === false) continue;
      if (Array.isArray(value) && value.length === 0 && key !== 'options') continue;
      kept[key] = key === 'options' && Array.isArray(value) ? cleaned(value) : value;
    }
    return kept;
  });
}

/** A command without its translations, as a plain GET lists it. */
export function withoutLocalizations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLocalizations);
  if (!isObject(value)) return value;
  const kept: Body = {};
  for (const [key, inner] of Object.entries(value)) {
    if (key.endsWith('_localizations')) continue;
    kept[key] = key === 'options' || key === 'choices' ? withoutLocalizations(inner) : inner;
  }
  return kept;
}
