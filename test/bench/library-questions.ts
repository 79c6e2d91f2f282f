import { fold } from '../../src/core/fold.ts';
import type { Library } from '../../src/library/library.ts';
import { inventBrief, inventWorld, SIZES, seeded } from './library-articles.ts';

/** Makes up a question, which may then be asked as often as one likes. */
export type Question = () => () => Promise<unknown>;

const world = inventWorld();
const random = seeded(7);
const at = (size: number) => Math.floor(random() * size);
const speaker = () => inventBrief(world, at(2000)).quotes[0]?.speaker as string;
/** One that some briefing has: another is a name that is none. */
const topic = () => fold(inventBrief(world, at(2000)).topics[0] as string);
const content = () => world.words[100 + Math.floor((SIZES.words - 100) * random() ** 2)] as string;
const common = () => world.words[at(20)] as string;
const last = (name: string) => name.split(' ').at(-1) as string;
const first = (name: string) => name.split(' ')[0] as string;

/** One letter replaced, left out, doubled or swapped with the next. */
function slip(word: string): string {
  const place = 1 + at(Math.max(word.length - 2, 1));
  const [before, letter, after] = [word.slice(0, place), word[place] ?? '', word.slice(place + 1)];
  const swapped = before + after.slice(0, 1) + letter + after.slice(1);
  return [`${before}q${after}`, before + after, before + letter + letter + after, swapped][at(4)] as string;
}

const accented = (text: string): string =>
  text.replace(/[aeo]/, (letter) => ({ a: 'á', e: 'ê', o: 'ö' })[letter] as string);

const question =
  <T>(make: () => T, ask: (made: T) => Promise<unknown>): Question =>
  () => {
    const made = make();
    return () => ask(made);
  };

async function quotations(library: Library, name: string, page: (total: number) => number, topic?: string) {
  const found = await library.speaker(name);
  const one = found.type === 'one' ? found.speaker : found.type === 'several' ? found.speakers[0] : undefined;
  if (one) await library.quotes(one.id, topic ? { topic } : undefined, 5, page(one.quotes));
}

export function lookUps(library: Library, briefs: number): Record<string, Question> {
  const brief = () => inventBrief(world, at(briefs));
  const most = () => world.speakers[0] as string;
  const frequent = fold(world.topics[0] as string);
  const start = (_total = 0) => 0;
  const middle = (total: number) => Math.floor(total / 2);
  const quotes = (name: () => string, page: (total: number) => number = start) =>
    question(name, (it) => quotations(library, it, page));
  const onTopic = (name: () => string) =>
    question(
      () => [name(), topic()] as const,
      ([it, on]) => quotations(library, it, start, on),
    );
  return {
    '/brief SLUG': question(() => brief().slug, library.topic),
    '/brief TITLE': question(() => brief().title, library.topic),
    '/brief TOPIC': question(topic, async (typed) => {
      const found = await library.topic(typed);
      if (found.type === 'topic') await library.briefsOf(found.topic, 10, 0);
    }),
    '/brief TOPIC, the most frequent, middle': question(start, async () => {
      const { total } = await library.briefsOf(frequent, 10, 0);
      await library.briefsOf(frequent, 10, middle(total));
    }),
    '/latest': question(start, () => library.latest(10, 0)),
    '/latest, middle': question(start, () => library.latest(10, middle(briefs))),
    '/quote SPEAKER': quotes(speaker),
    '/quote SPEAKER, middle': quotes(speaker, middle),
    '/quote SPEAKER, the most prolific': quotes(most),
    '/quote SPEAKER, the most prolific, middle': quotes(most, middle),
    '/quote SURNAME': quotes(() => last(speaker())),
    '/quote FIRST NAME': quotes(() => first(speaker())),
    '/quote TITLE SURNAME': quotes(() => `Senator ${last(speaker())}`),
    '/quote SPEAKER topic:TOPIC': onTopic(speaker),
    '/quote, the most prolific, topic:TOPIC': onTopic(most),
  };
}

/** Names that are none, and what is like them. */
export const strangers = (library: Library): Record<string, Question> => ({
  '/brief, one that is none': question(() => `${slip(content())} ${slip(content())}`, library.topic),
  '/quote, somebody who is none': question(() => slip(speaker()), library.speaker),
});

export function completions(library: Library): Record<string, Question> {
  const title = () => inventBrief(world, at(10_000)).title;
  const words = (text: string, from: number) => text.split(' ').slice(from).join(' ');
  const begun = (text: string) => text.slice(0, 2 + at(Math.max(text.length - 2, 1)));
  const turned = (name: string, letters: number) => `${last(name)} ${first(name).slice(0, letters)}`;
  const both = (name: string, typed: () => string, person: () => string): Record<string, Question> => ({
    [`topic, ${name}`]: question(typed, library.completeTopics),
    [`speaker, ${name}`]: question(person, library.completeSpeakers),
  });
  const alike = (name: string, typed: (text: string) => string): Record<string, Question> =>
    both(
      name,
      () => typed(title()),
      () => typed(speaker()),
    );
  return {
    ...alike('nothing yet', () => ''),
    ...alike('one letter', (text) => text.slice(0, 1)),
    ...alike('two or three letters', (text) => text.slice(0, 2 + at(2))),
    ...alike('as it begins', begun),
    ...alike('later words', (text) => begun(words(text, 1 + at(text.split(' ').length - 1)))),
    ...alike('in another order', (text) => turned(text, 2)),
    ...alike('two letters, twice', (text) => `${last(text).slice(0, 2)} ${first(text).slice(0, 2)}`),
    ...both(
      'misspelled',
      () => slip(content()),
      () => slip(speaker()),
    ),
    ...both(
      'two words misspelled',
      () => `${slip(content())} ${slip(content())}`,
      () => `${slip(last(speaker()))} ${slip(first(speaker()))}`,
    ),
    ...alike('accents', (text) => accented(begun(text))),
    ...alike('nothing like it', () => 'xqzwvyk'),
  };
}

export function searches(library: Library): Record<string, Question> {
  const find = (words: () => string, facets = () => ({})) =>
    question(
      () => [words(), facets()] as const,
      ([typed, narrow]) => library.search(typed, 5, 0, narrow),
    );
  const onTopic = () => ({ topic: topic() });
  return {
    'a word': find(content),
    'a common word': find(common),
    'two words': find(() => `${content()} ${content()}`),
    'two common words': find(() => `${common()} ${common()}`),
    'a common and a rare word': find(() => `${common()} ${content()}`),
    'a begun word': find(() => content().slice(0, 3)),
    'a person': find(speaker),
    'a word on a topic': find(content, onTopic),
    'a word in a year': find(content, () => ({ since: '2020', until: '2020' })),
    'a common word on a topic in a year': find(common, () => ({ topic: topic(), since: '2020', until: '2020' })),
    'a topic in a month': find(
      () => '',
      () => ({ topic: topic(), since: '2019-05', until: '2019-05' }),
    ),
    'a speaker in a year': find(
      () => '',
      () => ({ speaker: 1 + at(1000), since: '2020', until: '2020' }),
    ),
  };
}
