import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defineCommand } from '../src/bot.ts';
import type { Action } from '../src/core/message.ts';
import { CHANNEL, openBot, type TestBot, wordsOf } from './fixtures/bot.ts';
import { bridge, briefOf, said, storm } from './fixtures/briefs.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await openBot([bridge(), storm()]);
});

afterEach(() => bot.close());

const DIRECT = { ...CHANNEL, direct: true };
const READ_ONLY = { ...CHANNEL, maySpeak: false };
const SHARE: Action = { label: 'Share to channel', line: 'quote speaker="Tomas Brandt" page=1', mode: 'share' };

describe('an answer', () => {
  it('is shown to the caller, with a button to share it', async () => {
    const { message, audience } = await bot.ask('/quote brandt');
    expect(audience).toBe('caller');
    expect(message.actions.at(-1)).toEqual(SHARE);
  });

  it('of a command that does something is not shared, and an old button for that does nothing', async () => {
    const place = { ...DIRECT, channel: 'own' };
    const set = await bot.reply('/digest subscribe 08:00', { place });
    expect(set.actions.map((action) => action.mode)).not.toContain('share');
    const { message, audience } = await bot.ask('digest subscribe time=09:00', { place, mode: 'share' });
    expect([message.error, audience]).toEqual([true, 'caller']);
    expect(message.notice).toMatch(/it was not done again/);
    expect(wordsOf(await bot.reply('/digest list', { place }))).toMatch(/1 digest/);
  });

  it('has no such button where nobody else is there, or the caller may not write', async () => {
    for (const place of [DIRECT, READ_ONLY])
      expect((await bot.reply('/quote brandt', { place })).actions.map((action) => action.mode)).not.toContain('share');
  });

  it('once shared is shown to all, says who shared it, and can’t be shared again', async () => {
    const { message, audience } = await bot.ask(SHARE.line, { mode: 'share' });
    expect(audience).toBe('channel');
    expect(message.blocks.at(-1)).toEqual({ type: 'small', spans: ['Shared by ', 'Ada Quill'] });
    expect(message.actions.map((action) => action.mode)).not.toContain('share');
  });

  it('is not shared for one who may not write there', async () => {
    const { message, audience } = await bot.ask(SHARE.line, { mode: 'share', place: READ_ONLY });
    expect([message.error, audience]).toEqual([true, 'caller']);
    expect(message.notice).toMatch(/You may not write in this channel/);
    expect(wordsOf(message)).not.toContain('ferrymen');
  });

  it('is shared as the same command line, with all that was asked', async () => {
    const { message } = await bot.ask({ command: 'quote', options: { speaker: 'lea "L" okafor', topic: 'harbour' } });
    expect(message.error).toBe(true);
    const right = await bot.reply({ command: 'quote', options: { speaker: 'lea okafor', topic: 'harbour' } });
    expect(right.actions.at(-1)?.line).toBe('quote speaker="Lea Okafor" topic=harbour page=1');
    expect((await bot.reply('/find the "harbour')).actions.at(-1)?.line).toBe('find words="the \\"harbour"');
  });

  it('is shared as what was seen, though a newer briefing or a namesake has come since', async () => {
    const [brief, quotes] = [await bot.reply('/brief'), await bot.reply('/quote brandt')];
    await bot.store.publish(briefOf('after', { quotes: [said('Ida Brandt', 'I was first.')] }));
    for (const seen of [brief, quotes]) {
      const { message } = await bot.ask(seen.actions.at(-1)?.line ?? '', { mode: 'share' });
      expect(message.blocks.slice(0, -1)).toEqual(seen.blocks);
    }
  });

  it('goes to the channel at once where the operator wants that, and then needs no sharing', async () => {
    const open = await openBot([bridge()], { reply: 'channel' });
    const { message, audience } = await open.ask('/quote brandt');
    expect([audience, message.actions.some((action) => action.mode === 'share')]).toEqual(['channel', false]);
    expect(await open.ask('/quote nobody')).toMatchObject({ audience: 'caller', message: { error: true } });
    expect(await open.ask('/quote')).toMatchObject({ audience: 'caller', message: { error: true } });
    for (const [mode, here, shown] of [
      [undefined, CHANNEL, ['channel', 'caller']],
      ['share', CHANNEL, ['channel', 'channel']],
      [undefined, { ...CHANNEL, maySpeak: false }, ['caller', 'caller']],
    ] as const)
      expect([open.bot.audience(mode, here), bot.bot.audience(mode, here)]).toEqual(shown);
    expect(await open.ask('/quote brandt', { place: { ...CHANNEL, maySpeak: false } })).toMatchObject({
      audience: 'caller',
    });
    await open.close();
  });

  it('that a command itself calls an error stays with the caller', async () => {
    const refusal = { notice: 'No.', blocks: [], actions: [], error: true };
    const refuse = defineCommand({ name: 'refuse', description: 'No', options: {}, run: async () => refusal });
    const refusing = await openBot([], { commands: [refuse], reply: 'channel' });
    expect(await refusing.ask('/refuse')).toEqual({ message: refusal, audience: 'caller' });
    expect(await refusing.ask('/refuse', { mode: 'share' })).toEqual({ message: refusal, audience: 'caller' });
    await refusing.close();
  });

  it('that is an error stays with the caller, even when it was to be shared', async () => {
    expect(await bot.ask('quote speaker=nobody', { mode: 'share' })).toMatchObject({
      audience: 'caller',
      message: { error: true },
    });
  });
});
