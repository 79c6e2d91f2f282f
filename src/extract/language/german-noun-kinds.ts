import { withEndings, words } from './language.ts';
import type { Endings, NounKinds } from './noun-kinds.ts';
import { lexicons } from './small-words.ts';

const COMPANIES =
  words(`unternehmen firma konzern verein klub club band zeitung zeitschrift magazin verlag sender brauerei hersteller
  betreiber fluggesellschaft gesellschaft agentur kette anbieter händler werft reederei supermarkt restaurant orchester`);
const BODIES =
  words(`ministerium behörde amt rat ausschuss kommission schule universität hochschule krankenhaus klinik bank gewerkschaft
  verband bund stiftung institut museum partei genossenschaft theater galerie festspiele feuerwehr polizei gericht staatsanwaltschaft
  kammer bündnis initiative landkreis gemeinde`);
const long = (list: readonly string[]): string[] => list.filter((noun) => noun.length > 3);

const lists = lexicons<keyof NounKinds>({
  generic: `mann frau jugendlicher jugendliche star schauspieler schauspielerin sänger sängerin musiker musikerin künstler künstlerin
    stürmer stürmerin spieler spielerin mutter vater junge mädchen schüler schülerin student studentin fahrer fahrerin polizist
    polizistin sportler sportlerin athlet athletin rentner rentnerin`,
  bodies: '',
  companies: '',
  crowds: `regierung jury publikum paar ehepaar polizei öffentlichkeit familie delegation armee militär koalition verwaltung duo trio
    vorstand volk leute belegschaft mannschaft`,
  kin: `bruder schwester mann frau ehemann ehefrau freund freundin sohn tochter vater mutter cousin cousine partner partnerin junge
    mädchen onkel tante`,
  partisans: `sozialdemokrat sozialdemokratin christdemokrat christdemokratin liberaler liberale grüner grüne linker linke
    unabhängiger unabhängige`,
  fielded: 'ministerium amt bundesamt landesamt institut zentrum ausschuss',
  likeCues: '',
  times: `woche monat jahr morgen abend nachmittag vormittag mittag nacht tag zeit wochenende saison sommer winter frühling frühjahr
    herbst jahrzehnt jahrhundert moment augenblick stunde`,
  placeNames: `kreis landkreis stadt straße allee platz fluss see insel inseln tal bucht strand berg gebirge park küste wald dorf
    bezirk provinz staaten reich republik haus brücke tag woche pokal liga spiele preis gesetz krieg brücken`,
  likePeople: `nummer wasser wetter winter sommer center fenster zimmer theater muster register messer feuer finger mauer dauer trauer
    steuer feier leiter opfer fehler ufer alter computer koffer körper sender dezember november oktober september`,
  postnominals: 'mdb mdl mdep',
});

export const germanNounKinds: NounKinds = {
  ...lists,
  bodies: withEndings([...COMPANIES, ...BODIES], long([...COMPANIES, ...BODIES])),
  companies: withEndings(COMPANIES, long(COMPANIES)),
};

const NEVER = /(?!)/;

/** Nouns are told by their capitals, and verbs by lists, so that few endings matter. */
export const germanEndings: Endings = {
  person: /(?:[^bmt]er|[^l]erin|ist|istin|ent|entin|eur|eurin|loge|login|[^o]or|orin|mann|frau|bube|kraft)$/,
  calling: /(?:er|erin|ist|istin|ent|entin|eur|eurin|loge|login|or|orin|ant|antin|mann|frau|arzt|ärztin|wirt|wirtin)$/,
  title: /(?:er|erin|ist|istin|ent|entin|eur|eurin|loge|login|or|orin|ant|antin|mann|frau|arzt|ärztin|wirt|wirtin)$/,
  demonym: /(?:er|in|e)$/,
  adjective: /(?:liche|ische|ige|same|bare|lose|volle)[nrms]?$/,
  ofName: /[-‐](?:basierte|geführte|eigene|nahe)[nrms]?$/,
  adverb: /weise$|^(?:auch|nie|dann|noch|später|zudem|außerdem|weiter|bereits|gestern|heute)$/,
  running: /\p{L}{3}end$/u,
  past: NEVER,
  surelyPast: NEVER,
  finite: /\p{L}{3}te$/u,
  negated: NEVER,
  femaleName: /[ae]$/,
  age: /^(\d+)-jährige|jährige/,
};
