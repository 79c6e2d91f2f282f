import { describe, expect, it } from 'vitest';
import type { PublishedBrief } from '../../src/core/brief.ts';
import type { Subscription } from '../../src/core/digest.ts';
import { digestMessage, disabledMessage } from '../../src/views/digest.ts';
import { previewMessage } from '../../src/views/preview.ts';
import { type Described, digestList, digestLog, digestStatus, whichDigest } from '../../src/views/subscriptions.ts';
import { wordsOf } from '../fixtures/bot.ts';
import { bridge, briefOf, NOON, storm } from '../fixtures/briefs.ts';

const published = (seq: number, brief = briefOf(`matter-${seq}`), correctedAt?: string): PublishedBrief => ({
  ...{ ...brief, seq, publishedAt: new Date(NOON).toISOString() },
  ...(correctedAt && { correctedAt }),
});
const contentOf = (briefs: PublishedBrief[], total = briefs.length) => ({
  ...{ subscription: 'ab12', briefs, total },
  range: { after: 0, through: total, topics: [] },
});
const subscription: Subscription = {
  ...{ id: 'ab12', target: { platform: 'test', channel: 'C1' }, channelName: 'quays' },
  rule: { time: '08:00', days: 'daily' },
  ...{ zone: 'UTC', topics: ['harbour'], mark: 0, graceMs: 0, state: 'active', createdBy: 'U1', createdAt: NOON },
  nextRunAt: NOON,
};
const described = (facts: Partial<Subscription> = {}): Described => ({
  subscription: { ...subscription, ...facts },
  when: 'every day at 08:00',
  next: 'Tue 5 May 2026, 08:00 (UTC)',
});
const AT = new Date(NOON).toISOString();

describe('a digest', () => {
  it('leads with a quotation that somebody is known to have said', () => {
    const message = digestMessage(contentOf([published(1, storm()), published(2, bridge())]));
    const quotes = message.blocks.filter((block) => block.type === 'quote').map(({ text }) => text);
    expect(quotes).toEqual(['Stay at home tonight.', 'We should have started sooner,']);
  });

  it('says how many are corrected only where it shows them all', () => {
    const some = [published(2, bridge(), AT), published(1)];
    expect(digestMessage(contentOf(some)).notice).toMatch(/^2 briefings, 1 of them corrected: /);
    expect(digestMessage(contentOf(some, 9)).notice).toMatch(/^9 briefings, new and corrected: /);
    expect(digestMessage(contentOf([published(1)], 9)).notice).toMatch(/^9 new briefings: /);
  });

  it('has a button for the rest only where there is a rest', () => {
    const labels = (total: number) => digestMessage(contentOf([published(1)], total)).actions.map(({ label }) => label);
    expect(labels(1)).toEqual(['All about matter-1', 'Pause', 'Next run']);
    expect(labels(1_235)).toEqual(['All about matter-1', '1,234 more', 'Pause', 'Next run']);
  });
});

describe('who subscribed', () => {
  it('is told why, where, and how to go on', () => {
    const { notice } = disabledMessage({ ...subscription, reason: 'the channel no longer exists (10003)' });
    expect(notice).toBe(
      'Digest ab12 for #quays was disabled, since its channel refused it twice in a row: the channel no longer exists (10003). Mend that, then resume it there with /digest resume ab12. Nothing is lost: it goes on where it stopped.',
    );
  });
});

describe('data in sentences', () => {
  const HOSTILE = 'a\u202Eb';
  const ISOLATED = '\u2068a\u202Eb';

  it('can’t reorder them', () => {
    const disabled = described({ state: 'disabled', reason: HOSTILE, topics: [HOSTILE] });
    const texts = [
      disabledMessage({ ...subscription, channelName: HOSTILE, reason: HOSTILE }).notice,
      digestStatus('Done.', disabled).notice,
      wordsOf(digestList([disabled])),
      wordsOf(whichDigest([disabled], 'pause')),
      digestMessage(contentOf([published(1, briefOf('x', { title: HOSTILE }))])).notice,
      wordsOf(
        previewMessage(
          described(),
          { ...contentOf([]), range: { after: 0, through: 1, topics: [HOSTILE] }, otherTopics: 1, underWay: false },
          [],
        ),
      ),
      wordsOf(
        digestLog(described(), [
          {
            ...{ kind: 'scheduled', dueAt: NOON, fromSeq: 0, throughSeq: 1, state: 'failed', reason: HOSTILE },
            parts: [{ position: 0, state: 'failed', attempts: 1, reason: HOSTILE }],
          },
        ]),
      ),
    ];
    for (const text of texts) {
      expect(text).toContain(ISOLATED);
      expect(text.replaceAll(ISOLATED, '')).not.toContain('\u202E');
    }
  });
});

describe('a log', () => {
  const run = { kind: 'scheduled', dueAt: NOON, fromSeq: 0, throughSeq: 1, state: 'open', parts: [] } as const;

  it.each([
    [run, '4 May 2026, 12:00 UTC: on its way'],
    [{ ...run, kind: 'now' }, '4 May 2026, 12:00 UTC (asked for): on its way'],
    [
      { ...run, missedFrom: NOON - 86_400_000 },
      '4 May 2026, 12:00 UTC for all since 3 May 2026, 12:00 UTC: on its way',
    ],
    [
      { ...run, parts: [{ position: 0, state: 'unknown', attempts: 1, reason: 'the connection broke' }] },
      'on its way · the message: unknown (the connection broke)',
    ],
  ] as const)('says what became of a run (%#)', (logged, sentence) => {
    expect(wordsOf(digestLog(described(), [logged]))).toContain(sentence);
  });

  it('without any run has no empty list', () => {
    expect(digestLog(described(), []).blocks.some((block) => block.type === 'list')).toBe(false);
  });
});
