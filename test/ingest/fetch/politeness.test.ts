import { expect, test } from 'vitest';
import { createPoliteness } from '../../../src/ingest/fetch/politeness.ts';
import { retryAfter } from '../../../src/ingest/fetch/statuses.ts';
import { NOON } from '../../fixtures/briefs.ts';
import { manualClock } from '../../fixtures/clock.ts';

function door() {
  const clock = manualClock();
  const politeness = createPoliteness(clock, { gapMs: 1000, patienceMs: 30_000 });
  const log: string[] = [];
  /** Goes in when it may, notes when, and stays so long. */
  const visit = async (name: string, host: string, stays: number, signal?: AbortSignal) => {
    try {
      const leave = await politeness.enter(host, signal);
      log.push(`${name} at ${clock.uptime()}`);
      await clock.sleep(stays);
      leave();
    } catch (error) {
      log.push(`${name} not: ${(error as Error).message}`);
    }
  };
  return { clock, politeness, log, visit };
}

test('a host is asked by one at a time, in order, a second apart at least', async () => {
  const { clock, log, visit } = door();
  for (const [name, stays] of [
    ['a', 2500],
    ['b', 10],
    ['c', 10],
  ] as const)
    void visit(name, 'news.example', stays);
  await clock.pass(10_000);
  expect(log).toEqual(['a at 0', 'b at 2500', 'c at 3500']);
});

test('hosts do not wait for each other', async () => {
  const { clock, log, visit } = door();
  void visit('a', 'news.example', 5000);
  void visit('b', 'sport.example', 10);
  await clock.pass(0);
  expect(log).toEqual(['a at 0', 'b at 0']);
});

test('nobody waits for ever, and who gives up holds nobody else up', async () => {
  const { clock, log, visit } = door();
  const gone = new AbortController();
  void visit('a', 'news.example', 40_000);
  void visit('b', 'news.example', 10);
  void visit('c', 'news.example', 10, gone.signal);
  await clock.pass(20_000);
  void visit('d', 'news.example', 10);
  gone.abort(new Error('no more wanted'));
  await clock.pass(30_000);
  expect(log).toEqual([
    'a at 0',
    'c not: no more wanted',
    'b not: Too many pages of news.example are being read just now: try again later.',
    'd at 40000',
  ]);
});

test('whoever gives up between two starts lets the next one in', async () => {
  const { clock, log, visit } = door();
  const gone = new AbortController();
  void visit('a', 'news.example', 10);
  void visit('b', 'news.example', 10, gone.signal);
  void visit('c', 'news.example', 10);
  await clock.pass(500);
  gone.abort(new Error('no more wanted'));
  await clock.pass(5000);
  expect(log).toEqual(['a at 0', 'b not: no more wanted', 'c at 1000']);
});

test('a host that asks for a pause is left alone until it is over, by those in the queue, too', async () => {
  const { clock, politeness, log, visit } = door();
  void visit('a', 'news.example', 100);
  void visit('b', 'news.example', 100);
  await clock.pass(50);
  politeness.pause('news.example', 120_000);
  await clock.pass(10_000);
  await visit('c', 'news.example', 100);
  void visit('d', 'sport.example', 100);
  await clock.pass(120_000);
  void visit('e', 'news.example', 100);
  await clock.pass(100);
  expect(log).toEqual([
    'a at 0',
    'b not: news.example asks for a pause: try again in 2 minutes.',
    'c not: news.example asks for a pause: try again in 2 minutes.',
    'd at 10050',
    'e at 130050',
  ]);
});

test('many hosts later, those nothing is known of are forgotten and a pause is not', async () => {
  const { clock, politeness } = door();
  politeness.pause('news.example', 3_000_000);
  for (let at = 0; at < 1200; at += 1) {
    (await politeness.enter(`h${at}.example`))();
    if (at % 400 === 0) await clock.pass(2000);
  }
  await expect(politeness.enter('news.example')).rejects.toThrow('try again in 50 minutes');
});

test.each<[status: number, header: string | undefined, ms: number | undefined]>([
  [429, '120', 120_000],
  [503, '5', 5000],
  [429, new Date(NOON + 30_000).toUTCString(), 30_000],
  [429, new Date(NOON - 30_000).toUTCString(), 1000],
  [429, '999999999', 3_600_000],
  [429, undefined, 60_000],
  [429, 'soon', 60_000],
  [503, undefined, undefined],
  [500, '120', undefined],
])('status %i with Retry-After %s asks for %s ms', (status, header, ms) => {
  expect(retryAfter(status, header, NOON)).toBe(ms);
});
