import { describe, expect, it } from 'vitest';
import type { CommandDeclaration, OnMessage } from '../../src/core/command.ts';
import { addressesIn, askOnMessage } from '../../src/platforms/on-message.ts';

const command = (takes: OnMessage['takes']): CommandDeclaration => ({
  name: 'keep',
  description: 'Keeps it',
  options: { what: { description: 'What' } },
  onMessage: { label: 'Keep this', option: 'what', takes },
});
const asked = (takes: OnMessage['takes'], text: string, links: string[] = []) =>
  askOnMessage(command(takes), { text, links });
const wordsOf = (text: string) => {
  const invocation = asked('text', text);
  return 'options' in invocation ? invocation.options.what : undefined;
};

describe('a command on a message', () => {
  it('takes the first link or the whole text, as the option it names', () => {
    expect(asked('link', 'see', ['https://one.example/', 'https://two.example/'])).toEqual({
      command: 'keep',
      options: { what: 'https://one.example/' },
    });
    const long = 'She said it again. '.repeat(2_100);
    expect(asked('text', long)).toEqual({ command: 'keep', options: { what: long.trim() } });
  });

  it('is not asked where there is no link, no text, or no such command any more', () => {
    expect(asked('link', 'no link')).toEqual({
      fault: 'There is no link to a web page in this message: choose one that has one.',
    });
    for (const nothing of ['', ' \n ', '\u200B', '\u0007\u3164'])
      expect(asked('text', nothing)).toEqual({
        fault: 'There is no text in this message: choose one that has some.',
      });
    const gone = { fault: 'I no longer know this entry of the menu: ask /help for what there is.' };
    expect(askOnMessage(undefined, { text: 'a', links: [] })).toEqual(gone);
    expect(askOnMessage({ ...command('text'), onMessage: undefined }, { text: 'a', links: [] })).toEqual(gone);
  });

  it('leaves out of somebody’s text what is none, instead of refusing it', () => {
    expect(wordsOf('one\r\ntwo\rthree\u0007\tfour \ud83d')).toBe('one\ntwo\nthree \tfour \uFFFD');
  });
});

describe('addresses in a text', () => {
  it.each([
    ['Read https://gazette.example/a?b=1&c=%20#d, please.', ['https://gazette.example/a?b=1&c=%20#d']],
    ['(https://gazette.example/ferry_(ship)).', ['https://gazette.example/ferry_(ship)']],
    ['[the ferry](https://gazette.example/ferry)[and](https://gazette.example/b)', ['https://gazette.example/ferry']],
    [
      '<https://gazette.example/a.> and <https://gazette.example/b|its label>',
      ['https://gazette.example/a.', 'https://gazette.example/b'],
    ],
    [
      '“https://gazette.example/a”, **https://gazette.example/b** ||http://gazette.example/c||',
      ['https://gazette.example/a', 'https://gazette.example/b', 'http://gazette.example/c'],
    ],
    ['HTTPS://GAZETTE.EXAMPLE/A', ['HTTPS://GAZETTE.EXAMPLE/A']],
    ['https:// http://[ ftp://gazette.example mailto:ada@gazette.example gazette.example', []],
  ])('%s', (text, found) => {
    expect(addressesIn(text)).toEqual(found);
  });

  it('are found in no more time than the text is long', () => {
    for (const piece of ['https://', '<https://a|', 'https://a.example/(', ')', '.', 'https://a.example/.....'])
      expect(addressesIn(piece.repeat(40_000 / piece.length)).length).toBeLessThan(40_000);
  }, 2_000);
});
