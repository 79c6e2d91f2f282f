import { words } from './language.ts';

/** What people are, as the last part of compounds: Landesinnen-minister, Bauamts-leiter, Oberbürger-meister. */
const MASCULINE =
  words(`minister sprecher meister präsident direktor leiter führer trainer richter anwalt kanzler senator inspektor
  kommissar offizier pfarrer lehrer forscher wissenschaftler arbeiter händler spieler läufer fahrer sänger künstler maler bildner
  schreiber steller verleger redakteur reporter journalist moderator berater politiker verwalter vertreter träger sieger gründer
  inhaber besitzer unternehmer manager banker bäcker winzer wirt wart hüter stürmer verteidiger züchter gärtner förster jäger fischer
  pfleger sanitäter helfer retter mediziner psychologe soziologe biologe geologe virologe archäologe historiker physiker chemiker
  ökonom jurist polizist pianist gitarrist aktivist spezialist kandidat analyst referent präfekt dirigent regisseur schauspieler tänzer
  ingenieur architekt techniker handwerker mechaniker elektriker schreiner tischler sekretär schüler student dozent professor
  autor kritiker beobachter experte kollege nachbar zeuge vorsitzer aufseher betreuer vermieter mieter bewohner anwohner eigentümer
  bürger wähler gegner verkäufer käufer kunde nutzer besucher zuschauer trainer betreiber botschafter diplomat rektor dekan intendant
  kurator restaurator kapitän pilot astronaut soldat general hauptmann bischof rabbiner priester mönch dezernent beigeordneter
  ermittler fahnder gutachter sachverständiger prüfer koordinator beauftragter pate streiter`);
const FEMININE_STEMS =
  words(`anwält ärzt rät psycholog soziolog biolog geolog virolog archäolog expert kolleg zeug chef bäuer köch
  hydrolog meteorolog ökolog pädagog kund wirt förster hirt genoss könig`);
const OTHER =
  words(`arzt bauer chef chefs koch könig psychologe hydrologe hydrologen meteorologe ökologe pädagoge abgeordnete
  abgeordneter abgeordneten vorsitzende vorsitzender vorsitzenden beauftragte beauftragten bevollmächtigte beigeordnete angestellte
  beschäftigte angehörige sachverständige vorständin vorstand stadtrat gemeinderat landrat landrätin bundesrat stadträtin hauptfrau
  kauffrau kaufmann obmann obfrau staatsmann fachmann fachfrau bergmann seemann feuerwehrmann amtmann landsmann schirmherr
  hausfrau geschäftsfrau geschäftsmann tierarzt torwart hausmeister wehrführer bürgermeister`);

/** The forms of a noun for a man and for a woman: -er, -ers, -ern, -erin, -erinnen. */
const formsOf = (noun: string): string[] => {
  const stem = noun.replace(/e$/, '');
  const cases = noun.endsWith('e')
    ? [noun, `${noun}n`]
    : /(?:ent|ant|ist|at|nom)$/.test(noun)
      ? [noun, `${noun}en`]
      : [noun, `${noun}s`, `${noun}n`, `${noun}e`, `${noun}en`];
  return [...cases, ...feminine(stem)];
};
const feminine = (stem: string): string[] => [`${stem}in`, `${stem}innen`];

/** Endings of compounds that name a person: all but those too short to tell. */
export const PERSON_ENDINGS: string[] = [
  ...MASCULINE.flatMap(formsOf),
  ...FEMININE_STEMS.flatMap(feminine),
  ...OTHER,
].filter(
  (ending) =>
    ending.length > 3 &&
    !['general', 'kunde', 'kunden', 'wirt', 'wart', 'könig', 'bauer', 'koch', 'kundin', 'wirts', 'zeuge'].includes(
      ending,
    ),
);

export const ROLES: string[] = [
  ...MASCULINE.flatMap(formsOf),
  ...FEMININE_STEMS.flatMap(feminine),
  ...OTHER,
  ...words(`dr prof professorin doktor ing dipl papst päpstin könig königin kaiser fürst fürstin graf gräfin prinz prinzessin baron
    coach skipper star profi boss chefin leutnant major oberst admiral feldwebel wachtmeister kardinal pastor pastorin vikar
    imam scheich star legende ikone torfrau torhüter torhüterin keeper mittelfeldspieler angreifer abwehrchef weltmeisterin
    landwirt landwirtin gastwirt gastwirtin reeder reederin makler maklerin bauer bäuerin hebamme krankenschwester imker imkerin
    mutter vater bruder schwester sohn tochter onkel tante cousin cousine oma opa großmutter großvater witwe witwer ehefrau ehemann
    freund freundin mitglied ceo cto cfo blogger bloggerin influencer influencerin youtuber rapper rapperin komiker komikerin
    schlagzeuger schlagzeugerin geiger geigerin bassist cellist trompeter sopranistin tenor komponist komponistin choreograf
    choreografin fotograf fotografin philosoph philosophin theologe theologin zoologe botaniker astronom astronomin mathematiker
    klimatologe epidemiologe epidemiologin chirurg chirurgin apotheker apothekerin notar notarin steuerberater analyst analystin vermittler vermittlerin pressesprecher schatzmeister geologin biologin vize stellvertreter
    stellvertreterin rentner rentnerin azubi lehrling geselle gesellin urgestein spitzenkandidat ministerpräsident premier premierminister
    oberbürgermeister diakon diakonin äbtissin abt dichter dichterin lyriker lyrikerin essayist dramatiker filmemacher filmemacherin
    produzent produzentin designer designerin schiedsrichter schiedsrichterin unparteiischer ruderer schwimmer schwimmerin turner
    turnerin boxer boxerin radprofi skispringer biathletin biathlet läuferin sprinter sprinterin bergsteiger bergsteigerin
    entwickler entwicklerin programmierer programmiererin informatiker informatikerin gründerin kommandant kommandantin`),
];

