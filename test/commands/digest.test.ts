import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ask } from '../../src/core/platform.ts';
import { openDigests } from '../../src/digest/digests.ts';
import { lineOf, openBot, type TestBot, wordsOf } from '../fixtures/bot.ts';
import { bridge, briefOf, NOON, storm } from '../fixtures/briefs.ts';

let test: TestBot;
/** Somebody who manages every channel, in a channel where the bot can post. */
const MANAGER: Partial<Ask> = { enquire: { access: async () => ({ manages: true }) } };

beforeEach(async () => {
  test = await openBot([storm(), bridge()]);
});
afterEach(() => test.close());

const ask = (line: string, facts: Partial<Ask> = {}) => test.reply(line, { ...MANAGER, ...facts });
const words = async (line: string, facts?: Partial<Ask>) => wordsOf(await ask(line, facts));
/** The id of the digest that an answer is about. */
async function subscribe(rest = '08:00', facts?: Partial<Ask>): Promise<string> {
  const { notice } = await ask(`/digest subscribe ${rest}`, facts);
  const [, id] = /^Digest (\w{4}) is set\./.exec(notice) ?? [];
  if (!id) throw new Error(notice);
  return id;
}

describe('/digest subscribe', () => {
  it('names the next run in its zone', async () => {
    const text = await words('/digest subscribe 08:00 weekdays Europe/Berlin');
    expect(text).toContain('on weekdays at 08:00 (Europe/Berlin)');
    expect(text).toContain('Next run: Tue 5 May 2026, 08:00 (Europe/Berlin).');
  });

  it.each([
    ['08:00', 'every day at 08:00 (UTC)'],
    ['8:30pm mon,wed,fri Asia/Tokyo', 'on Mon, Wed and Fri at 20:30 (Asia/Tokyo)'],
    ['Asia/Tokyo weekends noon', 'on Sat and Sun at 12:00 (Asia/Tokyo)'],
    ['time:08:00 days=weekdays zone:UTC', 'on weekdays at 08:00 (UTC)'],
    ['30 7 * * mon-fri Europe/Berlin', 'by the cron rule 30 7 * * mon-fri (Europe/Berlin)'],
    ['"30 7 * * 1-5"', 'by the cron rule 30 7 * * 1-5 (UTC)'],
    ['08:00 topics:Harbour,weather', 'topics: harbour, weather'],
  ])('takes its words in their places: %s', async (line, said) => {
    expect(await words(`/digest subscribe ${line}`)).toContain(said);
  });

  it('takes the caller’s zone where the platform tells it, else the installation’s', async () => {
    const enquire = { ...(MANAGER.enquire as NonNullable<Ask['enquire']>), zone: async () => 'America/New_York' };
    expect(await words('/digest subscribe 08:00', { enquire })).toContain('(America/New_York)');
    expect(await words('/digest subscribe 08:00')).toContain('(UTC)');
  });

  it('takes the installation’s zone where the platform tells one that nobody knows', async () => {
    const enquire = { ...(MANAGER.enquire as NonNullable<Ask['enquire']>), zone: async () => 'Moon/Tranquility' };
    expect(await words('/digest subscribe 08:00', { enquire })).toContain('(UTC)');
  });

  it('says so where the channel has just that, and doubles nothing', async () => {
    const id = await subscribe('08:00 topics:harbour,weather');
    const again = await ask('/digest subscribe 8:00 daily UTC topics:Weather,HARBOUR');
    expect(again.notice).toContain(`That is digest ${id} already: nothing was doubled.`);
    expect(await words('/digest list')).toContain('1 digest');
  });

  it('says which topics nothing is on yet', async () => {
    expect(await words('/digest subscribe 08:00 topics:harbour,trains')).toContain(
      'No briefing is on trains yet: it will come when there is one.',
    );
  });

  it.each([
    ['', /lacks its time: \/digest subscribe <time>/],
    ['25:00', /There is no 25:00: hours go from 00 to 23/],
    ['08:61', /There is no 08:61: minutes go from 00 to 59/],
    ['08:00 zone:Mars/Olympus', /I know no time zone “Mars\/Olympus”/],
    ['08:00 Europe/Berlim', /Did you mean Europe\/Berlin/],
    ['"0 0 31 2 *"', /“0 0 31 2 \*” never comes: no month it names has that day/],
    ['"* * * * * *"', /five fields here, since digests come on the minute/],
    ['08:00 since:yesterday', /since is new or all, not yesterday/],
    ['08:00 missed:soon', /“soon” is no span of time/],
    ['08:00 days:someday', /I don’t know the days “someday”/],
    ['08:00 purple', /purple/],
    ['08:00 channel:quays', /I don’t know the channel quays/],
  ])('refuses in a sentence, and sets nothing: %s', async (line, sentence) => {
    const message = await ask(`/digest subscribe ${line}`);
    expect(message.error).toBe(true);
    expect(message.notice).toMatch(sentence);
    expect((await ask('/digest list')).error).toBe(true);
    expect(test.logged).toEqual([]);
  });
});

