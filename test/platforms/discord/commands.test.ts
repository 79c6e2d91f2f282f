import { expect, test } from 'vitest';
import { discordCommands, sameCommands } from '../../../src/platforms/discord/commands.ts';
import { faultsOfCommands } from '../../doubles/discord/rules/command-rules.ts';
import { COMMANDS } from './harness.ts';

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
