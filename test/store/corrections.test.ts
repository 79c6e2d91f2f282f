import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Frame, Subscription } from '../../src/core/digest.ts';
import { openCorrections } from '../../src/library/corrections.ts';
import {
  addedCorrections,
  announceCorrections,
  correctionsMark,
  lastCorrection,
  recentCorrections,
  tellingsById,
  tellingsFor,
} from '../../src/store/corrections.ts';
import type { Transaction } from '../../src/store/database.ts';
import { addDelivery, freezeDelivery, unfrozenDeliveries } from '../../src/store/deliveries.ts';
import { changeEdit, readyEdits } from '../../src/store/edits.ts';
import { addPart, LONGEST_WAIT_MS } from '../../src/store/parts.ts';
import { laidDown, noteShown, shownBriefs, wasCorrected } from '../../src/store/shown.ts';
import { messagesShowing } from '../../src/store/shown-messages.ts';
import { addSubscription, advanceMark } from '../../src/store/subscriptions.ts';
import { bridge, NOON, storm } from '../fixtures/briefs.ts';
import { openStore, type Store } from '../fixtures/store.ts';

let store: Store;
const write = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => store.database.transaction(work);

const FRAME: Frame = { total: 2, range: { after: 0, through: 2, topics: [] }, told: [], untold: 0, skip: 0 };
const AT = new Date(NOON).toISOString();
const [STORM, BRIDGE] = [1, 2];

const subscription = (id: string, topics: string[] = []): Subscription => ({
  ...{ id, target: { platform: 'test', channel: `c-${id}`, community: 'G1' }, rule: { time: '08:00', days: 'daily' } },
  ...{ zone: 'UTC', topics, mark: 2, graceMs: 0, state: 'active', createdBy: 'U1', createdAt: NOON - 1 },
  nextRunAt: NOON,
});

/** A delivery of two parts that shows both briefings, in these states. */
async function lay(id: string, states: string[], frame: Frame | undefined = FRAME, topics: string[] = []) {
  return write(async (tx) => {
    await addSubscription(tx, subscription(id, topics));
    const facts = { kind: 'scheduled', dueAt: NOON, deadline: NOON, fromSeq: 0, throughSeq: 2, state: 'open' } as const;
    const delivery = await addDelivery(tx, { subscription: id, platform: 'test', ...facts }, NOON);
    if (delivery === undefined) throw new Error('not added');
    await freezeDelivery(tx, delivery, frame);
    if (frame) await noteShown(tx, delivery, [BRIDGE, STORM]);
    for (const [position, state] of states.entries()) {
      const part = { delivery, position, key: `${id}-${position}`, platform: 'test', dueAt: NOON, body: {} };
      await addPart(tx, part);
      const message = state === 'sent' ? `m-${position}` : null;
      await tx.run(
        'UPDATE part SET state = $3, message = $4 WHERE delivery = $1 AND position = $2',
        ...[delivery, position, state, message],
      );
    }
    return delivery;
  });
}
const announce = (note = 'A slip.', kind: 'correction' | 'retraction' = 'correction') =>
  write((tx) => announceCorrections(tx, 'new-bridge', [{ kind, note, at: AT }], 'U1'));
const ready = async (now = NOON) => readyEdits(store.database, 'test', now, 10);
const showing = async () =>
  (await messagesShowing(store.database, BRIDGE)).map(({ state, reason }) => (reason ? `${state}: ${reason}` : state));

beforeEach(async () => {
  store = await openStore(storm(), bridge());
});
afterEach(() => store.close());

