import type { Passage } from './passages.ts';
import { isQuestion } from './presentable.ts';
import { type Reading, speaks } from './reading.ts';

/** One question may be a heading; an interview has more. */
const FEWEST_QUESTIONS = 2;

/**
 * In an interview, where paragraphs ask and others answer, “I” is who was asked, and no sentence that says it may be
 * shown by itself.
 */
export function breakAnswers(reading: Reading, passages: readonly Passage[]): void {
  const paragraphOf = (at: number): number => reading.words[passages[at]?.first ?? -1]?.paragraph ?? -1;
  const asks = [...passages.keys()].filter(
    (at) => isQuestion(reading, passages[at] as Passage) && paragraphOf(at + 1) !== paragraphOf(at),
  );
  if (asks.length < FEWEST_QUESTIONS) return;
  for (const passage of passages.slice(asks[0]))
    if (passage.kind === 'whole' && speaks(reading, passage)) passage.kind = 'broken';
}
