import type { CommandDeclaration, Invocation } from './command.ts';
import { usage } from './command.ts';
import { UserError } from './errors.ts';
import { excerpt } from './text.ts';

const CLOSING: Record<string, string> = { '"': '"', '“': '”', '„': '“', '«': '»' };
const CLOSERS = new Set([...Object.values(CLOSING), '”']);

/** `quoted`: it begins with a quotation mark, and so is text even where it reads `topic:x`. `at`: where in its line. */
export type Word = { text: string; quoted: boolean; at: number };

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
      word = word
        ? { ...word, text: word.text + grouped.text, quoted: false }
        : { text: grouped.text, quoted: true, at };
      at = grouped.end;
    } else if (/\s/.test(character)) {
      if (word) words.push(word);
      word = undefined;
    } else word = grown(word, { text: character, quoted: false, at });
  }
  if (word) words.push(word);
  return words;
}

const grown = (word: Word | undefined, more: Word): Word => (word ? { ...word, text: word.text + more.text } : more);

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

/**
 * The name of the command a line asks for, and what follows it: a known name of two words (`digest subscribe`) before one
 * of one word. A name that isn't known is the line's first word.
 */
export function splitCommand(line: string, known: { has(name: string): boolean }): { name: string; rest: string } {
  const [, first = '', rest = ''] = /^\s*\/?\s*(\S*)\s*([\s\S]*)$/.exec(line) ?? [];
  const name = first.toLowerCase();
  const [, second = '', others = ''] = /^(\S*)\s*([\s\S]*)$/.exec(rest) ?? [];
  const both = `${name} ${second.toLowerCase()}`;
  return known.has(both) ? { name: both, rest: others } : { name, rest };
}

/**
 * The values of a command's options in the words after its name: `topic:x` or `topic=x` for declared names, anywhere in
 * the line; a #channel goes to the channel option where there is one; each other word goes to the first positional option
 * still open that it looks like, else to the rest option, else to the first one open, whose own fault is then named. A rest
 * option that is `asTyped` ends that: all from there is its. Throws UserError, which shows the usage.
 */
export function parseOptions(command: CommandDeclaration, line: string): Record<string, string> {
  const rest = restOf(command);
  const positional = positionalOf(command);
  const words = splitWords(line).map(pieceOf(command));
  const pieces = positional.length > 0 ? groupCron(words) : words;
  const named = namesIn(command, pieces);
  const values: Record<string, string> = {};
  for (const { name: given, text, at } of pieces) {
    const name = given ?? placeOf(command, text, (option) => values[option] === undefined && !named.has(option));
    if (!name) throw new UserError(`I can’t place “${excerpt(text)}”. The command is ${usage(command)}`);
    if (name !== rest && (values[name] !== undefined || (!given && named.has(name)))) {
      const mend = given ? '' : ` by “${excerpt(text)}”: put what belongs together between quotation marks`;
      throw new UserError(`“${name}” is given twice${mend}. The command is ${usage(command)}`);
    }
    if (!given && command.options[name]?.asTyped) return { ...values, [name]: line.slice(at).trimEnd() };
    values[name] = values[name] === undefined ? text : `${values[name]} ${text}`;
  }
  return values;
}

const restOf = ({ options }: CommandDeclaration) => Object.keys(options).find((name) => options[name]?.rest);
const positionalOf = ({ options }: CommandDeclaration) =>
  Object.keys(options).filter((name) => options[name]?.positional);

/** The options that are given by name; what looks so behind the first word of a text is text. */
function namesIn(command: CommandDeclaration, pieces: readonly Piece[]): Set<string | undefined> {
  const first = pieces.findIndex(({ name }) => name === undefined);
  const isText = first >= 0 && command.options[restOf(command) ?? '']?.asTyped;
  return new Set((isText ? pieces.slice(0, first) : pieces).map(({ name }) => name));
}

/** The option that a word without a name goes to. */
function placeOf(command: CommandDeclaration, text: string, isOpen: (name: string) => boolean): string | undefined {
  const { options } = command;
  const positional = positionalOf(command);
  const like = positional.filter((name) => looksLike(command, name, text));
  const channel = /^#./.test(text) ? Object.keys(options).find((name) => options[name]?.type === 'channel') : undefined;
  return channel ?? like.find(isOpen) ?? restOf(command) ?? like[0] ?? positional.find(isOpen);
}

const looksLike = (command: CommandDeclaration, option: string, text: string): boolean =>
  text.search(command.options[option]?.positional?.like as RegExp) >= 0; // `test` would remember where a global one was

/** A word with the option it names, if it names one. */
type Piece = Word & { name?: string };

const pieceOf =
  (command: CommandDeclaration) =>
  (word: Word): Piece => {
    const [, given = '', value = ''] = (!word.quoted && /^([a-z]+)[:=]([\s\S]*)$/i.exec(word.text)) || [];
    const name = given.toLowerCase();
    return Object.hasOwn(command.options, name) ? { ...word, text: value, quoted: false, name } : word;
  };

const CRON_NUMBERS = /^[\d*,/-]+$/;
const CRON_NAMES = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|[lw]';
const CRON_FIELD = new RegExp(`^(?:[\\d*,/#-]|${CRON_NAMES})+$`, 'i');
const CRON_FIELDS = 5;

/** Where words have places, five or more in a row that look like the fields of a cron rule are one word. */
function groupCron(pieces: readonly Piece[]): Piece[] {
  const isField = ({ text, quoted, name }: Piece) => !quoted && name === undefined && CRON_FIELD.test(text);
  const runs: Piece[][] = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    if (run?.[0] && isField(run[0]) && isField(piece)) run.push(piece);
    else runs.push([piece]);
  }
  return runs.flatMap((run) => {
    const isRule = run.length >= CRON_FIELDS && run.slice(0, 2).every(({ text }) => CRON_NUMBERS.test(text));
    return isRule && run[0] ? [{ text: run.map(({ text }) => text).join(' '), quoted: true, at: run[0].at }] : run;
  });
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
