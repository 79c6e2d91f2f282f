import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorMs } from '../fixtures/processor.ts';
import { hostileText } from './arbitrary.ts';
import { asRead } from './as-read.ts';
import { markupOf, parseDiscord, visibleText } from './discord-markdown.ts';

const shown = (text: string): string => visibleText(parseDiscord(text));
const types = (text: string): string =>
  markupOf(text)
    .map(({ type }) => type)
    .join(' ');

/** Source, what a person reads, what it is besides text. */
type Row = readonly [source: string, shown: string, markup: string];

function rows(name: string, table: readonly Row[]): void {
  describe(name, () => {
    test.each(table)('%j shows %j (%s)', (source, visible, markup) => {
      expect([shown(source), types(source)]).toEqual([visible, markup]);
    });
  });
}

rows('styles', [
  ['**a**', 'a', 'bold'],
  ['*a* _b_', 'a b', 'italic italic'],
  ['***a***', 'a', 'italic bold'],
  ['__a__ ~~b~~ ||c||', 'a b c', 'underline strike spoiler'],
  ['*a **b* c**', 'a **b c**', 'italic'],
  ['a * b * c', 'a * b * c', ''],
  ['a *b * c', 'a b c', 'italic'], // the client allows a space or two before the closing star
  ['2*3*4', '234', 'italic'], // stars need no word boundary
  ['snake_case_name', 'snake_case_name', ''],
  ['snake_case_ name', 'snakecase name', 'italic'],
  ['**a', '**a', ''],
  ['**a\nb**', 'a\nb', 'bold'],
  ['||', '||', ''],
  ['|||||', '|', 'spoiler'],
]);

rows('escapes', [
  ['\\*a\\*', '*a*', ''],
  ['\\*\\*a**', '**a**', ''],
  ['*a\\*', '*a*', ''],
  ['\\a \\1 \\ ', '\\a \\1 \\ ', ''],
  ['\\\\*a*', '\\a', 'italic'],
  ['\\é', 'é', ''], // only ASCII letters and digits keep their backslash
  ['\\😀', '😀', ''],
  ['a\\', 'a\\', ''],
  ['`\\*`', '\\*', 'code'],
  ['¯\\_(ツ)_/¯', '¯\\_(ツ)_/¯', ''],
  ['http\\://x', 'http://x', ''],
  ['1\\. x', '1. x', ''],
  ['\\# x', '# x', ''],
  ['\\-# x', '-# x', ''],
  ['\\> x', '> x', ''],
  ['\\<@1> \\@everyone', '<@1> @everyone', ''],
]);

rows('code', [
  ['`a`', 'a', 'code'],
  ['``a`b``', 'a`b', 'code'],
  ['`` `a` ``', '`a`', 'code'],
  ['`a', '`a', ''],
  ['`**a** <@1>`', '**a** <@1>', 'code'],
  ['```a```', 'a', 'codeBlock'],
  ['```js\na\n```', 'a', 'codeBlock'],
  ['```js```', 'js', 'codeBlock'],
  ['a ```b``` c', 'a \nb\n c', 'codeBlock'],
  ['*a `b* c`', 'a `b c`', 'italic'],
]);

rows('line starts', [
  ['# a', 'a', 'heading'],
  ['### a ###', 'a', 'heading'],
  ['#### a', '#### a', ''],
  ['#a', '#a', ''],
  ['a # b', 'a # b', ''],
  ['a\n# b\n\n\nc', 'a\nb\nc', 'heading'],
  ['a\n # b', 'a\n # b', ''],
  ['-# a', 'a', 'subtext'],
  ['-#a', '-#a', ''],
  ['> a\n> b\nc', 'a\nb\nc', 'quote'],
  ['a\n  > b', 'a\n  \nb', 'quote'],
  ['>a', '>a', ''],
  ['a > b', 'a > b', ''],
  ['>>> a\nb\n\nc', 'a\nb\n\nc', 'quote'],
  ['> > a', '> a', 'quote'],
  ['> # a', 'a', 'quote heading'],
  ['*> a*', 'a', 'italic quote'], // a style's first character is still at the line's start
  ['a *> b*', 'a > b', 'italic'],
]);

rows('lists', [
  ['- a\n- b', 'a\nb', 'list'],
  ['* a', 'a', 'list'],
  ['+ a', '+ a', ''],
  ['1. a\n2. b', 'a\nb', 'list'],
  ['1) a', '1) a', ''],
  ['1.a', '1.a', ''],
  ['-\ta', 'a', 'list'], // a tab is four spaces before anything else
  ['a - b', 'a - b', ''],
  ['- a\n  - b', 'a\nb', 'list list'],
  ['- a\n  b\nc', 'a\nb\nc', 'list'],
  ['- # a', '# a', 'list'],
  ['- > a', 'a', 'list quote'],
  ['a\n1. b', 'a\nb', 'list'],
  ['a\n1\\. b', 'a\n1. b', ''],
  ['- \\*a\n  \n  \\*b', '*a\n\\*b', 'list'], // an item's last paragraph, after a blank line, is hardly read
  ['- a\n\n  b', 'a\n\n  b', 'list'],
]);

