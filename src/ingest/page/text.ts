import { textFault } from '../../core/text.ts';
import type { Page } from './page.ts';

const MAX_HEADLINE = 200;
const MIN_WORDS = 5;

/**
 * An article given as plain text, exactly as it is: offsets count in it. Its first line is the title if it reads like a
 * headline, short and without a full stop, with a blank line behind it; else `name`, of the file for instance, is.
 */
export function readPlainText(text: string, name: string): Page | { refused: string } {
  const fault = textFault(text.replaceAll('\r\n', '\n'));
  if (fault) return { refused: `This is not a text: ${fault}.` };
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (words === 0) return { refused: 'The text is empty: give the text of an article.' };
  if (words < MIN_WORDS && text.length < 60)
    return { refused: 'The text is too short for an article: give the whole article.' };
  return { text, title: headlineOf(text) ?? name, language: '' };
}

function headlineOf(text: string): string | undefined {
  const match = /^\s*(?:#+\s+)?(\S[^\r\n]*?)[ \t]*(?:\r?\n[ \t]*){2,}\S/.exec(text);
  const line = match?.[1]?.replace(/\s+/g, ' ');
  if (!line || line.length > MAX_HEADLINE || /[.…:;,]["”’»]?$/.test(line)) return undefined;
  return line;
}
