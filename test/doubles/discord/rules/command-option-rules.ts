import { type Body, type Faults, isObject, join } from './faults.ts';

export const OptionType = {
  Subcommand: 1,
  SubcommandGroup: 2,
  String: 3,
  Integer: 4,
  Boolean: 5,
  User: 6,
  Channel: 7,
  Role: 8,
  Mentionable: 9,
  Number: 10,
  Attachment: 11,
} as const;

const NESTING: readonly unknown[] = [OptionType.Subcommand, OptionType.SubcommandGroup];
const CHOOSABLE: readonly unknown[] = [OptionType.String, OptionType.Integer, OptionType.Number];

/** The checks that options share with their command, passed in so that the two files don't import each other. */
interface SharedChecks {
  checkName(value: unknown, path: string, faults: Faults): void;
  checkDescription(holder: Body, path: string, faults: Faults): void;
  checkLocalized(value: unknown, path: string, faults: Faults, max: number, isName: boolean): void;
}

/** Checks a list of options; `parent` is the type of the option they stand under, none for a command's own. */
export function checkOptions(
  value: unknown,
  path: string,
  faults: Faults,
  shared: SharedChecks,
  parent?: number,
): void {
  const options = faults.array(value, path, { max: 25 }) ?? [];
  const names = new Set<unknown>();
  let optionalSeen = false;
  options.forEach((option, index) => {
    const at = join(path, index);
    const fields = faults.object(option, at, true);
    if (!fields) return;
    if (names.has(fields.name)) {
      const message = `Option name ${fields.name} is already used in these options`;
      faults.add(at, 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', message);
    }
    names.add(fields.name);
    if (!NESTING.includes(fields.type)) {
      if (fields.required && optionalSeen) {
        const message = 'Required options must be placed before non-required options';
        faults.add(at, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
      }
      optionalSeen ||= !fields.required;
    }
    checkOption(fields, at, faults, shared, parent);
  });
  checkMixture(options, path, faults);
}

function checkMixture(options: unknown[], path: string, faults: Faults): void {
  const nesting = options.filter((option) => isObject(option) && NESTING.includes(option.type)).length;
  if (nesting === 0 || nesting === options.length) return;
  const message = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
  faults.add(path, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
}

function checkOption(option: Body, path: string, faults: Faults, shared: SharedChecks, parent?: number): void {
  const type = faults.choice(option.type, join(path, 'type'), Object.values(OptionType), true);
  shared.checkName(option.name, join(path, 'name'), faults);
  shared.checkLocalized(option.name_localizations, join(path, 'name_localizations'), faults, 32, true);
  shared.checkDescription(option, path, faults);
  faults.boolean(option.required, join(path, 'required'));
  faults.boolean(option.autocomplete, join(path, 'autocomplete'));
  checkChoices(option, path, faults, shared);
  checkBounds(option, path, faults);
  checkChannelTypes(option, path, faults);
  if (type === OptionType.Subcommand || type === OptionType.SubcommandGroup) {
    // A command holds groups or subcommands, a group holds subcommands, a subcommand holds plain options.
    const allowed = parent === undefined || (parent === OptionType.SubcommandGroup && type === OptionType.Subcommand);
    if (!allowed) faults.add(join(path, 'type'), 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Nested too deeply');
    checkOptions(option.options, join(path, 'options'), faults, shared, type);
  } else if (parent === OptionType.SubcommandGroup) {
    faults.add(join(path, 'type'), 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'A group holds only subcommands');
  } else if (Array.isArray(option.options) && option.options.length > 0) {
    faults.add(join(path, 'options'), 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Only subcommands hold options');
  }
}

function checkChoices(option: Body, path: string, faults: Faults, shared: SharedChecks): void {
  const at = join(path, 'choices');
  const choices = faults.array(option.choices, at, { max: 25 }) ?? [];
  if ((choices.length > 0 || option.autocomplete) && !CHOOSABLE.includes(option.type)) {
    faults.add(path, 'APPLICATION_COMMAND_OPTION_CHOICES_TYPE_INVALID', 'This option type has no choices');
  }
  if (choices.length > 0 && option.autocomplete) {
    const message = 'autocomplete may not be set to true if choices are present';
    faults.add(join(path, 'autocomplete'), 'APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_EXCLUSIVE', message);
  }
  const names = new Set<unknown>();
  choices.forEach((choice, index) => {
    checkChoice(choice, join(at, index), option.type, faults);
    if (!isObject(choice)) return;
    shared.checkLocalized(choice.name_localizations, `${at}.${index}.name_localizations`, faults, 100, false);
    if (names.has(choice.name)) {
      const message = 'Option choice name already exists';
      faults.add(join(at, index), 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS', message);
    }
    names.add(choice.name);
  });
}

/** Checks one choice, of a registered option or of an autocompletion. */
export function checkChoice(choice: unknown, path: string, optionType: unknown, faults: Faults): void {
  const fields = faults.object(choice, path, true);
  if (!fields) return;
  faults.text(fields.name, join(path, 'name'), { min: 1, max: 100, required: true, notBlank: true });
  const at = join(path, 'value');
  if (optionType === OptionType.Integer) {
    faults.integer(fields.value, at, { min: -(2 ** 53) + 1, max: 2 ** 53 - 1, required: true });
  } else if (optionType === OptionType.Number) {
    if (typeof fields.value !== 'number') faults.add(at, 'NUMBER_TYPE_COERCE', 'Value is not a number.');
  } else {
    faults.text(fields.value, at, { min: 1, max: 100, required: true });
  }
}

function checkBounds(option: Body, path: string, faults: Faults): void {
  const isText = option.type === OptionType.String;
  const min = faults.integer(option.min_length, join(path, 'min_length'), { min: 0, max: 6000 });
  const max = faults.integer(option.max_length, join(path, 'max_length'), { min: 1, max: 6000 });
  const isNumber = option.type === OptionType.Integer || option.type === OptionType.Number;
  const misplaced =
    (!isText && (min !== undefined || max !== undefined)) ||
    (!isNumber && ((option.min_value ?? null) !== null || (option.max_value ?? null) !== null));
  if (misplaced || (min ?? 0) > (max ?? 6000)) {
    faults.add(path, 'APPLICATION_COMMAND_OPTION_BOUNDS_INVALID', 'These bounds do not fit the option');
  }
}

/** Discord's types of channels, as a channel option may ask for them. */
const CHANNEL_TYPES = [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16];

function checkChannelTypes(option: Body, path: string, faults: Faults): void {
  const at = join(path, 'channel_types');
  const types = faults.array(option.channel_types, at, { max: CHANNEL_TYPES.length }) ?? [];
  types.forEach((type, index) => {
    faults.choice(type, join(at, index), CHANNEL_TYPES, true);
  });
  if (types.length > 0 && option.type !== OptionType.Channel) {
    faults.add(at, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Only channel options have channel types');
  }
}

/** Discord's measure of a command: all names, descriptions and choice values together. */
export function textSize(holder: Body): number {
  let size = 0;
  for (const key of ['name', 'description', 'value']) {
    const text = holder[key];
    if (typeof text === 'string') size += text.length;
  }
  for (const key of ['options', 'choices']) {
    const parts = holder[key];
    if (Array.isArray(parts)) for (const part of parts) size += isObject(part) ? textSize(part) : 0;
  }
  return size;
}