export const ROLE_PREFIXES: string[] =
  words(`frühere früherer früheren früherem ehemalige ehemaliger ehemaligen ehemaligem einstige
  einstiger einstigen damalige damaliger damaligen heutige heutiger designierte designierter designierten stellvertretende
  stellvertretender stellvertretenden amtierende amtierender amtierenden neue neuer neuen künftige künftiger künftigen scheidende
  scheidender scheidenden leitende leitender leitenden erste erster ersten zweite zweiter zweiten kommissarische kommissarischer
  langjährige langjähriger langjährigen ex vize parlamentarische parlamentarischer geschäftsführende geschäftsführender technische
  technischer kaufmännische kaufmännischer künstlerische künstlerischer deutsche deutscher österreichische schweizer`);

/** Nouns for people and groups that speak, beside all roles. */
export const PEOPLE: string[] =
  words(`mann männer frau frauen mensch menschen leute kind kinder junge jungen mädchen eltern familie
  familien paar polizei feuerwehr behörde behörden regierung verwaltung stadtverwaltung gericht staatsanwaltschaft opposition partei
  fraktion gewerkschaft verband verein konzern unternehmen firma hersteller betreiber bank verlag zeitung sender magazin ministerium
  landesregierung bundesregierung kommission gruppe initiative bündnis bürgerinitiative augenzeuge augenzeugen zeuge zeugen zeugin
  kritiker befürworter experten fachleute insider kreise beobachter analysten ermittler beamte beamter beamten beamtin quelle quellen
  opfer täter verdächtige verdächtiger angeklagte angeklagter angeklagten patient patientin patienten überlebende überlebender
  demonstranten demonstrantin demonstrant aktivisten fans fan anhänger passanten passant passantin fahrgast fahrgäste
  reisende reisender eine einer viele manche einige andere jemand niemand teilnehmer teilnehmerin gast gäste verantwortliche
  verantwortlicher verantwortlichen vorstand aufsichtsrat stadtrat gemeinderat kreis schule universität klinik krankenhaus amt dienst
  jährige jähriger jährigen studierende jugendliche jugendlicher erwachsene geflüchtete bewohner klägerin kläger
  verteidigung anklage jury publikum menge belegschaft crew besatzung mannschaft team band duo`);

/** Compounds that name a body: Wirtschafts-ministerium, Aufsichts-behörde. */
export const BODY_ENDINGS: string[] =
  words(`ministerium ministeriums ministerien behörde behörden verband verbands verbandes verbände
  verein vereins vereine konzern konzerns konzerne kommission regierung verwaltung anwaltschaft gewerkschaft gesellschaft fraktion
  partei parteien agentur zentrale zeitung anzeiger rundschau magazin sender verlag verlags klinik klinikum krankenhaus universität
  hochschule schule institut instituts stiftung unternehmen werke betriebe gericht gerichts bundesamt landesamt forstamt bauamt
  ordnungsamt gesundheitsamt jugendamt umweltamt stadtwerke initiative bündnis zentrum museum theater orchester rundfunk polizei
  feuerwehr bundeswehr kammer ausschuss parlament bundestag landtag kreistag stadtrat gemeinderat vorstand aufsichtsrat
  sparkasse bank genossenschaft gemeinschaft vereinigung organisation föderation`);

export const ORGANIZATIONS: string[] =
  words(`ministerium amt amts amtes bahn telekom börse bundesamt landesamt behörde agentur gericht kommission ausschuss rat senat
  parlament bundestag landtag regierung polizei feuerwehr bundeswehr armee universität hochschule schule institut akademie klinik
  krankenhaus stiftung verband verein bund bundesverband landesverband gewerkschaft partei union liga club klub konzern gruppe gmbh ag
  kg ev se bank sparkasse kasse versicherung werke stadtwerke verlag zeitung nachrichten anzeiger rundschau tageblatt kurier post
  allgemeine presse bote magazin spiegel rundfunk fernsehen radio sender museum theater oper orchester philharmoniker kirche bistum
  caritas diakonie bündnis initiative netzwerk zentrum gesellschaft genossenschaft brauerei reederei linke grünen liste fc sv tsv
  vfb vfl sc sg bvb spd cdu csu fdp afd ard zdf ndr wdr mdr swr br rbb dpa afp eu nato un uno usa fifa uefa dfb bka lka`);

