import { type Command, type Invocation, MAX_LENGTH, usage } from './core/command.ts';
import { UserError } from './core/errors.ts';
import { parseOptions, splitCommand } from './core/grammar.ts';
import type { Action } from './core/message.ts';
import { excerpt, textFault } from './core/text.ts';
import { distance } from './library/distance.ts';

/** The command and the values that a line or its parts ask for. Throws UserError where there is no such command. */
export function understand<S>(
  asked: string | Invocation,
  byName: ReadonlyMap<string, Command<S>>,
): { command: Command<S>; invocation: Invocation } {
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
export function checked<S>(command: Command<S>, given: Record<string, string>): Record<string, string | number> {
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
