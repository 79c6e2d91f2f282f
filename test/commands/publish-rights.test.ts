import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ask, Place } from '../../src/core/platform.ts';
import { CHANNEL } from '../fixtures/bot.ts';
import { EDITOR, LIGHT, type Newsroom, openNewsroom, READER } from './publisher.ts';

const DIRECT: Place = { ...CHANNEL, channel: 'D1', direct: true };
const NOT_YOURS = /^You may not publish or correct briefings from this channel\./;
const NOT_HERE = /^Briefings are published and corrected in a channel that you manage/;

let room: Newsroom;
let id: string;
beforeEach(async () => {
  room = await openNewsroom({ managers: ['U9', 'R9'] });
  id = await room.draft();
});
afterEach(() => room.close());

const LINES = () => [
  `/add ${LIGHT}`,
  '/draft list',
  ...['show', 'publish', 'speaker', 'drop', 'edit', 'discard'].map((what) => `/draft ${what} ${id}`),
  `draft speaker draft=${id} at=151 to="Nora Falk"`,
  `draft drop draft=${id} at=151`,
  `/draft edit ${id} title:"Mine"`,
];

describe('who may not publish', () => {
  it.each<[string, Partial<Ask>, RegExp]>([
    ['in a channel they do not manage', READER, NOT_YOURS],
    ['in a direct message, whoever it is', { ...EDITOR, place: DIRECT }, NOT_HERE],
    ['where nobody can say who manages it', { place: CHANNEL }, NOT_HERE],
    ['by an id that only begins alike', { ...READER, caller: { id: 'U99', name: 'Bo', roles: ['R'] } }, NOT_YOURS],
  ])('adds, sees and changes nothing %s, typed or pressed', async (_, facts, refusal) => {
    for (const line of LINES()) {
      const message = await room.test.reply(line, { ...facts, mode: 'replace' });
      expect(message.notice).toMatch(refusal);
      expect(JSON.stringify(message)).not.toContain('lighthouse');
    }
    expect(await room.notice(`/draft show ${id}`)).toContain(
      'Port Ansel lights its lighthouse again, with 4 quotations',
    );
  });

  it('completes ids and no titles, since nobody is asked who completes', async () => {
    expect(await room.test.bot.complete('draft show', 'draft', '')).toEqual([{ label: id, value: id }]);
    expect(await room.test.bot.complete('draft show', 'draft', id.slice(0, 2).toUpperCase())).toHaveLength(1);
    expect(await room.test.bot.complete('draft show', 'draft', 'zzzz')).toEqual([]);
    for (const typed of ['light', 'Port']) {
      expect(await room.test.bot.complete('brief', 'topic', typed)).toEqual([]);
      expect(await room.test.bot.complete('draft show', 'draft', typed)).toEqual([]);
    }
  });

  it('learns nothing of a draft’s people by completion', async () => {
    expect(await room.test.bot.complete('draft speaker', 'to', 'Reyes')).toEqual([]);
    expect(await room.test.bot.complete('quote', 'speaker', 'Reyes')).toEqual([]);
  });
});

describe('who may', () => {
  it.each<[string, Partial<Ask>]>([
    ['manages the channel', EDITOR],
    ['is a manager by settings, in a direct message too', { place: DIRECT, caller: { id: 'U9', name: 'Bo' } }],
    ['has a manager’s role', { ...READER, caller: { id: 'U1', name: 'Bo', roles: ['R9'] } }],
    [
      'is the operator, in the terminal',
      { place: { platform: 'terminal', channel: 'terminal', direct: true, maySpeak: true } },
    ],
  ])('%s', async (_, facts) => {
    expect((await room.test.reply('/draft list', facts)).notice).toBe('1 draft to look at.');
    expect((await room.test.reply(`/draft publish ${id}`, facts)).notice).toContain('Published');
  });

  it('is told in a sentence where the platform can’t say', async () => {
    const enquire = { access: () => Promise.reject(new Error('Slack does not answer.')) };
    expect(await room.notice('/draft list', { enquire })).toBe(
      'I can’t see who may do what in this channel just now: Slack does not answer.',
    );
  });
});
