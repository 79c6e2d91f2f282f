import { expect, test } from 'vitest';
import type { CommandDeclaration } from '../../../src/core/command.ts';
import { discordCommands, sameCommands } from '../../../src/platforms/discord/commands.ts';
import { faultsOfCommands } from '../../doubles/discord/rules/command-rules.ts';
import { COMMANDS, DIGEST_COMMANDS as DIGEST } from './harness.ts';

test('commands are declared with required options first and without those that only buttons use', () => {
  expect(discordCommands(COMMANDS)).toEqual([
    {
      type: 1,
      name: 'quote',
      description: 'What somebody said, word for word',
      options: [
        { type: 3, name: 'speaker', description: 'Who said it', required: true, autocomplete: true, max_length: 80 },
        {
          type: 3,
          name: 'topic',
          description: 'Only from this briefing',
          required: false,
          autocomplete: true,
          max_length: 200,
        },
        { type: 4, name: 'count', description: 'How many', required: false, autocomplete: true },
      ],
    },
    { type: 1, name: 'subscribe', description: 'Get a digest', options: [] },
  ]);
});

test('Discord takes them', () => {
  const long = { ...COMMANDS[0], name: 'long', description: 'x'.repeat(150) } as (typeof COMMANDS)[number];
  expect(faultsOfCommands(discordCommands([...COMMANDS, long]))).toEqual([]);
});

test('commands of two words are sub-commands of the first', () => {
  expect(discordCommands([...COMMANDS.slice(1), ...DIGEST])).toEqual([
    { type: 1, name: 'subscribe', description: 'Get a digest', options: [] },
    {
      ...{ type: 1, name: 'digest', description: 'Digest: subscribe, list' },
      options: [
        {
          ...{ type: 1, name: 'subscribe', description: 'Get a digest' },
          options: [
            { type: 3, name: 'time', description: 'When', required: true, autocomplete: false, max_length: 200 },
            { type: 7, name: 'channel', description: 'Where', required: false, channel_types: [0, 5, 10, 11, 12] },
            {
              ...{ type: 3, name: 'topics', description: 'About what', required: false, autocomplete: true },
              max_length: 200,
            },
          ],
        },
        { type: 1, name: 'list', description: 'What is subscribed', options: [] },
      ],
    },
  ]);
  expect(faultsOfCommands(discordCommands(DIGEST))).toEqual([]);
});

const onMessage = (at: number, more = {}): CommandDeclaration => ({
  ...{ name: `find-${at}`, description: 'Finds', options: { text: { description: 'Where', maxLength: 40_000 } } },
  onMessage: { label: `Find in this ${at}`, option: 'text', takes: 'text', ...more },
});

test('a command that can be asked of a message is in the menu of messages too', () => {
  expect(discordCommands([onMessage(1)])).toEqual([
    {
      ...{ type: 1, name: 'find-1', description: 'Finds' },
      options: [
        { type: 3, name: 'text', description: 'Where', required: false, autocomplete: false, max_length: 6_000 },
      ],
    },
    { type: 3, name: 'Find in this 1' },
  ]);
  const many = Array.from({ length: 16 }, (_, at) => onMessage(at));
  expect(faultsOfCommands(discordCommands(many))).toEqual([]);
  expect(discordCommands(many).filter(({ type }) => type === 3)).toHaveLength(15);
});

test('commands of one name and two kinds are told apart', () => {
  const wanted = discordCommands([onMessage(1, { label: 'find-1' })]);
  const registered = wanted.map((command, at) => ({ id: String(at), description: '', ...command }));
  expect(sameCommands(registered.toReversed(), wanted)).toBe(true);
  expect(sameCommands(registered, discordCommands([onMessage(1)]))).toBe(false);
});

test('a long list of sub-commands is described by its beginning', () => {
  const many = Array.from({ length: 20 }, (_, at) => ({ ...DIGEST[1], name: `digest command-${at}` }));
  const [digest] = discordCommands(many as CommandDeclaration[]);
  expect(digest?.description).toMatch(/^Digest: command-0, command-1, .*command-\d, …$/);
  expect(faultsOfCommands([digest])).toEqual([]);
});

test('sub-commands are compared with what is in them', () => {
  const wanted = discordCommands(DIGEST);
  const [digest] = wanted as { options: { options: Record<string, unknown>[] }[] }[];
  const registered = structuredClone({ id: '1', version: '1', ...digest });
  expect(sameCommands([registered], wanted)).toBe(true);
  const [, channel] = registered.options?.[0]?.options ?? [];
  Object.assign(channel ?? {}, { required: undefined, channel_types: [12, 11, 10, 5, 0] });
  expect(sameCommands([registered], wanted)).toBe(true);
  Object.assign(channel ?? {}, { channel_types: [0] });
  expect(sameCommands([registered], wanted)).toBe(false);
});

test('commands are the same whatever their order and whatever Discord adds or leaves out', () => {
  const registered = [
    { id: '2', version: '1', name: 'subscribe', description: 'Get a digest', nsfw: false },
    {
      ...{ id: '1', version: '1', type: 1, name: 'quote', description: 'What somebody said, word for word' },
      options: [
        { type: 3, name: 'speaker', description: 'Who said it', required: true, autocomplete: true, max_length: 80 },
        { type: 3, name: 'topic', description: 'Only from this briefing', autocomplete: true, max_length: 200 },
        { type: 4, name: 'count', description: 'How many', autocomplete: true },
      ],
    },
  ];
  expect(sameCommands(registered, discordCommands(COMMANDS))).toBe(true);
});

test.each([
  ['a description', { description: 'Other words' }],
  ['an option', { options: [] }],
])('%s makes a difference', (_, change) => {
  const [quote, ...others] = discordCommands(COMMANDS);
  expect(sameCommands([{ ...quote, ...change }, ...others], discordCommands(COMMANDS))).toBe(false);
});
