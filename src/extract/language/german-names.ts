import { isPlainNoun } from './german-nouns.ts';
import { isAcronym, isFirstName, isNoun, nameStart, type Run, runsOf } from './german-runs.ts';
import type { Language, Token } from './language.ts';

/** What an article as a whole tells: words that some place shows to be names or nouns, names with a particle before them. */
type Known = { names: Set<string>; nouns: Set<string>; particled: Set<string>; bare: Map<string, number> };

/**
 * Takes the capital from nouns, so that `capital` tells names as it does in English. A word is a name where its place says
 * so (after a first name or a role, beside a verb of speech without an article) or where another place in the article does.
 */
export function uncapitalizeNouns(words: readonly Token[], text: string, language: Language): void {
  const runs = runsOf(words, language);
  const starts = runs.map((run) => nameStart(words, run, text, language));
  const known: Known = { names: new Set(), nouns: new Set(), particled: new Set(), bare: new Map() };
  for (const word of words) {
    if (word.kind === 'word' && !word.capital) known.nouns.add(word.lower);
    if (word.kind === 'number' && word.lower.includes('jährige')) word.noun = true;
  }
  for (const [index, run] of runs.entries()) learn(words, run, starts[index] as number, language, known);
  runs.forEach((run, index) => {
    let from = starts[index] as number;
    if (run.first < run.last) while (from > run.first && known.names.has((words[from - 1] as Token).lower)) from--;
    const isAlone = run.first === run.last || from > run.last;
    for (let at = run.first; at <= run.last; at++) {
      const word = words[at] as Token;
      if (isParticle(word, language)) word.capital = at > from;
      else {
        word.capital = isAlone ? isLoneName(word, run, text, language, known) : at >= from;
        word.noun = !word.capital;
      }
    }
    if (isAlone) joinParticles(words, run.first, language, known);
  });
}

const isParticle = ({ capital, lower }: Token, { particles }: Language): boolean => !capital && particles.has(lower);

/** “sagte von Rehm”, where the article has “Ines von Rehm” elsewhere. */
function joinParticles(words: readonly Token[], name: number, language: Language, { particled }: Known): void {
  if (!particled.has((words[name] as Token).lower)) return;
  for (let at = name - 1; at >= 0 && isParticle(words[at] as Token, language); at--)
    (words[at] as Token).capital = true;
}

/** Notes the names that a run shows beyond doubt, and else what leads its only word. */
function learn(words: readonly Token[], run: Run, from: number, language: Language, known: Known): void {
  const first = words[from];
  if (!first || from > run.last) return;
  if (showsName(words, run, from, language)) learnName(words, from, run.last, language, known);
  else if (run.first === run.last && run.led === 'article') known.nouns.add(first.lower);
  else if (run.first === run.last && run.led === null)
    known.bare.set(first.lower, (known.bare.get(first.lower) ?? 0) + 1);
}

function learnName(words: readonly Token[], from: number, last: number, language: Language, known: Known): void {
  const { names, particled } = known;
  for (let at = from; at <= last; at++) {
    const word = words[at] as Token;
    if (isParticle(word, language)) particled.add((words[last] as Token).lower);
    else if (at === last ? !isPlainNoun(word.lower) : !isNoun(word, language)) names.add(word.lower);
  }
}

/** A role before it, two words without an article, or one word beside a verb of speech. */
function showsName(words: readonly Token[], run: Run, from: number, language: Language): boolean {
  const role = from > run.first ? (words[from - 1] as Token).lower : '';
  if (language.roles.has(role) || language.honorifics.has(role)) return true;
  if (from < run.last && (run.led !== 'article' || isFirstName(words[from] as Token, language))) return true;
  return from === run.first && run.led === null && isBesideCue(words, run, language);
}

/** A verb in the singular beside it, or “so”, “laut”, “zufolge”. */
function isBesideCue(words: readonly Token[], { first, last }: Run, { cues }: Language): boolean {
  const { sentence } = words[first] as Token;
  const isCue = (word: Token | undefined): boolean =>
    word?.sentence === sentence && !word.capital && cues.has(word.lower) && !word.lower.endsWith('en');
  return isCue(words[first - 1]) || isCue(words[last + 1]) || /^(?:so|laut)$/.test(words[first - 1]?.lower ?? '');
}

/** Is a capitalized word without others beside it a name? */
function isLoneName(word: Token, { led, opens }: Run, text: string, language: Language, known: Known): boolean {
  const { lower } = word;
  if (isAcronym(word, text)) return true;
  const isKnown = known.names.has(lower) || (lower.endsWith('s') && known.names.has(lower.slice(0, -1)));
  if (isNoun(word, language)) return isKnown && led === null;
  if (isKnown) return true;
  if (led !== null || known.nouns.has(lower)) return false;
  return isFirstName(word, language) || (!opens && (known.bare.get(lower) ?? 0) > 1);
}
