import type { Speaker } from '../core/brief.ts';
import { fold } from '../core/fold.ts';
import type { Reader } from '../store/database.ts';
import { speakersByKey, speakersFrom, titlesOf } from '../store/speakers.ts';
import { holding } from './names.ts';

/**
 * Whom a typed name can mean, never by guess: a name, alias or surname; else one after titles that are the person's own
 * ("Secretary Kerry"); else a first name. Several people stay several.
 */
export async function findSpeakers(store: Reader, typed: string): Promise<Speaker[]> {
  const words = fold(typed).split(' ').filter(Boolean);
  for (let at = 0; at < words.length; at += 1) {
    const found = await named(store, words.slice(at).join(' '));
    const titled = at === 0 ? found : await withTitles(store, found, words.slice(0, at));
    if (titled.length > 0) return titled;
  }
  return words.length > 0 ? speakersFrom(store, words.join(' ')) : [];
}

/** "John Smith" is not John A. Smith where there is a John Smith; but somebody called Kerry is no more Kerry than John. */
async function named(store: Reader, key: string): Promise<Speaker[]> {
  const found = await speakersByKey(store, key);
  const whole = found.some((speaker) => speaker.rank === 0);
  return whole ? found.filter((speaker) => speaker.rank !== 1) : found;
}

/** Those who hold the titles; where nobody is known to, but somebody may, everyone of that name: a choice, no guess. */
async function withTitles(store: Reader, speakers: Speaker[], titles: readonly string[]): Promise<Speaker[]> {
  const known = await titlesOf(
    store,
    speakers.map(({ id }) => id),
  );
  const fits = speakers.map(({ roles, id }) => holding(titles, [...roles, ...(known.get(id) ?? [])]));
  const own = speakers.filter((_, at) => fits[at] === 'own');
  if (own.length > 0) return own;
  return speakers.length > 1 && fits.includes('unknown') ? speakers : [];
}
