import type { Speaker } from '../core/brief.ts';
import { fold } from '../core/fold.ts';
import type { HeldTitle, Person } from '../core/person.ts';
import type { Reader } from '../store/database.ts';
import { aliasesOf, briefsQuoting, latestQuotes, titlesHeld } from '../store/people.ts';
import { readPage } from './paging.ts';

const TITLES = 8;
const QUOTES = 3;

/**
 * What is known of a speaker, with the wanted page (from 1) of the briefings that quote them; later pages are of nothing but
 * these.
 */
export async function personOf(store: Reader, { id, name }: Speaker, size: number, page: number): Promise<Person> {
  let atLeast = false;
  const slice = await readPage(size, page, async (limit, offset) => {
    const { atLeast: more, ...some } = await briefsQuoting(store, id, limit, offset);
    atLeast = more;
    return some;
  });
  const briefs = { ...slice, atLeast };
  if (briefs.page > 1) return { aliases: [], titles: [], latest: [], briefs };
  const aliases = await aliasesOf(store, name);
  const titles = joined(await titlesHeld(store, id, TITLES + 4)).slice(0, TITLES);
  return { aliases, titles, latest: await latestQuotes(store, id, QUOTES), briefs };
}

/** Titles that differ in case only are one, written as it was last. */
function joined(titles: readonly HeldTitle[]): HeldTitle[] {
  const once = new Map<string, HeldTitle>();
  for (const held of titles) {
    const key = fold(held.title) || held.title;
    const other = once.get(key);
    once.set(key, other ? joint(other, held) : held);
  }
  return [...once.values()];
}

function joint(one: HeldTitle, other: HeldTitle): HeldTitle {
  const days = [one.from, one.to, other.from, other.to].sort();
  const [from = '', to = ''] = [days.at(0), days.at(-1)];
  const quotes = one.quotes + other.quotes;
  return { title: one.title, from, to, quotes, atLeast: one.atLeast || other.atLeast };
}
