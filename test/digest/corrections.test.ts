import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRule } from '../../src/digest/rule.ts';
import type { Serving } from '../../src/digest/serve.ts';
import { bridge, briefOf, NOON, said, storm } from '../fixtures/briefs.ts';
import { type Channels, channelsPlatform, limited, refused } from '../fixtures/channels.ts';
import { type DataFolder, dataFolder } from '../fixtures/data-folder.ts';
import { DAY, type DigestWorld, HOUR, MINUTE, openDigestWorld } from '../fixtures/digests.ts';

let world: DigestWorld;
let channels: Channels;
let serving: Serving;

const open = async (facts: Parameters<typeof channelsPlatform>[0] = {}) => {
  channels = channelsPlatform(facts);
  serving = await world.serve(channels.platform);
};

beforeEach(async () => {
  world = await openDigestWorld(storm(), bridge());
});
afterEach(async () => {
  await serving.stop();
  await world.close();
});

const NOTE = 'The bridge opened on Tuesday, not on Monday.';
const WORDS = 'We should have started sooner,';
const correct = (note = NOTE) => world.corrections.correct('new-bridge', note, 'U1');
const retract = (note = 'The mayor never said so.') => world.corrections.retract('new-bridge', note, 'U1');
const statesOf = async (slug = 'new-bridge') => (await world.corrections.of(slug)).messages.map(({ state }) => state);
const delivered = async (channel = 'news', wish = {}) => {
  const { subscription } = await world.subscribe(channel, wish);
  await world.pass(serving, HOUR + MINUTE);
  return subscription;
};

describe('a message that was delivered', () => {
  it('is edited in place: the same briefings in the same order, the corrected one with its note', async () => {
    await open();
    await delivered();
    const [before = ''] = channels.in('news');
    await correct();
    expect(await statesOf()).toEqual(['wanted']);
    await world.pass(serving, 10_000);
    const [text = '', ...others] = channels.in('news');
    expect(others).toEqual([]);
    expect(text).toContain(`Corrected 4 May 2026: ${NOTE}`);
    expect(text).toContain(WORDS);
    const titles = /mayor opens|storm closes/g;
    expect(text.match(titles)).toEqual(before.match(titles));
    expect(await statesOf()).toEqual(['done']);
    await world.pass(serving, HOUR);
    expect(channels.edits).toHaveLength(1);
  });

  it('shows of a retracted briefing its title and why, and no quotation', async () => {
    await open();
    await delivered();
    await retract();
    await world.pass(serving, 10_000);
    const [text = ''] = channels.in('news');
    expect(text).toContain('The mayor opens the new bridge');
    expect(text).toContain('Retracted 4 May 2026: The mayor never said so.');
    expect(text).toContain('1 of them retracted');
    expect(text).not.toContain(WORDS);
    expect(text).toContain('Stay at home tonight.');
  });

  it('is edited once for several corrections made before it was', async () => {
    await open();
    await delivered();
    await correct('First.');
    await correct('Second.');
    await world.pass(serving, 10_000);
    expect(channels.edits).toHaveLength(1);
    expect(channels.in('news')[0]).toContain('Second.');
  });

  it('late and with more behind a button is still so when it is edited', async () => {
    await open();
    await world.store.publish(...Array.from({ length: 5 }, (_, at) => briefOf(`matter-${at}`)));
    await world.subscribe('news');
    channels.next(limited(MINUTE));
    await world.clock.pass(HOUR + 20 * MINUTE);
    await world.pass(serving, 5 * MINUTE);
    const [before = ''] = channels.in('news');
    expect(before).toMatch(/Late: this digest was due/);
    await world.corrections.correct('matter-3', 'A slip.', 'U1');
    await world.pass(serving, MINUTE);
    const without = (text: string) => text.replace(/.*(A slip|Corrected|^7 ).*\n?/gm, '').replace(/New · /g, '');
    expect(without(channels.in('news')[0] ?? '').length).toBeGreaterThan(100);
    for (const words of ['Late: this digest was due', '2 more', 'range=1-7'])
      expect(channels.in('news')[0]).toContain(words);
  });

  it('because somebody asked for it is edited, too', async () => {
    await open();
    const { subscription } = await world.subscribe('news');
    await world.digests.now(subscription);
    await world.pass(serving);
    await correct();
    await world.pass(serving, 10_000);
    expect(channels.in('news')[0]).toContain(NOTE);
  });

  it('whose digest has ended since is edited all the same', async () => {
    await open();
    await world.digests.unsubscribe(await delivered());
    await correct();
    await world.pass(serving, 10_000);
    expect(channels.in('news')[0]).toContain(NOTE);
  });

  it('in several messages has each of them edited', async () => {
    await open({ parts: 3 });
    await delivered();
    await correct();
    await world.pass(serving, MINUTE);
    expect(channels.in('news').map((text) => text[0])).toEqual(['1', '2', '3']);
    expect(channels.in('news').join('')).toContain('Tuesday');
    expect(await statesOf()).toEqual(['done', 'done', 'done']);
  });

  it('that gets shorter leaves a small line in the messages no longer needed', async () => {
    await open({ parts: 2 });
    await delivered();
    const { render } = channels.platform;
    channels.platform.render = (message) => render(message).slice(0, 1);
    await retract();
    await world.pass(serving, MINUTE);
    expect(channels.in('news')[1]).toContain('What stood here');
  });

  it('that gets longer has quotations give way, and is listed where that isn’t enough', async () => {
    await open();
    await delivered();
    const { render } = channels.platform;
    channels.platform.render = (message) =>
      message.blocks.some((block) => block.type === 'quote' && block.text === WORDS)
        ? [...render(message), ...render(message)]
        : render(message);
    await correct();
    await world.pass(serving, MINUTE);
    expect(channels.in('news')[0]).toContain(NOTE);
    expect(channels.in('news')[0]).not.toContain(WORDS);
    channels.platform.render = (message) => [...render(message), ...render(message)];
    await correct('Another.');
    await world.pass(serving, MINUTE);
    expect((await world.corrections.of('new-bridge')).messages).toMatchObject([
      { state: 'failed', reason: 'with the correction it doesn’t fit into the messages that there are' },
    ]);
  });
});

