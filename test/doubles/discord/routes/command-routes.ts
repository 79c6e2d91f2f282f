import { faultsOfCommand, faultsOfCommands } from '../rules/command-rules.ts';
import type { Body } from '../rules/faults.ts';
import { refusal, refuseFaults } from '../server/refusal.ts';
import { type Answer, type Call, objectBody, type Route } from '../server/router.ts';
import { type CommandRegistry, type RegisteredCommand, withoutLocalizations } from '../state/command-registry.ts';
import type { Guilds } from '../state/guilds.ts';

const MAX_COMMANDS = 100;

/** The routes of application commands, global ones and guilds' own. */
export function commandRoutes(registry: CommandRegistry, guilds: Guilds, applicationId: string): Route[] {
  return [
    ...scopeRoutes('/applications/:application/commands'),
    ...scopeRoutes('/applications/:application/guilds/:guild/commands'),
  ];

  function scopeRoutes(pattern: string): Route[] {
    const one = `${pattern}/:command`;
    return [
      { method: 'GET', pattern, handle: scoped(list) },
      { method: 'PUT', pattern, handle: scoped(overwrite) },
      { method: 'POST', pattern, handle: scoped(create) },
      { method: 'GET', pattern: one, handle: scoped((call, guildId) => ok(known(call, guildId))) },
      { method: 'PATCH', pattern: one, handle: scoped(edit) },
      { method: 'DELETE', pattern: one, handle: scoped(remove) },
    ];
  }

  /** Checks that the application is the bot's own and that the guild lets it have commands. */
  function scoped(handle: (call: Call, guildId?: string) => Answer): (call: Call) => Answer {
    return (call) => {
      if (call.params.application !== applicationId) throw refusal('notThisApplication');
      const guildId = call.params.guild;
      if (guildId !== undefined) {
        const guild = guilds.list.find(({ id }) => id === guildId);
        if (!guild?.commands) throw refusal('missingAccess');
      }
      return handle(call, guildId);
    };
  }

  function list({ request }: Call, guildId?: string): Answer {
    const commands = registry.list(guildId);
    return ok(request.query.with_localizations === 'true' ? commands : withoutLocalizations(commands));
  }

  function overwrite({ request }: Call, guildId?: string): Answer {
    refuseFaults(faultsOfCommands(request.body, scopeOf(guildId)));
    return ok(registry.overwrite(request.body as Body[], guildId));
  }

  function create(call: Call, guildId?: string): Answer {
    const body = objectBody(call);
    refuseFaults(faultsOfCommand(body, scopeOf(guildId)));
    const commands = registry.list(guildId);
    const isNew = !commands.some(({ name, type }) => name === body.name && type === (body.type ?? 1));
    if (isNew && commands.length >= MAX_COMMANDS) throw refusal('tooManyCommands');
    return { status: isNew ? 201 : 200, body: registry.put(body, guildId).command };
  }

  function edit(call: Call, guildId?: string): Answer {
    const before = known(call, guildId);
    const body = objectBody(call);
    const { contexts, integration_types, ...rest } = before;
    const reach = guildId === undefined ? { contexts, integration_types } : {};
    refuseFaults(faultsOfCommand({ ...rest, ...reach, ...body, type: before.type }, scopeOf(guildId)));
    return ok(registry.edit(before, { ...body, type: before.type }, guildId));
  }

  function remove(call: Call, guildId?: string): Answer {
    registry.delete(known(call, guildId), guildId);
    return { status: 204 };
  }

  function known({ params }: Call, guildId?: string): RegisteredCommand {
    const command = registry.find(params.command, guildId);
    if (!command) throw refusal('unknownCommand');
    return command;
  }
}

function scopeOf(guildId: string | undefined): 'global' | 'guild' {
  return guildId === undefined ? 'global' : 'guild';
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}
