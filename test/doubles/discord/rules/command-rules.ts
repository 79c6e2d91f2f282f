import { checkOptions, textSize } from './command-option-rules.ts';
import { type Body, type Fault, Faults, findBrokenText, isObject, join } from './faults.ts';

export const CommandType = { ChatInput: 1, User: 2, Message: 3 } as const;

const MAX_SIZE = 8000;
const MAX_OF_TYPE: Record<number, number> = { 1: 100, 2: 15, 3: 15 };
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const LOCALES = new Set(
  (
    'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th ' +
    'zh-CN ja zh-TW ko'
  ).split(' '),
);

/** Everything Discord would find wrong with one command that is being registered. */
export function faultsOfCommand(command: unknown, scope: 'global' | 'guild' = 'global'): Fault[] {
  if (!isObject(command)) {
    return [{ path: '', code: 'MODEL_TYPE_CONVERT', message: 'Only dictionaries may be used in a ModelType' }];
  }
  const faults = new Faults();
  findBrokenText(command, faults);
  const type = command.type ?? CommandType.ChatInput;
  faults.choice(type, 'type', Object.values(CommandType));
  if (type === CommandType.ChatInput) {
    checkName(command.name, 'name', faults);
    checkDescription(command, '', faults);
    checkOptions(command.options, 'options', faults, { checkName, checkDescription, checkLocalized });
  } else {
    faults.text(command.name, 'name', { min: 1, max: 32, required: true, notBlank: true });
    if (command.description) {
      const message = 'Context menu commands cannot have description';
      faults.add('description', 'APPLICATION_COMMAND_INVALID_DESCRIPTION', message);
    }
    if (Array.isArray(command.options) && command.options.length > 0) {
      faults.add('options', 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Context menu commands cannot have options');
    }
  }
  checkLocalized(command.name_localizations, 'name_localizations', faults, 32, type === CommandType.ChatInput);
  checkReach(command, scope, faults);
  if (textSize(command) > MAX_SIZE) {
    faults.add('', 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${MAX_SIZE})`);
  }
  return faults.list;
}

/** Everything wrong with a whole set, as a bulk overwrite sends it. Paths begin with the index. */
export function faultsOfCommands(commands: unknown, scope: 'global' | 'guild' = 'global'): Fault[] {
  const faults = new Faults();
  const list = faults.array(commands, '', { max: 130, required: true }) ?? [];
  const names = new Set<string>();
  const counts = new Map<unknown, number>();
  list.forEach((command, index) => {
    for (const fault of faultsOfCommand(command, scope)) {
      faults.list.push({ ...fault, path: fault.path === '' ? String(index) : join(String(index), fault.path) });
    }
    if (!isObject(command)) return;
    const type = Number(command.type ?? CommandType.ChatInput);
    const key = `${type} ${command.name}`;
    if (names.has(key)) {
      faults.add(String(index), 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    }
    names.add(key);
    counts.set(type, (counts.get(type) ?? 0) + 1);
    if (counts.get(type) === (MAX_OF_TYPE[type] ?? 0) + 1) {
      faults.add('', 'BASE_TYPE_MAX_LENGTH', `Must be ${MAX_OF_TYPE[type]} or fewer in length.`);
    }
  });
  return faults.list;
}

export function checkName(value: unknown, path: string, faults: Faults): void {
  const name = faults.text(value, path, { min: 1, max: 32, required: true });
  if (name === undefined || name === '') return;
  if (!NAME.test(name) || name !== name.toLowerCase()) {
    faults.add(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
}

function checkDescription(holder: Body, path: string, faults: Faults): void {
  const rule = { min: 1, max: 100, required: true, notBlank: true };
  faults.text(holder.description, join(path, 'description'), rule);
  checkLocalized(holder.description_localizations, join(path, 'description_localizations'), faults, 100, false);
}

function checkLocalized(value: unknown, path: string, faults: Faults, max: number, isName: boolean): void {
  const texts = faults.object(value, path);
  if (!texts) return;
  for (const [locale, text] of Object.entries(texts)) {
    if (!LOCALES.has(locale)) faults.add(join(path, locale), 'BASE_TYPE_CHOICES', 'Unknown locale');
    if (text === null) continue;
    if (isName) checkName(text, join(path, locale), faults);
    else faults.text(text, join(path, locale), { min: 1, max });
  }
}

/** Where a command may be used and by whom. */
function checkReach(command: Body, scope: 'global' | 'guild', faults: Faults): void {
  const lists = { contexts: [0, 1, 2], integration_types: [0, 1] };
  for (const [field, known] of Object.entries(lists)) {
    const values = faults.array(command[field], field, { max: known.length });
    values?.forEach((value, index) => {
      faults.choice(value, join(field, index), known, true);
    });
    if (scope === 'guild' && values) {
      const message = 'Only global commands can have contexts or integration types';
      faults.add(field, 'APPLICATION_COMMAND_GLOBAL_ONLY_FIELD', message);
    }
  }
  const permissions = command.default_member_permissions;
  if (permissions !== undefined && permissions !== null && !/^\d+$/.test(String(permissions))) {
    faults.add('default_member_permissions', 'NUMBER_TYPE_COERCE', `Value "${permissions}" is not int.`);
  }
  faults.boolean(command.nsfw, 'nsfw');
  faults.boolean(command.dm_permission, 'dm_permission');
}
