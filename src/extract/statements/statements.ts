import type { Article } from '../article.ts';
import type { Statement } from '../extraction.ts';
import type { Mention } from '../mentions/mentions.ts';
import { identify } from '../people/people.ts';
import type { Word } from '../words.ts';
import { type Reporter, reporterOf, type Sentence, type Stretch } from './reporters.ts';
import { saidAfter } from './said-after.ts';
import { saidBefore } from './said-before.ts';

/** Longer sentences are lists and tables more often than speech; and each of their mentions would look at all of it. */
const LONGEST = 100;
/** No reader sees at a glance that a statement has the wrong speaker, so a speaker is named only if this sure. */
const SURELY = 0.85;

type Reported = Stretch & { reporter: Reporter };

/**
 * What somebody said in the article's words, without marks, in clear cases. `sources` gives the mention of each quotation's
 * source, or -1, and `kept` whether it counts as a quotation.
 */
export function statementsIn(article: Article, sources: readonly number[], kept: readonly boolean[]): Statement[] {
  const { text, words, mentions, described } = article;
  const reported = reportedIn(article, kept);
  if (reported.length === 0) return [];
  // “the mayor of Harle, Enid Rostrevor, said”: whom the phrase describes is the source.
  const reporters = reported.map(({ reporter: { source } }) =>
    (described[source] as number) < 0 ? source : (described[source] as number),
  );
  // More sources would change what pronouns near quotations stand for, so quotations have had theirs before.
  const identities = identify(article, [...sources, ...reporters]).slice(sources.length);
  return reported.map(({ from, to, reporter }, index) => {
    const [start, end] = [(words[from] as Word).start, (words[to] as Word).end];
    const mention = mentions[reporters[index] as number] as Mention;
    const cue = words[reporter.cue] as Word;
    const identity = identities[index];
    return {
      start,
      end,
      text: text.slice(start, end),
      speaker: identity && identity.confidence >= SURELY ? identity.speaker : null,
      mention: { start: mention.start, end: mention.end },
      cue: { start: cue.start, end: cue.end },
    };
  });
}

/** The clauses of what was said, sentence by sentence. */
function reportedIn(article: Article, kept: readonly boolean[]): Reported[] {
  const { words, mentions, language } = article;
  const reported: Reported[] = [];
  const { reporting } = language;
  if (!reporting) return reported;
  let at = 0;
  for (let from = 0, to = 0; from < words.length; from = to) {
    const { sentence } = words[from] as Word;
    while (to < words.length && (words[to] as Word).sentence === sentence) to++;
    const isRead = to - from <= LONGEST && isStatement(article, to - 1);
    const reporters: Reporter[] = [];
    for (; at < mentions.length && (mentions[at] as Mention).first < to; at++) {
      const reporter = isRead ? reporterOf(article, reporting, at) : null;
      if (reporter) reporters.push(reporter);
    }
    reported.push(...inSentence({ article, reporting, from, to: to - 1 }, reporters, kept));
  }
  return reported;
}

/** Headlines, captions and questions state nothing. */
function isStatement({ text, words }: Article, last: number): boolean {
  const isClosing = /^[)\]’'”"]$/.test((words[last] as Word).lower) && last > 0;
  return /[.!…]/.test(text[(words[isClosing ? last - 1 : last] as Word).end - 1] as string);
}

function inSentence(sentence: Sentence, reporters: readonly Reporter[], kept: readonly boolean[]): Reported[] {
  const { words } = sentence.article;
  return reporters.flatMap((reporter) => {
    const clause = saidAfter(sentence, reporter) ?? saidBefore(sentence, reporter);
    if (!clause) return [];
    // Who says that somebody said so can't be told from who said so: nobody is credited.
    const isShared = reporters.some(({ cue }) => cue !== reporter.cue && cue >= clause.from && cue <= clause.to);
    const isQuoted = words.slice(clause.from, clause.to + 1).some(({ quotation }) => kept[quotation]);
    return isShared || isQuoted ? [] : [{ ...clause, reporter }];
  });
}
