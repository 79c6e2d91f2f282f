import type { Correction, PublishedBrief } from '../core/brief.ts';
import type { Choice } from '../core/command.ts';
import type { Telling } from '../core/digest.ts';
import { UserError } from '../core/errors.ts';
import { fold } from '../core/fold.ts';
import { excerpt, isVisible, phrase, textFault } from '../core/text.ts';
import { withdraw } from '../store/briefs.ts';
import { announceCorrections, recentCorrections } from '../store/corrections.ts';
import type { Database, Reader, Row, Transaction } from '../store/database.ts';
import { retractedBrief } from '../store/lookup.ts';
import { messagesShowing, type ShownMessage } from '../store/shown-messages.ts';
import type { Library } from './library.ts';

/** A briefing with its notes, and what becomes of the messages that show it. */
export type CorrectionState = {
  slug: string;
  title: string;
  /** The oldest first. */
  corrections: Correction[];
  retracted?: Correction;
  messages: ShownMessage[];
};

/** Puts right what is published, and takes it back. Notes are a line of 1 to 500 characters; `by` is who does it. */
export type Corrections = {
  /** Rejects with a UserError where there is no such briefing, or the note can't be one. */
  correct(typed: string, note: string, by: string): Promise<CorrectionState>;
  retract(typed: string, note: string, by: string): Promise<CorrectionState>;
  /** The same checks; nothing is changed. */
  check(typed: string, note: string): Promise<CorrectionState>;
  /** How a briefing stands that was corrected, taken back, or neither. */
  of(typed: string): Promise<CorrectionState>;
  /** The newest of all briefings. */
  recent(limit: number): Promise<Telling[]>;
  /** A briefing that was taken back, without its quotations. */
  retracted(typed: string): Promise<PublishedBrief | undefined>;
  /** Published briefings that a half-typed text may become. */
  complete(typed: string): Promise<Choice[]>;
};

export const MAX_NOTE = 500;

type BriefRow = {
  seq: number;
  slug: string;
  title: string;
  state: string;
  corrections: string;
  retracted: string | null;
} & Row;

export type CorrectionsOptions = {
  database: Database;
  library: Pick<Library, 'topic' | 'completeTopics'>;
  now(): number;
};

export function openCorrections({ database, library, now }: CorrectionsOptions): Corrections {
  const change = async (
    typed: string,
    given: string,
    work: (tx: Transaction, brief: BriefRow, correction: Correction) => Promise<void>,
  ): Promise<CorrectionState> => {
    const note = readNote(given);
    const slug = await slugOf(database, library, typed);
    await database.transaction(async (tx) => {
      const brief = standing(await briefRow(tx, slug), slug);
      await work(tx, brief, { at: new Date(now()).toISOString(), note });
    });
    return stateOf(database, slug);
  };

  return {
    correct: (typed, note, by) =>
      change(typed, note, async (tx, { slug, corrections: json }, correction) => {
        const corrections = [...(JSON.parse(json) as Correction[]), correction];
        await tx.run(
          `UPDATE brief SET corrections = $2, ${CHANGED} WHERE slug = $1`,
          ...[slug, JSON.stringify(corrections), correction.at],
        );
        await announceCorrections(tx, slug, [{ ...correction, kind: 'correction' }], by);
      }),
    retract: (typed, note, by) =>
      change(typed, note, async (tx, { slug }, correction) => {
        await withdraw(tx, slug);
        await tx.run(
          `UPDATE brief SET retracted = $2, ${CHANGED} WHERE slug = $1`,
          ...[slug, JSON.stringify(correction), correction.at],
        );
        await announceCorrections(tx, slug, [{ ...correction, kind: 'retraction' }], by);
      }),
    check: async (typed, note) => {
      readNote(note);
      const slug = await slugOf(database, library, typed);
      standing(await briefRow(database, slug), slug);
      return stateOf(database, slug);
    },
    of: async (typed) => stateOf(database, await slugOf(database, library, typed)),
    recent: (limit) => recentCorrections(database, limit),
    retracted: (typed) => retractedBrief(database, asSlug(typed)),
    complete: async (typed) => briefsAmong(database, await library.completeTopics(typed)),
  };
}

async function briefsAmong(store: Reader, choices: readonly Choice[]): Promise<Choice[]> {
  if (choices.length === 0) return [];
  const rows = await store.all<{ slug: string }>(
    `SELECT slug FROM brief WHERE state = 'published' AND slug IN (${choices.map((_, at) => `$${at + 1}`).join(', ')})`,
    ...choices.map(({ value }) => value),
  );
  return choices.filter(({ value }) => rows.some(({ slug }) => slug === value));
}

/** A new version; what comes from a file is kept there until that changes, too. */
const CHANGED = `revision = revision + 1, changed_at = $3, edited = CASE WHEN file IS NULL THEN edited ELSE 1 END`;

const asSlug = (typed: string): string => fold(typed).replaceAll(' ', '-');

const briefRow = (store: Reader, slug: string): Promise<BriefRow | undefined> =>
  store.get<BriefRow>('SELECT seq, slug, title, state, corrections, retracted FROM brief WHERE slug = $1', slug);

/** The note as it is kept. Throws UserError. */
function readNote(given: string): string {
  const note = given.trim();
  if (!isVisible(note))
    throw new UserError('The note is empty: say in a sentence what was wrong, since readers are shown it.');
  const fault = textFault(note) ?? (/[\n\t\u2028\u2029]/.test(note) ? 'it has several lines' : undefined);
  if (fault) throw new UserError(`The note can’t be taken, as ${fault}: write it as one line of text.`);
  if (note.length > MAX_NOTE)
    throw new UserError(
      `The note has ${note.length.toLocaleString('en')} characters, and ${MAX_NOTE} are the most: say it in fewer words.`,
    );
  return note;
}

/** The slug that is meant: of a briefing that is published, or was taken back. Throws UserError with similar ones. */
async function slugOf(store: Reader, library: Pick<Library, 'topic'>, typed: string): Promise<string> {
  if (await retractedBrief(store, asSlug(typed))) return asSlug(typed);
  const found = await library.topic(typed);
  if (found.type === 'brief') return found.brief.slug;
  const similar = found.type === 'unknown' ? found.similar.map(({ value }) => value) : [];
  const mend =
    found.type === 'topic'
      ? 'That is a topic of several briefings: name one of them by its slug.'
      : similar.length > 0
        ? `Did you mean ${similar.slice(0, 3).join(' or ')}?`
        : 'See what there is with /latest, or search with /find.';
  throw new UserError(`There is no briefing “${excerpt(typed)}”. ${mend}`);
}

/** Throws UserError where the briefing stands in the library no more. */
function standing(brief: BriefRow | undefined, slug: string): BriefRow {
  if (brief?.retracted)
    throw new UserError(
      phrase`“${brief.title}” was retracted already: ${(JSON.parse(brief.retracted) as Correction).note}`,
    );
  if (brief?.state !== 'published')
    throw new UserError(`The briefing ${slug} has left the library meanwhile. Nothing was changed.`);
  return brief;
}

async function stateOf(store: Reader, slug: string): Promise<CorrectionState> {
  const brief = await briefRow(store, slug);
  if (!brief) throw new UserError(`The briefing ${slug} has left the library meanwhile.`);
  return {
    slug,
    title: brief.title,
    corrections: JSON.parse(brief.corrections),
    ...(brief.retracted && { retracted: JSON.parse(brief.retracted) }),
    messages: await messagesShowing(store, brief.seq),
  };
}
