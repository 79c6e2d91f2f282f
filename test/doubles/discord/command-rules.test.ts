import { describe, expect, it } from 'vitest';
import { faultsOfCommand, faultsOfCommands } from './rules/command-rules.ts';
import type { Body } from './rules/faults.ts';

const option = (more: Body = {}) => ({ type: 3, name: 'speaker', description: 'Who said it', ...more });
const command = (more: Body = {}) => ({ name: 'quote', description: 'Quotations', ...more });
const withOptions = (...options: unknown[]) => command({ options });
const choices = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `n${i}`, value: `v${i}` }));

const good: Record<string, Body> = {
  'a plain command': command(),
  'a name in another script': command({ name: 'зитата' }),
  'a required option before an optional one': withOptions(option({ required: true }), option({ name: 'topic' })),
  'an option with autocompletion': withOptions(option({ autocomplete: true, max_length: 6000 })),
  'twenty-five choices': withOptions(option({ choices: choices(25) })),
  'subcommands with options': withOptions(option({ type: 1, name: 'subscribe', options: [option()] })),
  'a group of subcommands': withOptions(option({ type: 2, name: 'group', options: [option({ type: 1 })] })),
  'a command for direct messages': command({ contexts: [0, 1], integration_types: [0, 1] }),
  'a command for managers': command({ default_member_permissions: '32' }),
  'a translated command': command({ name_localizations: { de: 'zitat' }, description_localizations: { de: 'Zitate' } }),
  'a channel of some types': withOptions(option({ type: 7, channel_types: [0, 5, 10, 11, 12] })),
  'a message command': { type: 3, name: 'Find quotations' },
};

