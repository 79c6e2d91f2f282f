import { describe, expect, it } from 'vitest';
import type { PublishedBrief } from '../../src/core/brief.ts';
import { briefMessage } from '../../src/views/brief.ts';
import {
  type Corrected,
  confirmRetraction,
  correctedMessage,
  correctionsList,
  retractedMessage,
} from '../../src/views/corrections.ts';
import { digestMessage } from '../../src/views/digest.ts';
import { wordsOf } from '../fixtures/bot.ts';
import { bridge, NOON } from '../fixtures/briefs.ts';

const AT = new Date(NOON).toISOString();
const LATER = new Date(NOON + 86_400_000).toISOString();
const published: PublishedBrief = { ...bridge(), seq: 1, publishedAt: AT };
const corrections = [
  { at: AT, note: 'The first slip.' },
  { at: LATER, note: 'The second slip.' },
];
const corrected: Corrected = { slug: 'new-bridge', title: 'The bridge', corrections, messages: [] };
const telling = {
  id: 1,
  kind: 'correction',
  slug: 'new-bridge',
  title: 'The bridge',
  note: 'A slip.',
  at: AT,
} as const;

describe('a corrected briefing', () => {
  it('has its notes at the top, the newest first', () => {
    const [title, first, second] = wordsOf(briefMessage({ ...published, corrections })).split('\n');
    expect([title, first, second]).toEqual([
      'The mayor opens the new bridge',
      'Corrected 5 May 2026: The second slip.',
      'Corrected 4 May 2026: The first slip.',
    ]);
  });
});

describe('a retracted briefing', () => {
  it('is its title and why, and nothing more', () => {
    const message = retractedMessage({ ...published, corrections, retracted: { at: AT, note: 'It never opened.' } });
    expect(wordsOf(message)).toBe('The mayor opens the new bridge\nRetracted 4 May 2026: It never opened.');
    expect(message.actions).toEqual([]);
  });
});

describe('a digest composed again', () => {
  const content = { subscription: 'ab12', total: 1, range: { after: 0, through: 1, topics: [] } };

  it('shows what has left the library by its title, without a button', () => {
    const message = digestMessage({ ...content, briefs: [{ ...published, gone: true }] });
    expect(wordsOf(message)).toContain('The mayor opens the new bridge\nIt is no longer in the library.');
    expect(message.actions.map(({ label }) => label)).toEqual(['Pause', 'Next run']);
  });

  it('counts what was taken back in its title', () => {
    const retracted = { at: AT, note: 'It never opened.' };
    expect(digestMessage({ ...content, briefs: [{ ...published, retracted }] }).notice).toMatch(
      /^1 briefing, 1 of them retracted: /,
    );
  });

  it('shows only the newest of a briefing’s notes, and counts the others', () => {
    const text = wordsOf(digestMessage({ ...content, briefs: [{ ...published, corrections }] }));
    expect(text).toContain('The second slip. – and 1 more');
    expect(text).not.toContain('The first slip.');
  });
});

describe('a retraction', () => {
  const beyond = 'Messages that people shared and answers in channels are not edited: look for them and delete them.';
  const retracted = { at: AT, note: 'It never opened.' };

  it('says before and after which messages it doesn’t reach', () => {
    expect(wordsOf(confirmRetraction(corrected, 'A note.', 2))).toContain(beyond);
    expect(wordsOf(correctedMessage('Retracted', { ...corrected, retracted }))).toContain(beyond);
    expect(wordsOf(correctedMessage('Corrected', corrected))).not.toContain(beyond);
  });
});

describe('what became of messages', () => {
  const message = { subscription: 'ab12', channelName: 'quays', state: 'done' } as const;

  it('is counted, and listed where it failed', () => {
    const failed = { ...message, state: 'failed', reason: 'it was deleted', link: 'https://chat.example/1' } as const;
    const shown = correctedMessage('Corrected', {
      ...corrected,
      messages: [message, { ...message, state: 'wanted' }, failed],
    });
    expect(wordsOf(shown)).toContain('3 messages of digests show it: 1 edited, 1 being edited, 1 can’t be edited.');
    expect(wordsOf(shown)).toContain('digest ab12 in #quays: it was deleted');
    expect(JSON.stringify(shown)).toContain('https://chat.example/1');
    expect(shown.actions.map(({ line }) => line)).toEqual(['corrections slug=new-bridge', 'brief topic=new-bridge']);
  });

  it('is listed for fifteen, and the rest counted', () => {
    const failed = { ...message, state: 'failed', reason: 'it was deleted' } as const;
    const text = wordsOf(correctedMessage('Corrected', { ...corrected, messages: Array(20).fill(failed) }));
    expect(text.match(/it was deleted/g)).toHaveLength(15);
    expect(text).toContain('5 more messages.');
  });

  it('is said where there is none', () => {
    expect(correctedMessage('Corrected', corrected).notice).toContain('No message shows it');
  });
});

describe('data in these answers', () => {
  const HOSTILE = 'a\u202Eb';

  it('can’t reorder their sentences', () => {
    const failed = { subscription: 'ab12', state: 'failed', reason: HOSTILE } as const;
    const texts = [
      correctedMessage('Corrected', { ...corrected, title: HOSTILE }).notice,
      wordsOf(correctedMessage('Corrected', { ...corrected, corrections: [], messages: [failed] })),
      confirmRetraction({ slug: 'x', title: HOSTILE }, 'A note.', 2).notice,
      retractedMessage({ ...published, title: HOSTILE, retracted: { at: AT, note: 'x' } }).notice,
    ];
    for (const text of texts) expect(text.replaceAll('\u2068a\u202Eb', '')).not.toContain('\u202E');
  });

  it('stand as they are in a list of corrections', () => {
    const message = correctionsList([telling, { ...telling, id: 2, kind: 'retraction' }]);
    expect(wordsOf(message)).toContain('Retracted 4 May 2026: The bridge — A slip.');
    expect(message.actions).toHaveLength(1);
    expect(correctionsList([]).notice).toBe('Nothing was corrected so far.');
  });
});
