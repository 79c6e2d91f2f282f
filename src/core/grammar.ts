import type { CommandDeclaration, Invocation } from './command.ts';
import { usage } from './command.ts';
import { UserError } from './errors.ts';
import { excerpt } from './text.ts';

const CLOSING: Record<string, string> = { '"': '"', '“': '”', '„': '“', '«': '»' };
const CLOSERS = new Set([...Object.values(CLOSING), '”']);

/** `quoted`: it begins with a quotation mark, and so is text even where it reads `topic:x`. */
export type Word = { text: string; quoted: boolean };

/** The words of a line. Straight and curly quotation marks group; inside straight ones `\"` and `\\` stand for themselves. */
export function splitWords(line: string): Word[] {
  const words: Word[] = [];
  const unclosed = new Set<string>();
  let word: Word | undefined;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] as string;
    const opens = CLOSING[character] && !unclosed.has(character) && opensGroup(word);
    const grouped = opens ? readGroup(line, at) : undefined;
    if (opens && !grouped) unclosed.add(character); // nor does any that comes after it
    if (grouped) {
      word = { text: (word?.text ?? '') + grouped.text, quoted: word === undefined };
      at = grouped.end;
    } else if (/\s/.test(character)) {
      if (word) words.push(word);
      word = undefined;
    } else word = { text: (word?.text ?? '') + character, quoted: word?.quoted ?? false };
  }
  if (word) words.push(word);
  return words;
}

/** A mark groups at the start of a word or of a named value, not inside one: `5"`, `O"Neill`. */
const opensGroup = (word: Word | undefined): boolean =>
  word === undefined || (!word.quoted && /^[a-z]+[:=]$/i.test(word.text));

function readGroup(line: string, open: number): { text: string; end: number } | undefined {
  const closing = CLOSING[line[open] as string] as string;
  let text = '';
  for (let at = open + 1; at < line.length; at += 1) {
    const character = line[at] as string;
    const escaped = closing === '"' && character === '\\' && /["\\]/.test(line[at + 1] ?? '');
    if (escaped) {
      text += line[at + 1];
      at += 1;
    } else if (character === closing || (closing !== '"' && CLOSERS.has(character))) return { text, end: at };
    else text += character;
  }
  return undefined;
}

/** The name of the command a line asks for, and what follows it. */
export function splitCommand(line: string): { name: string; rest: string } {
  const [, name = '', rest = ''] = /^\s*\/?\s*(\S*)\s*([\s\S]*)$/.exec(line) ?? [];
  return { name: name.toLowerCase(), rest };
}

/**
 * The values of a command's options in the words after its name: `topic:x` or `topic=x` for declared names, anywhere in
 * the line; all other words, in their order, go to the rest option. Throws UserError, which shows the usage.
 */
export function parseOptions(command: CommandDeclaration, line: string): Record<string, string> {
  const rest = Object.keys(command.options).find((name) => command.options[name]?.rest);
  const values: Record<string, string> = {};
  for (const word of splitWords(line)) {
    const [, given = '', value = ''] = (!word.quoted && /^([a-z]+)[:=]([\s\S]*)$/i.exec(word.text)) || [];
    const named = Object.hasOwn(command.options, given.toLowerCase());
    const name = named ? given.toLowerCase() : rest;
    if (!name) throw new UserError(`I can’t place “${excerpt(word.text)}”. The command is ${usage(command)}`);
    const text = named ? value : word.text;
    if (name !== rest && values[name] !== undefined)
      throw new UserError(`“${name}” is given twice. The command is ${usage(command)}`);
    values[name] = values[name] === undefined ? text : `${values[name]} ${text}`;
  }
  return values;
}

/** The one line of an invocation, as buttons carry it: `parseOptions` reads it back to the same values. */
export function formatLine({ command, options }: Invocation): string {
  const words = Object.entries(options).map(([name, value]) => `${name}=${quoteValue(value)}`);
  return [command, ...words].join(' ');
}

function quoteValue(value: string): string {
  const plain = value !== '' && !/\s/.test(value) && !CLOSING[value[0] as string];
  return plain ? value : `"${value.replace(/[\\"]/g, '\\$&')}"`;
}