describe('a correction', () => {
  it('has a number, by which each channel is told once', async () => {
    await lay('aaaa', ['sent']);
    await announce('First.');
    await announce('Second.');
    const last = await lastCorrection(store.database);
    const told = await tellingsFor(store.database, subscription('aaaa'), { after: 0, through: last });
    expect(told.map(({ note }) => note)).toEqual(['Second.', 'First.']);
    expect(told[0]).toMatchObject({ kind: 'correction', slug: 'new-bridge', title: bridge().title, at: AT });
    await write((tx) => advanceMark(tx, 'aaaa', 2, last));
    expect(await correctionsMark(store.database, 'aaaa')).toBe(last);
    expect(await tellingsFor(store.database, subscription('aaaa'), { after: last, through: last })).toEqual([]);
    expect(
      await tellingsById(
        store.database,
        told.map(({ id }) => id),
      ),
    ).toEqual(told);
    expect(await recentCorrections(store.database, 1)).toEqual([told[0]]);
  });

  it('made before a channel was subscribed is none of its affair', async () => {
    await announce();
    await write((tx) => addSubscription(tx, subscription('aaaa')));
    expect(await correctionsMark(store.database, 'aaaa')).toBe(await lastCorrection(store.database));
  });

  it('of a briefing that the channel never had is not told', async () => {
    await lay('aaaa', ['failed']);
    await announce();
    const mark = { ...subscription('aaaa'), mark: 0 };
    expect(await tellingsFor(store.database, mark, { after: 0, through: 1 })).toEqual([]);
  });

  it('is new only where the version before had it not', () => {
    const [one, two] = [
      { at: AT, note: 'One.' },
      { at: AT, note: 'Two.' },
    ];
    expect(addedCorrections({}, {})).toEqual([]);
    expect(addedCorrections({ corrections: [one] }, { corrections: [one, two], retracted: one })).toEqual([
      { ...two, kind: 'correction' },
      { ...one, kind: 'retraction' },
    ]);
    expect(addedCorrections({ retracted: one }, { retracted: two })).toEqual([]);
  });

  it('that a rolled-back transaction announced was never made', async () => {
    await lay('aaaa', ['sent']);
    const work = write(async (tx) => {
      await announceCorrections(tx, 'new-bridge', [{ kind: 'correction', note: 'x', at: AT }], 'U1');
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect([await lastCorrection(store.database), await ready()]).toEqual([0, []]);
  });
});

describe('the edits of messages', () => {
  it('are planned for each that was sent, once, with all that is needed', async () => {
    const delivery = await lay('aaaa', ['sent', 'sent']);
    await announce();
    await announce();
    const target = { platform: 'test', channel: 'c-aaaa', community: 'G1' };
    const correction = await lastCorrection(store.database);
    expect(await ready()).toEqual(
      [0, 1].map((position) => ({
        ...{ delivery, position, correction, attempts: 0, target, key: `aaaa-${position}` },
        ...{ part: 'sent', message: `m-${position}` },
      })),
    );
  });

  it('wait for what is half sent, and leave out what was never sent', async () => {
    await lay('aaaa', ['sent', 'sending']);
    await lay('bbbb', ['sent', 'skipped']);
    await announce();
    expect((await ready()).map(({ key }) => key)).toEqual(['aaaa-0', 'bbbb-0']);
    expect(await showing()).toEqual(['wanted', 'wanted', 'wanted']);
  });

  it('can’t be made of what nobody knows to have arrived, or what it showed', async () => {
    await lay('aaaa', ['parked']);
    await write(async (tx) => {
      await tx.run(`UPDATE delivery SET state = 'parked'`);
    });
    const old = await lay('bbbb', ['sent'], undefined);
    await write((tx) => tx.run('UPDATE delivery SET frame = NULL WHERE id = $1', old));
    await write((tx) => tx.run('DELETE FROM shown WHERE delivery = $1', old));
    await announce();
    expect(await ready()).toEqual([]);
    expect(await showing()).toEqual([
      'failed: it was sent before Verbatim noted what a digest shows',
      'failed: whether it arrived is not known',
    ]);
  });

  it('wait no longer than they may, whatever becomes of the time of day', async () => {
    await lay('aaaa', ['sent']);
    await announce();
    const [edit] = await ready();
    if (!edit) throw new Error('none');
    await write((tx) => changeEdit(tx, edit, { not_before: NOON + 60_000 }));
    expect(await ready()).toEqual([]);
    expect(await ready(NOON + 60_000)).toHaveLength(1);
    expect(await ready(NOON - LONGEST_WAIT_MS)).toHaveLength(1);
  });

  it('are not done where another correction came meanwhile', async () => {
    await lay('aaaa', ['sent']);
    await announce();
    const [edit] = await ready();
    if (!edit) throw new Error('none');
    await announce('Another.');
    expect(await write((tx) => changeEdit(tx, edit, { state: 'done' }))).toBe(false);
    expect(await showing()).toEqual(['wanted']);
    const [again] = await ready();
    expect(again && (await write((tx) => changeEdit(tx, again, { state: 'done' })))).toBe(true);
    expect(await showing()).toEqual(['done']);
  });
});

describe('a delivery of which nothing has left', () => {
  it.each(['planned', 'retry'])('is to be laid down anew (%s)', async (state) => {
    const delivery = await lay('aaaa', [state, 'planned']);
    await announce();
    expect((await unfrozenDeliveries(store.database, 'test', 10)).map(({ id }) => id)).toEqual([delivery]);
    expect([await showing(), await laidDown(store.database, delivery)]).toEqual([[], undefined]);
  });

  it.each(['claimed', 'sending', 'unknown'])('but may have is not (%s)', async (state) => {
    await lay('aaaa', [state, 'planned']);
    await announce();
    expect(await unfrozenDeliveries(store.database, 'test', 10)).toEqual([]);
  });
});

describe('what a delivery showed', () => {
  it('is read as it stands today, in its order', async () => {
    const delivery = await lay('aaaa', ['sent', 'sent', 'sent']);
    const corrections = openCorrections({ ...store, now: () => NOON });
    expect(await wasCorrected(store.database, delivery)).toBe(false);
    await corrections.correct('new-bridge', 'A slip.', 'U1');
    await corrections.retract('spring-storm', 'It was no storm.', 'U1');
    expect(await wasCorrected(store.database, delivery)).toBe(true);
    const [first, second] = await shownBriefs(store.database, delivery);
    expect(first).toMatchObject({ slug: 'new-bridge', corrections: [{ note: 'A slip.' }] });
    expect(first?.quotes).toHaveLength(3);
    expect(second).toMatchObject({ slug: 'spring-storm', retracted: { note: 'It was no storm.' }, quotes: [] });
    expect(await laidDown(store.database, delivery)).toMatchObject({ subscription: 'aaaa', frame: FRAME, parts: 3 });
  });

  it('is forgotten with it', async () => {
    const delivery = await lay('aaaa', ['sent']);
    await announce();
    await write((tx) => tx.run('DELETE FROM delivery WHERE id = $1', delivery));
    expect([await showing(), await ready()]).toEqual([[], []]);
  });
});
