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
  const { name, rest } = splitCommand(typeof asked === 'string' ? asked : asked.command, byName);
  const command = byName.get(typeof asked === 'string' ? name : asked.command);
  if (!command) throw unknownCommand(name, rest, byName);
  const options = typeof asked === 'string' ? parseOptions(command, rest) : asked.options;
  return { command, invocation: { command: name, options } };
}

function unknownCommand(name: string, rest: string, byName: ReadonlyMap<string, Command<never>>): UserError {
  if (name === '') return new UserError('Type a command: /help shows what there is.', [HELP]);
  const names = [...byName.keys()];
  const near = nearLines(name, rest, names).slice(0, 3);
  const group = names.filter((known) => known.startsWith(`${name} `));
  if (group.length > 0) {
    const harmless = group.filter((known) => isHarmless(byName.get(known)));
    return unknownInGroup(name, rest, group, near.length > 0 ? near : harmless.map((known) => button(known)));
  }
  const question = near.length > 0 ? 'Did you mean one of these?' : 'Ask /help for what there is.';
  return new UserError(`There is no command /${excerpt(name)}. ${question}`, [...near, HELP]);
}

function unknownInGroup(name: string, rest: string, group: readonly string[], actions: readonly Action[]): UserError {
  const words = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
    group.map((known) => known.slice(name.length + 1)),
  );
  const [second = ''] = rest.split(/\s/, 1);
  const fault = second === '' ? `/${name} needs a word more` : `There is no /${name} ${excerpt(second)}`;
  return new UserError(`${fault}: it is /${name} ${words}.`, [...actions, HELP]);
}

/** What a press of a button may do unasked. */
const isHarmless = (command: Command<never> | undefined): boolean =>
  command !== undefined && !command.changes && Object.values(command.options).every((option) => !option.required);

/** Lines of commands whose names are like what was typed, with the words that follow the name; each line once. */
function nearLines(name: string, rest: string, names: readonly string[]): Action[] {
  const [second = ''] = rest.split(/\s/, 1);
  const others = rest.slice(second.length).trimStart();
  const heads = names.map((known) => known.split(' ')[0] as string);
  const near = [...names, ...heads].flatMap((known) => {
    const [first = '', sub] = known.split(' ');
    if (sub === undefined) return known !== name && isLike(known, name) ? button(known, rest) : [];
    if (second !== '' && isLike(first, name) && isLike(sub, second)) return button(known, others);
    return sub === name ? button(known, rest) : [];
  });
  return near.filter(({ line }, at) => near.findIndex((other) => other.line === line) === at);
}

/** Two slips of the fingers, one in a short word, or the beginning of it. */
function isLike(known: string, word: string): boolean {
  const typed = word.slice(0, MAX_LENGTH).toLowerCase();
  return distance(known, typed) <= (typed.length > 3 ? 2 : 1) || (typed.length > 1 && known.startsWith(typed));
}

function button(known: string, rest = ''): Action {
  const words = textFault(rest) || rest.length > MAX_LENGTH ? '' : rest;
  return { label: `/${known}`, line: `${known} ${words}`.trim(), mode: 'replace' };
}

const HELP: Action = { label: 'Help', line: 'help', mode: 'replace' };

/** A channel is given by its id or its name; Slack's are 80 characters at most, Discord's 100. */
const LONGEST_CHANNEL = 100;

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
    const most = option.maxLength ?? (option.type === 'channel' ? LONGEST_CHANNEL : MAX_LENGTH);
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
