import { describe, expect, it } from 'vitest';
import { describeFault, faultsOfManifest, RESERVED_COMMANDS } from './index.ts';
import type { JsonObject } from './json-schema.ts';

const command = (name: string, more: JsonObject = {}) => ({ command: name, description: 'Shows quotations', ...more });

/** A manifest Slack takes, with parts of it replaced. */
function manifest({ display = {}, features = {}, scopes = ['commands', 'chat:write'], settings = {}, more = {} } = {}) {
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: { name: 'Verbatim', description: 'Briefings with receipts', ...display },
    features: {
      bot_user: { display_name: 'Verbatim', always_online: true },
      slash_commands: [command('/quote', { usage_hint: '<speaker>', should_escape: true }), command('/brief')],
      ...features,
    },
    oauth_config: { scopes: { bot: scopes } },
    settings: { socket_mode_enabled: true, interactivity: { is_enabled: true }, ...settings },
    ...more,
  };
}

const commands = (...slash_commands: unknown[]) => manifest({ features: { slash_commands } });
const said = (value: unknown) => faultsOfManifest(value).map(describeFault);

describe('a manifest Slack takes', () => {
  it.each<[string, unknown]>([
    ['for Socket Mode', manifest()],
    ['with a name of 35', manifest({ display: { name: 'x'.repeat(35), description: 'x'.repeat(140) } })],
    ['with a command of 32', commands(command(`/${'x'.repeat(31)}`))],
    [
      'with an event and its scope',
      manifest({
        scopes: ['commands', 'app_mentions:read'],
        settings: { event_subscriptions: { bot_events: ['app_mention', 'app_home_opened'] } },
      }),
    ],
    [
      'for HTTP',
      manifest({
        features: { slash_commands: [command('/quote', { url: 'https://e.org/slack/events' })] },
        settings: {
          socket_mode_enabled: false,
          interactivity: { is_enabled: true, request_url: 'https://e.org/slack/events' },
        },
      }),
    ],
    ['with colours', manifest({ display: { background_color: '#abcdef' } })],
    ['with a short colour', manifest({ display: { background_color: '#abc' } })],
    ['with the name alone', { display_information: { name: 'Verbatim' } }],
  ])('%s', (_what, value) => {
    expect(said(value)).toEqual([]);
  });
});

describe('a manifest Slack refuses', () => {
  const at = '/features/slash_commands/0';
  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'must provide an object'],
    ['no name', { display_information: {} }, 'missing required field: name [json-pointer:/display_information]'],
    [
      'a name of 36',
      manifest({ display: { name: 'x'.repeat(36) } }),
      'must be less than 36 characters [json-pointer:/display_information/name]',
    ],
    [
      'a description of 141',
      manifest({ display: { description: 'x'.repeat(141) } }),
      'must be less than 141 characters [json-pointer:/display_information/description]',
    ],
    [
      'a colour by name',
      manifest({ display: { background_color: 'red' } }),
      'input must match regex pattern: ^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$ [json-pointer:/display_information/background_color]',
    ],
    ['an unknown part', manifest({ more: { colour: 1 } }), 'invalid additional property: colour'],
    [
      'a bot without name',
      manifest({ features: { bot_user: {} } }),
      'missing required field: display_name [json-pointer:/features/bot_user]',
    ],
    [
      'scopes without a bot',
      manifest({ features: { bot_user: undefined, slash_commands: undefined }, scopes: ['chat:write'] }),
      'bot scopes require a bot_user [json-pointer:/features]',
    ],
    [
      'a command without slash',
      commands(command('quote')),
      `input must match regex pattern: ^\\/[a-z0-9_-]+$ [json-pointer:${at}/command]`,
    ],
    [
      'a command in capitals',
      commands(command('/Quote')),
      `input must match regex pattern: ^\\/[a-z0-9_-]+$ [json-pointer:${at}/command]`,
    ],
    [
      'a command of 33',
      commands(command(`/${'x'.repeat(32)}`)),
      `must be less than 33 characters [json-pointer:${at}/command]`,
    ],
    [
      'a command without description',
      commands({ command: '/quote' }),
      `missing required field: description [json-pointer:${at}]`,
    ],
    [
      'an empty description',
      commands(command('/quote', { description: '' })),
      `must be more than 0 characters [json-pointer:${at}/description]`,
    ],
    [
      'a description of 2,001',
      commands(command('/quote', { description: 'x'.repeat(2001) })),
      `must be less than 2001 characters [json-pointer:${at}/description]`,
    ],
    [
      'a hint of 1,001',
      commands(command('/quote', { usage_hint: 'x'.repeat(1001) })),
      `must be less than 1001 characters [json-pointer:${at}/usage_hint]`,
    ],
    [
      'an empty hint',
      commands(command('/quote', { usage_hint: '' })),
      `must be more than 0 characters [json-pointer:${at}/usage_hint]`,
    ],
    [
      'a command twice',
      commands(command('/quote'), command('/quote')),
      '`command` "/quote" already exists [json-pointer:/features/slash_commands/1/command]',
    ],
    [
      '51 commands',
      commands(...Array.from({ length: 51 }, (_, i) => command(`/c${i}`))),
      'no more than 50 items allowed [json-pointer:/features/slash_commands]',
    ],
    [
      'commands without their scope',
      manifest({ features: { slash_commands: [command('/quote')] }, scopes: ['chat:write'] }),
      'slash commands require the scope commands [json-pointer:/oauth_config/scopes/bot]',
    ],
    [
      'a shortcut without the scope of commands',
      manifest({
        features: {
          slash_commands: undefined,
          shortcuts: [{ name: 'Find', type: 'message', callback_id: 'find', description: 'Finds' }],
        },
        scopes: ['chat:write'],
      }),
      'shortcuts require the scope commands [json-pointer:/oauth_config/scopes/bot]',
    ],
    [
      'an unknown scope',
      manifest({ scopes: ['commands', 'chat:post'] }),
      'unknown scope: chat:post [json-pointer:/oauth_config/scopes/bot/1]',
    ],
    [
      'an event without its scope',
      manifest({ settings: { event_subscriptions: { bot_events: ['app_mention'] } } }),
      'the event app_mention requires the scope app_mentions:read [json-pointer:/settings/event_subscriptions/bot_events/0]',
    ],
    [
      'Socket Mode in words',
      manifest({ settings: { socket_mode_enabled: 'yes' } }),
      'must provide a boolean [json-pointer:/settings/socket_mode_enabled]',
    ],
    [
      'interactivity half said',
      manifest({ settings: { interactivity: {} } }),
      'missing required field: is_enabled [json-pointer:/settings/interactivity]',
    ],
    [
      'HTTP without addresses',
      manifest({ settings: { socket_mode_enabled: false } }),
      `missing required field: url [json-pointer:${at}]`,
    ],
  ])('%s', (_what, value, expected) => {
    expect(said(value)).toContain(expected);
  });

  it.each([...RESERVED_COMMANDS])('the command %s, which is Slack’s own', (name) => {
    expect(said(commands(command(name)))).toEqual([
      `"${name}" is a command of Slack itself [json-pointer:${at}/command]`,
    ]);
  });
});
