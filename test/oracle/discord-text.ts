// Plain text between markup. The client's rules are tried only where its text rule stops, and some rules look at the
// piece of text just read, so where the pieces end is part of the grammar.

import type { Before } from './discord-node.ts';
import type { Source } from './discord-source.ts';

const known = new WeakMap<Source, Int32Array>();

/** For each unit, the next place after it where the client stops reading text. */
export function nextStops(source: Source): Int32Array {
  let stops = known.get(source);
  if (stops === undefined) {
    stops = findStops(source.text);
    known.set(source, stops);
  }
  return stops;
}

function findStops(text: string): Int32Array {
  const next = new Int32Array(text.length);
  let stop = text.length;
  let wordEnd = text.length;
  let digitsEnd = text.length;
  let spacesEnd = text.length;
  for (let i = text.length - 1; i >= 0; i--) {
    next[i] = stop;
    const unit = text.charAt(i);
    if (!/\w/.test(unit)) wordEnd = i;
    if (!/[0-9]/.test(unit)) digitsEnd = i;
    if (unit !== ' ') spacesEnd = i;
    const stops =
      isSymbol(unit) ||
      (unit === '\n' && text[i + 1] === '\n') ||
      (spacesEnd - i >= 2 && text[spacesEnd] === '\n') ||
      (wordEnd > i && /^:\S/.test(text.slice(wordEnd, wordEnd + 2))) ||
      (digitsEnd > i && text[digitsEnd] === '.');
    if (stops) stop = i;
  }
  return next;
}

/** Neither an ASCII letter or digit, nor white space, nor from U+00C0 on: the places where markup can begin. */
function isSymbol(unit: string): boolean {
  return unit < '\u00c0' && !/[0-9A-Za-z\s]/.test(unit);
}

/** What a rule for line starts may see of the piece just read. */
export function before(read: string): Before {
  const spaces = /\n( *)$/.exec(read)?.[1];
  if (spaces === undefined) return 'middle';
  return spaces === '' ? 'line' : 'indent';
}
