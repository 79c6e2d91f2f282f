import { fold, wordSuffixes } from '../core/fold.ts';

const GENERATION = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

/** Words that may stand before anybody's name; a person's own titles come from their roles. */
const FORMS_OF_ADDRESS = new Set(
  `mr mrs ms miss mx dr prof professor sir dame lord lady president vice prime minister secretary sec senator sen
  representative rep congressman congresswoman governor gov mayor judge justice chancellor ambassador spokesman
  spokeswoman spokesperson general gen admiral adm rear major maj colonel col captain capt lieutenant lt sergeant sgt
  king queen prince princess pope bishop cardinal rabbi imam sheikh coach chief director minister`.split(/\s+/),
);

/** A folded name that finds a speaker; rank 0 is a whole name, 1 a part of one or a single-word alias. */
export type NameKey = { key: string; rank: 0 | 1 };

/** Every way a person's name may be typed: whole, without initials, from any later word on (surnames with particles). */
export function nameKeys(name: string, aliases: readonly string[]): NameKey[] {
  const keys = new Map<string, 0 | 1>();
  const add = (key: string, rank: 0 | 1) => {
    if (key !== '') keys.set(key, Math.min(rank, keys.get(key) ?? 1) as 0 | 1);
  };
  for (const given of [name, ...aliases]) {
    const words = fold(given).split(' ');
    const bare = words.filter((word, at) => word.length > 1 || at === 0);
    const family = bare.filter((word, at) => at === 0 || !GENERATION.has(word));
    const rank = given === name || words.length > 1 ? 0 : 1;
    add(words.join(' '), rank);
    add(bare.join(' '), rank);
    for (const form of [bare, family])
      for (const suffix of wordSuffixes(form.join(' ')).slice(1)) if (!GENERATION.has(suffix)) add(suffix, 1);
  }
  return [...keys].map(([key, rank]) => ({ key, rank }));
}

/** Whether words before a name are titles: forms of address, or words of the person's own roles. */
export function areTitles(words: readonly string[], roles: readonly string[]): boolean {
  const known = new Set(roles.flatMap((role) => fold(role).split(' ')));
  return words.every((word) => FORMS_OF_ADDRESS.has(word) || known.has(word));
}
