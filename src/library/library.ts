import type { FoundQuote, PublishedBrief, Speaker } from '../core/brief.ts';
import type { Choice } from '../core/command.ts';
import { fold } from '../core/fold.ts';
import type { Person } from '../core/person.ts';
import type { Reader } from '../store/database.ts';
import {
  briefBySlug,
  briefsInRange,
  briefsOfTopic,
  newestBrief,
  newestBriefs,
  type SeqRange,
  type Slice,
  searchBriefs,
} from '../store/lookup.ts';
import { type Facets, isWhole } from '../store/query.ts';
import { quotesOf, type Within } from '../store/quotes.ts';
import { speakerByName } from '../store/speakers.ts';
import { termsFrom } from '../store/terms.ts';
import { completeSpeakers, completeTopicNames, completeTopics, similarSpeakers, similarTopics } from './completion.ts';
import { findSpeakers } from './find-speakers.ts';
import { personOf } from './person.ts';
import { similarWords } from './similar-words.ts';

export type { Facets };

/** What a topic typed by a person stands for. */
export type Topic =
  | { type: 'brief'; brief: PublishedBrief }
  | { type: 'topic'; topic: string }
  | { type: 'unknown'; similar: Choice[] };

/** Whom a name typed by a person stands for. */
export type NamedSpeaker =
  | { type: 'one'; speaker: Speaker }
  | { type: 'several'; speakers: Speaker[] }
  | { type: 'unknown'; similar: Choice[] };

/** What a search found; `some`: nothing has all of the words, and these have some of them. */
export type Found = Slice<PublishedBrief> & { some?: boolean };

/** Questions to the library; each is a few look-ups in the store, however large it is. */
export type Library = {
  newest(): Promise<PublishedBrief | undefined>;
  latest(limit: number, offset: number): Promise<Slice<PublishedBrief>>;
  /** A slug, a topic (folded; its briefing where it has only one), or words that are one briefing's whole title. */
  topic(typed: string): Promise<Topic>;
  /** With their quotations, the newest first. */
  range(range: SeqRange, limit: number, offset: number): Promise<Slice<PublishedBrief>>;
  briefsOf(topic: string, limit: number, offset: number): Promise<Slice<PublishedBrief>>;
  /** `whole`: it is somebody's whole name, as buttons give it, and not others' who share it. */
  speaker(typed: string, whole?: boolean): Promise<NamedSpeaker>;
  quotes(speaker: number, within: Within | undefined, limit: number, offset: number): Promise<Slice<FoundQuote>>;
  /**
   * Briefings with all of the words (beginnings count), else with any of them, within `facets`; or the one of a slug. With
   * their quotations, of which a speaker in `facets` leaves that speaker's.
   */
  search(words: string, limit: number, offset: number, facets?: Facets): Promise<Found>;
  /** Words that were perhaps meant by those of a search which nothing has, or not all of them. */
  similarWords(words: string, facets?: Facets): Promise<string[]>;
  /** What is known of a speaker, with a page (from 1) of the briefings that quote them. */
  person(speaker: Speaker, size: number, page: number): Promise<Person>;
  /** Differs from what it was whenever an answer may. */
  version(): Promise<string>;
  /** Briefings and topics. */
  completeTopics(typed: string): Promise<Choice[]>;
  /** Topics alone. */
  completeTopicNames(typed: string): Promise<Choice[]>;
  completeSpeakers(typed: string): Promise<Choice[]>;
};

export function openLibrary(store: Reader & { version(): Promise<string> }): Library {
  return {
    newest: () => newestBrief(store),
    latest: (limit, offset) => newestBriefs(store, limit, offset),
    topic: (typed) => findTopic(store, typed),
    range: async (range, limit, offset) => {
      const { items, total } = await briefsInRange(store, range, limit, offset);
      const briefs = await Promise.all(items.map(({ slug }) => briefBySlug(store, slug)));
      return { items: briefs.filter((brief) => brief !== undefined), total };
    },
    briefsOf: (topic, limit, offset) => briefsOfTopic(store, topic, limit, offset),
    speaker: async (typed, whole) => {
      const speaker = whole ? await speakerByName(store, typed) : undefined;
      if (speaker) return { type: 'one', speaker };
      const speakers = await findSpeakers(store, typed);
      if (speakers.length === 0) return { type: 'unknown', similar: await similarSpeakers(store, typed) };
      return speakers.length > 1 ? { type: 'several', speakers } : { type: 'one', speaker: speakers[0] as Speaker };
    },
    quotes: (speaker, within, limit, offset) => quotesOf(store, speaker, within, limit, offset),
    person: (speaker, size, page) => personOf(store, speaker, size, page),
    search: (words, limit, offset, facets = {}) => search(store, words, facets, limit, offset),
    similarWords: (words, facets) => similarWords(store, words, facets),
    version: store.version,
    completeTopics: (typed) => completeTopics(store, typed),
    completeTopicNames: (typed) => completeTopicNames(store, typed),
    completeSpeakers: (typed) => completeSpeakers(store, typed),
  };
}

async function findTopic(store: Reader, typed: string): Promise<Topic> {
  const folded = fold(typed);
  if (folded === '') return { type: 'unknown', similar: [] };
  const slug = folded.replaceAll(' ', '-');
  const named = typed.trim() === slug ? await briefBySlug(store, slug) : undefined; // as buttons and completion give it
  if (named) return { type: 'brief', brief: named };
  const [brief, { items, total }, titled] = await Promise.all([
    briefBySlug(store, slug),
    briefsOfTopic(store, folded, 1, 0),
    titledBriefs(store, folded),
  ]);
  if (brief) return { type: 'brief', brief };
  const single = total === 1 && items[0] ? await briefBySlug(store, items[0].slug) : undefined;
  if (single) return { type: 'brief', brief: single };
  if (total > 0) return { type: 'topic', topic: folded };
  const only = titled.length === 1 ? await briefBySlug(store, titled[0] as string) : undefined;
  if (only) return { type: 'brief', brief: only };
  const suggestions = await completeTopics(store, typed);
  return {
    type: 'unknown',
    similar: suggestions.length > 0 ? suggestions.slice(0, 5) : await similarTopics(store, typed),
  };
}

/** The slugs of briefings whose whole title this is; no more than two, which are too many. */
async function titledBriefs(store: Reader, folded: string): Promise<string[]> {
  const terms = await termsFrom(store, 'brief', folded, 3);
  return [...new Set(terms.filter(({ label }) => fold(label) === folded).map(({ value }) => value))];
}

/** A slug is its briefing, before or, where it is a single word, after what its words find. */
async function search(store: Reader, typed: string, facets: Facets, limit: number, offset: number): Promise<Found> {
  const words = typed.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const narrow = Object.values(facets).some((it) => it !== undefined);
  if (words.length === 0 && (typed.trim() !== '' || !narrow)) return { items: [], total: 0 };
  const named = words.length === 1 && !narrow ? await briefBySlug(store, typed.trim().toLowerCase()) : undefined;
  if (named?.slug.includes('-')) return { items: offset === 0 ? [named] : [], total: 1 };
  const find = (words: string[], which: 'all' | 'any') => searchBriefs(store, { words, which, facets }, limit, offset);
  const found = await find(words, 'all');
  if (found.total > 0) return found;
  if (words.length < 2) return named ? { items: [named], total: 1 } : found;
  const longer = words.filter((word) => !isWhole(word)); // any that has an "a" is no answer
  const others = await find(longer.length > 0 ? longer : words, 'any');
  return { ...others, some: others.total > 0 };
}
