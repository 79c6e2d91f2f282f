import { describe, expect, test } from 'vitest';
import { RESERVED, slackManifest } from '../../../src/platforms/slack/manifest.ts';
import { describeFault, faultsOfManifest, RESERVED_COMMANDS } from '../../doubles/slack/index.ts';
import { COMMANDS } from './harness.ts';

const named = (name: string) => ({ name, description: 'Something', options: {} });
const registered = (commands = COMMANDS) => slackManifest(commands).features.slash_commands;
const names = (commands = COMMANDS) => registered(commands).map(({ command }) => command);

describe('the app manifest', () => {
  test('is one that Slack takes', () => {
    expect(faultsOfManifest(slackManifest(COMMANDS)).map(describeFault)).toEqual([]);
    expect(faultsOfManifest(slackManifest([], { name: 'Briefings of the Desk' })).map(describeFault)).toEqual([]);
  });

  test('names each command with its options, and one that reaches all', () => {
    expect(registered()).toEqual([
      { command: '/brief', description: 'A briefing', usage_hint: '[topic]', should_escape: true },
      { command: '/quote', description: 'What somebody said', usage_hint: '<speaker> [topic:…]', should_escape: true },
      { command: '/find', description: 'Words in quotations', usage_hint: '<words>', should_escape: true },
      { command: '/latest', description: 'The newest briefings', should_escape: true },
      {
        command: '/digest',
        description: 'Digest: subscribe, list',
        usage_hint: 'subscribe <time> | list',
        should_escape: true,
      },
      {
        command: '/verbatim',
        description: expect.any(String),
        usage_hint: 'brief | quote | find | latest | digest | help',
        should_escape: true,
      },
    ]);
  });

  test('has a shortcut for each command that can be asked of a message, within Slack’s limits', () => {
    const onMessage = (label: string, at = 0, description = 'Finds what was said') => ({
      ...{ name: `find ${at}`, description, options: { text: { description: 'Where' } } },
      onMessage: { label, option: 'text', takes: 'text' as const },
    });
    expect(slackManifest([...COMMANDS, onMessage('Quotes in this text')]).features.shortcuts).toEqual([
      { name: 'Quotes in this text', type: 'message', callback_id: 'find 0', description: 'Finds what was said' },
    ]);
    expect(slackManifest(COMMANDS).features).not.toHaveProperty('shortcuts');
    const many = Array.from({ length: 11 }, (_, at) => onMessage('x'.repeat(32), at, 'y'.repeat(160)));
    expect(faultsOfManifest(slackManifest(many)).map(describeFault)).toEqual([]);
    expect(slackManifest(many).features.shortcuts?.[0]?.name).toBe(`${'x'.repeat(23)}…`);
  });

  test('leaves help to /verbatim, and nothing else of ours', () => {
    const left = COMMANDS.filter(({ name }) => !names().includes(`/${name.split(' ')[0]}`)).map(({ name }) => name);
    expect(left).toEqual(['help']);
  });

  test('keeps the hint of many sub-commands within Slack’s limit', () => {
    const many = Array.from({ length: 300 }, (_, at) => named(`digest number${at}`));
    expect(faultsOfManifest(slackManifest(many)).map(describeFault)).toEqual([]);
    const [digest] = registered(many);
    expect(digest?.usage_hint).toMatch(/^number0 \| number1 \| .* \| …$/);
    expect(names([named('call somebody'), named('digest'), named('digest list')])).toEqual(['/digest', '/verbatim']);
  });

  test('lets no name in that Slack keeps for itself', () => {
    expect(names([...RESERVED].map(named))).toEqual(['/verbatim']);
    expect([...RESERVED].map((name) => `/${name}`).sort()).toEqual([...RESERVED_COMMANDS].sort());
  });

  test('asks at first for all that digests will need', () => {
    expect(slackManifest(COMMANDS).oauth_config.scopes.bot.sort()).toEqual(
      `channels:history channels:read chat:write commands groups:history groups:read im:history im:write
       metadata.message:read users:read`.split(/\s+/),
    );
  });
});
