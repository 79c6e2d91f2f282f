import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isolate } from '../../src/core/text.ts';
import { openBot, type TestBot } from '../fixtures/bot.ts';
import { briefOf, said } from '../fixtures/briefs.ts';

const RLO = '\u202E';
const dark = (word: string) => `${word} ${RLO}evil`;
const COMMAND = `${RLO}evil`;
const DATA = ['title', 'other', 'paper', 'author', 'topic', 'Ana', 'Bea', 'chair', 'nobody', 'first', 'second'].map(
  dark,
);

let test: TestBot;
beforeAll(async () => {
  const facts = { source: { publisher: dark('paper'), author: dark('author') }, topics: [dark('topic')] };
  const quotes = ['Ana', 'Bea'].map((name) => said(dark(name), dark('said'), { title: dark('chair') }));
  const summary = [{ text: dark('first') }, { text: dark('second') }];
  test = await openBot([
    briefOf('one', { ...facts, title: dark('title'), summary, points: summary, quotes }),
    briefOf('two', { ...facts, title: dark('other'), quotes }),
  ]);
});
afterAll(() => test.close());

/** Every string that is shown: not the lines of buttons, nor addresses. */
function shown(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return ['line', 'url', 'type', 'mode', 'at', 'show'].includes(key) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => shown(inner, Array.isArray(value) ? key : name));
}

describe('data whose bidirectional controls are left open never shares a string with our own words, unless isolated', () => {
  it.each([
    'brief one',
    `brief topic="${dark('topic')}"`,
    `brief ${dark('nobody')}`,
    `quote ${dark('Ana')}`,
    `quote speaker="${dark('Ana')}" topic="${dark('topic')}"`,
    `quote speaker="${dark('Ana')}" topic="${dark('nobody')}"`,
    `quote ${dark('nobody')}`,
    'quote evil',
    'find title',
    `find ${dark('nobody')}`,
    'latest',
    COMMAND,
  ])('%s', async (line) => {
    const strings = shown(await test.reply(line)).filter((text) => text.includes(RLO));
    expect(strings.length).toBeGreaterThan(0);
    for (const text of strings) {
      const alone = [...DATA, dark('said')].includes(text);
      const rest = [...DATA, COMMAND].reduce((left, data) => left.replaceAll(isolate(data), ''), text);
      expect(alone ? '' : rest).not.toContain(RLO);
    }
  });
});
