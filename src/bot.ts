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
import { excerpt, textFault } from './core/text.ts';
import { distance } from './library/distance.ts';
import type { Library } from './library/library.ts';
import { recentAnswers } from './recent-answers.ts';
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
  const recently = recentAnswers(library.version);
  const byName = new Map(commands.map((command) => [command.name, command]));

  const answer = async (ask: Ask): Promise<Answer> => {
    const audience = audienceOf(ask.mode, ask.place);
    try {
      if (ask.mode === 'share' && !ask.place.maySpeak)
        throw new UserError('You may not write in this channel, so I can’t share there for you.');
      const { command, invocation } = understand(ask.invocation, byName);
      const options = checked(command, invocation.options);
      const { caller, place } = ask;
      const sharing = sharingOf(ask, audience);
      const run = async () =>
        signed(await command.run({ options, services, caller, place }), sharing, caller.name, invocation);
      const key = `${sharing} ${formatLine(invocation)}`;
      const message = command.remembered && sharing !== 'shared' ? await recently(key, run) : await run();
      return { message, audience: message.error ? 'caller' : audience };
    } catch (error) {
      return { message: failure(error, log), audience: 'caller' };
    }
  };

  const audienceOf: Bot['audience'] = (mode, { maySpeak }) =>
    maySpeak && (mode === 'share' || reply === 'channel') ? 'channel' : 'caller';

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
  if (name === '') return new UserError('Type a command: /help shows what there is.', [HELP]);
  const typed = name.slice(0, MAX_LENGTH);
  const near = names.filter((known) => distance(known, typed) <= 2 || (typed.length > 1 && known.startsWith(typed)));
  const words = textFault(rest) || rest.length > MAX_LENGTH ? '' : rest;
  const lines = near
    .slice(0, 3)
    .map((known): Action => ({ label: `/${known}`, line: `${known} ${words}`.trim(), mode: 'replace' }));
  const question = lines.length > 0 ? 'Did you mean one of these?' : 'Ask /help for what there is.';
  return new UserError(`There is no command /${excerpt(name)}. ${question}`, [...lines, HELP]);
}

const HELP: Action = { label: 'Help', line: 'help', mode: 'replace' };

/** The one check of what people type: text without control characters, not too long, required options there. */
function checked(command: Command<Services>, given: Record<string, string>): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  for (const [name, option] of Object.entries(command.options)) {
    const value = given[name]?.trim();
    if (!value) {
      if (option.required) throw new UserError(`/${command.name} lacks its ${name}: ${usage(command)}`);
      continue;
    }
    const fault = textFault(value);
    if (fault) throw new UserError(`I can’t read the ${name}: ${fault}. Please type it anew.`);
    const most = option.maxLength ?? MAX_LENGTH;
    if (value.length > most)
      throw new UserError(
        `${value.length.toLocaleString('en')} characters, ${most} are the most for the ${name}: give me fewer words.`,
      );
    values[name] = option.type === 'number' ? wholeNumber(name, value) : value;
  }
  return values;
}

function wholeNumber(name: string, value: string): number {
  if (!/^\d{1,6}$/.test(value) || Number(value) < 1) throw new UserError(`The ${name} is a whole number from 1 on.`);
  return Number(value);
}

/** Whether an answer is being shared, may be shared by those who may speak there, or neither. */
type Sharing = 'shared' | 'shareable' | 'private';

function sharingOf({ mode, place }: Ask, audience: Audience): Sharing {
  if (mode === 'share') return 'shared';
  return audience === 'caller' && !place.direct && place.maySpeak ? 'shareable' : 'private';
}

/** A shared answer says who shared it; one that may be shared has a button for that. */
function signed(message: Message, sharing: Sharing, name: string, invocation: Invocation): Message {
  if (message.error || sharing === 'private') return message;
  if (sharing === 'shared')
    return { ...message, blocks: [...message.blocks, { type: 'small', spans: ['Shared by ', name] }] };
  const line = message.line ?? formatLine(invocation);
  const share: Action = { label: 'Share to channel', line, mode: 'share' };
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
