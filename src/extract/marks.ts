/** A stretch of a text in UTF-16 code units, `end` excluded. */
export type Span = { start: number; end: number };

/**
 * A quotation mark as it stands: `opens` and `closes` say what its place allows, as typing often gives a mark the wrong
 * shape; `form` what its own shape says. `family` tells marks that belong together.
 */
export type Mark = Span & { family: Family; form: 'open' | 'close' | 'either'; opens: boolean; closes: boolean };
export type Family = 'double' | 'single' | 'guillemet' | 'corner';

const FAMILIES: Record<string, [Family, Mark['form']]> = {
  '"': ['double', 'either'],
  '＂': ['double', 'either'],
  '“': ['double', 'either'], // closes in German
  '”': ['double', 'either'], // opens in Swedish and Finnish
  '„': ['double', 'open'],
  '‟': ['double', 'open'],
  '``': ['double', 'open'],
  "''": ['double', 'either'],
  '‘‘': ['double', 'open'],
  '’’': ['double', 'close'],
  '«': ['guillemet', 'either'], // »…« in German and Danish
  '»': ['guillemet', 'either'],
  '「': ['corner', 'open'],
  '」': ['corner', 'close'],
  '『': ['corner', 'open'],
  '』': ['corner', 'close'],
  '‘': ['single', 'open'],
  '’': ['single', 'close'],
  '‚': ['single', 'open'],
  "'": ['single', 'either'],
};
const MARK = /``|''|‘‘|’’|["＂“”„‟«»「」『』‘’‚']/g;

const BEFORE_OPENING = /^$|[\s([{—–\-/:;,“‘"'„«]/u;
const AFTER_CLOSING = /^$|[\s)\]}—–\-/:;,.!?…’”'"»]/u;

/** The quotation marks of a paragraph, apostrophes and inches left out where their place tells them. */
export function marksIn(text: string, { start, end }: Span): Mark[] {
  const marks: Mark[] = [];
  for (const { 0: shape, index } of text.slice(start, end).matchAll(MARK)) {
    const [family, form] = FAMILIES[shape] as [Family, Mark['form']];
    const at = start + index;
    const before = at > start ? (text[at - 1] as string) : '';
    const after = at + shape.length < end ? (text[at + shape.length] as string) : '';
    const opens = family === 'corner' ? form === 'open' : BEFORE_OPENING.test(before) && /\S/.test(after);
    const closes = family === 'corner' ? form === 'close' : /\S/.test(before) && AFTER_CLOSING.test(after);
    const isInside = /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
    if (family === 'single' && isInside) continue;
    marks.push({ start: at, end: at + shape.length, family, form, opens, closes });
  }
  return marks;
}
