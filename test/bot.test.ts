import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';
import { defineCommand } from '../src/bot.ts';
import { openBot, type TestBot } from './fixtures/bot.ts';
import { bridge, storm } from './fixtures/briefs.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await openBot([bridge(), storm()]);
});

afterEach(() => bot.close());

describe('an unknown command', () => {
  it('is answered with those that are like it, and the words are kept', async () => {
    const message = await bot.reply('/quoet okafor topic:harbour');
    expect(message.notice).toBe('There is no command /quoet. Did you mean one of these?');
    expect(message.actions[0]).toEqual({ label: '/quote', line: 'quote okafor topic:harbour', mode: 'replace' });
    expect((await bot.reply('/lat')).actions[0]?.line).toBe('latest');
  });

  it('is answered with /help where none is', async () => {
    const message = await bot.reply('/xyzzy');
    expect([message.error, message.notice]).toEqual([true, 'There is no command /xyzzy. Ask /help for what there is.']);
    expect(message.actions).toEqual([{ label: 'Help', line: 'help', mode: 'replace' }]);
    expect((await bot.reply('/')).notice).toBe('Type a command: /help shows what there is.');
  });

  it('is no property that every object has', async () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect((await bot.reply(`/${name}`)).notice).toContain('There is no command');
      expect(await bot.bot.complete(name, name, 'x')).toEqual([]);
      expect(await bot.bot.complete('quote', name, 'x')).toEqual([]);
      expect((await bot.reply(`/quote ${name}:x`)).notice).toContain(`Nobody called ${name}:x`);
    }
  });
});

describe('what goes wrong unexpectedly', () => {
  const failing = defineCommand({
    name: 'fail',
    description: 'Fails',
    options: {
      words: { description: 'x', rest: true, complete: () => Promise.reject(new Error('the disk is gone')) },
    },
    changes: true,
    run: () => Promise.reject(new Error('the disk is gone')),
  });

  beforeEach(async () => {
    await bot.close();
    bot = await openBot([], { commands: [...commands, failing] });
  });

  it('is told to the caller by a number, under which operators find it, and not what was asked', async () => {
    const { message, audience } = await bot.ask('/fail my secret question');
    const [, id] = /recorded under ([0-9a-f]{6})\./.exec(message.notice) ?? [];
    expect([audience, message.error]).toEqual(['caller', true]);
    expect(message.notice).not.toContain('disk');
    expect(bot.logged).toEqual([
      { fields: { id, error: expect.stringContaining('the disk is gone') }, message: 'a command failed' },
    ]);
    expect(JSON.stringify(bot.logged)).not.toContain('secret');
  });

  it('leaves a completion empty', async () => {
    expect(await bot.bot.complete('fail', 'words', 'my secret')).toEqual([]);
    expect(bot.logged.map((it) => it.message)).toEqual(['completion failed']);
    expect(JSON.stringify(bot.logged)).not.toContain('secret');
  });

  it('is the store, when it is closed', async () => {
    await bot.store.database.close();
    expect((await bot.reply('/latest')).notice).toMatch(/^Something went wrong here/);
    expect(await bot.bot.complete('quote', 'speaker', 'ker')).toEqual([]);
    bot = await openBot([]);
  });

  it('a command that changes something says so beforehand', () => {
    expect([bot.bot.changes('/fail x'), bot.bot.changes({ command: 'fail', options: {} })]).toEqual([true, true]);
    expect([bot.bot.changes('/quote x'), bot.bot.changes('/nothing')]).toEqual([false, false]);
  });
});

describe('a completion', () => {
  it('suggests what the option can be', async () => {
    expect(await bot.bot.complete('quote', 'speaker', 'bra')).toEqual([
      { label: 'Tomas Brandt', value: 'Tomas Brandt' },
    ]);
    expect((await bot.bot.complete('brief', 'topic', '')).map((choice) => choice.value)).toEqual([
      'spring-storm',
      'new-bridge',
    ]);
  });

  it('is empty for what has none, and for nonsense of any length', async () => {
    expect(await bot.bot.complete('find', 'words', 'x')).toEqual([]);
    expect(await bot.bot.complete('nothing', 'words', 'x')).toEqual([]);
    for (const typed of ['x'.repeat(10_000), `${'x'.repeat(199)}😀`])
      expect(await bot.bot.complete('quote', 'speaker', typed)).toEqual([]);
    for (const typed of ['\u0000', '\ud83d', '"*', '  '])
      expect(await bot.bot.complete('quote', 'speaker', typed)).toHaveLength(2); // as if nothing were typed
    expect(bot.logged).toEqual([]);
  });
});

it('a line too long for a button is found again', async () => {
  await bot.bot.saveLines({ abc: 'quote speaker=kerry' });
  expect([await bot.bot.findLine('abc'), await bot.bot.findLine('abd')]).toEqual(['quote speaker=kerry', undefined]);
});
