import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { usage } from '../../src/core/command.ts';

describe('the usage of a command', () => {
  it('shows what must be given, what may be, and not what only buttons give', () => {
    const text = { description: 'x' };
    const options = {
      who: { ...text, required: true },
      where: text,
      all: { ...text, rest: true },
      page: { ...text, hidden: true },
    };
    expect(usage({ name: 'ask', description: 'x', options })).toBe('/ask <who> [where:…] [all]');
  });

  it('shows those with a place of their own as bare words', () => {
    const text = { description: 'x' };
    const options = {
      time: { ...text, required: true, positional: { like: /^\d/ } },
      zone: { ...text, positional: { like: /\// } },
      topics: text,
    };
    expect(usage({ name: 'digest subscribe', description: 'x', options })).toBe(
      '/digest subscribe <time> [zone] [topics:…]',
    );
  });
});

describe('every command', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    '%s is one that all platforms can take',
    (name, command) => {
      expect(name).toMatch(/^[a-z]{1,32}( [a-z]{1,32})?$/);
      expect(command.description.length).toBeLessThanOrEqual(100);
      const options = Object.entries(command.options);
      expect(options.filter(([, option]) => option.rest).length).toBeLessThanOrEqual(1);
      for (const [option, { description }] of options) {
        expect(option).toMatch(/^[a-z]{1,32}$/); // the grammar splits no other names
        expect(description.length).toBeLessThanOrEqual(100);
      }
    },
  );

  it('has a name of its own', () => {
    expect(new Set(commands.map((command) => command.name)).size).toBe(commands.length);
  });

  it('is not the first word of others, which would then be hidden from some platforms', () => {
    const names = commands.map((command) => command.name);
    for (const name of names) expect(names.filter((other) => other.startsWith(`${name} `))).toEqual([]);
  });
});
