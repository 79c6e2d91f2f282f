import type { Labelled } from './labelled.ts';

const STYLES: readonly (readonly [open: string, close: string])[] = [
  ['„', '“'],
  ['»', '«'],
  ['“', '”'],
];

/**
 * An article with the marks of the Continent and the comma outside of them (“A,” she said → „A“, she said), letter for
 * letter as long: what is learned from American pages then holds for German, Nordic and British ones too.
 */
export function continental(article: Labelled, style: number): Labelled {
  const [open, close] = STYLES[style % STYLES.length] as (typeof STYLES)[number];
  const text = article.text
    .replace(/,(”|"(?=\s|$))/gm, '$1,')
    .replaceAll('“', open)
    .replaceAll('”', close);
  return { ...article, text };
}
