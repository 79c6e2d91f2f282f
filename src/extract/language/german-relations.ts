import { SHORT_FORMS } from './english-people.ts';
import { sharing } from './sharing.ts';

const FEMALE_STEM = /(?<=\p{L}{4})in$/u;
const masculine = (noun: string): string => noun.replace(FEMALE_STEM, '');

const inRow = sharing([
  'trainer coach chefcoach cheftrainer',
  'chef leiter direktor präsident vorstand vorsitzende vorsitzender geschäftsführer gründer inhaber eigentümer unternehmer',
  'minister politiker abgeordnete abgeordneter',
  'abgeordnete abgeordneter politiker parlamentarier senator',
  'kandidat bewerber politiker',
  'bürgermeister oberbürgermeister rathauschef stadtoberhaupt politiker',
  'stürmer angreifer mittelfeldspieler verteidiger torhüter torwart keeper spieler fußballer profi kapitän star',
  'sänger musiker künstler star pianist gitarrist liedermacher rapper komponist',
  'schauspieler star darsteller komiker',
  'autor schriftsteller romanautor dichter lyriker',
  'regisseur filmemacher',
  'anwalt rechtsanwalt verteidiger jurist staatsanwalt',
  'arzt ärzt mediziner doktor chirurg oberarzt',
  'professor wissenschaftler forscher historiker ökonom biolog physiker chemiker geolog ökolog psycholog experte dozent',
  'polizist beamte beamter kommissar ermittler',
  'sprecher pressesprecher',
  'läufer sprinter schwimmer turner boxer sportler athlet olympiasieger weltmeister',
  'lehrer direktor rektor schulleiter',
  'maler künstler bildhauer fotograf',
  'bauer landwirt bäuer winzer',
  'bischof pfarrer priester pastor',
  'vater mutter elternteil',
]);

/** “Die Ministerin” may be the Landesinnenministerin: compounds end in what they name; else as the rows have it. */
export function isSameOffice(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return (short.length > 3 && long.endsWith(short)) || inRow(masculine(one), masculine(other));
}

/** First names and their short forms. */
export const isShortForm = sharing([
  ...SHORT_FORMS,
  'johannes hans hannes jo',
  'johann hans hannes',
  'josef sepp jupp beppo',
  'friedrich fritz friedel',
  'wilhelm willi willy helm',
  'katharina kathi käthe kati',
  'magdalena lena leni magda',
  'helena lena leni',
  'ulrich uli ulli',
  'ulrike uli ulli rike',
  'andreas andi andy',
  'stefanie steffi',
  'anton toni',
  'maximilian max',
  'nikolaus klaus niko',
  'heinrich heinz heiner heini',
  'monika moni',
  'gabriele gabi',
  'susanne susi',
  'cornelia conny nelly',
  'sabine bine',
  'franziska franzi',
  'theresia resi',
  'elisabeth elli lisa liesl lisbeth',
  'margarete grete gretel gretl',
  'georg schorsch',
  'ludwig lutz wiggerl',
  'sebastian basti',
  'matthias matze hias',
  'dieter didi',
  'günter günther',
  'wolfgang wolf wolfi',
  'rudolf rudi',
  'gertrud trude traudl',
  'waltraud traudel traudl',
  'ursula uschi ulla',
  'christian chris',
  'mohammed mehmet',
]);
