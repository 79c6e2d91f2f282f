import { fold } from '../core/fold.ts';
import type { Transaction } from '../store/database.ts';
import { learnAlias, speakersByKey } from '../store/speakers.ts';
import { nameKeys } from './names.ts';

/**
 * From now on an alias means this speaker. False, and nothing is learned, where somebody else goes by just that name: two
 * people never become one.
 */
export async function teachAlias(tx: Transaction, alias: string, name: string): Promise<boolean> {
  const holders = (await speakersByKey(tx, fold(alias))).filter(({ rank }) => rank === 0);
  const others = holders.filter((holder) => holder.name !== name && fold(holder.name) !== fold(alias));
  if (others.length > 0 || holders.some(({ name: held, roles }) => held !== name && roles.length > 0)) return false;
  await learnAlias(tx, { key: fold(alias), alias, speaker: name }, nameKeys(name, []));
  return true;
}
