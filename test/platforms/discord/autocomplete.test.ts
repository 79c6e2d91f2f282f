import { afterEach, beforeEach, expect, test } from 'vitest';
import { choicesFor } from '../../../src/platforms/discord/choices.ts';
import { House } from './harness.ts';

const TEXT = 3;
const INTEGER = 4;

let house: House;
beforeEach(async () => {
  house = await House.started();
});
afterEach(() => house.close());

test('suggestions come from the bot, in its order', async () => {
  house.bot.completes = async (...typed) => [{ label: typed.join(' '), value: 'kerry' }];
  const exchange = await house.double.autocomplete('quote', 'speaker', 'ke').settled();
  expect(exchange.choices).toEqual([{ name: 'quote speaker ke', value: 'kerry' }]);
});

test('suggestions for a number are numbers', async () => {
  house.bot.completes = async () => [{ label: 'Three', value: '3' }];
  const exchange = await house.double.autocomplete('quote', 'count', '3', {}, { speaker: 'kerry' }).settled();
  expect(exchange.choices).toEqual([{ name: 'Three', value: 3 }]);
});

test('suggestions that come too late are left alone', async () => {
  house.bot.completes = () => new Promise(() => undefined);
  house.double.autocomplete('quote', 'speaker', 'ke');
  await house.clock.awaited(2_500);
  await house.clock.pass(2_500);
  expect(house.requested(/callback$/)).toBe(0);
});

test('suggestions that fail, or that nobody waits for any more, disturb nothing', async () => {
  house.bot.completes = () => Promise.reject(new Error('out of order'));
  house.double.autocomplete('quote', 'speaker', 'ke');
  await house.logged(/could not be handled/);
  house.bot.completes = async () => [];
  house.double.expire(house.double.autocomplete('quote', 'speaker', 'ke'));
  await house.logged(/^debug the answer came too late/);
  await house.double.slash('quote', { speaker: 'kerry' }).settled();
});

test('no more than 25 are offered', () => {
  const choices = Array.from({ length: 30 }, (_, at) => ({ label: `Name ${at}`, value: `${at}` }));
  expect(choicesFor(choices, TEXT)).toHaveLength(25);
});

test('long labels are shortened; long values are left out, since a shorter one would ask for something else', () => {
  const choices = [
    { label: 'a'.repeat(120), value: 'short' },
    { label: `${'a'.repeat(98)}😀bc`, value: 'whole characters' },
    { label: 'long', value: 'v'.repeat(101) },
    { label: ' ', value: 'blank' },
  ];
  expect(choicesFor(choices, TEXT)).toEqual([
    { name: `${'a'.repeat(99)}…`, value: 'short' },
    { name: `${'a'.repeat(98)}…`, value: 'whole characters' },
  ]);
});

test('what is no number is not offered as one', () => {
  expect(choicesFor([{ label: 'many', value: 'many' }], INTEGER)).toEqual([]);
});