describe('a digest among others', () => {
  it('is meant where the channel has only one; with several they are a choice', async () => {
    const one = await subscribe('08:00');
    expect((await ask('/digest pause')).notice).toContain(`Digest ${one} is paused.`);
    const two = await subscribe('09:00');
    const choice = await ask('/digest resume');
    expect(choice.notice).toBe('This channel has 2 digests: which one?');
    expect((await ask(lineOf(choice, `${one}: every day at 08:00`))).notice).toContain(`Digest ${one} goes on.`);
    expect((await ask(`/digest pause ${two.toUpperCase()}`)).notice).toContain(`Digest ${two} is paused.`);
  });

  it.each(['list', 'preview', 'log', 'now', 'pause', 'resume', 'unsubscribe', 'change 09:00'])(
    'is not there yet: /digest %s says how to have one',
    async (what) => {
      expect((await ask(`/digest ${what}`)).notice).toContain('There is no digest here yet.');
    },
  );

  it('that nobody has is not found', async () => {
    await subscribe();
    expect((await ask('/digest pause zzzz')).notice).toBe(
      'There is no digest zzzz here. /digest list shows what there is.',
    );
  });
});

describe('/digest list', () => {
  it('shows each with its rule, topics and next run, or why there is none', async () => {
    const one = await subscribe('08:00 topics:harbour');
    const two = await subscribe('09:00');
    await ask(`/digest pause ${two}`);
    const text = await words('/digest list');
    expect(text).toContain(
      `${one} · every day at 08:00 (UTC) · topics: harbour · Next run: Tue 5 May 2026, 08:00 (UTC).`,
    );
    expect(text).toContain(`${two} · every day at 09:00 (UTC) · all topics · Paused.`);
  });

  it('says why one is disabled', async () => {
    const id = await subscribe();
    await test.store.database.transaction((tx) =>
      tx.run(`UPDATE subscription SET state = 'disabled', reason = 'gone (10003)' WHERE id = $1`, id),
    );
    expect(await words('/digest list')).toContain('Disabled: gone (10003). Mend that, then resume it.');
    expect((await ask('/digest now')).notice).toBe(
      `Digest ${id} is disabled: resume it first, with /digest resume ${id}.`,
    );
  });
});

describe('/digest preview', () => {
  it('shows what the next one holds, what it leaves out and why', async () => {
    await subscribe('08:00 since:all topics:weather');
    const text = await words('/digest preview');
    expect(text).toContain('the next digest holds 1 briefing');
    expect(text).toContain('A storm closes the harbour');
    expect(text).toContain('Left out: 1 new briefing on other topics than weather.');
  });

  it('opens by a button what is beyond the newest five', async () => {
    await test.store.publish(...Array.from({ length: 6 }, (_, at) => briefOf(`matter-${at}`)));
    await subscribe('08:00 since:all');
    const preview = await ask('/digest preview');
    expect(wordsOf(preview)).toContain('Left out: 3 briefings beyond the newest 5, to be had by a button.');
    expect(wordsOf(await ask(lineOf(preview, '3 more briefings')))).toContain('All about matter-0');
  });

  it('says so where nothing is new', async () => {
    await subscribe();
    const text = await words('/digest preview');
    expect(text).toContain('nothing new so far');
    expect(text).toContain('Everything in the library was delivered here, or was there before.');
  });

  it('shows the next five runs, on the clock of its zone when that changes', async () => {
    await subscribe('"30 2 * * sun" Europe/Berlin');
    const text = await words('/digest preview');
    expect(text.match(/\w{3} \d+ \w+ 2026, \d\d:\d\d \(Europe\/Berlin\)/g)).toEqual(
      [10, 17, 24, 31]
        .map((day) => `Sun ${day} May 2026, 02:30 (Europe/Berlin)`)
        .concat('Sun 7 June 2026, 02:30 (Europe/Berlin)'),
    );
  });

  it('shows a run that falls into the gap of a clock change at its end', async () => {
    const march = Date.UTC(2027, 2, 26, 12);
    const { database, library } = test.store;
    const digests = openDigests({ database, library, now: () => march, random: Math.random });
    const spring = await openBot([], { digests });
    const id = /Digest (\w{4})/.exec(
      (await spring.reply('/digest subscribe 02:30 Europe/Berlin', MANAGER)).notice,
    )?.[1];
    const text = wordsOf(await spring.reply(`/digest preview ${id}`, MANAGER));
    expect(text).toContain(
      'Sat 27 March 2027, 02:30 (Europe/Berlin)\nSun 28 March 2027, 03:00 (Europe/Berlin)\nMon 29 March 2027, 02:30',
    );
    await spring.close();
  });
});

