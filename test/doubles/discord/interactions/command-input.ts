import { OptionType } from '../rules/command-option-rules.ts';
import { type Body, countCharacters, isObject } from '../rules/faults.ts';
import { isSnowflake } from '../state/clock.ts';
import type { RegisteredCommand } from '../state/command-registry.ts';

/** What a person fills in: option name → value. Users, channels and roles by id. */
export type Inputs = Readonly<Record<string, string | number | boolean>>;

export interface TypedOption {
  name: string;
  type: number;
  value: string | number | boolean;
  focused?: true;
}

const NESTING: readonly unknown[] = [OptionType.Subcommand, OptionType.SubcommandGroup];

/** The declared options of a command, or of its subcommand `path` (`['subscribe']`). */
export function declaredOptions(command: RegisteredCommand, path: readonly string[]): Body[] {
  let options = optionsOf(command);
  for (const name of path) {
    const step = options.find((option) => option.name === name && NESTING.includes(option.type));
    if (!step) throw new Error(`/${command.name} has no subcommand "${name}"`);
    options = optionsOf(step);
  }
  if (options.some(({ type }) => NESTING.includes(type))) {
    throw new Error(`/${command.name} ${path.join(' ')} needs a subcommand`);
  }
  return options;
}

function optionsOf(holder: Body): Body[] {
  return Array.isArray(holder.options) ? holder.options.filter(isObject) : [];
}

/**
 * The options as Discord's client would send them. It lets nobody send what the command does not declare,
 * leave out what is required, or write more than allowed: neither does the double, unless `force` is set.
 */
export function typedOptions(declared: readonly Body[], inputs: Inputs, force = false): TypedOption[] {
  const options = Object.entries(inputs).map(([name, value]) => {
    const option = declared.find((candidate) => candidate.name === name);
    if (!option && !force) throw new Error(`No option "${name}" is declared`);
    if (option && !force) checkInput(option, value);
    return { name, type: Number(option?.type ?? OptionType.String), value };
  });
  const missing = declared.find(({ name, required }) => required === true && inputs[String(name)] === undefined);
  if (missing && !force) throw new Error(`The option "${missing.name}" is required`);
  return options;
}

function checkInput(option: Body, value: Inputs[string]): void {
  const { choices } = option;
  let why = reasonAgainst(option, value);
  if (Array.isArray(choices) && !choices.some((choice) => isObject(choice) && choice.value === value)) {
    why ??= 'it is not one of the choices';
  }
  if (why !== undefined) throw new Error(`Discord's client would not send "${option.name}": ${why}`);
}

function reasonAgainst(option: Body, value: Inputs[string]): string | undefined {
  const { type } = option;
  if (type === OptionType.Boolean) return typeof value === 'boolean' ? undefined : 'it must be true or false';
  if (type === OptionType.Integer || type === OptionType.Number) return reasonAgainstNumber(option, value);
  if (typeof value !== 'string') return 'it must be text';
  if (type === OptionType.String) return reasonAgainstText(option, value);
  return isSnowflake(value) ? undefined : 'it must be an id';
}

function reasonAgainstText(option: Body, value: string): string | undefined {
  const length = countCharacters(value);
  const min = Number(option.min_length ?? 1);
  const max = Number(option.max_length ?? 6000);
  return length < min || length > max ? `it must be ${min} to ${max} characters long` : undefined;
}

function reasonAgainstNumber(option: Body, value: Inputs[string]): string | undefined {
  if (typeof value !== 'number') return 'it must be a number';
  if (option.type === OptionType.Integer && !Number.isInteger(value)) return 'it must be whole';
  const min = Number(option.min_value ?? Number.NEGATIVE_INFINITY);
  const max = Number(option.max_value ?? Number.POSITIVE_INFINITY);
  return value < min || value > max ? `it must be ${min} to ${max}` : undefined;
}

/** Puts options under their subcommands, as the payload has them. */
export function nested(command: RegisteredCommand, path: readonly string[], options: TypedOption[]): Body[] {
  const [name, ...rest] = path;
  if (name === undefined) return options.map((option) => ({ ...option }));
  const declared = optionsOf(command).find((option) => option.name === name);
  const inner = { ...command, options: declared?.options } as RegisteredCommand;
  return [{ name, type: declared?.type, options: nested(inner, rest, options) }];
}
