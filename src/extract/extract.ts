import { readArticle } from './article.ts';
import { attribute } from './attribution.ts';
import { calibrated } from './calibration.ts';
import type { Extraction, Quotation } from './extraction.ts';
import { languageOf } from './language/detect.ts';
import { none } from './language/none.ts';
import { loadModel, type Model } from './model.ts';
import { identify } from './people/people.ts';
import type { Quoted } from './spans/quotations.ts';
import { statementsIn } from './statements/statements.ts';
import { summarize } from './summary/summary.ts';
import { SKIPPED, utterancesOf } from './utterances.ts';

const WITHOUT_WORDS = 0.9;

/** Where no language's words are known, length and punctuation tell speech: four words, or a sentence's end. */
function looksSpoken(text: string, { start, end }: Quoted): boolean {
  const inner = text.slice(start, Math.min(end, start + 400));
  const words = inner.match(/[\p{L}\p{N}]+/gu) ?? [];
  const isScript = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(inner);
  return words.length > 3 || (words.length > 1 && /[.!?…,。！？、؟]$/.test(inner)) || (isScript && inner.length > 7);
}

/** What an article's text says: its summary, and its quotations in their order. Takes any text and time linear in its length; never throws. */
export function extract(text: string, model: Model = loadModel()): Extraction {
  const article = readArticle(text, languageOf(text));
  const attributions = attribute(article, model.weights);
  const kept = attributions.map(({ speech }, index) =>
    article.language === none
      ? looksSpoken(text, article.quotations[index] as Quoted)
      : speech >= model.thresholds.speech,
  );
  const sources = attributions.map(({ source }, index) => (kept[index] ? source : -1));
  const identities = identify(article, sources);
  const utterances = utterancesOf(
    article,
    attributions.map(({ source }, index) => (kept[index] ? source : SKIPPED)),
  );
  // Without a language's words only the surest places name a speaker.
  const least = article.language === none ? WITHOUT_WORDS : model.thresholds.speaker;
  const quotes: Quotation[] = [];
  attributions.forEach(({ source, probability }, index) => {
    if (!kept[index]) return;
    const { start, end } = article.quotations[index] as Quoted;
    const identity = identities[index];
    const mention = source >= 0 ? article.mentions[source] : undefined;
    const cue = source >= 0 ? article.words[article.profiles[source]?.cue ?? -1] : undefined;
    const confidence = calibrated(model.curve, probability) * (identity?.confidence ?? 1);
    quotes.push({
      start,
      end,
      text: text.slice(start, end),
      utterance: utterances[index] as number,
      speaker: identity && confidence >= least ? identity.speaker : null,
      mention: mention ? { start: mention.start, end: mention.end } : null,
      cue: cue ? { start: cue.start, end: cue.end } : null,
      confidence,
    });
  });
  const statements = statementsIn(article, sources, kept);
  return { ...summarize(article), language: article.language.code, quotes, statements };
}