rows('links and addresses', [
  ['[a](http://b)', 'a', 'link'],
  ['[a](<http://b>) [a](http://b "c")', 'a a', 'link link'],
  ['[*a*](http://b)', 'a', 'link italic'],
  ['[\\*a](http://b)', '\\*a', 'link'], // labels know no escapes
  ['[a\u2068b](http://c)', 'ab', 'link'], // nor anything unprinted
  ['[[a]](http://b)', '[a]', 'link'],
  ['[a](b)', '[a](b)', 'refusedLink'],
  ['[http://ab](http://c)', '[http://ab](http://c)', 'refusedLink'],
  ['[<@1>](http://c) [😀](http://c)', '[<@1>](http://c) [😀](http://c)', 'refusedLink refusedLink'],
  ['[a] (http://bc)', '[a] (http://bc)', 'url'],
  ['\\[a](http://bc)', '[a](http://bc)', 'url'],
  ['see https://ab/c_d_e.', 'see https://ab/c_d_e.', 'url'],
  ['(https://ab)', '(https://ab)', 'url'],
  ['xhttp://ab', 'xhttp://ab', 'url'],
  ['steam://*a*', 'steam://*a*', ''],
  ['www.ab.example', 'www.ab.example', ''],
  ['<https://ab>', 'https://ab', 'autolink'],
  ['<a@b.example> <+1 234 5>', 'a@b.example +1 234 5', 'autolink autolink'],
  ['<a:/b>', 'a:/b', 'autolink'], // leads nowhere, but the brackets are gone
  ['https://discord.com/channels/1/2/3', '⟪jump https://discord.com/channels/1/2/3⟫', 'jump'],
]);

rows('tokens', [
  ['<@1> <@!2> <@&3> <#4>', '⟪user 1⟫ ⟪user 2⟫ ⟪role 3⟫ ⟪channel 4⟫', 'user user role channel'],
  ['@everyone x@here', '@everyone x@here', 'everyone here'],
  ['</brief add:1>', '⟪command brief add⟫', 'command'],
  ['<id:customize> <id:linked-roles:1>', '⟪navigation customize⟫ ⟪navigation linked-roles⟫', 'navigation navigation'],
  ['<:a:1> <a:b:2>', '⟪emoji a⟫ ⟪emoji b⟫', 'customEmoji customEmoji'],
  ['<t:0> <t:-1:R> <t:x>', '⟪time 0:f⟫ ⟪time -1:R⟫ <t:x>', 'timestamp timestamp'],
  ['<t:99999999999999>', '<t:99999999999999>', ''],
  [':smile: :A: a:b', ':smile: :A: a:b', 'shortcode'],
  ['😀 ©', '😀 ©', ''],
]);

rows('blanks', [
  ['a\tb', 'a    b', ''],
  ['a \nb', 'a \nb', ''],
  ['a  \nb', 'a\nb', ''],
  ['a\r\nb', 'a\nb', ''],
  ['a\n\n\nb', 'a\n\n\nb', ''],
]);

test('markup knows its place in the text, through quotes and tabs too', () => {
  expect(markupOf('a\n> \t**b**\n> <@1>')).toMatchObject([
    { type: 'quote', start: 2, end: 17 },
    { type: 'bold', start: 5, end: 10 },
    { type: 'user', start: 13, end: 17, id: '1' },
  ]);
});

test('places lie in the text, in the order they begin', () => {
  fc.assert(
    fc.property(hostileText(), (text) => {
      const places = markupOf(text).map(({ start, end }) => [start, end] as const);
      expect(places.every(([start, end]) => start >= 0 && start < end && end <= text.length)).toBe(true);
      expect(places.map(([start]) => start)).toEqual(places.map(([start]) => start).sort((a, b) => a - b));
    }),
  );
});

test('a text with a backslash before every symbol is shown as it is', () => {
  fc.assert(
    fc.property(hostileText(), (text) => {
      const escaped = text.replace(/[^0-9A-Za-z\s]/gu, '\\$&');
      expect(markupOf(escaped)).toEqual([]);
      expect(asRead(shown(escaped))).toBe(asRead(text));
    }),
  );
});

test.each([
  '*',
  '_',
  '**a',
  '||',
  '~~_',
  '`',
  '` `` ',
  '[',
  '[a](',
  '[](',
  '<',
  '> ',
  '\n- ',
  '# ',
  '\\*',
  '1.',
  '*_~|`',
])('ten thousand characters of %j are no trouble', (piece) => {
  const text = piece.repeat(10_000 / piece.length);
  const start = processorMs();
  expect(typeof shown(text)).toBe('string');
  expect(processorMs() - start).toBeLessThan(4000);
});
