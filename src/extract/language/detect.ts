import { languages, none } from './index.ts';
import type { Language } from './language.ts';

/** How much of a text is read, at its beginning and in its middle: menus and cookie notices may stand at either. */
const SAMPLE = 1500;
/** The least share of function words: every second or third word is one in the language's own texts, fewer in a few lines. */
const SHARE = 0.25;
const SHARE_OF_FEW = 0.15;
const FEW = 80;

/** The language whose function words are the most frequent in a text; `none` where no language's are frequent. */
export function languageOf(text: string): Language {
  const middle = text.length >> 1;
  const sample = text.length <= 2 * SAMPLE ? text : `${text.slice(0, SAMPLE)} ${text.slice(middle, middle + SAMPLE)}`;
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  // In a few lines a verb of speech tells as much as a small word.
  const isShort = words.length < FEW;
  let best = none;
  let most = words.length * (isShort ? SHARE_OF_FEW : SHARE);
  for (const language of languages) {
    let count = 0;
    for (const word of words) if (language.functionWords.has(word) || (isShort && language.cues.has(word))) count++;
    if (count > most) {
      best = language;
      most = count;
    }
  }
  return best;
}
