import type { Article } from '../article.ts';
import type { Cast } from './entities.ts';

/** Who wrote the article: the name after “By” in a short line near its beginning. */
export function authorOf({ words, mentions, language }: Article, cast: Cast): number {
  for (const [index, { kind, first, last }] of mentions.slice(0, 12).entries()) {
    const stop = words[first - 1]?.lower === '.' ? 1 : 0;
    const [before, by, after] = [words[first - 2 - stop], words[first - 1 - stop], words[last + 1]];
    if (kind !== 'name' || !by?.capital || by.paragraph > 4 || !language.agents.has(by.lower)) continue;
    const opens = !before || before.paragraph !== by.paragraph || before.kind !== 'word';
    const ends =
      !after ||
      after.paragraph !== by.paragraph ||
      after.kind !== 'word' ||
      after.capital ||
      language.small.and.has(after.lower);
    const id = cast.of[index] as number;
    if (opens && ends && id >= 0) return id;
  }
  return -1;
}