describe('a correction that an import brings', () => {
  const lighthouse = briefOf('lighthouse', { title: 'The lighthouse is lit', quotes: [said('Ida Moss', 'It burns.')] });
  const at = new Date(NOON).toISOString();
  let data: DataFolder;
  beforeEach(async () => {
    data = dataFolder();
    data.brief(lighthouse);
    await data.import(world.store.database);
    await open();
    await delivered();
  });
  afterEach(() => data.remove());

  it('edits what was delivered, and is told, too', async () => {
    data.brief({ ...lighthouse, corrections: [{ at, note: 'It was lit at nine.' }] });
    await data.import(world.store.database);
    await world.pass(serving, MINUTE);
    expect(channels.in('news')[0]).toContain('Corrected 4 May 2026: It was lit at nine.');
    await world.pass(serving, DAY);
    expect(channels.in('news')[1]).toContain('Corrected: The lighthouse is lit — It was lit at nine.');
  });

  it('may be a retraction', async () => {
    data.brief({ ...lighthouse, retracted: { at, note: 'There is none.' } });
    await data.import(world.store.database);
    await world.pass(serving, MINUTE);
    expect(channels.in('news')[0]).toContain('Retracted 4 May 2026: There is none.');
    expect(channels.in('news')[0]).not.toContain('It burns.');
  });
});

describe('what is not sent yet', () => {
  it('is laid down anew, so that a retracted briefing never leaves', async () => {
    await open();
    await world.subscribe('news');
    channels.next(limited(MINUTE));
    await world.pass(serving, HOUR, 10_000);
    await retract();
    await world.pass(serving, 2 * MINUTE);
    expect(channels.in('news')).toHaveLength(1);
    expect(channels.in('news')[0]).not.toContain('mayor');
    expect(channels.in('news')[0]).toContain('1 new briefing');
    expect(channels.edits).toEqual([]);
    expect(await statesOf()).toEqual([]);
  });

  it('and held nothing else is skipped', async () => {
    await open();
    await world.subscribe('news', { topics: ['transport'] });
    channels.next(limited(MINUTE));
    await world.pass(serving, HOUR, 10_000);
    await retract();
    await world.pass(serving, 2 * MINUTE);
    expect(channels.posted).toEqual([]);
    expect(await world.states()).toEqual(['skipped']);
  });

  it('and is being laid down at that moment is laid down anew', async () => {
    await open();
    const { render } = channels.platform;
    let retracted: Promise<unknown> | undefined;
    channels.platform.render = (message) => {
      retracted ??= retract();
      return render(message);
    };
    channels.next(limited(MINUTE));
    await world.subscribe('news');
    await world.pass(serving, HOUR + 5 * MINUTE);
    await retracted;
    expect(channels.in('news')).toHaveLength(1);
    expect(channels.in('news')[0]).not.toContain('mayor');
  });

  it('but begun is edited once it is sent', async () => {
    await open({ parts: 2 });
    await world.subscribe('news');
    channels.next('taken', limited(10 * MINUTE));
    await world.pass(serving, HOUR, 10_000);
    await correct();
    await world.pass(serving, MINUTE);
    expect(await statesOf()).toEqual(['done', 'wanted']);
    await world.pass(serving, 15 * MINUTE);
    expect(await statesOf()).toEqual(['done', 'done']);
    expect(channels.in('news').join('')).toContain('Tuesday');
  });

  it('of a digest that broke off is composed anew before the next sends it', async () => {
    await open({ parts: 2 });
    channels.next('taken', refused('target', 'no access'));
    await delivered();
    await retract();
    await world.pass(serving, DAY);
    expect(channels.in('news').join('')).not.toContain(WORDS);
    expect(channels.in('news').map((text) => text[0])).toEqual(['1', '2']);
  });
});

