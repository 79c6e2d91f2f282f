import type { Endings, NounKinds } from './noun-kinds.ts';
import { lexicons } from './small-words.ts';

const COMPANIES = `company group club organisation organization studio firm charity newspaper tabloid magazine agency team band
  airline retailer manufacturer utility startup start-up publisher label supermarket brewery broadcaster carmaker operator
  supplier developer chain franchise restaurant`;

export const englishNounKinds: NounKinds = lexicons<keyof NounKinds>({
  generic: `man woman teenager teen youngster star actor actress singer striker player mother father mum mom dad boy girl student driver officer
    athlete artist musician`,
  bodies: `${COMPANIES} paper trust foundation department ministry council committee commission school hospital university bank union
    association campaign institute museum authority regulator watchdog party network outlet maker institution league federation
    society service force station orchestra theatre theater festival gallery`,
  companies: COMPANIES,
  crowds: `court government jury crowd audience couple police public family delegation panel army military coalition administration
    pair duo trio board people staff cover entry user`,
  kin: `brother sister husband wife friend son daughter father mother dad mum mom cousin partner boyfriend girlfriend man woman boy
    girl`,
  partisans: 'republican democrat conservative tory liberal independent socialist',
  fielded: `department ministry committee court center centers centre centres institute institutes agency commission council bureau
    office board secretariat`,
  likeCues:
    'state states report show issue lead head speech release message post list title charge trade share stress print',
  times: `week month year morning evening afternoon night day time weekend season summer winter spring autumn fall decade century
    moment hour today weeks months years mornings evenings afternoons nights days times weekends seasons summers winters springs
    autumns falls decades moments hours`,
  placeNames: `county city town street road avenue lane square river lake island islands valley bay beach hills mountain mountains
    park heights coast forest village district province paso angeles york vegas francisco dakota hampshire jersey mexico zealand
    korea africa america states kingdom republic house hall bridge day week cup league games prize award awards act war`,
  likePeople: `number matter letter order paper power water weather winter summer corner center chapter border bluster character
    quarter october november december september river tower dinner shelter disaster danger anger offer answer computer counter
    filter laser layer liter poster register shower theater thunder trailer transfer trigger`,
  postnominals: 'qc kc sc mbe obe cbe kbe phd md esq dds rn jd cpa mp msp mep td',
});

export const englishEndings: Endings = {
  person:
    /(?:[^pv]er|[^o]or|ist|ian|man|woman|boy|girl|wife|ee|eer|ess|ard|ese|mate|monger|hand|smith|nurse|cook|chef)$/,
  calling: /(?:er|or|ist|ian|man|woman|ant|ent|ee|ess|eer|ard|ese|ish|mate|iard)$/,
  title: /(?:er|or|ist|ian|man|woman|ant|ent|ee|eer|mate|ic)$/,
  demonym: /(?:er|ian|ean|man|woman|ese)$/,
  adjective:
    /(?:ly|ing|ed|al|ic|ive|ous|able|ible|less|ful|est|ary|real|late|young|new|old|same|little|great|poor|rich|big|beside|other|former|under|over|after)$/,
  ofName: /[-‐](?:based|led|backed|born|owned|run|listed|funded|controlled|held|style|headquartered|trained)$/,
  adverb: /ly$|^(?:also|never|then)$/,
  running: /ing$/,
  past: /ed$/,
  surelyPast: /.{3}[^e]ed$/,
  finite: /(?:ed|[^s]s)$/,
  negated: /n't$/,
  femaleName: /[aeiy]$/,
  age: /^(\d+)-year-old|year-old/,
};

const PLURAL = /[^s]s$|^(?:people|men|women|children|police)$/;
export const isPlural = (noun: string): boolean => PLURAL.test(noun);
export const singularOf = (noun: string): string => (noun.endsWith('s') ? noun.slice(0, -1) : noun);
