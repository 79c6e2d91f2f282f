import { defineCommand, type Services } from '../src/bot.ts';
import type { Option } from '../src/core/command.ts';
import { UserError } from '../src/core/errors.ts';
import { fold } from '../src/core/fold.ts';
import { formatLine } from '../src/core/grammar.ts';
import type { Action, Message } from '../src/core/message.ts';
import { phrase } from '../src/core/text.ts';
import type { Facets, Library } from '../src/library/library.ts';
import { readPage } from '../src/library/paging.ts';
import { didYouMean, foundMessage, listMessage, whichSpeaker } from '../src/views/library.ts';
import { page, speaker } from './options.ts';

const PAGE_SIZE = 5;

const day = (description: string) => ({
  description: `${description}: a day, month or year, as 2026-05-04`,
  maxLength: 10,
});

const topic = {
  description: 'Only on this topic, or in this briefing',
  complete: (typed, { library }) => library.completeTopicNames(typed),
} as const satisfies Option<Services>;

/** What was asked for, without the page. */
type Asked = { words?: string; speaker?: string; topic?: string; since?: string; until?: string };

export const find = defineCommand({
  name: 'find',
  description: 'Search the briefings and their quotations: by words, speaker, topic and date',
  remembered: true,
  options: {
    words: { description: 'Words to look for; beginnings of words count. Or a briefing’s short name', rest: true },
    speaker: { ...speaker, description: 'Only what quotes this person' },
    topic,
    since: day('Only articles from then on'),
    until: day('Only articles up to then'),
    page,
  },
  async run({ options: { page: wanted, ...asked }, services: { library } }) {
    const { words = '' } = asked;
    if (Object.values(asked).every((value) => value === undefined))
      throw new UserError('Say what to look for: /find ferries, or give a speaker:, a topic:, since: or until:.');
    const facets: Facets = { ...dates(asked), ...(asked.topic && (await topicOf(library, asked, asked.topic))) };
    if (asked.speaker) {
      const found = await speakerOf(library, asked, asked.speaker, wanted !== undefined);
      if ('message' in found) return found.message;
      facets.speaker = found.id;
      asked.speaker = found.name;
    }
    let some = false;
    const briefs = await readPage(PAGE_SIZE, wanted ?? 1, async (limit, offset) => {
      const found = await library.search(words, limit, offset, facets);
      some = found.some === true;
      return found;
    });
    const what = described(asked, some);
    const meant = words && (some || briefs.total === 0) ? await wordsMeant(library, asked, words, facets) : [];
    if (briefs.total === 0)
      throw new UserError(phrase`Nothing here has ${what}. Try fewer or other words, or see /latest.`, meant);
    const line = (number: number) => lineOf(asked, number);
    const listing = { title: phrase`Found: ${what}`, pageSize: PAGE_SIZE, page: briefs.page, line };
    if (!words && !asked.speaker) return listMessage(briefs, listing);
    return foundMessage({ ...briefs, some }, words, listing, meant);
  },
});

const lineOf = (asked: Asked, page: number): string => {
  const given = Object.entries({ ...asked, page: String(page) }).filter(([, value]) => value !== undefined);
  return formatLine({ command: 'find', options: Object.fromEntries(given) as Record<string, string> });
};

function described({ words, speaker, topic, since, until }: Asked, some: boolean): string {
  const from = since && until && since !== until ? `${since} to ${until}` : undefined;
  const date = from ?? (since === until ? since : since ? `since ${since}` : `until ${until}`);
  const sought = words && bare(words);
  return [sought && some ? `some of “${sought}”` : sought, speaker, topic, date].filter(Boolean).join(' · ');
}

/** The words as they are looked for: signs before and behind them, operators elsewhere, mean nothing here. */
const bare = (words: string): string =>
  words
    .replaceAll(/(?<!\S)[^\p{L}\p{N}\s]+|[^\p{L}\p{N}\s]+(?!\S)/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim() || words;

function dates({ since, until }: Asked): Facets {
  for (const [name, date] of Object.entries({ since, until }))
    if (date !== undefined && !isDate(date))
      throw new UserError(
        phrase`${name}: takes a day, a month or a year, as 2026-05-04, 2026-05 or 2026; not ${date}.`,
      );
  if (since && until && since > `${until}~`)
    throw new UserError(phrase`Nothing is both since ${since} and until ${until}: swap the two.`);
  return { since, until };
}

/** A day, month or year that the calendar has. */
function isDate(text: string): boolean {
  if (!/^\d{4}(-\d\d){0,2}$/.test(text)) return false;
  const day = `${text}-01-01`.slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** A topic as it is, though its only briefing stands for it elsewhere; else a briefing, by its short name or title. */
async function topicOf(library: Library, asked: Asked, typed: string): Promise<Pick<Facets, 'topic' | 'slug'>> {
  const topic = fold(typed);
  if ((await library.briefsOf(topic, 1, 0)).total > 0) return { topic };
  const found = await library.topic(typed);
  if (found.type === 'brief') return { slug: found.brief.slug };
  if (found.type === 'topic') return { topic };
  const question = found.similar.length > 0 ? 'Did you mean one of these?' : 'See what there is with /latest.';
  const line = (topic: string) => lineOf({ ...asked, topic }, 1);
  throw new UserError(phrase`There is no topic ${typed}. ${question}`, didYouMean(found.similar, line));
}

/** Buttons that ask the same with other words, where some may be misspelled. */
async function wordsMeant(library: Library, asked: Asked, words: string, facets: Facets): Promise<Action[]> {
  const similar = await library.similarWords(words, facets);
  const choices = similar.map((value) => ({ label: phrase`Did you mean ${value}?`, value }));
  return didYouMean(choices, (words) => lineOf({ ...asked, words }, 1));
}

/** A page is given by buttons only, and they give the speaker's whole name. */
async function speakerOf(
  library: Library,
  asked: Asked,
  typed: string,
  whole: boolean,
): Promise<{ id: number; name: string } | { message: Message }> {
  const found = await library.speaker(typed, whole);
  const line = (speaker: string) => lineOf({ ...asked, speaker }, 1);
  if (found.type === 'one') return found.speaker;
  if (found.type === 'several') return { message: whichSpeaker(found.speakers, line) };
  const question = found.similar.length > 0 ? 'Did you mean one of these?' : 'Try /find with words.';
  throw new UserError(phrase`Nobody called ${typed} is quoted here. ${question}`, didYouMean(found.similar, line));
}
