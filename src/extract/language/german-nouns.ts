import { type Lexicon, withEndings, words } from './language.ts';

/** The commonest nouns with their plurals: they also end compounds (Rathaus-platz, Kosten-gründe). */
const NOUNS =
  words(`rathaus rathauses ort orte verweis details jahr jahre jahren jahres zeit zeiten tag tage tagen woche wochen monat monate monaten stunde stunden minute minuten
  sekunde sekunden morgen mittag abend nacht nächte anfang ende mitte beginn mal male uhr euro dollar prozent million millionen
  milliarde milliarden mark franken cent tonnen meter kilometer grad land länder ländern stadt städte städten dorf dörfer gemeinde
  gemeinden straße straßen platz plätze haus häuser häusern wohnung wohnungen gebäude raum räume zimmer tür fenster dach keller
  garten hof wald wälder baum bäume berg berge fluss flüsse see meer insel inseln küste strand wasser luft feuer erde boden himmel
  sonne regen schnee sturm wetter welt europa leben tod arbeit arbeiten arbeitsplatz stelle stellen geld kosten preis preise miete mieten
  steuer steuern gehalt lohn kredit schulden kasse haushalt etat summe betrag wert werte zahl zahlen anteil teil teile hälfte viertel
  drittel dutzend reihe gruppe gruppen menge masse seite seiten weg wege fall fälle fällen frage fragen antwort antworten problem
  probleme problemen lösung lage situation krise krieg kriege frieden kampf angriff angriffe anschlag gewalt gefahr gefahren sicherheit
  schutz hilfe hilfen rettung unfall unfälle unglück brand brände explosion schaden schäden verletzung krankheit virus pandemie
  impfung medizin therapie operation behandlung arznei klinik gesundheit sport spiel spiele spielen tor tore sieg siege niederlage
  punkt punkte saison trainings platz pokal meisterschaft turnier runde rekord mannschaft kader vertrag verträge wechsel abschied rückkehr karriere erfolg
  erfolge chance chancen möglichkeit hoffnung angst ängste sorge sorgen freude wut trauer kritik lob streit debatte diskussion gespräch
  gespräche treffen sitzung konferenz besuch reise fahrt flug zug züge bahn bus busse auto autos wagen rad fahrrad schiff fähre
  flugzeug verkehr brücke brücken hafen bahnhof flughafen linie strecke tunnel wirtschaft industrie handel markt märkte firma
  betrieb werk fabrik produkt produkte produktion umsatz gewinn verlust verluste aktie aktien börse investition investitionen
  energie strom gas öl kohle klima umwelt natur tier tiere hund hunde katze vogel vögel pferd fisch politik staat staates
  demokratie recht rechte rechten gesetz gesetze urteil prozess verfahren verhandlung strafe haft gefängnis verbot regel regeln
  plan pläne plänen projekt projekte programm ziel ziele entscheidung wahl wahlen stimme stimmen mehrheit koalition amt ämter rücktritt
  antrag bericht berichte mitteilung schreiben brief wort worte worten sprache satz sätze rede reden namen name begriff titel thema themen bild bilder foto fotos film
  filme musik lied lieder konzert konzerte bühne theater buch bücher roman romane gedicht geschichte geschichten kunst kultur ausstellung
  preis auszeichnung fest feier weihnachten ostern pfingsten sommer winter herbst frühling frühjahr wochenende vormittag nachmittag
  ferien urlaub schule schulen klasse unterricht bildung studium ausbildung forschung wissenschaft studie studien technik computer
  daten internet netz software programm telefon handy nachricht nachrichten medien zeitung presse fernsehen radio sendung interview
  hand hände kopf auge augen gesicht herz blut körper fuß füße rücken stimme kraft kräfte mut glück liebe ehe hochzeit geburt alter
  jugend kindheit heimat religion kirche glaube gott gesellschaft verantwortung vertrauen respekt freiheit gerechtigkeit grund gründe
  gründen ursache folge folgen ergebnis ergebnisse bedeutung sinn rolle rollen einsatz maßnahme maßnahmen schritt schritte versuch
  versuche aufgabe aufgaben pflicht bedarf mangel form formen art weise stand lage system systeme struktur bereich bereiche
  gebiet gebiete region zentrum innenstadt altstadt hauptstadt bezirk kreis viertel norden süden osten westen rand grenze grenzen
  essen brot fleisch bier wein kaffee restaurant küche kleidung farbe material holz stein metall glas papier stoff stück stücke
  ding dinge sache sachen beispiel beispiele unterschied vergleich vorteil nachteil fehler irrtum wahrheit lüge ordnung druck
  kontrolle prüfung messung untersuchung test tests probe proben gutachten ermittlung ermittlungen verdacht tat taten opfer täter
  mord diebstahl betrug drogen waffe waffen messer schuss polizei feuerwehr rettungsdienst krankenhaus notfall alarm bau bauten
  sanierung neubau umbau abriss anlage anlagen maschine maschinen gerät geräte leitung wind solar heizung verbrauch
  angebot nachfrage bestellung lieferung kunde kunden verbraucher auftrag aufträge mitarbeiter personal team teams abteilung führung vorstand
  eltern kinder kindern familie familien frauen männer menschen leute bürger einwohner bevölkerung publikum fans gäste mitglieder freunde
  armee soldaten truppen raketen drohnen sanktionen flucht flüchtlinge migration asyl hochwasser dürre erdbeben lawine
  anwohner beschäftigte betroffene helfer musiker hut höhe länge tiefe größe gewicht tempo ruhe lärm licht dunkel geruch rauch
  dank gruß bitte wunsch wünsche traum träume idee ideen gedanke gedanken meinung ansicht sicht blick eindruck gefühl gefühle
  angaben aussage aussagen ansprache auffassung einschätzung überzeugung darstellung zusage absage forderung forderungen vorwurf vorwürfe
  bürgermeisterwahl bundesliga kreisliga tabelle spieltag halbzeit pause training ball fußball handball`);

/** Too short or too common in surnames (Hett-lage, Neu-haus, Rosen-berg) to tell a compound by. */
const NOT_ENDINGS = new Set(
  words(`lage haus stein berg berge wald baum land hof mann dorf stadt bach see feld tag mark burg kampf hut rand wein bier bahn glas holz
  wind hund vogel fisch fuß mut zug rad bau tor recht stück winter sommer herbst morgen abend glück lied kopf platz stelle grund
  linie mitte meer male grad form wert hand roman ball arten keller`),
);

const listed: Lexicon = new Set(NOUNS);
const compounds: Lexicon = withEndings(
  [],
  NOUNS.filter((noun) => noun.length > 3 && !NOT_ENDINGS.has(noun)),
);

/** Endings that make nouns of other words: Verschlank-ung, Neu-heit. */
const DERIVED =
  /(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tät|täten|ismus|tion|tionen|ssion|sionen|ling|linge|tum|erei|nis|nisse|nissen|(?<!is|li)chen)s?$/;

/** Is the word one of the commonest nouns as it stands? No part of a surname tells that. */
export const isPlainNoun = (lower: string): boolean => listed.has(lower);

/** Is the word a common noun, a compound of one, or made like one? */
export const isCommonNoun = (lower: string): boolean =>
  listed.has(lower) || compounds.has(lower) || (lower.length > 6 && DERIVED.test(lower.slice(-9)));
