import { fold } from '../core/fold.ts';
import type { Reader } from '../store/database.ts';
import { aliasesOf, taughtSpeakers } from '../store/people.ts';
import { listedSpeakers, speakerByName } from '../store/speakers.ts';
import type { ListedSpeaker } from './write-file.ts';

/**
 * The speakers that are listed, and those of whom corrections have taught other names, by name. A name stands with one of
 * them only, as speakers.yaml wants it: with whom it is the name of, else with whom comes first.
 */
export async function exportedSpeakers(store: Reader): Promise<ListedSpeaker[]> {
  const names = [...new Set([...(await listedSpeakers(store)), ...(await taughtSpeakers(store))])].sort();
  const owners = new Map(names.map((name) => [fold(name), name]));
  const speakers: ListedSpeaker[] = [];
  for (const name of names) {
    const aliases = (await aliasesOf(store, name)).filter((alias) => {
      if (owners.has(fold(alias))) return false;
      owners.set(fold(alias), name);
      return true;
    });
    speakers.push({ name, aliases, roles: (await speakerByName(store, name))?.roles ?? [] });
  }
  return speakers;
}
