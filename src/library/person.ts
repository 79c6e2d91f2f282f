import type { Speaker } from '../core/brief.ts';
import { fold } from '../core/fold.ts';
import type { HeldTitle, Person } from '../core/person.ts';
import type { Reader } from '../store/database.ts';
import { aliasesOf, briefsQuoting, latestQuotes, titlesHeld } from '../store/people.ts';
import { readPage } from './paging.ts';

const TITLES = 8;
const QUOTES = 3;

/** What is known of a speaker, with the wanted page (from 1) of the briefings that quote them. */
export async function personOf(store: Reader, { id, name }: Speaker, size: number, page: number): Promise<Person> {
  let atLeast = false;
  const [aliases, held, latest, briefs] = await Promise.all([
    aliasesOf(store, name),
    titlesHeld(store, id, TITLES + 4),
    latestQuotes(store, id, QUOTES),
    readPage(size, page, async (limit, offset) => {
      const slice = await briefsQuoting(store, id, limit, offset);
      atLeast = slice.atLeast;
      return slice;
    }),
  ]);
  return { aliases, titles: joined(held).slice(0, TITLES), latest, briefs: { ...briefs, atLeast } };
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
