import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ask, Place } from '../../src/core/platform.ts';
import { CHANNEL, lineOf, openBot, quotesIn, type TestBot, wordsOf } from '../fixtures/bot.ts';
import { bridge, storm } from '../fixtures/briefs.ts';

let test: TestBot;
beforeEach(async () => {
  test = await openBot([storm(), bridge()], { managers: ['U9'] });
});
afterEach(() => test.close());

const may = (manages: boolean): Partial<Ask> => ({ enquire: { access: async () => ({ manages }) } });
const EDITOR = may(true);
const DIRECT: Place = { ...CHANNEL, channel: 'D1', direct: true };
const NOTE = 'It opened on Tuesday.';
const ask = (line: string, facts: Partial<Ask> = EDITOR) => test.reply(line, facts);
const retract = async (note = NOTE) =>
  ask(lineOf(await ask(`/retract new-bridge ${note}`), 'Retract'), { ...EDITOR, mode: 'replace' });

describe('/correct', () => {
  it('adds a note, which /brief then shows at the top, the newest first', async () => {
    const answer = await ask(`/correct new-bridge ${NOTE}`);
    expect(answer.error).toBeUndefined();
    expect(wordsOf(answer)).toContain(`Corrected: The mayor opens the new bridge\nCorrected 4 May 2026: ${NOTE}`);
    await ask('/correct new-bridge And at noon.');
    const [, first, second] = wordsOf(await ask('/brief new-bridge', {})).split('\n');
    expect([first, second]).toEqual(['Corrected 4 May 2026: And at noon.', `Corrected 4 May 2026: ${NOTE}`]);
    expect(quotesIn(await ask('/brief new-bridge', {}))).toHaveLength(3);
  });

  it('takes options by name as well, as Discord gives them', async () => {
    const invocation = { command: 'correct', options: { slug: 'new-bridge', note: 'He said “no”, not “yes”.' } };
    expect(wordsOf(await test.reply(invocation, EDITOR))).toContain('He said “no”, not “yes”.');
  });

  it('names briefings only when its slug is half typed', async () => {
    const choices = await test.bot.complete('correct', 'slug', 'harb');
    expect(choices.map(({ value }) => value)).not.toContain('harbour');
    expect((await test.bot.complete('retract', 'slug', '')).map(({ value }) => value)).toEqual([
      'new-bridge',
      'spring-storm',
    ]);
  });

  it.each([
    ['/correct new-bridge', /lacks its note/],
    ['/correct new-brigde Wrong.', /There is no briefing “new-brigde”\. Did you mean new-bridge/],
    ['/correct harbour Wrong.', /That is a topic of several briefings/],
    [`/correct new-bridge ${'x'.repeat(501)}`, /501 characters, 500 are the most/],
    ['/correct new-bridge "Two\nlines."', /it has several lines: write it as one line/],
    ['/correct new-bridge note:"\u2800"', /The note is empty/],
  ])('refuses %j', async (line, sentence) => {
    const answer = await ask(line);
    expect(answer.error).toBe(true);
    expect(answer.notice).toMatch(sentence);
    expect(wordsOf(await ask('/brief new-bridge', {}))).not.toContain('Corrected');
  });
});

describe('/retract', () => {
  it('asks once, and changes nothing before that', async () => {
    const question = await ask(`/retract new-bridge ${NOTE}`);
    expect(question.notice).toContain('Take “The mayor opens the new bridge” back?');
    expect(wordsOf(question)).toContain(`Your note: ${NOTE}`);
    expect(quotesIn(await ask('/brief new-bridge', {}))).toHaveLength(3);
  });

  it('leaves of a briefing its title and the note, for its buttons too', async () => {
    const button = lineOf(await ask('/latest', {}), 'The mayor opens the new bridge');
    const paged = `${button} page=2`;
    expect(wordsOf(await retract())).toContain('Retracted: The mayor opens the new bridge');
    for (const line of ['/brief new-bridge', button, paged])
      expect(wordsOf(await ask(line, {}))).toBe(`The mayor opens the new bridge\nRetracted 4 May 2026: ${NOTE}`);
  });

  it('takes it out of lists, search, quotations and completion', async () => {
    await retract();
    for (const line of ['/latest', '/brief', '/find bridge', '/find ferrymen', '/quote okafor', '/brief transport']) {
      const { blocks } = await ask(line, {});
      expect(JSON.stringify(blocks)).not.toMatch(/mayor opens|Nobody asked|sooner/);
    }
    expect(await test.bot.complete('brief', 'topic', 'new')).toEqual([]);
    expect(await test.bot.complete('correct', 'slug', 'new')).toEqual([]);
  });

  it('can’t be done twice, nor followed by a correction', async () => {
    await retract();
    for (const line of [`/retract new-bridge ${NOTE}`, `/correct new-bridge ${NOTE}`])
      expect((await ask(line)).notice).toBe(`“The mayor opens the new bridge” was retracted already: ${NOTE}`);
  });
});

describe('/corrections', () => {
  it('lists the newest, and shows one', async () => {
    expect((await ask('/corrections')).notice).toBe('Nothing was corrected so far.');
    await ask(`/correct new-bridge ${NOTE}`);
    const list = await ask('/corrections');
    expect(wordsOf(list)).toContain(`Corrected 4 May 2026: The mayor opens the new bridge — ${NOTE}`);
    const shown = await ask(lineOf(list, 'The mayor opens the new bridge'));
    expect(shown.notice).toBe(
      'Corrected: The mayor opens the new bridge. No message shows it that Verbatim could edit.',
    );
    expect((await ask('/corrections spring-storm')).notice).toMatch(/^Not corrected: A storm closes the harbour/);
  });
});

it.each(['correct', 'retract', 'corrections'])(
  '/%s answers its caller alone, even where answers go to the channel',
  async (name) => {
    const open = await openBot([bridge()], { managers: ['U9'], reply: 'channel' });
    const invocation = { command: name, options: { slug: 'new-bridge', note: NOTE } };
    expect(open.bot.audience(undefined, CHANNEL, invocation)).toBe('caller');
    await open.close();
  },
);

describe('who may not publish', () => {
  const LINES = [`/correct new-bridge ${NOTE}`, `/retract new-bridge ${NOTE}`, '/corrections new-bridge'];

  it.each(LINES)('can’t, typed or by a button: %s', async (line) => {
    for (const facts of [may(false), { ...may(false), mode: 'replace' as const }])
      expect((await ask(line, facts)).notice).toMatch(/^You may not publish or correct briefings/);
    expect((await ask(`retract slug=new-bridge note=no sure=yes`, may(false))).error).toBe(true);
    expect((await ask(line, { ...EDITOR, place: DIRECT })).error).toBe(true);
    expect(quotesIn(await ask('/brief new-bridge', {}))).toHaveLength(3);
  });

  it('can where they are managers everywhere', async () => {
    const manager = { caller: { id: 'U9', name: 'Ida Moss' }, place: DIRECT };
    expect((await ask(`/correct new-bridge ${NOTE}`, manager)).error).toBeUndefined();
  });
});
