import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostileName, hostileText } from './arbitrary.ts';
import { markupOf } from './discord-markdown.ts';
import { parseMrkdwn, slackMarkup } from './slack.ts';

test.each([
  [true, /(?![\n\t])\p{Cc}/u],
  [false, /(?!\t)\p{Cc}|[\u2028\u2029]/u],
])('hostile text, newlines %s, is well-formed and no longer than asked', (newlines, unwanted) => {
  fc.assert(
    fc.property(hostileText({ maxLength: 120, newlines }), (text) => {
      expect(text.isWellFormed()).toBe(true);
      expect(text.length).toBeLessThanOrEqual(120);
      expect(text).not.toMatch(unwanted);
    }),
  );
});

test('hostile names are one line with something to see', () => {
  fc.assert(
    fc.property(hostileName(40), (name) => {
      expect(name).toMatch(/[\p{L}\p{N}\p{P}\p{S}]/u);
      expect(name).not.toMatch(/[\n\t\u2028\u2029]/);
      expect(name.length).toBeLessThanOrEqual(40);
    }),
  );
});

test('hostile text holds nearly every kind of markup', () => {
  const texts = fc.sample(hostileText({ maxLength: 300 }), { numRuns: 400, seed: 1 });
  const discord = new Set(texts.flatMap((text) => markupOf(text).map(({ type }) => type)));
  const slack = new Set(texts.flatMap((text) => slackMarkup(parseMrkdwn(text)).map(({ type }) => type)));
  expect([...discord]).toEqual(
    expect.arrayContaining([
      'bold',
      'italic',
      'underline',
      'strike',
      'spoiler',
      'code',
      'codeBlock',
      'heading',
      'subtext',
      'quote',
      'list',
      'link',
      'url',
      'autolink',
      'user',
      'role',
      'channel',
      'command',
      'navigation',
      'customEmoji',
      'shortcode',
      'timestamp',
      'everyone',
      'here',
    ]),
  );
  expect([...slack]).toEqual(
    expect.arrayContaining([
      'bold',
      'italic',
      'strike',
      'code',
      'codeBlock',
      'quote',
      'link',
      'user',
      'usergroup',
      'channel',
      'broadcast',
      'date',
      'shortcode',
      'autoLink',
      'autoName',
      'token',
    ]),
  );
});
