import { randomBytes } from 'node:crypto';
import {
  type Command,
  type CommandDeclaration,
  commandsWith,
  type Invocation,
  MAX_LENGTH,
  usage,
} from './core/command.ts';
import { UserError } from './core/errors.ts';
import { formatLine, parseOptions, splitCommand } from './core/grammar.ts';
import type { Log } from './core/log.ts';
import type { Action, Message } from './core/message.ts';
import type { Answer, Ask, Audience, Bot } from './core/platform.ts';
import { textFault } from './core/text.ts';
import { distance } from './library/distance.ts';
import type { Library } from './library/library.ts';
import { errorMessage } from './views/error.ts';

/** What commands may use. */
export type Services = { library: Library; commands: readonly CommandDeclaration[] };
export const defineCommand = commandsWith<Services>();

export type BotOptions = {
  commands: readonly Command<Services>[];
  library: Library;
  /** Where answers go that nobody asked to share. */
  reply: Audience;
  lines: { save(lines: Record<string, string>): Promise<void>; find(id: string): Promise<string | undefined> };
  log: Log;
};

/** The only place that dispatches, and the only catch for commands: whatever is asked, the answer is a message. */
export function createBot({ commands, library, reply, lines, log }: BotOptions): Bot {
  const services: Services = { library, commands };
  const byName = new Map(commands.map((command) => [command.name, command]));

  const answer = async (ask: Ask): Promise<Answer> => {
    const audience = audienceOf(ask.mode);
    try {
      if (ask.mode === 'share' && !ask.place.maySpeak)
        throw new UserError('You may not write in this channel, so I can’t share there for you.');
      const { command, invocation } = understand(ask.invocation, byName);
      const options = checked(command, invocation.options);
      const message = await command.run({ options, services, caller: ask.caller, place: ask.place });
      if (message.error) return { message, audience: 'caller' };
      return { message: signed(message, ask, invocation, audience), audience };
    } catch (error) {
      return { message: failure(error, log), audience: 'caller' };
    }
  };

  const audienceOf = (mode?: Action['mode']): Audience => (mode === 'share' ? 'channel' : reply);

  return {
    commands,
    answer,
    audience: audienceOf,
    complete: async (name, option, typed) => {
      try {
        const choices = await byName.get(name)?.options[option]?.complete?.(typed.slice(0, MAX_LENGTH), services);
        return (choices ?? []).slice(0, 25);
      } catch (error) {
        log.error({ error: String(error) }, 'completion failed');
        return [];
      }
    },
    changes: (invocation) => {
      const name = typeof invocation === 'string' ? splitCommand(invocation).name : invocation.command;
      return byName.get(name)?.changes ?? false;
    },
    saveLines: lines.save,
    findLine: lines.find,
  };
}

function understand(
  asked: string | Invocation,
  byName: ReadonlyMap<string, Command<Services>>,
): { command: Command<Services>; invocation: Invocation } {
  const { name, rest } = typeof asked === 'string' ? splitCommand(asked) : { name: asked.command, rest: '' };
  const command = byName.get(name);
  if (!command) throw unknownCommand(name, rest, [...byName.keys()]);
  const options = typeof asked === 'string' ? parseOptions(command, rest) : asked.options;
  return { command, invocation: { command: name, options } };
}

function unknownCommand(name: string, rest: string, names: readonly string[]): UserError {
  const near = names.filter((known) => distance(known, name) <= 2 || (name.length > 1 && known.startsWith(name)));
  const lines = near
    .slice(0, 3)
    .map((known): Action => ({ label: `/${known}`, line: `${known} ${rest}`.trim(), mode: 'replace' }));
  const question = lines.length > 0 ? 'Did you mean one of these?' : 'Ask /help for what there is.';
  const shown = textFault(name) ? '' : ` /${name.slice(0, 40)}`;
  return new UserError(`There is no command${shown}. ${question}`, [
    ...lines,
    { label: 'Help', line: 'help', mode: 'replace' },
  ]);
}

/** The one check of what people type: text without control characters, not too long, required options there. */
function checked(command: Command<Services>, given: Record<string, string>): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  for (const [name, option] of Object.entries(command.options)) {
    const value = given[name]?.trim();
    if (!value) {
      if (option.required) throw new UserError(`/${command.name} needs a ${name}: ${usage(command)}`);
      continue;
    }
    const fault = textFault(value);
    if (fault) throw new UserError(`I can’t read the ${name}: ${fault}. Please type it anew.`);
    const most = option.maxLength ?? MAX_LENGTH;
    if (value.length > most)
      throw new UserError(
        `The ${name} has ${value.length.toLocaleString('en')} characters, ${most} are the most: give me fewer words.`,
      );
    values[name] = option.type === 'number' ? wholeNumber(name, value) : value;
  }
  return values;
}

function wholeNumber(name: string, value: string): number {
  if (!/^\d{1,6}$/.test(value) || Number(value) < 1) throw new UserError(`The ${name} is a whole number from 1 on.`);
  return Number(value);
}

/** A shared answer says who shared it; one that only the caller sees can be shared by those who may speak there. */
function signed(message: Message, ask: Ask, invocation: Invocation, audience: Audience): Message {
  if (ask.mode === 'share')
    return { ...message, blocks: [...message.blocks, { type: 'small', spans: ['Shared by ', ask.caller.name] }] };
  if (audience === 'channel' || ask.place.direct || !ask.place.maySpeak) return message;
  const share: Action = { label: 'Share to channel', line: formatLine(invocation), mode: 'share' };
  return { ...message, actions: [...message.actions, share] };
}

function failure(error: unknown, log: Log): Message {
  if (error instanceof UserError) return errorMessage(error.message, error.actions);
  const id = randomBytes(3).toString('hex');
  log.error({ id, error: error instanceof Error ? error.stack : String(error) }, 'a command failed');
  return errorMessage(
    `Something went wrong here, and was recorded under ${id}. Please try again; nothing was changed.`,
  );
}
