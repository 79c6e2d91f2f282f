import { FEMALE_NAMES, MALE_NAMES } from './first-names.ts';
import { genderOf, isPlural, singularOf } from './german-gender.ts';
import { uncapitalizeNouns } from './german-names.ts';
import { germanEndings, germanNounKinds } from './german-noun-kinds.ts';
import { joinOrdinals } from './german-ordinals.ts';
import {
  BODY_ENDINGS,
  DOCUMENT_ENDINGS,
  DOCUMENTS,
  GERMAN_FEMALE_NAMES,
  GERMAN_MALE_NAMES,
  ORGANIZATIONS,
  PEOPLE,
  PERSON_ENDINGS,
  ROLE_PREFIXES,
  ROLES,
} from './german-people.ts';
import { isSameOffice, isShortForm } from './german-relations.ts';
import { germanReporting } from './german-reporting.ts';
import { germanSmallWords } from './german-small-words.ts';
import { CUES, SAID, SAYS, VERBS } from './german-verbs.ts';
import { type Language, type Pronoun, withEndings, words } from './language.ts';

const pronouns = (
  forms: string,
  gender: Pronoun['gender'],
  subject: boolean,
  plural = false,
  person: Pronoun['person'] = 3,
) => words(forms).map((form): [string, Pronoun] => [form, { gender, plural, subject, person }]);

const PRONOUNS = new Map<string, Pronoun>([
  ...pronouns('er', 'male', true),
  ...pronouns('ihn ihm sein seine seinen seiner seines seinem', 'male', false),
  ...pronouns('sie', 'female', true),
  ...pronouns('ihr ihre ihren ihrer ihres ihrem', 'female', false),
  ...pronouns('ihnen', 'any', false, true),
  ...pronouns('es', 'thing', true),
  ...pronouns('wer', 'any', true),
  ...pronouns('ich', 'any', true, false, 1),
  ...pronouns('mich mir', 'any', false, false, 1),
  ...pronouns('wir', 'any', true, true, 1),
]);

const DETERMINERS =
  words(`der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem jener jene jenes jenen
  jenem jeder jede jedes jeden jedem kein keine keinen keinem keiner alle allen aller beide beiden beider manche manchen mancher mehrere
  mehreren mehrerer einige einigen einiger viele vielen vieler wenige wenigen zwei drei vier fünf sechs sieben acht neun zehn elf zwölf
  zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert hunderte tausend tausende dutzende andere anderen anderer
  solche solchen solcher welche welcher welches derselbe dieselbe dasselbe derselben sämtliche zahlreiche zahlreichen etliche`);

const FUNCTION_WORDS =
  words(`${DETERMINERS.join(' ')} und oder aber denn sondern doch jedoch sowie sowohl weder noch als wie wenn weil dass daß ob
  obwohl während bevor nachdem seit bis damit sodass falls indem da so um zu zum zur zuvor in im ins an am ans auf aufs aus bei beim
  mit nach von vom vor für fürs über unter gegen ohne durch zwischen neben hinter wegen trotz statt laut gemäß binnen außer entlang
  nicht nichts nur auch schon noch sehr mehr viel wenig etwas immer nie niemals oft selten wieder bereits erst dann danach davor daher
  deshalb darum dabei dafür dagegen daran darauf daraus darin darüber davon dazu hier dort heute gestern morgen jetzt nun bald damals
  zugleich gleichzeitig zudem außerdem allerdings dennoch trotzdem vielmehr zunächst schließlich inzwischen mittlerweile neulich kürzlich
  zuletzt zuerst einst später früher vorher nachher ebenfalls ebenso etwa rund fast kaum gar ja nein eben halt wohl vielleicht
  wahrscheinlich offenbar angeblich natürlich selbst sogar insgesamt überhaupt eigentlich besonders vor allem mal einmal zweimal
  man sich er sie es ich wir ihr du ihn ihm ihnen mich mir dich dir uns euch wer wen wem wessen was wo wohin woher wann warum
  wieso weshalb wofür wovon womit sein seine seinen seiner seines seinem ihre ihren ihrer ihres ihrem mein meine meinen meiner meines
  meinem dein deine deinen unser unsere unseren unserer unserem euer eure deren dessen denen ist sind war waren wäre wären sei seien
  hat haben hatte hatten hätte hätten habe wird werden wurde wurden würde würden kann können konnte konnten könnte muss müssen musste
  soll sollen sollte will wollen wollte darf dürfen mag möchte hin her hinzu weiter mit zurück ein ab auf los weg fort vorbei zusammen
  her herunter hinauf genau gerade zwar nämlich also somit folglich demnach sonst anders je desto umso pro per via samt nebst je
  jemand niemand irgend rechts links oben unten innen außen draußen drinnen drüben überall nirgends nirgendwo irgendwo seitdem
  seither zeitweise teilweise beispielsweise möglicherweise normalerweise glücklicherweise erstmals mehrfach derzeit zurzeit momentan
  künftig weiterhin erneut bislang bisher meist meistens manchmal gelegentlich ständig stets leider
  hoffentlich jedenfalls immerhin ohnehin sowieso anfangs eines plötzlich langsam endlich nunmehr hierzu hierfür hiermit`);

const ABBREVIATIONS =
  words(`dr prof ing dipl med phil rer nat jur mag hr fr st nr bzw ca evtl ggf inkl usw usf etc vgl sog bspw z.b u.a d.h v.a z b u a d
  h v s i o e abs art aufl bd jh jhd mio mrd std tel str geb gest verh jun sen hl frl kfm abt allg amtl ehem eigtl einschl entspr zzgl
  mind max min jan feb mär apr jun jul aug sep sept okt nov dez mo di mi do fr sa so ev kath gen hptm lt maj oblt stv vors co`);