export const DOCUMENTS: string[] =
  words(`mitteilung erklärung bericht brief schreiben mail e-mail studie umfrage gutachten urteil beschluss
  begründung anklageschrift klage antrag gesetz verordnung vertrag dokument dokumente papier protokoll akte akten artikel beitrag
  kommentar buch roman text nachricht tweet post posting video plakat schild zettel flugblatt flyer anzeige webseite website
  internetseite homepage statement stellungnahme bekanntmachung meldung ankündigung einladung programm entwurf vorlage satzung
  inschrift tafel überschrift titel petition resolution leitfaden broschüre prospekt tagebuch nachruf interview podcast analyse
  auswertung statistik untersuchung warnung aufruf appell notiz vermerk formular`);

/** Compounds that name a writing: Presse-mitteilung, Prüf-bericht. */
export const DOCUMENT_ENDINGS: string[] =
  words(`mitteilung erklärung bericht berichts brief schreiben studie umfrage gutachten urteil
  schrift antrag gesetz verordnung vertrag dokument papier protokoll artikel beitrag kommentar meldung nachricht buch anzeige
  seite stellungnahme entwurf vorlage analyse statistik untersuchung aufruf notiz vermerk bescheid`);

const EXTRA_MALE =
  words(`achim adam adolf alois ansgar anselm armin arndt arne arno august axel bartholomäus bastian benno bernd bernhard
  bertram bodo burkhard carsten cem christof claas claus clemens cornelius detlef detlev dietmar dietrich dirk dominik eberhard eckart
  eckhard edgar egon ekkehard emanuel emre enno ernst erwin eugen ewald falk ferdinand fiete folker franz fridolin frieder friedhelm
  fritz georg gerd gero gisbert gottfried götz gregor guido günter günther gustav hanno hannes hans-jürgen hans-peter harald hartmut
  hasan heiko heiner heinz helge helmut hendrik heribert hermann hilmar hinnerk holger horst hubertus ilja ingo jannik jannis jochen jonte jörg
  jost jan-erik joachim jörn jürgen kai karl-heinz karsten kaspar kilian knut konrad konstantin korbinian kurt leander leif lennart leopold
  levin lorenz lothar ludger ludwig lutz malte manfred marius marten marvin matthis mehmet meinhard michi milan mirko moritz murat niklas
  nils norbert olaf olav oswald ottmar otto pascal paul philipp pius quirin rainer ralf raimund reiner reinhard reinhold rico robin
  roland rolf roman rüdiger rudi rudolf ruprecht sascha sebastian sepp severin siegfried siegmar sigmar sigmund silvan simon sönke stefan
  steffen sven swen theo theodor thilo thomas thorben thorsten til till tilo tim timo titus tobias tom torben torsten toralf udo ulf uli
  ulrich urs uwe valentin veit viktor vinzenz volker volkmar waldemar walther wenzel wieland wilfried wilhelm willi winfried wolf wolfram
  xaver yannick yusuf zoltan`);
const EXTRA_FEMALE =
  words(`adelheid agathe aline almut amelie amrei andrea anette angelika anita anke annabell anna-lena annegret
  anneliese annemarie annett annika antje ariane astrid babette bärbel beate berit bettina birgit birte brigitte britta brunhilde carola charlotte
  christa christel christiane conny corinna cornelia dagmar daniela dörte dorothea dorothee ebba edeltraud elfriede elif elisabeth elke ella else
  erika erna esra eva-maria evi fatma felicitas franziska frauke frederike frieda friederike gabi gabriele gerda gerlinde gertrud gesa
  gesine gisela grit gudrun gunda gundula hannelore hedwig heide heike helga henriette henrike hermine hertha hilde hildegard ilona
  ilse imke ina inga inge ingeborg ingrid inka insa irene irmgard isolde iris janina jasmin johanna josefine jutta karin karla karola katarina
  katharina kathrin katja katrin kerstin kira klara kornelia kristiane lea leonie leokadia lieselotte lioba liselotte luise maike manja
  mareike maren margarete margit margot margret marianne marie-luise marita marlies martina mathilda mechthild melanie merle meike
  mieke monika nadine nele nicole nora odette ortrud ottilie petra pia ramona rahel regine renate ricarda rita romy ronja rosemarie roswitha
  sabine salome sandra saskia selma sibylle sieglinde sigrid silke silvia simone sina sofie stefanie svenja swantje sylvia tanja tatjana thea theresia
  traudel trude tina uschi ursula uta ute valeska verena viktoria vivien viviane waltraud wiebke wilma yusra yvonne zeynep`);

export { EXTRA_FEMALE as GERMAN_FEMALE_NAMES, EXTRA_MALE as GERMAN_MALE_NAMES };
