import { words } from './language.ts';

/** Weak verbs of speech and writing; a bar parts a prefix that stands apart: “fügte … hinzu”, “hinzugefügt”. */
const WEAK =
  words(`sagen meinen fragen antworten erklären betonen erzählen schildern äußern versichern warnen mahnen fordern klagen
  loben tadeln rügen kritisieren kommentieren berichten bemerken erwähnen ergänzen entgegnen erwidern bekräftigen bestätigen
  dementieren vermuten behaupten beteuern bedauern begründen beklagen bemängeln beschwichtigen resümieren bilanzieren scherzen
  witzeln spotten flüstern murmeln rätseln schwärmen jubeln twittern posten bloggen mailen verkünden verraten verteidigen verlangen
  verweisen prophezeien prognostizieren plaudern erinnern erläutern ermuntern gratulieren danken drohen glauben hoffen fluchen
  schimpfen poltern wettern lästern stöhnen seufzen stammeln grübeln folgern präzisieren konkretisieren unterstreichen zitieren
  formulieren argumentieren analysieren appellieren protestieren reagieren konstatieren referieren informieren lauten nuscheln brummen
  raunen schnauben sinnieren philosophieren moderieren diktieren notieren signalisieren signieren titeln texten dozieren deklamieren
  wiederholen kontern parieren urteilen stellen lobpreisen predigen bezeichnen charakterisieren kennzeichnen verdeutlichen
  verspotten beschuldigen belehren beruhigen besänftigen klarstellen murren frotzeln frohlocken knurren keifen schnarren säuseln
  lächeln grinsen lachen schmunzeln nicken strahlen weinen schluchzen bekunden beobachten beanstanden attestieren
  hinzu|fügen mit|teilen an|kündigen ein|räumen an|merken an|deuten dar|legen fest|stellen klar|stellen heraus|stellen nach|fragen
  zurück|fragen nach|haken zusammen|fassen aus|führen an|mahnen an|klagen an|führen auf|fordern voraus|sagen vorher|sagen ein|wenden
  dagegen|halten zu|stimmen aus|richten vor|rechnen durch|sagen ab|wiegeln auf|klären nach|legen beschweren einschätzen bedenken`);

const STRONG =
  words(`schreibt schreiben schrieb schrieben schreibe geschrieben spricht sprechen sprach sprachen spreche gesprochen
  verspricht versprechen versprach versprachen versprochen widerspricht widersprechen widersprach widersprachen widersprochen
  nennt nennen nannte nannten genannt heißt heißen hieß hießen geheißen ruft rief riefen gerufen rufen zuruft zugerufen ausruft
  ausgerufen schreit schrie schrien geschrien findet fand fanden empfindet empfand denkt dachte dachten gedacht weiß
  bekennt bekannte bekannten gesteht gestand gestanden zugestand zugestanden verrät verriet verrieten rät riet rieten geraten
  bittet bat baten gebeten betont unterstreicht unterstrich unterstrichen beschreibt beschrieb beschrieben umschreibt umschrieb
  weist wies wiesen zurückwies zurückgewiesen hinwies hingewiesen fährt fuhr fuhren fortfuhr fortgefahren fortfährt wirft warf
  warfen vorwarf vorgeworfen einwarf eingeworfen zugab zugaben zugegeben angab angaben angegeben bekanntgab bekanntgegeben
  schwört schwor schworen geschworen beschwört beschwor verspreche liest las lasen vorliest vorlas befiehlt befahl befahlen
  empfiehlt empfahl empfahlen empfohlen verspricht hält hielt hielten festhält festhielt dagegenhielt entgegenhielt schließt
  schloss schlossen bleibt bezieht bezog wendet wandte wandten einwandte anpreist pries priesen spricht verliest verlas singt sang
  sangen gesungen pfeift beschied bescheinigt beschließt vorschlägt vorschlug vorgeschlagen schlägt schlug schlugen zieht zog
  übt übte sieht sah sahen verfasst verfasste formulierte gemeint zufolge laut befindet befand befanden verbreitet verbreitete`);

