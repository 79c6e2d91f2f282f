import { type Reporting, words } from './language.ts';

/** Verbs in the present and the past, singular; the plural is made below. */
const FINITE = `sagt sagte erklärt erklärte betont betonte teilt teilte fügt fügte ergänzt ergänzte warnt warnte behauptet
  behauptete versichert versicherte bekräftigt bekräftigte berichtet berichtete bestätigt bestätigte erläutert erläuterte kündigt
  kündigte räumt räumte meint meinte`;

/** Denials are left out: the words of what is denied say the contrary. */
export const germanReporting: Reporting = {
  finite: new Set(words(FINITE)),
  plural: new Set(words(FINITE).map((form) => (form.endsWith('te') ? `${form}n` : form.replace(/t$/, 'en')))),
  bare: new Set(),
  addressing: new Set(),
  between: new Set(words('auch zuvor später zudem außerdem bereits gestern heute')),
  conjunctions: new Set(words('dass daß')),
  before: new Set(words('laut so gemäß nach angaben angabe aussage aussagen ansicht worten darstellung einschätzung')),
  after: new Set(['zufolge']),
  particles: new Set(words('mit hinzu an ein')),
  times: new Set(words('am gestern heute im auf in gegenüber der dem des bei nach')),
  breaks: new Set(words('aber doch jedoch und während wobei sondern obwohl')),
  unopened: new Set(
    words(`als wenn weil ob obwohl während um ohne wie warum wieso was wer wo wann und oder aber doch sondern nachdem bevor bis
    sobald damit indem statt`),
  ),
  subordinators: new Set(words('als wenn weil obwohl während nachdem bevor sobald da')),
  coordinators: new Set(words('aber und doch jedoch')),
  moods: new Set(
    words(`sei seien habe hätte hätten werde würde würden wäre wären könne könnte könnten müsse müsste müssten solle wolle dürfe
    dürfte dürften gebe gäbe gehe komme käme bleibe brauche liege stehe wisse lasse`),
  ),
};
