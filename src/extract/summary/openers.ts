import { words } from '../language/language.ts';

/** How a sentence may begin that leans on the one before it; words are in lower case. */
type Openers = {
  /** But, however, meanwhile. */
  links: ReadonlySet<string>;
  /** Both, neither: stand for what was named before, wherever they open a sentence. */
  standIns: ReadonlySet<string>;
  /** After an article or a demonstrative they do so too: the pair, the former. */
  groups: ReadonlySet<string>;
  /** One, some: lean if nothing but “of them” follows. */
  counts: ReadonlySet<string>;
  /** First and second words of a sentence whose pronoun stands for nothing: it is, there was. */
  empty: ReadonlySet<string>;
  /** First words of a sentence that takes back some of the one before. */
  turns: ReadonlySet<string>;
};

const openers = (
  links: string,
  standIns: string,
  groups: string,
  counts: string,
  empty: readonly string[],
  turns: string,
): Openers => ({
  links: new Set(words(links)),
  standIns: new Set(words(standIns)),
  groups: new Set(words(groups)),
  counts: new Set(words(counts)),
  empty: new Set(empty),
  turns: new Set(words(turns)),
});

const NONE: Openers = openers('-', '-', '-', '-', [], '-');

const OPENERS: Readonly<Record<string, Openers>> = {
  en: openers(
    `but and or so yet nor however meanwhile also then still thus hence therefore moreover furthermore nevertheless nonetheless
    instead otherwise besides additionally similarly likewise consequently accordingly conversely afterwards thereafter
    elsewhere indeed finally later earlier though plus either again here such because`,
    'both neither another these those this that others which who whose whom',
    `two three four five pair couple duo trio former latter same other others others'`,
    'one two three four five some most many several few all none each half',
    ['it is', "it 's", 'it was', 'this is', 'this was'],
    'but however yet still though although nevertheless nonetheless',
  ),
  de: openers(
    `aber doch und oder denn jedoch dennoch trotzdem allerdings zudem außerdem dagegen deshalb darum daher dabei dafür daran
    darauf darüber davon dazu danach dann dort so also dadurch damit hierzu hingegen indes indessen unterdessen inzwischen
    mittlerweile gleichzeitig zugleich ebenso ebenfalls auch stattdessen schließlich später zuvor sonst somit folglich demnach`,
    `beide beides diese dieser dieses diesen diesem jene jener jenes deren dessen solche dies das letztere ersterer letzterer`,
    'beiden zwei drei vier paar duo trio selbe selben',
    'einer eine eines zwei drei vier fünf einige manche viele mehrere alle keiner keine jeder jede',
    ['es ist', 'es war', 'es gibt', 'es gab'],
    'aber doch jedoch allerdings dennoch trotzdem',
  ),
};

/** The openers of a language; without its lists nothing is known to lean. */
export const openersOf = (code: string): Openers => OPENERS[code] ?? NONE;