describe('the next digest', () => {
  it('says it once, in a digest of its own where there is nothing new', async () => {
    await open();
    await delivered();
    await correct();
    await world.pass(serving, DAY);
    expect(channels.in('news')[1]).toContain(`Corrected: The mayor opens the new bridge — ${NOTE}`);
    expect(channels.in('news')[1]).toContain('1 correction');
    expect(channels.in('news')[1]).toContain('/brief topic=new-bridge');
    await world.pass(serving, DAY);
    expect(channels.in('news')).toHaveLength(2);
    expect(await world.states()).toEqual(['sent', 'sent', 'skipped']);
  });

  it('says a retraction beside what is new, and not what was corrected before that', async () => {
    await open();
    await delivered();
    await correct();
    await retract();
    await world.store.publish(briefOf('lighthouse', { title: 'The lighthouse is lit again' }));
    await world.pass(serving, DAY);
    const text = channels.in('news')[1] ?? '';
    expect(text).toContain('1 new briefing');
    expect(text).toContain('Retracted: The mayor opens the new bridge — The mayor never said so.');
    expect(text).not.toContain(NOTE);
  });

  it('says nothing of what its channel never had', async () => {
    await open();
    await delivered('weather', { topics: ['weather'] });
    await delivered('late', { backlog: false });
    await correct();
    await world.pass(serving, DAY);
    expect(channels.in('weather')).toHaveLength(1);
    expect(channels.in('late')).toEqual([]);
  });

  it('that shows the corrected briefing for the first time has the note there alone', async () => {
    await open();
    await correct();
    await delivered();
    const [text = ''] = channels.in('news');
    expect(text).toContain(`Corrected 4 May 2026: ${NOTE}`);
    expect(text.split(NOTE)).toHaveLength(2);
    await world.pass(serving, DAY);
    expect(channels.in('news')).toHaveLength(1);
  });

  it('shows five corrections and counts the others', async () => {
    await open();
    await delivered();
    for (let at = 1; at <= 7; at += 1) await correct(`Slip ${at}.`);
    await world.pass(serving, DAY);
    const text = channels.in('news')[1] ?? '';
    expect(text.match(/Slip \d/g)).toEqual([7, 6, 5, 4, 3].map((at) => `Slip ${at}`));
    expect(text).toContain('2 more corrections');
  });

  it.each([
    ['at the same time', '13:00'],
    ['later', '14:00'],
  ])('says it once in a channel of two that had the briefing, the other one due %s', async (_, time) => {
    await open();
    await world.subscribe('news', { topics: ['harbour'] });
    await world.subscribe('news', { topics: ['transport'], rule: readRule(time) });
    await world.subscribe('quays');
    await world.pass(serving, 3 * HOUR);
    await correct();
    await world.pass(serving, DAY);
    const told = (channel: string) => channels.in(channel).filter((text) => text.includes(`— ${NOTE}`)).length;
    expect([told('news'), told('quays')]).toEqual([1, 1]);
    await world.pass(serving, DAY);
    expect([told('news'), told('quays')]).toEqual([1, 1]);
    const behind = await world.store.database.all('SELECT id FROM subscription WHERE corrections_mark < 1');
    expect(behind).toEqual([]);
  });

  it('says it again where it was not sent', async () => {
    await open();
    await delivered();
    await correct();
    channels.next(refused('target'));
    await world.pass(serving, DAY);
    expect(channels.in('news')).toHaveLength(1);
    await world.pass(serving, DAY);
    expect(channels.in('news')[1]).toContain(NOTE);
  });

  it('is shown so by a preview', async () => {
    await open();
    const { id } = await delivered();
    await correct();
    const subscription = await world.digests.byId(id);
    expect(subscription && (await world.digests.preview(subscription))).toMatchObject({
      total: 0,
      told: [{ note: NOTE }],
      untold: 0,
    });
  });

  it('knows what was delivered so long ago that its row is gone', async () => {
    await open();
    const { subscription } = await world.subscribe('news', { backlog: false });
    await world.clock.pass(MINUTE);
    await world.store.publish(briefOf('lighthouse', { quotes: [said('Ida Moss', 'It burns.')] }));
    await world.pass(serving, HOUR);
    expect(channels.in('news')).toHaveLength(1);
    await world.store.database.transaction((tx) => tx.run('DELETE FROM delivery'));
    await world.corrections.correct('lighthouse', 'It was lit at nine.', 'U1');
    expect(await world.digests.preview(subscription)).toMatchObject({ told: [] });
    const current = await world.digests.byId(subscription.id);
    expect(current && (await world.digests.preview(current))).toMatchObject({ told: [{ slug: 'lighthouse' }] });
  });
});