const bad: Record<string, [command: Body, path: string, code: string]> = {
  'a name in capitals': [command({ name: 'Quote' }), 'name', 'APPLICATION_COMMAND_INVALID_NAME'],
  'a name with a space': [command({ name: 'a b' }), 'name', 'APPLICATION_COMMAND_INVALID_NAME'],
  'a name of 33 letters': [command({ name: 'x'.repeat(33) }), 'name', 'BASE_TYPE_BAD_LENGTH'],
  'no description': [command({ description: undefined }), 'description', 'BASE_TYPE_REQUIRED'],
  'a description of 101 characters': [command({ description: 'x'.repeat(101) }), 'description', 'BASE_TYPE_BAD_LENGTH'],
  'twenty-six options': [
    withOptions(...Array.from({ length: 26 }, (_, i) => option({ name: `o${i}` }))),
    'options',
    'BASE_TYPE_MAX_LENGTH',
  ],
  'a required option after an optional one': [
    withOptions(option(), option({ name: 'topic', required: true })),
    'options.1',
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  'a required option out of order in a subcommand': [
    withOptions(option({ type: 1, name: 'sub', options: [option(), option({ name: 'b', required: true })] })),
    'options.0.options.1',
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  'two options of one name': [withOptions(option(), option()), 'options.1', 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID'],
  'an option beside a subcommand': [
    withOptions(option({ type: 1, name: 'sub' }), option()),
    'options',
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  'a subcommand in a subcommand': [
    withOptions(option({ type: 1, name: 'a', options: [option({ type: 1, name: 'b' })] })),
    'options.0.options.0.type',
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  'an option of an unknown type': [withOptions(option({ type: 12 })), 'options.0.type', 'BASE_TYPE_CHOICES'],
  'twenty-six choices': [withOptions(option({ choices: choices(26) })), 'options.0.choices', 'BASE_TYPE_MAX_LENGTH'],
  'choices and autocompletion': [
    withOptions(option({ choices: choices(1), autocomplete: true })),
    'options.0.autocomplete',
    'APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_EXCLUSIVE',
  ],
  'autocompletion of a channel': [
    withOptions(option({ type: 7, autocomplete: true })),
    'options.0',
    'APPLICATION_COMMAND_OPTION_CHOICES_TYPE_INVALID',
  ],
  'a channel of an unknown type': [
    withOptions(option({ type: 7, channel_types: [0, 9] })),
    'options.0.channel_types.1',
    'BASE_TYPE_CHOICES',
  ],
  'types of channels for a text': [
    withOptions(option({ channel_types: [0] })),
    'options.0.channel_types',
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  'a choice of 101 characters': [
    withOptions(option({ choices: [{ name: 'x'.repeat(101), value: 'x' }] })),
    'options.0.choices.0.name',
    'BASE_TYPE_BAD_LENGTH',
  ],
  'a length of 6,001': [withOptions(option({ max_length: 6001 })), 'options.0.max_length', 'NUMBER_TYPE_MAX'],
  'a smallest length above the largest': [
    withOptions(option({ min_length: 5, max_length: 2 })),
    'options.0',
    'APPLICATION_COMMAND_OPTION_BOUNDS_INVALID',
  ],
  'an unknown context': [command({ contexts: [3] }), 'contexts.0', 'BASE_TYPE_CHOICES'],
  'permissions by name': [
    command({ default_member_permissions: 'ManageGuild' }),
    'default_member_permissions',
    'NUMBER_TYPE_COERCE',
  ],
  'a translation into no known language': [
    command({ name_localizations: { xx: 'quote' } }),
    'name_localizations.xx',
    'BASE_TYPE_CHOICES',
  ],
  'a message command with a description': [
    { type: 3, name: 'Find quotations', description: 'Finds them' },
    'description',
    'APPLICATION_COMMAND_INVALID_DESCRIPTION',
  ],
  'a message command with options': [
    { type: 3, name: 'Find quotations', options: [option()] },
    'options',
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  'a message command without a name': [{ type: 3, name: ' ' }, 'name', 'BASE_TYPE_BAD_LENGTH'],
  'a message command’s name of 33 letters': [{ type: 3, name: 'x'.repeat(33) }, 'name', 'BASE_TYPE_BAD_LENGTH'],
  'more than 8,000 characters in all': [
    withOptions(
      ...Array.from({ length: 4 }, (_, i) =>
        option({
          name: `o${i}`,
          choices: choices(25).map((choice) => ({ ...choice, name: `${choice.name}${'x'.repeat(80)}` })),
        }),
      ),
    ),
    '',
    'APPLICATION_COMMAND_TOO_LARGE',
  ],
};

describe('a command that Discord registers', () => {
  it.each(Object.entries(good))('%s', (_, body) => {
    expect(faultsOfCommand(body)).toEqual([]);
  });
});

describe('a command that Discord refuses', () => {
  it.each(Object.entries(bad))('%s', (_, [body, path, code]) => {
    expect(faultsOfCommand(body)).toContainEqual({ path, code, message: expect.any(String) });
  });

  it('a guild command with contexts', () => {
    expect(faultsOfCommand(command({ contexts: [0] }), 'guild')).toMatchObject([{ path: 'contexts' }]);
  });
});

describe('a set of commands', () => {
  it('has no name twice', () => {
    expect(faultsOfCommands([command(), command()])).toMatchObject([
      { path: '1', code: 'APPLICATION_COMMANDS_DUPLICATE_NAME' },
    ]);
  });

  it('may have one name for a slash command and a message command', () => {
    expect(faultsOfCommands([command(), { type: 3, name: 'quote' }])).toEqual([]);
  });

  it('has at most a hundred slash commands', () => {
    const many = Array.from({ length: 101 }, (_, i) => command({ name: `c${i}` }));
    expect(faultsOfCommands(many.slice(1))).toEqual([]);
    expect(faultsOfCommands(many)).toMatchObject([{ path: '', code: 'BASE_TYPE_MAX_LENGTH' }]);
  });

  it('has at most fifteen message commands', () => {
    const many = Array.from({ length: 16 }, (_, i) => ({ type: 3, name: `Find ${i}` }));
    expect(faultsOfCommands(many.slice(1))).toEqual([]);
    expect(faultsOfCommands(many)).toMatchObject([{ path: '', code: 'BASE_TYPE_MAX_LENGTH' }]);
  });

  it('names the faulty command by its place', () => {
    expect(faultsOfCommands([command(), command({ name: 'B' })])).toMatchObject([{ path: '1.name' }]);
  });
});
