import { fold } from '../core/fold.ts';
import type { Reader, Transaction } from '../store/database.ts';
import { learnAlias, listedSpeakers, speakerByName, speakersByKey } from '../store/speakers.ts';
import { nameKeys } from './names.ts';

/**
 * Who else may be meant by an alias of this speaker: a person whose name it is, or a part of the name. Quotations that stand
 * under just a part of the speaker's own name are taken to be theirs, unless speakers.yaml knows better.
 */
export async function aliasHolder(store: Reader, alias: string, name: string): Promise<string | undefined> {
  const others = (await speakersByKey(store, fold(alias))).filter((holder) => fold(holder.name) !== fold(name));
  if (others.length === 0) return undefined;
  const listed = new Set(await listedSpeakers(store));
  const isBare = (holder: string) =>
    fold(holder) === fold(alias) && isPartOf(fold(alias), fold(name)) && !listed.has(holder);
  return others.find((holder) => !isBare(holder.name))?.name;
}

/**
 * From now on an alias means this speaker, who takes over what stood under it. False, and nothing is learned, where it may
 * mean somebody else: two people never become one.
 */
export async function teachAlias(tx: Transaction, alias: string, name: string): Promise<boolean> {
  const speaker = await nameInLibrary(tx, name);
  if (fold(alias) === fold(speaker) || (await aliasHolder(tx, alias, speaker)) !== undefined) return false;
  await learnAlias(tx, { key: fold(alias), alias, speaker }, nameKeys(speaker, []));
  return true;
}

/** The name under which the library has who goes by this one. */
async function nameInLibrary(store: Reader, name: string): Promise<string> {
  if (await speakerByName(store, name)) return name;
  const [only, other] = (await speakersByKey(store, fold(name))).filter(({ rank }) => rank === 0);
  return only && !other ? only.name : name;
}

/** Whether the words stand in a name in this order; an initial stands for a word. Both folded. */
function isPartOf(part: string, name: string): boolean {
  const words = name.split(' ');
  return part.split(' ').every((given) => {
    const at = words.findIndex((word) => word === given || (given.length === 1 && word.startsWith(given)));
    if (at < 0) return false;
    words.splice(0, at + 1);
    return true;
  });
}