const isInseparable = (verb: string): boolean =>
  /^(?:be|er|ver|ent|ge|wider|unter|wieder|zer|miss)\p{L}{4}/u.test(verb);

type Forms = { present: string[]; past: string[]; others: string[] };

/** sagen: sagt; sagte, gesagt; sagen, sage, sagend. hinzu|fügen: fügt, hinzufügt; fügte, hinzufügte, hinzugefügt … */
function formsOf(written: string): Forms {
  const [prefix, verb] = written.includes('|') ? (written.split('|') as [string, string]) : ['', written];
  const stem = verb.replace(/(?<=[rl])n$|en$/, '');
  const linked = /(?:[dt]|[^lrhaeiouäöü][mn])$/.test(stem) ? `${stem}e` : stem;
  const participle = /ieren$/.test(verb) || (!prefix && isInseparable(verb)) ? `${linked}t` : `ge${linked}t`;
  const whole = (forms: string[]): string[] => (prefix ? [...forms, ...forms.map((form) => prefix + form)] : forms);
  return {
    present: whole([`${linked}t`]),
    past: [...whole([`${linked}te`, `${linked}ten`]), prefix + participle],
    others: whole([verb, `${stem}e`, `${verb}d`]),
  };
}

const FORMS = WEAK.map(formsOf);
/** Forms that stand where English has “says” and “said”. */
export const SAYS: string[] = FORMS.flatMap(({ present }) => present);
export const SAID: string[] = FORMS.flatMap(({ past }) => past);
export const CUES: string[] = [...SAYS, ...SAID, ...FORMS.flatMap(({ others }) => others), ...STRONG];

/** Common verbs that aren't of speech: a noun phrase ends before them. */
export const VERBS: string[] =
  words(`ist sind war waren wäre wären sei seien bin bist gewesen hat haben hatte hatten hätte hätten habe
  gehabt wird werden wurde wurden würde würden werde worden geworden kann können konnte konnten könnte könnten könne muss müssen
  musste mussten müsste müssten müsse soll sollen sollte sollten solle will wollen wollte wollten wolle darf dürfen durfte durften
  dürfte dürften dürfe mag mögen mochte möchte möchten lässt lassen ließ ließen gelassen geht gehen ging gingen gegangen kommt kommen
  kam kamen gekommen gibt geben gab gaben gegeben nimmt nehmen nahm nahmen genommen macht machen machte machten gemacht tut tun tat
  getan steht stehen stand standen gestanden liegt liegen lag lagen sitzt sitzen saß saßen bleiben blieb blieben geblieben führt
  trägt tragen trug trugen zeigt zeigen zeigte zeigten gezeigt bringt bringen brachte brachten gebracht beginnt beginnen begann
  begannen endet endete bekommt bekam erhält erhielt erhalten verliert verlor verloren gewinnt gewann gewonnen gewinnen trifft traf
  trafen getroffen läuft lief liefen gelaufen fällt fiel fielen gefallen steigt stieg stiegen sinkt sank sinken arbeitet arbeitete
  arbeiten lebt lebte leben wohnt wohnte spielt spielte spielten gespielt sucht suchte suchen braucht brauchte brauchen kennt kannte
  kennen gilt galt gelten gehört gehörte gehören wartet wartete plant plante planen kostet kostete kosten rechnet rechnete dauert
  dauerte kümmert hilft half helfen folgt folgte folgen setzt setzte setzen leitet leitete leiten hatten reicht reichte startet
  startete eröffnet eröffnete feiert feierte fehlt fehlte scheint schien wächst wuchs stammt stammte besteht bestand bestehen
  entsteht entstand erscheint erschien geschieht geschah passiert passierte zählt zählte stellt kauft kaufte verkauft verkaufte
  baut baute zahlt zahlte fährt ergibt ergab stirbt starb gestorben tötet kämpft kämpfte verletzt getötet betroffen geplant`);
