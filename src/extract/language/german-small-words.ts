import { lexicons, type SmallWords } from './small-words.ts';

const DEFINITE = 'der die das den dem des';
const INDEFINITE = 'ein eine einen einem einer eines';
const forms = (stems: string): string =>
  stems
    .split(' ')
    .flatMap((stem) => ['', 'e', 'en', 'em', 'er', 'es'].map((ending) => stem + ending))
    .join(' ');

export const germanSmallWords: SmallWords = lexicons<keyof SmallWords>({
  articles: `${DEFINITE} ${INDEFINITE}`,
  definite: DEFINITE,
  indefinite: INDEFINITE,
  demonstratives: 'dieser diese dieses diesen diesem jener jene jenes jenen jenem',
  possessives: forms('sein ihr'),
  ownPossessives: `${forms('mein unser')} unsre unsren`,
  and: 'und sowie',
  lists: 'und oder sowie',
  relatives: 'der die das den dem dessen deren denen welcher welche welches',
  relativesOfThings: '',
  prepositions: `in im an am auf aus bei beim mit nach von vom vor für über unter gegen ohne durch zwischen neben hinter wegen trotz
    zu zum zur als wie seit bis um`,
  locating: 'in im nahe bei durch',
  beforeMonths: 'im seit bis ab am vom zum letzten nächsten diesen anfang mitte ende',
  of: '',
  bodyLinks: 'für',
  inBodies: 'für',
  belonging: 'von vom der des bei beim im aus in für zum zur am an',
  insideBelonging: `${DEFINITE} ${INDEFINITE} und für von vom im in`,
  telling: 'von vom der des aus bei beim hinter in im mit für an am auf zum zur',
  afterTitles: 'bei beim für aus in im mit an am auf zu zum zur',
  insideTitles: 'von vom der des bei beim für aus in im mit an am auf zu zum zur und',
  afterRoles: 'von vom der des aus bei beim in im mit für an am auf hinter zum zur und dessen deren',
  predicative: 'ist war sind waren sei wäre sein gewesen als wie wird wurde werden bleibt blieb nicht',
  copulas: 'ist war',
  clauseVerbs:
    'ist war sind waren hat hatte haben hatten wird wurde werden wurden sagt sagte kann konnte muss soll will',
  appositionEnds: 'sagt sagte sagten erklärte dessen deren',
  phraseBounds: 'und aber dass wie als sagte von während nachdem bevor weil wenn so',
  clauseOpeners: 'und aber dass wie als doch denn so',
  roleOpeners: 'von laut',
  sentenceOpeners: 'damals',
  photograph: 'links rechts oben unten',
  introducing: '',
  speaking: `ich wir du mein meine meinen meiner unser unsere unseren unserer mich mir uns dein deine ich's geht's`,
});
