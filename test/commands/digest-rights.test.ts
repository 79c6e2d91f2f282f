import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Access, Ask, Place } from '../../src/core/platform.ts';
import { CHANNEL, openBot, type TestBot } from '../fixtures/bot.ts';
import { bridge } from '../fixtures/briefs.ts';

const NOT_YOURS = /^You may not change the digests of this channel\. .*VERBATIM_MANAGERS\.$/;
const DIRECT: Place = { platform: 'test', channel: 'D1', direct: true, maySpeak: true };

let test: TestBot;
beforeEach(async () => {
  test = await openBot([bridge()], { managers: ['U9', 'R9'] });
});
afterEach(() => test.close());

/** Somebody who may do this in these channels, and nothing in others. */
const who = (access: Record<string, Access>): Partial<Ask> => ({
  enquire: { access: async (channel) => access[channel] ?? { manages: false } },
});
const MANAGER = who({ C1: { manages: true }, C2: { manages: true } });
const ANYBODY = who({});
const notice = async (line: string, facts?: Partial<Ask>) => (await test.reply(line, facts)).notice;
const elsewhere = (channel: string): Partial<Ask> => ({ place: { ...CHANNEL, channel } });
const idIn = (text: string) => /Digest (\w{4})/.exec(text)?.[1] ?? text;

const CHANGES = ['now', 'pause', 'resume', 'change 09:00', 'unsubscribe'];

describe('who does not manage a channel', () => {
  it('can’t subscribe it', async () => {
    expect(await notice('/digest subscribe 08:00', ANYBODY)).toMatch(NOT_YOURS);
    expect(await notice('/digest list', ANYBODY)).toContain('There is no digest here yet');
  });

  it.each(CHANGES)('can’t change its digests, whether typed or by a button: %s', async (what) => {
    const id = idIn(await notice('/digest subscribe 08:00', MANAGER));
    expect(await notice(`/digest ${what}`, ANYBODY)).toMatch(NOT_YOURS);
    const [verb = '', ...rest] = what.split(' ');
    const options = { digest: id, ...(rest[0] && { time: rest[0] }) };
    const pressed = { ...ANYBODY, mode: 'reply' as const };
    const message = await test.reply({ command: `digest ${verb}`, options }, pressed);
    expect(message.notice).toMatch(NOT_YOURS);
    expect(await notice('/digest list', ANYBODY)).toBe('1 digest in this channel.');
  });

  it('may list, preview and read the log', async () => {
    const id = idIn(await notice('/digest subscribe 08:00', MANAGER));
    for (const what of ['list', 'preview', `preview ${id}`, 'log', `log ${id}`])
      expect((await test.reply(`/digest ${what}`, ANYBODY)).error).toBeUndefined();
  });

  it('sees nothing of another channel’s digests', async () => {
    const id = idIn(await notice('/digest subscribe 08:00', MANAGER));
    for (const what of ['preview', 'log', ...CHANGES.map((it) => it.split(' ')[0])])
      expect(await notice(`/digest ${what} digest=${id}`, { ...ANYBODY, ...elsewhere('C3') })).toBe(
        `There is no digest ${id} here. /digest list shows what there is.`,
      );
  });

  it('can’t reach another community’s digests, even as a manager of its channels', async () => {
    const there = { ...CHANNEL, community: 'G1' };
    const id = idIn(await notice('/digest subscribe 08:00', { ...MANAGER, place: there }));
    const far = { ...MANAGER, place: { ...CHANNEL, channel: 'C2', community: 'G2' } };
    expect(await notice(`/digest pause ${id}`, far)).toContain(`There is no digest ${id} here.`);
  });
});

describe('who manages a channel', () => {
  it('manages it from another channel, too', async () => {
    const id = idIn(await notice('/digest subscribe 08:00', MANAGER));
    expect(await notice(`/digest pause ${id}`, { ...MANAGER, ...elsewhere('C3') })).toContain('is paused');
  });

  it('subscribes that one and no other', async () => {
    const channels = [
      { id: 'C2', name: 'quays' },
      { id: 'C4', name: 'locks' },
    ];
    const done = await notice('/digest subscribe 08:00 channel:#quays', { ...MANAGER, channels });
    expect(done).toContain('is set');
    expect(await notice('/digest list', { ...ANYBODY, ...elsewhere('C2') })).toBe('1 digest in this channel.');
    expect(await notice('/digest subscribe 08:00 channel:#locks', { ...MANAGER, channels })).toMatch(NOT_YOURS);
  });

  it('is refused on the spot, with the mend, where the bot can’t post', async () => {
    const obstacle = 'I am not in #quays: type /invite @Verbatim there.';
    const blocked = who({ C1: { manages: true, obstacle } });
    expect(await notice('/digest subscribe 08:00', blocked)).toBe(obstacle);
    await notice('/digest subscribe 08:00', MANAGER);
    expect(await notice('/digest now', blocked)).toBe(obstacle);
    await notice('/digest pause', MANAGER);
    expect(await notice('/digest resume', blocked)).toBe(obstacle);
    expect(await notice('/digest unsubscribe', blocked)).toContain('has ended');
  });

  it('is told in a sentence where the platform can’t say who may do what', async () => {
    const enquire = { access: () => Promise.reject(new Error('Slack does not answer.')) };
    expect(await notice('/digest subscribe 08:00', { enquire })).toBe(
      'I can’t see who may do what in that channel just now: Slack does not answer.',
    );
  });
});

describe('a manager by settings', () => {
  it.each([
    ['person', { id: 'U9', name: 'Ada' }],
    ['role', { id: 'U2', name: 'Bo', roles: ['R1', 'R9'] }],
  ])('manages every channel: by the id of a %s', async (_, caller) => {
    expect(await notice('/digest subscribe 08:00', { ...ANYBODY, caller })).toContain('is set');
  });

  it('is none by another role, nor by an id that only begins alike', async () => {
    const caller = { id: 'U99', name: 'Cy', roles: ['R'] };
    expect(await notice('/digest subscribe 08:00', { ...ANYBODY, caller })).toMatch(NOT_YOURS);
  });
});

describe('a direct message', () => {
  it('belongs to its user', async () => {
    expect(await notice('/digest subscribe 08:00', { ...ANYBODY, place: DIRECT })).toContain('is set');
    expect(await notice('/digest pause', { ...ANYBODY, place: DIRECT })).toContain('is paused');
  });

  it('gives no right to other channels, nor others a right to it', async () => {
    const id = idIn(await notice('/digest subscribe 08:00', { ...ANYBODY, place: DIRECT }));
    const channels = [{ id: 'C1', name: 'quays' }];
    expect(await notice('/digest subscribe 08:00 channel:#quays', { ...ANYBODY, place: DIRECT, channels })).toMatch(
      NOT_YOURS,
    );
    expect(await notice(`/digest pause ${id}`, ANYBODY)).toContain(`There is no digest ${id} here.`);
  });
});

describe('where nobody can say who manages it', () => {
  it('nothing is managed', async () => {
    expect(await notice('/digest subscribe 08:00')).toBe(
      'Digests are managed where they are read: ask in the channel itself.',
    );
  });
});