describe('/digest now, pause, resume, change and unsubscribe', () => {
  it('say what they did and how it stands', async () => {
    const id = await subscribe('08:00 since:all');
    expect((await ask('/digest now')).notice).toContain(`Digest ${id} is on its way.`);
    expect((await ask('/digest now')).notice).toContain('A digest is on its way already: /digest log');
    expect((await ask('/digest pause')).notice).toBe(`Digest ${id} is paused. Paused.`);
    expect((await ask('/digest pause')).notice).toContain('was not active');
    expect((await ask('/digest now')).notice).toContain(`is paused: resume it first, with /digest resume ${id}`);
    expect((await ask('/digest resume')).notice).toContain('goes on. Next run: Tue 5 May 2026, 08:00 (UTC).');
    expect((await ask('/digest unsubscribe')).notice).toContain('has ended.');
    expect((await ask('/digest list')).notice).toContain('There is no digest here yet.');
  });

  it('now says so where no briefing is on its topics, or there is none at all', async () => {
    await subscribe('08:00 topics:trains');
    expect((await ask('/digest now')).notice).toBe('There is no briefing on trains yet.');
  });

  it.each([
    ['07:30', 'on Mon, Wed and Fri at 07:30 (UTC)'],
    ['"7:30 pm"', 'on Mon, Wed and Fri at 19:30 (UTC)'],
    ['weekdays', 'on weekdays at 08:00 (UTC)'],
    ['zone:Asia/Tokyo', 'on Mon, Wed and Fri at 08:00 (Asia/Tokyo)'],
    ['30 7 * * 2', 'by the cron rule 30 7 * * 2 (UTC)'],
    ['topics:harbour', 'topics: harbour'],
  ])('change alters that and nothing else, and says the next run: %s', async (line, said) => {
    await subscribe('08:00 mon,wed,fri');
    const text = await words(`/digest change ${line}`);
    expect(text).toContain(said);
    expect(text).toContain('Next run: ');
  });

  it('change needs something to change', async () => {
    const id = await subscribe();
    expect((await ask('/digest change')).notice).toBe(
      `What is to be another? For example /digest change 07:30 weekdays digest:${id}`,
    );
  });
});

describe('/digest log', () => {
  it('shows when each was due, what became of it, how late, and where the messages are', async () => {
    const id = await subscribe();
    const { database } = test.store;
    const add = (dueAt: number, state: string, reason: string | null, parts: string[]) =>
      database.transaction(async (tx) => {
        const row = await tx.get<{ id: number }>(
          `INSERT INTO delivery (subscription, platform, kind, due_at, deadline, from_seq, through_seq, state, reason)
           VALUES ($1, 'test', 'scheduled', $2, $2, 0, 2, $3, $4) RETURNING id`,
          ...[id, dueAt, state, reason],
        );
        for (const [position, part] of parts.entries())
          await tx.run(
            `INSERT INTO part (delivery, position, key, platform, due_at, body, state, sent_at, link, reason)
             VALUES ($1, $2, $3, 'test', $4, '', $5, $6, $7, $8)`,
            ...[row?.id ?? 0, position, `${dueAt} ${position}`, dueAt, part, part === 'sent' ? dueAt + 240_000 : null],
            ...[part === 'sent' ? 'https://chat.example/1' : null, part === 'sent' ? null : 'why'],
          );
      });
    await add(NOON, 'sent', null, ['sent']);
    await add(NOON + 1, 'skipped', 'nothing new', []);
    await add(NOON + 2, 'parked', '1 of 2 parts parked', ['sent', 'parked']);
    const log = await ask('/digest log');
    expect(wordsOf(log)).toContain('4 May 2026, 12:00 UTC: sent, 4 min late · the message');
    expect(wordsOf(log)).toContain(': skipped, nothing new');
    expect(wordsOf(log)).toContain(': parked, 1 of 2 parts parked, 4 min late · part 1 · part 2: parked (why)');
    expect(JSON.stringify(log)).toContain('"url":"https://chat.example/1"');
    const covered = await ask(lineOf(log, 'What the run of 2026-05-04 12:00 UTC covered'));
    expect(wordsOf(covered)).toContain('The mayor opens the new bridge');
  });

  it('says so where nothing was due yet', async () => {
    await subscribe();
    expect((await ask('/digest log')).notice).toContain('nothing was due yet');
  });
});

describe('the button of a digest for what it covers', () => {
  it('opens exactly that range, with its topics', async () => {
    await test.store.publish(briefOf('tram', { topics: ['Transport'] }), briefOf('fog', { topics: ['Weather'] }));
    expect(await words('/latest range=2-3')).toContain('All about tram');
    expect(await words('/latest range=2-3')).not.toContain('All about fog');
    expect(await words('/latest range=1-4 topics=weather')).toContain('2 briefings');
    expect((await ask('/latest range=9-12')).notice).toBe('What was here has left the library.');
    expect((await ask('/latest range=x')).notice).toBe('A range is two numbers, as in 5-12.');
  });
});
