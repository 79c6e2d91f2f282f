import type { Article } from '../article.ts';
import type { Mention } from '../mentions/mentions.ts';
import type { Word } from '../words.ts';
import type { Entity } from './entities.ts';
import { classOfPronoun, genderClass, match, type Scene, type Trace } from './pronouns.ts';

const STRIDE = 128;
/** The table of weights: 128 places for each template. */
export const PLACES = 36 * STRIDE;

const step = (n: number): number => (n < 4 ? n : n < 6 ? 4 : n < 10 ? 5 : n < 20 ? 6 : 7);
const few = (n: number, most: number): number => Math.min(n, most);

const kindNumber = ({ kind }: Entity): number => (kind === 'document' ? 1 : kind === 'organization' ? 2 : 0);

/** How many quotations stand between two words. */
function quotationsBetween({ quotationAt }: Article, from: number, to: number): number {
  let low = 0;
  let high = quotationAt.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotationAt[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  let count = 0;
  while (low < quotationAt.length && count < 4 && (quotationAt[low++] as number) < to) count++;
  return count;
}

/** What the features of one choice are made of. */
type View = ReturnType<typeof viewOf>;

const flag = (value: boolean): number => (value ? 1 : 0);

function viewOf(article: Article, mention: Mention, scene: Scene, trace: Trace, order: number, compatible: number) {
  const { words } = article;
  const [here, there, named] = [words[mention.head], words[trace.at], words[trace.named]] as [Word, Word, Word];
  const paragraphOf = (at: number): number => (words[at] as Word).paragraph;
  const pronoun = classOfPronoun(mention);
  const sentences = here.sentence - there.sentence;
  const surname = trace.entity.fullest.tokens.at(-1) ?? '';
  const before = words[mention.first - 1];
  return {
    article,
    mention,
    scene,
    trace,
    order,
    compatible,
    pronoun,
    sentences,
    human: Math.max(0, Math.min(pronoun - 1, 2)),
    paragraphs: here.paragraph - there.paragraph,
    sinceNamed: here.paragraph - named.paragraph,
    near: few(sentences, 2),
    opens: flag(before?.sentence !== here.sentence),
    opensParagraph: flag(before?.paragraph !== here.paragraph),
    isSubject: flag(mention.pronoun?.subject ?? false),
    same: flag(scene.lastSame === trace.entity.id),
    sameNear: scene.lastSameAt < 0 ? 3 : few(here.paragraph - paragraphOf(scene.lastSameAt), 2),
    speaks: flag(scene.speaker === trace.entity.id),
    speakerNear: scene.speakerAt < 0 ? 4 : few(here.paragraph - paragraphOf(scene.speakerAt), 3),
    isQuoted: flag(surname.length > 2 && scene.quoted.includes(surname)),
    share: shareOf(trace.total),
    isMain: flag(scene.main === trace.entity.id),
    wasSubject: flag(trace.role === 0),
    byName: flag(trace.byName),
    own: few(pronoun === 0 ? trace.he : trace.she, 2),
    other: few(pronoun === 0 ? trace.she : trace.he, 2),
    likeness: match(pronoun, trace.entity),
    between: quotationsBetween(article, trace.at, mention.head),
    words: few(Math.floor(Math.log2(Math.max(mention.head - trace.at, 0) + 1)), 9),
  };
}

const shareOf = (total: number): number => (total > 9 ? 4 : total > 5 ? 3 : total > 2 ? 2 : total > 1 ? 1 : 0);

/** The values of the templates, in their order; each is below the stride. */
const TEMPLATES: readonly ((view: View) => number)[] = [
  ({ pronoun, article, trace }) => pronoun * 9 + genderClass(article, trace.entity),
  ({ human, sentences }) => human * 8 + step(sentences),
  ({ human, paragraphs, opensParagraph }) => few(paragraphs, 4) * 2 + opensParagraph + human * 10,
  ({ human, order, near }) => few(order, 4) * 3 + near + human * 15,
  ({ human, trace, near }) => trace.role * 3 + near + human * 12,
  ({ same, sameNear, near }) => (same ? 1 + sameNear : 0) * 3 + near,
  ({ speaks, speakerNear, near }) => (speaks ? 1 + speakerNear : 0) * 3 + near,
  ({ human, trace, isMain }) => few(trace.count, 5) * 2 + isMain + human * 12,
  ({ compatible }) => few(compatible, 4),
  ({ human, isQuoted, scene }) => isQuoted + 2 * flag(scene.quoted !== '') + human * 4,
  ({ isSubject, wasSubject, sentences }) => isSubject * 8 + wasSubject * 4 + few(sentences, 3),
  ({ opens, trace, near }) => opens * 12 + trace.role * 3 + near,
  ({ sinceNamed, order }) => flag(sinceNamed === 0) * 5 + few(order, 4),
  ({ trace, isMain }) => flag(trace.inFirst) + 2 * isMain,
  ({ human, trace: { entity } }) => few(entity.fullest.tokens.length, 3) + entity.evidence * 4 + human * 20,
  ({ trace, near }) => few(trace.spoken, 3) * 3 + near,
  ({ byName, near, opensParagraph }) => byName * 3 + near + opensParagraph * 6,
  ({ share, near }) => share * 3 + near,
  ({ share, isMain, order }) => share * 2 + isMain + few(order, 2) * 10,
  ({ sinceNamed, same }) => few(sinceNamed, 5) * 2 + same,
  ({ words, isSubject }) => words * 2 + isSubject,
  ({ same, speaks, wasSubject, order }) => same + speaks * 2 + wasSubject * 4 + few(order, 3) * 8,
  ({ pronoun, own, other }) => (pronoun < 2 ? pronoun * 9 + own * 3 + other : 18),
  ({ pronoun, trace: { entity } }) =>
    entity.phrase ? 1 + flag(entity.isPlural) + pronoun * 3 + kindNumber(entity) * 15 : 0,
  ({ trace, order, near, same }) => trace.role * 4 + few(order, 3) + flag(near === 0) * 16 + same * 32,
  ({ speaks, same, wasSubject, near, opensParagraph, byName }) =>
    speaks + same * 2 + wasSubject * 4 + near * 8 + opensParagraph * 24 + byName * 48,
  ({ trace, near, opens }) => flag(trace.leads) + 2 * trace.role + near * 8 + opens * 24,
  ({ between, speaks, paragraphs, same }) => between * 2 + speaks + few(paragraphs, 3) * 10 + same * 40,
  ({ human, likeness, order, near }) => likeness * 4 + few(order, 3) + near * 16 + flag(human > 0) * 60,
  ({ pronoun, likeness, scene }) => likeness * 4 + few(scene.certain, 3) + flag(pronoun > 1) * 16,
  ({ human, likeness, scene, compatible }) =>
    few(scene.certain, 2) * 4 + few(compatible, 3) + (human === 0 ? 12 * likeness : 48),
  ({ likeness, own, isMain, speaks }) => likeness + 4 * own + 12 * (isMain + speaks * 2),
];

/** The features of one entity as what a pronoun stands for, as places in the table of weights. */
export function pronounFeatures(
  article: Article,
  mention: Mention,
  scene: Scene,
  trace: Trace,
  order: number,
  compatible: number,
): number[] {
  const view = viewOf(article, mention, scene, trace, order, compatible);
  return TEMPLATES.map((template, at) => at * STRIDE + template(view));
}
