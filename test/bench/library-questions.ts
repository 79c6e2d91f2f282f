import type { Brief } from '../../src/core/brief.ts';
import type { Library } from '../../src/library/library.ts';
import { inventBrief, inventWorld, SIZES, seeded, zipf } from './library-articles.ts';

/** Asks something that depends on how often it was asked before. */
export type Question = (at: number) => Promise<unknown>;

const world = inventWorld();
const random = seeded(7);
const at = (size: number) => Math.floor(random() * size);
const speaker = () => world.speakers[zipf(random, SIZES.speakers)] as string;
const topic = () => world.topics[zipf(random, SIZES.topics)] as string;
const content = () => world.words[100 + Math.floor((SIZES.words - 100) * random() ** 2)] as string;
const last = (name: string) => name.split(' ').at(-1) as string;

/** One letter replaced, left out, doubled or swapped with the next. */
function slip(word: string): string {
  const place = 1 + at(Math.max(word.length - 2, 1));
  const [before, letter, after] = [word.slice(0, place), word[place] ?? '', word.slice(place + 1)];
  const slips = [`${before}q${after}`, before + after, before + letter + letter + after];
  return slips[at(3)] as string;
}

const accented = (text: string): string =>
  text.replace(/[aeo]/, (letter) => ({ a: 'á', e: 'ê', o: 'ö' })[letter] as string);

async function quotations(library: Library, name: string, page: (total: number) => number, topic?: string) {
  const found = await library.speaker(name);
  const one = found.type === 'one' ? found.speaker : found.type === 'several' ? found.speakers[0] : undefined;
  if (!one) return;
  await library.quotes(one.id, topic ? { topic } : undefined, 5, page(one.quotes));
}

const first = () => 0;
const middle = (total: number) => Math.floor(total / 2);

export function lookUps(library: Library, briefs: number): Record<string, Question> {
  const brief = (): Brief => inventBrief(world, at(briefs));
  const most = world.speakers[0] as string;
  const frequent = world.topics[0]?.toLowerCase() as string;
  return {
    '/brief SLUG': () => library.topic(brief().slug),
    '/brief TITLE': () => library.topic(brief().title),
    '/brief TOPIC': async () => {
      const found = await library.topic(topic());
      if (found.type === 'topic') await library.briefsOf(found.topic, 10, 0);
    },
    '/brief TOPIC, the most frequent, in the middle': async () => {
      const { total } = await library.briefsOf(frequent, 10, 0);
      await library.briefsOf(frequent, 10, middle(total));
    },
    '/brief, one that is none': () => library.topic(`${slip(content())} ${slip(content())}`),
    '/latest': () => library.latest(10, 0),
    '/latest, in the middle': () => library.latest(10, middle(briefs)),
    '/quote SPEAKER': () => quotations(library, speaker(), first),
    '/quote SPEAKER, in the middle': () => quotations(library, speaker(), middle),
    '/quote SPEAKER, the most prolific': () => quotations(library, most, first),
    '/quote SPEAKER, the most prolific, in the middle': () => quotations(library, most, middle),
    '/quote SURNAME': () => quotations(library, last(speaker()), first),
    '/quote FIRST NAME': () => quotations(library, speaker().split(' ')[0] as string, first),
    '/quote TITLE SURNAME': () => quotations(library, `Senator ${last(speaker())}`, first),
    '/quote SPEAKER topic:TOPIC': () => quotations(library, speaker(), first, topic().toLowerCase()),
    '/quote, the most prolific, topic:TOPIC': () => quotations(library, most, first, topic().toLowerCase()),
    '/quote, somebody who is none': () => quotations(library, `${slip(speaker())}`, first),
  };
}

export function completions(library: Library): Record<string, Question> {
  const title = () => inventBrief(world, at(10_000)).title;
  const words = (text: string, from: number, to: number) => text.split(' ').slice(from, to).join(' ');
  const begun = (text: string) => text.slice(0, 2 + at(Math.max(text.length - 2, 1)));
  const both = (name: string, typed: () => string, person: () => string): Record<string, Question> => ({
    [`topic, ${name}`]: () => library.completeTopics(typed()),
    [`speaker, ${name}`]: () => library.completeSpeakers(person()),
  });
  return {
    ...both(
      'nothing yet',
      () => '',
      () => '',
    ),
    ...both(
      'one letter',
      () => title().slice(0, 1),
      () => speaker().slice(0, 1),
    ),
    ...both(
      'two or three letters',
      () => title().slice(0, 2 + at(2)),
      () => speaker().slice(0, 2 + at(2)),
    ),
    ...both(
      'as it begins',
      () => begun(title()),
      () => begun(speaker()),
    ),
    ...both(
      'later words',
      () => begun(words(title(), 2 + at(4), 8)),
      () => begun(last(speaker())),
    ),
    ...both(
      'in another order',
      () => `${content()} ${title().split(' ')[at(8)]?.slice(0, 2)}`,
      () => {
        const [one = '', two = ''] = speaker().split(' ');
        return `${two} ${one.slice(0, 1)}`;
      },
    ),
    ...both(
      'two letters, twice',
      () => `${content().slice(0, 2)} ${content().slice(0, 1)}`,
      () => {
        const [one = '', two = ''] = speaker().split(' ');
        return `${two.slice(0, 2)} ${one.slice(0, 2)}`;
      },
    ),
    ...both(
      'misspelled',
      () => slip(content()),
      () => slip(speaker()),
    ),
    ...both(
      'two words misspelled',
      () => `${slip(content())} ${slip(content())}`,
      () => `${slip(speaker())} ${slip(last(speaker()))}`,
    ),
    ...both(
      'accents',
      () => accented(begun(title())),
      () => accented(begun(speaker())),
    ),
    ...both(
      'nothing like it',
      () => 'xqzwvyk',
      () => 'xqzwvyk wqxzjjq',
    ),
  };
}

export function searches(library: Library): Record<string, Question> {
  const common = () => world.words[at(20)] as string;
  const find =
    (words: () => string, facets = () => ({})) =>
    () =>
      library.search(words(), 5, 0, facets());
  return {
    'a word': find(content),
    'a common word': find(common),
    'two words': find(() => `${content()} ${content()}`),
    'two common words': find(() => `${common()} ${common()}`),
    'a common and a rare word': find(() => `${common()} ${content()}`),
    'a begun word': find(() => content().slice(0, 3)),
    'a person': find(speaker),
    'a word on a topic': find(content, () => ({ topic: topic().toLowerCase() })),
    'a word in a year': find(content, () => ({ since: '2020', until: '2020' })),
    'a common word on a topic in a year': find(common, () => ({
      topic: topic().toLowerCase(),
      since: '2020',
      until: '2020',
    })),
    'a topic in a month': find(
      () => '',
      () => ({ topic: topic().toLowerCase(), since: '2019-05', until: '2019-05' }),
    ),
  };
}
