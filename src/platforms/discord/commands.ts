import { type CommandDeclaration, MAX_LENGTH } from '../../core/command.ts';

const CHAT_INPUT = 1;
const STRING = 3;
const INTEGER = 4;
const MAX_DESCRIPTION = 100;

type Json = Record<string, unknown>;

/** The slash commands as Discord registers them: required options first, those only buttons use left out. */
export function discordCommands(commands: readonly CommandDeclaration[]): Json[] {
  return commands.map(({ name, description, options }) => ({
    type: CHAT_INPUT,
    name,
    description: description.slice(0, MAX_DESCRIPTION),
    options: Object.entries(options)
      .filter(([, option]) => !option.hidden)
      .sort(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
      .map(([optionName, option]) => optionBody(optionName, option)),
  }));
}

function optionBody(name: string, option: CommandDeclaration['options'][string]): Json {
  const isNumber = option.type === 'number';
  return {
    type: isNumber ? INTEGER : STRING,
    name,
    description: option.description.slice(0, MAX_DESCRIPTION),
    required: option.required ?? false,
    autocomplete: option.complete !== undefined,
    ...(isNumber ? {} : { max_length: option.maxLength ?? MAX_LENGTH }),
  };
}

/** Whether what is registered is what is wanted, whatever the order of the commands; ids, versions and the like aside. */
export function sameCommands(registered: readonly unknown[], wanted: readonly Json[]): boolean {
  return comparable(registered) === comparable(wanted);
}

const comparable = (commands: readonly unknown[]): string =>
  JSON.stringify((commands as Json[]).map(normalCommand).sort((a, b) => (String(a[1]) < String(b[1]) ? -1 : 1)));

function normalCommand({ type, name, description, options }: Json): unknown[] {
  return [type ?? CHAT_INPUT, name, description ?? '', ((options ?? []) as Json[]).map(normalOption)];
}

/** Discord leaves out what is false or empty. */
function normalOption(option: Json): unknown[] {
  const { type, name, description, required, autocomplete, max_length, choices, options } = option;
  const inner = ((options ?? []) as Json[]).map(normalOption);
  return [type, name, description, required ?? false, autocomplete ?? false, max_length ?? null, choices ?? [], inner];
}
