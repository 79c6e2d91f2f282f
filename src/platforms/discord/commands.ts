import { type CommandDeclaration, MAX_LENGTH } from '../../core/command.ts';

const CHAT_INPUT = 1;
const MESSAGE = 3;
const SUBCOMMAND = 1;
const STRING = 3;
const INTEGER = 4;
const CHANNEL = 7;
/** Text, announcements, and the threads of both. */
const CHANNEL_TYPES = [0, 5, 10, 11, 12];
const MAX_DESCRIPTION = 100;
/** Of a text that is typed; a message's own text has no such limit. */
const MAX_TYPED = 6_000;
const MAX_MESSAGE_COMMANDS = 15;

type Json = Record<string, unknown>;

/** The commands as Discord registers them: to type, and in the menu of a message. */
export function discordCommands(commands: readonly CommandDeclaration[]): Json[] {
  return [...slashCommands(commands), ...messageCommands(commands)];
}

/** Such a command has a label and nothing else. */
function messageCommands(commands: readonly CommandDeclaration[]): Json[] {
  const labels = commands.flatMap(({ onMessage }) => (onMessage ? [onMessage.label] : []));
  return labels.slice(0, MAX_MESSAGE_COMMANDS).map((name) => ({ type: MESSAGE, name }));
}

/** Those of two words as sub-commands of the first, required options first, those only buttons use left out. */
function slashCommands(commands: readonly CommandDeclaration[]): Json[] {
  const groups = Map.groupBy(commands, ({ name }) => name.split(' ')[0] as string);
  return [...groups].map(([name, members]) => {
    const subcommands = members.filter((command) => command.name !== name);
    // Discord has no command of its own beside its sub-commands.
    return subcommands.length > 0
      ? group(name, subcommands)
      : commandBody(CHAT_INPUT, members[0] as CommandDeclaration);
  });
}

function group(name: string, subcommands: readonly CommandDeclaration[]): Json {
  const options = subcommands.map((command) =>
    commandBody(SUBCOMMAND, { ...command, name: command.name.slice(name.length + 1) }),
  );
  const names = options.map((option) => option.name).join(', ');
  return { type: CHAT_INPUT, name, description: shorten(`${name}: ${names}`), options };
}

function commandBody(type: number, { name, description, options }: CommandDeclaration): Json {
  return {
    type,
    name,
    description: description.slice(0, MAX_DESCRIPTION),
    options: Object.entries(options)
      .filter(([, option]) => !option.hidden)
      .sort(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
      .map(([optionName, option]) => optionBody(optionName, option)),
  };
}

/** Capital first, and no word cut in two. */
function shorten(list: string): string {
  const text = list.charAt(0).toUpperCase() + list.slice(1);
  return text.length <= MAX_DESCRIPTION ? text : `${text.slice(0, MAX_DESCRIPTION - 3).replace(/,[^,]*$/, '')}, …`;
}

function optionBody(name: string, option: CommandDeclaration['options'][string]): Json {
  const description = option.description.slice(0, MAX_DESCRIPTION);
  const shared = { name, description, required: option.required ?? false };
  // Discord itself completes the names of channels.
  if (option.type === 'channel') return { type: CHANNEL, ...shared, channel_types: CHANNEL_TYPES };
  const autocomplete = option.complete !== undefined;
  if (option.type === 'number') return { type: INTEGER, ...shared, autocomplete };
  return { type: STRING, ...shared, autocomplete, max_length: Math.min(option.maxLength ?? MAX_LENGTH, MAX_TYPED) };
}

/** Whether what is registered is what is wanted, whatever the order of the commands; ids, versions and the like aside. */
export function sameCommands(registered: readonly unknown[], wanted: readonly Json[]): boolean {
  return comparable(registered) === comparable(wanted);
}

const comparable = (commands: readonly unknown[]): string =>
  JSON.stringify((commands as Json[]).map(normalCommand).sort((a, b) => (nameIn(a) < nameIn(b) ? -1 : 1)));

/** The name is unique among the commands of a type. */
const nameIn = ([type, name]: unknown[]): string => `${type} ${name}`;

function normalCommand({ type, name, description, options }: Json): unknown[] {
  return [type ?? CHAT_INPUT, name, description ?? '', ((options ?? []) as Json[]).map(normalOption)];
}

/** Discord leaves out what is false or empty. */
function normalOption(option: Json): unknown[] {
  const { type, name, description, required, autocomplete, max_length, choices, options, channel_types } = option;
  const inner = ((options ?? []) as Json[]).map(normalOption);
  const shown = [type, name, description, required ?? false, autocomplete ?? false, max_length ?? null, choices ?? []];
  return [...shown, [...((channel_types ?? []) as number[])].sort((a, b) => a - b), inner];
}
