import { fold } from '../core/fold.ts';
import type { Reader, Transaction } from '../store/database.ts';
import { aliasesOf } from '../store/people.ts';
import {
  dropUnusedSpeakers,
  type KeysOf,
  learnAlias,
  listedSpeakers,
  reattributeQuotes,
  speakerByName,
  speakersByKey,
  unlearnAlias,
} from '../store/speakers.ts';
import { isPartOf, mayBeOne, nameKeys } from './names.ts';

/** Every way to type a speaker's name, or one of their aliases, listed or taught. */
export const speakerKeys: KeysOf = async (store, name) => nameKeys(name, await aliasesOf(store, name));

/**
 * Whether an alias may mean this speaker from now on: `yes`; `ask`, as only somebody who knows can say that the two names
 * are one person's; or `no`, as it means somebody else.
 */
export type Teachable = 'yes' | 'ask' | 'no';

/** Two names that don't look like one person's are asked about, and so is a name under which somebody is quoted. */
export async function teachable(store: Reader, alias: string, name: string): Promise<Teachable> {
  const speaker = await nameInLibrary(store, name);
  const held = await heldBy(store, alias, speaker);
  if (held !== 'free') return held === 'taken' ? 'no' : 'ask';
  return mayBeOne(alias, name) || mayBeOne(alias, speaker) ? 'yes' : 'ask';
}

/**
 * From now on an alias means this speaker, who takes over what stood under it. False, and nothing is learned, where it may
 * mean somebody else; `same` says that who is quoted under just this name is the same person.
 */
export async function teachAlias(tx: Transaction, alias: string, name: string, same = false): Promise<boolean> {
  const speaker = await nameInLibrary(tx, name);
  if (fold(alias) === fold(speaker)) return false;
  const held = await heldBy(tx, alias, speaker);
  if (held === 'taken' || (held === 'namesake' && !same)) return false;
  await learnAlias(tx, { key: fold(alias), alias, speaker }, speakerKeys);
  return true;
}

/** A taught alias means its speaker no more; whose name that was, or undefined where it was not taught. */
export async function forgetAlias(tx: Transaction, alias: string): Promise<string | undefined> {
  const name = await unlearnAlias(tx, fold(alias), speakerKeys);
  if (name === undefined) return undefined;
  await reattributeQuotes(tx, speakerKeys);
  await dropUnusedSpeakers(tx);
  return name;
}

/**
 * Who else goes by an alias of this speaker: nobody (who is quoted under a mere part of the speaker's name is taken to be
 * them), a namesake (quoted under just this name, and not listed), or somebody whose it is.
 */
async function heldBy(store: Reader, alias: string, speaker: string): Promise<'free' | 'namesake' | 'taken'> {
  const others = (await speakersByKey(store, fold(alias))).filter((holder) => fold(holder.name) !== fold(speaker));
  if (others.length === 0) return 'free';
  const listed = new Set(await listedSpeakers(store));
  if (others.some((holder) => fold(holder.name) !== fold(alias) || listed.has(holder.name))) return 'taken';
  return isPartOf(fold(alias), fold(speaker)) ? 'free' : 'namesake';
}

/** The name under which the library has who goes by this one. */
async function nameInLibrary(store: Reader, name: string): Promise<string> {
  if (await speakerByName(store, name)) return name;
  const [only, other] = (await speakersByKey(store, fold(name))).filter(({ rank }) => rank === 0);
  return only && !other ? only.name : name;
}
