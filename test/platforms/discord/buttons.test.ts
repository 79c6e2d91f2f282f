import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Action } from '../../../src/core/message.ts';
import type { Audience } from '../../../src/core/platform.ts';
import { buttonLabel } from '../../../src/platforms/discord/buttons.ts';
import { deferred, House, saying } from './harness.ts';

let house: House;
beforeEach(async () => {
  house = await House.started();
});
afterEach(() => house.close());

/** Somebody asks, and gets an answer with this one button; from then on the bot says `next`. */
async function withButton(action: Partial<Action>, audience: Audience = 'caller'): Promise<void> {
  const button: Action = { label: 'Press', line: 'quote speaker=kerry page=2', mode: 'replace', ...action };
  house.bot.says = () => ({ message: saying('The first page.', { actions: [button] }), audience });
  await house.double.slash('quote', { speaker: 'kerry' }).settled();
  house.bot.says = () => ({ message: saying('The next page.'), audience: 'caller' });
}

const texts = (): string[] => house.double.messages().map(({ text }) => text);

test('a page turn changes the clicker’s own reply in place', async () => {
  await withButton({});
  const exchange = await house.double.click('Press').settled();
  expect(exchange.acknowledgement?.type).toBe(7);
  expect(texts()).toEqual(['The next page.']);
  expect(house.bot.asked[1]).toMatchObject({ invocation: 'quote speaker=kerry page=2', mode: 'replace' });
});

test('a page turn that takes long is promised first and changes the reply too', async () => {
  await withButton({});
  const { promise, resolve } = deferred<void>();
  house.bot.says = async () => {
    await promise;
    return { message: saying('The next page.'), audience: 'caller' };
  };
  const exchange = house.double.click('Press');
  await house.clock.awaited(1_000);
  await house.clock.pass(1_000);
  await house.double.until(() => exchange.acknowledgement !== undefined);
  expect(exchange.acknowledgement?.type).toBe(6);
  resolve();
  await exchange.settled();
  expect(texts()).toEqual(['The next page.']);
});

test('a page that needs more than one message goes on below, for the clicker', async () => {
  await withButton({});
  const blocks = [1, 2].map((at) => ({ type: 'text' as const, spans: [`Part ${at} ${'x'.repeat(3_000)}`] }));
  house.bot.says = () => ({ message: { ...saying(''), blocks }, audience: 'caller' });
  const exchange = house.double.click('Press');
  await house.double.until(() => exchange.followUps.length === 1);
  expect(texts().map((text) => text.slice(0, 6))).toEqual(['Part 1', 'Part 2']);
  expect(exchange.followUps[0]?.ephemeral).toBe(true);
});

test('on a public message a page turn becomes a reply to the clicker alone', async () => {
  house.bot.shownTo = () => 'channel';
  await withButton({}, 'channel');
  const exchange = await house.double.click('Press').settled();
  expect(exchange.acknowledgement?.type).toBe(4);
  expect(exchange.original).toMatchObject({ text: 'The next page.', ephemeral: true });
  expect(texts()).toEqual(['The first page.', 'The next page.']);
});

test('a button that replies leaves the message alone', async () => {
  await withButton({ mode: 'reply' });
  const exchange = await house.double.click('Press').settled();
  expect(exchange.original).toMatchObject({ text: 'The next page.', ephemeral: true });
  expect(texts()).toEqual(['The first page.', 'The next page.']);
});

test('sharing posts the answer for all', async () => {
  await withButton({ mode: 'share' });
  house.bot.says = () => ({ message: saying('Shared by Ada.'), audience: 'channel' });
  const exchange = await house.double.click('Press').settled();
  expect(house.bot.asked[1]?.mode).toBe('share');
  expect(exchange.original).toMatchObject({ text: 'Shared by Ada.', ephemeral: false });
});

test('a sharing that fails is told to the clicker alone', async () => {
  await withButton({ mode: 'share' });
  house.bot.says = () => ({ message: saying('You may not.', { error: true }), audience: 'caller' });
  const exchange = await house.double.click('Press').settled();
  expect(exchange.original).toMatchObject({ text: 'You may not.', ephemeral: true });
});

test('a command line that is too long for a button is kept and found again', async () => {
  const line = `quote speaker="${'very '.repeat(40)}long"`;
  await withButton({ line });
  await house.double.click('Press').settled();
  expect(house.bot.asked[1]?.invocation).toBe(line);
});

test.each(['before', 'after'])(
  'a button whose line is not to be found says what to do (%s a change of the store)',
  async (when) => {
    await withButton({ line: `quote speaker="${'very '.repeat(40)}long"` });
    house.bot.lines.clear();
    if (when === 'after') house.bot.findLine = () => Promise.reject(new Error('the store is gone'));
    const exchange = await house.double.click('Press').settled();
    expect(exchange.original).toMatchObject({ ephemeral: true });
    expect(exchange.original?.text).toContain('Ask again with /help');
    expect(texts()[0]).toBe('The first page.');
    expect(house.bot.asked).toHaveLength(1);
  },
);

test('a button that is none of ours says what to do', async () => {
  await withButton({});
  const exchange = await house.double.click('somebody:else', house.double.messages()[0], {}, { force: true }).settled();
  expect(exchange.original?.text).toContain('another installation of Verbatim');
});

test('a button that changes something is acknowledged before anything is done', async () => {
  await withButton({ line: 'subscribe', mode: 'reply' });
  const exchange = house.double.click('Press');
  house.double.expire(exchange);
  await house.logged(/^debug the answer came too late/);
  expect(house.bot.asked).toHaveLength(1);
  const again = await house.double.click('Press').settled();
  expect(again.acknowledgement?.type).toBe(5);
  expect(again.original?.text).toBe('The next page.');
});

test('a line that takes long to look up is promised an answer first', async () => {
  await withButton({ line: `subscribe ${'x'.repeat(120)}`, mode: 'reply' });
  const { promise, resolve } = deferred<string>();
  house.bot.findLine = () => promise;
  const exchange = house.double.click('Press');
  await house.clock.awaited(1_000);
  await house.clock.pass(1_000);
  await house.double.until(() => exchange.acknowledgement?.type === 5);
  resolve('subscribe all');
  await exchange.settled();
  expect(house.bot.asked[1]?.invocation).toBe('subscribe all');
});

test('lines that can’t be kept don’t keep the answer back', async () => {
  house.bot.saveLines = () => Promise.reject(new Error('the store is read-only'));
  await withButton({ line: `quote speaker="${'very '.repeat(40)}long"` });
  expect(texts()).toEqual(['The first page.']);
  expect(house.log.lines.some((line) => line.startsWith('error'))).toBe(true);
});

test.each([
  ['More', 'More'],
  ['', 'Open'],
  [' \u200b', 'Open'],
  ['x'.repeat(80), 'x'.repeat(80)],
  ['x'.repeat(81), `${'x'.repeat(79)}…`],
  [`${'x'.repeat(78)}😀yz`, `${'x'.repeat(78)}…`],
  ['\u202eabc', '\u2068\u202eabc\u2069'],
])('the label %j is shown as %j', (label, shown) => {
  expect(buttonLabel(label)).toBe(shown);
});