const PARTICLES = words('von van der den dem de du di da del della la le zu vom ten ter bin ibn ben al el');

/** What the commonest German words are in English, for weights that were learned on English. */
const GLOSSES = new Map<string, string>([
  ...SAID.map((form): [string, string] => [form, 'said']),
  ...SAYS.map((form): [string, string] => [form, 'says']),
  ...words(`so:according
    ergänzte:added fügte:added schrieb:wrote schreibt:writes twitterte:tweeted
    nannte:called nennt:calls bezeichnete:called fragte:asked fragt:asks warnte:warned laut:according zufolge:said kritisierte:criticized
    kündigte:announced teilte:said antwortete:replied entgegnete:replied erwiderte:replied forderte:demanded mahnte:warned
    heißt:reads hieß:read dass:that und:and oder:or aber:but der:the die:the das:the den:the dem:the des:of ein:a eine:a einen:a
    einem:a einer:a eines:a von:of vom:of in:in im:in mit:with für:for als:as auf:on am:on an:at bei:at nach:after vor:before
    über:about gegen:against aus:from zu:to zum:to zur:to um:to er:he sie:she es:it ich:i wir:we du:you mich:me mir:me uns:us
    mein:my meine:my meinen:my meiner:my unser:our unsere:our unseren:our unserer:our dein:your deine:your ihre:her sein:is ist:is
    sind:are war:was waren:were hat:has haben:have hatte:had habe:has sei:is wird:will werden:be wurde:was wurden:were kann:can können:can
    nicht:not nichts:nothing kein:no keine:no keinen:no auch:also noch:still nur:only wenn:if weil:because wie:how was:what wer:who
    wo:where warum:why ja:yes nein:no dann:then dort:there hier:here jetzt:now heute:today gestern:yesterday damit:so aber:but
    sogenannte:so-called sogenannten:so-called genannte:called genannten:called titel:titled roman:novel buch:book film:film lied:song
    ich's:i geht's:it's das:the dies:this diese:this dieser:this dieses:this diesen:this viele:many mehr:more sehr:very`).map(
    (pair) => pair.split(':') as [string, string],
  ),
]);

const ACCOUNTS =
  words(`angaben angabe aussage aussagen ansicht meinung darstellung auffassung einschätzung überzeugung worten
  informationen erkenntnissen berichten schilderung schilderungen`);

/** “nach Angaben von”, “laut”, “so”, “heißt es in”. */
const PREPOSITIONS = [
  ...ACCOUNTS.flatMap((account) => [
    ['nach', account],
    ['nach', 'den', account],
    [account, 'von'],
  ]),
  ...words('heißt hieß heiße steht stand').flatMap((verb) =>
    words('in im aus von auf bei').map((at) => [verb, 'es', at]),
  ),
  ['laut'],
  ['so'],
  ['so', 'auch'],
  ['gemäß'],
];

const roles = withEndings(ROLES, PERSON_ENDINGS);
const people = withEndings(PEOPLE, [...PERSON_ENDINGS, ...BODY_ENDINGS, ...words('jährige jähriger jährigen')]);

export const german: Language = {
  code: 'de',
  functionWords: new Set(FUNCTION_WORDS),
  pronouns: PRONOUNS,
  determiners: new Set(DETERMINERS),
  cues: new Set(CUES),
  verbs: new Set(VERBS),
  prepositions: PREPOSITIONS,
  agents: new Set(['von']),
  hanging: new Set(words('von aus bei vom der des beim im in für mit zur zum am an auf')),
  abbreviations: new Set(ABBREVIATIONS),
  honorifics: new Map([
    ['herr', 'male'],
    ['herrn', 'male'],
    ['frau', 'female'],
  ]),
  roles,
  rolePrefixes: new Set(ROLE_PREFIXES),
  particles: new Set(PARTICLES),
  suffixes: new Set(words('jr sr jun sen ii iii iv')),
  organizations: withEndings(ORGANIZATIONS, BODY_ENDINGS),
  works: new Set(
    words(
      'film lied song album buch roman serie stück oper spiel gemälde ausstellung artikel sendung hit single band titel komödie drama krimi bild skulptur gedicht musical dokumentation',
    ),
  ),
  naming: new Set(
    words(
      'genannt namens sogenannte sogenannten sogenannter sogenanntes titel wort begriff betitelt getauft heißt spitzname',
    ),
  ),
  making: new Set(),
  documents: withEndings(DOCUMENTS, DOCUMENT_ENDINGS),
  people,
  maleNames: new Set([...MALE_NAMES, ...GERMAN_MALE_NAMES]),
  femaleNames: new Set([...FEMALE_NAMES, ...GERMAN_FEMALE_NAMES]),
  calendar: new Set(
    words(`montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai juni juli
    august september oktober november dezember weihnachten ostern pfingsten silvester neujahr montags dienstags mittwochs
    donnerstags freitags samstags sonntags`),
  ),
  genderOf: (noun, article) => (roles.has(noun) || people.has(noun) ? genderOf(noun, article) : null),
  glosses: GLOSSES,
  small: germanSmallWords,
  nouns: germanNounKinds,
  endings: germanEndings,
  isPlural,
  singularOf,
  isSameOffice,
  isShortForm,
  reporting: germanReporting,
  nounsAreCapital: true,
  adapt: (list, text) => {
    joinOrdinals(list, german);
    uncapitalizeNouns(list, text, german);
  },
};
