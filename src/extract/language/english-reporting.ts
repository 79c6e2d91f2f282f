import { type Reporting, words } from './language.ts';

const VERBS = `announce explain claim argue warn insist stress note state confirm reveal acknowledge maintain conclude emphasize
  emphasise concede disclose estimate complain`;
const third = (verb: string): string => (verb.endsWith('ss') ? `${verb}es` : `${verb}s`);
const past = (verb: string): string => (verb.endsWith('e') ? `${verb}d` : `${verb}ed`);

/** Denials are left out: the words of what is denied say the contrary. */
export const englishReporting: Reporting = {
  finite: new Set([
    ...words(VERBS).flatMap((verb) => [third(verb), past(verb)]),
    ...words('said says told tells added adds admitted admits'),
  ]),
  plural: new Set(words(`${VERBS} say tell add admit`)),
  bare: new Set(words('said says say')),
  addressing: new Set(words('told tells tell')),
  between: new Set(words('has have had also later then earlier previously again already yesterday today now first')),
  conjunctions: new Set(['that']),
  before: new Set(['according']),
  after: new Set(),
  particles: new Set(),
  times: new Set(
    words(
      'yesterday today tonight earlier later late early last this on night evening morning afternoon week afterwards afterward',
    ),
  ),
  breaks: new Set(
    words(
      'but while although though whereas yet adding saying noting calling warning citing telling explaining insisting and',
    ),
  ),
  unopened: new Set(
    words(`of in on at to by for with from about as when while after before during because since until than if whether how why
    what who whom whose where which and or but so no yes nothing something anything little much more not hello goodbye sorry
    here there's that adding both under over through following despite citing via upon last next later earlier only just
    again also too even`),
  ),
  subordinators: new Set(
    words('when while as after before if because since although though once until unless whether'),
  ),
  coordinators: new Set(words('but and yet so however still meanwhile')),
};
