import { englishEndings, englishNounKinds, isPlural, singularOf } from './english-noun-kinds.ts';
import { genderOf, isSameOffice, SHORT_FORMS } from './english-people.ts';
import { englishReporting } from './english-reporting.ts';
import { englishSmallWords } from './english-small-words.ts';
import { CUES, VERBS } from './english-verbs.ts';
import { FEMALE_NAMES, MALE_NAMES } from './first-names.ts';
import { type Language, type Pronoun, words } from './language.ts';
import { sharing } from './sharing.ts';

const pronoun = (
  gender: Pronoun['gender'],
  subject = true,
  plural = false,
  person: Pronoun['person'] = 3,
): Pronoun => ({
  gender,
  plural,
  subject,
  person,
});

const PRONOUNS = new Map<string, Pronoun>([
  ['he', pronoun('male')],
  ['him', pronoun('male', false)],
  ['his', pronoun('male', false)],
  ['himself', pronoun('male', false)],
  ['she', pronoun('female')],
  ['her', pronoun('female', false)],
  ['hers', pronoun('female', false)],
  ['herself', pronoun('female', false)],
  ['they', pronoun('any', true, true)],
  ['them', pronoun('any', false, true)],
  ['their', pronoun('any', false, true)],
  ['it', pronoun('thing')],
  ['its', pronoun('thing', false)],
  ['who', pronoun('any')],
  ['which', pronoun('thing')],
  ['that', pronoun('thing')],
  ['me', pronoun('any', false, false, 1)],
  ['i', pronoun('any', true, false, 1)],
  ['we', pronoun('any', true, true, 1)],
]);

const DETERMINERS =
  words(`the a an this that these those some several many most few both all other another one two three four
  five six seven eight nine ten dozens hundreds thousands no any each every his her their its my our your such certain various
  numerous multiple anonymous unnamed half more`);

const FUNCTION_WORDS =
  words(`the a an this that these those some several many most few both all other another any each every no
  such and or but nor so yet for of in on at by to from with without within into onto over under about above below between among
  against through during before after since until till while when where why how what which who whom whose whether if unless
  because although though as than then there here it its he she they we i you him her them us me his their our my your not n't
  is are was were be been being am has have had having do does did doing will would shall should can could may might must ought
  's 'm 're 've 'll 'd also just only even still again ever never always often sometimes now once yes well oh however
  meanwhile moreover furthermore nevertheless nonetheless instead otherwise perhaps maybe indeed besides despite amid amongst
  toward towards across along around behind beyond near off out up down per via like unlike upon regarding including according
  later earlier too very more less much rather quite almost nearly both either neither yesterday today tomorrow tonight last next
  finally eventually recently currently previously additionally similarly likewise thus hence therefore thereafter afterwards
  first second third asked speaking writing citing given following back let let's nothing everything something anything
  everyone everybody someone somebody anyone anybody nobody none further elsewhere overall together long soon part`);

const ABBREVIATIONS =
  words(`mr mrs ms mx dr prof sen rep gov gen lt col sgt capt cmdr cpl pvt maj adm hon rev fr sr jr st mt ft no vs
  u.s u.k u.n e.u d.c inc corp co ltd llc bros dept univ assn ave blvd rd jan feb mar apr jun jul aug sept sep oct nov dec calif
  conn fla ill mass mich minn mo nev okla ore pa tenn tex va vt wash wis ariz ark colo del ga ind kan ky la md miss mont neb n.c
  n.d n.h n.j n.m n.y r.i s.c s.d w.va wyo ala d-calif a.m p.m i.e e.g etc al approx est min max pres sec supt det insp const
  cllr msgr amb atty asst brig rt ven esq messrs mme mlle sra srta mgr ald comdr spc ssgt tsgt pfc hm lcpl`);

const HONORIFICS = new Map<string, Pronoun['gender']>([
  ['mr', 'male'],
  ['sir', 'male'],
  ['lord', 'male'],
  ['mrs', 'female'],
  ['ms', 'female'],
  ['miss', 'female'],
  ['madam', 'female'],
  ['lady', 'female'],
  ['dame', 'female'],
  ['mx', 'any'],
  ['dr', 'any'],
  ['señor', 'male'],
  ['monsieur', 'male'],
  ['madame', 'female'],
]);

const ROLES =
  words(`president vice-president premier minister chancellor secretary undersecretary senator sen representative rep
  congressman congresswoman congressperson governor gov mayor councilman councilwoman councillor councilor cllr alderman assemblyman
  assemblywoman speaker whip delegate commissioner ambassador envoy diplomat consul attorney lawyer prosecutor solicitor barrister
  judge justice magistrate sheriff deputy officer constable detective inspector superintendent sergeant sgt lieutenant lt captain
  capt major maj colonel col general gen brigadier admiral adm commander cmdr commodore marshal corporal cpl private pvt pilot
  professor prof doctor dr dean provost chancellor rector principal headteacher headmaster headmistress teacher researcher scientist
  economist analyst historian biologist ecologist geologist physicist chemist psychologist psychiatrist epidemiologist virologist
  sociologist anthropologist archaeologist climatologist meteorologist seismologist astronomer astronaut engineer architect surgeon
  nurse paramedic physician pediatrician cardiologist oncologist pharmacist veterinarian dentist director chief head chair chairman
  chairwoman chairperson ceo cfo coo cto cmo cio cpo chro vp avp founder co-founder cofounder owner co-owner partner manager executive president boss
  entrepreneur businessman businesswoman investor banker trader strategist adviser advisor aide consultant pollster
  spokesman spokeswoman spokesperson spox coach skipper captain midfielder striker defender goalkeeper keeper winger forward
  quarterback linebacker receiver pitcher catcher batsman batter bowler guard center centre fullback player golfer sprinter swimmer
  boxer cyclist driver jockey referee umpire gymnast skater runner champion actor actress comedian comic singer songwriter
  singer-songwriter rapper musician guitarist drummer bassist pianist cellist violinist conductor composer frontman producer
  director filmmaker screenwriter showrunner writer author novelist poet playwright artist painter sculptor photographer designer
  dancer choreographer curator model presenter host anchor broadcaster commentator pundit columnist critic editor journalist reporter
  correspondent blogger youtuber influencer publisher activist campaigner advocate organizer organiser volunteer resident neighbour
  neighbor witness survivor victim farmer fisherman baker chef restaurateur bartender barista waiter shopkeeper plumber
  electrician carpenter builder landlord tenant student pupil graduate mother father brother sister wife husband son daughter widow
  grandmother grandfather uncle aunt cousin friend colleague classmate pope bishop archbishop cardinal priest pastor reverend rev
  vicar rabbi imam monk nun father sister brother king queen prince princess duke duchess earl baron baroness emperor sheikh sultan
  dictator leader candidate nominee hopeful frontrunner front-runner politician lawmaker legislator mp msp congressperson
  treasurer comptroller controller auditor clerk registrar secretary-general secretary general-secretary negotiator mediator
  inspector-general ombudsman coroner medic fighter activist hacker developer programmer technician specialist expert scholar lecturer
  fellow postdoc mogul tycoon magnate billionaire millionaire heiress socialite star veteran legend guru titleholder medallist
  medalist olympian paralympian rider trainer jumper thrower rower sailor skier snowboarder surfer climber mountaineer explorer
  rancher trucker firefighter lifeguard ranger conservationist environmentalist lobbyist supt det insp const msgr amb atty supporter
  member operative insider confidant biographer narrator moderator surrogate envoy liaison coordinator administrator counsel lead
  democrat republican conservative tory eyewitness bystander qb rb wr te cb lb dl mvp gm svp evp cto md official co-author coauthor inventor whistleblower translator steward foreman foreperson juror plaintiff defendant warden clockmaker defenseman rookie entomologist teammate team-mate
  pensioner landlady bride groom dj vlogger streamer tiktoker vj mc emcee ref di dc dci ds pc
  practitioner radiographer midwife therapist counsellor counselor welder mechanic postman postmaster librarian archivist botanist
  zoologist marshal bandleader organist fiddler falconer beekeeper keeper undertaker innkeeper winemaker brewer butcher grocer
  cheesemaker blacksmith ferryman lighthouse-keeper agent guide resident native incumbent runner-up superdelegate cleric coxswain trapper
  signalman schoolteacher forecaster co-head graduate alumnus beneficiary pundit dissident whistleblower whistle-blower spokeswoman janitor
  caretaker porter grandson granddaughter nephew niece fiancé fiancée girlfriend boyfriend stepfather stepmother evangelist theologian`);

const ROLE_PREFIXES =
  words(`former ex then-president then acting interim deputy assistant associate vice chief senior junior lead head
  first second third prime foreign home defense defence finance interior health education energy trade labor labour justice
  environment housing transport transportation agriculture national local state federal regional county city district central
  republican democratic conservative liberal labour green independent longtime veteran retired elected renowned acclaimed disgraced convicted appointed newly-elected newly-appointed self-employed future incoming outgoing newly
  presidential congressional senatorial gubernatorial mayoral press communications campaign policy political public executive managing
  general rear fleet brigadier staff sergeant master major warrant commanding artistic creative technical sporting medical clinical
  research senior principal founding award-winning celebrity professional amateur emeritus distinguished visiting attorney police
  fire army navy air force marine military coast guard white house senate cabinet majority minority opposition parliamentary
  party shadow left right centre center attacking defensive head club team school board council committee union bank company
  legendary fellow self-described self-proclaimed star pop rock country folk jazz opera film television tv radio video news sports`);

const PARTICLES = words(
  'van von der den de di da do dos das del della du la le las los el al bin bint ibn ben abu ter ten zu zum y e af av',
);

const SUFFIXES = words('jr sr ii iii iv');

const ORGANIZATIONS =
  words(`department ministry agency bureau office commission committee council board court senate congress parliament
  house assembly government administration cabinet authority army navy force forces police guard corps university college school
  institute academy center centre hospital clinic foundation fund trust association society union federation league club team
  party campaign group company corporation corp inc ltd llc plc bank holdings partners capital ventures labs studio studios records
  entertainment media network news times post journal herald tribune gazette telegraph guardian mail sun star mirror press
  magazine weekly daily review reporter chronicle inquirer dispatch observer examiner republic globe radio television tv cnn bbc nbc
  abc cbs fox msnbc npr pbs reuters bloomberg politico breitbart nato un eu fbi cia nsa epa irs who nasa pentagon kremlin
  service services systems technologies solutions industries international united city rovers albion fc afc museum gallery
  theatre theater orchestra church diocese cathedral alliance coalition network initiative project program programme organization
  organisation airlines airways motors energy oil gas pharmaceuticals pharma foods stores supermarkets hotels resort railways
  authority treasury archive library laboratory observatory zoo brewery bakery restaurant café nonprofit charity watchdog regulator
  embassy consulate secretariat exchange conference institution panel tribunal inspectorate forum`);

const DOCUMENTS =
  words(`statement report memo memorandum letter email e-mail lawsuit complaint indictment filing affidavit document documents
  study survey poll paper article editorial column op-ed book memoir bill law act resolution treaty constitution transcript tweet post
  message note sign banner placard poster ad advert advertisement website page release press-release petition ruling judgment verdict
  decision opinion order review audit analysis headline caption description leaflet brochure manifesto platform email emails
  records warrant contract notice guidelines inscription plaque script text voice-over announcement obituary diary blog website
  account newsletter menu label slogan video readout excerpt excerpts suit summary draft motion policy agreement dossier cable`);

const PEOPLE =
  words(`official officials critic critics source sources expert experts analyst analysts researcher researchers scientist
  scientists author authors doctor doctors nurse nurses lawyer lawyers attorney attorneys prosecutor prosecutors police officer
  officers investigator investigators witness witnesses resident residents neighbour neighbor neighbours neighbors parent parents
  mother father teacher teachers student students pupil pupils fan fans supporter supporters opponent opponents protester
  protesters demonstrators activist activists organizer organizers organiser organisers campaigner campaigners advocate advocates
  lawmaker lawmakers senator senators congressman congresswoman republicans democrats conservatives voter voters candidate aide aides
  adviser advisers advisor advisors staffer staffers employee employees worker workers executive executives manager owner
  owners boss founder chairman chairwoman chair ceo president governor mayor minister ministers premier chancellor judge judges jury
  juror jurors spokesman spokeswoman spokesperson spokespeople representative representatives leader leaders director
  coach player players captain striker champion star actor actress singer band duo group groups family families friend friends
  relative relatives man woman men women boy girl child children people person someone somebody others crowd audience
  onlookers bystander bystanders passenger passengers driver customer customers client clients tenant tenants landlord shopper user
  users commenter commentator commentators observer observers historian historians economist economists veteran veterans diplomat
  diplomats soldier soldiers commander commanders general admiral sheriff detective detectives firefighter firefighters paramedic
  farmer farmers fisherman fishermen insider insiders reporter reporters journalist journalists editor editors columnist host
  moderator narrator writer blogger filmmaker artist curator chef baker teenager teen couple wife husband son daughter brother sister
  widow survivor survivors victim victims patient patients volunteer volunteers scholar scholars professor dean principal pope bishop
  priest pastor imam rabbi company firm campaign agency department ministry office government administration white-house council
  committee commission board court union association organization organisation charity club team school hospital university network
  newspaper paper magazine outlet outlets broadcaster website platform studio label airline bank retailer manufacturer supplier
  regulator watchdog authorities authority army military militia rebels party coalition alliance delegation panel board
  one another many some several most both few all others allies foes rivals colleagues colleague classmate classmates peers members
  member delegate delegates ambassador envoy operative operatives strategist strategists pollster pollsters donor donors
  applicant plaintiff plaintiffs defendant defendants accuser suspect inmate prisoner heckler year-old mogul tycoon billionaire businessman
  midfielder defender goalkeeper winger quarterback mum mom dad grandmother grandfather pensioner`);

const WORKS =
  words(`film films movie movies song songs album albums single singles track tracks book books novel novels series show
  shows sitcom play plays musical opera documentary documentaries game games episode episodes painting paintings sculpture poem poems
  essay essays article articles podcast magazine comedy drama thriller blockbuster sequel prequel trilogy memoir biography anthology
  hit hits ballad symphony sonata exhibition exhibit installation photograph cartoon comic franchise soundtrack remake adaptation
  script screenplay short feature column headline paper study report lecture tour programme program special broadcast channel video
  videos clip trailer mixtape ep lp record hymn anthem chapter edition issue volume bestseller romcom western musical miniseries
  campaign app brand ship boat plane horse restaurant dish cocktail menu`);

const NAMING =
  words(`called dubbed titled entitled named nicknamed known so-called termed labelled labeled branded christened term terms word
  words phrase phrases expression slang nickname moniker acronym code-named codenamed self-styled starring directed wrote played
  portrayed performed sang recorded released premiered watched read reading singing playing title titles label means meaning`);

const MAKING =
  words(`wrote write writes written writing co-wrote sang sing sings sung recorded recording directed directing produced
  producing composed composing painted filmed staged released releasing published publishing performed performing played playing
  covered premiered screened choreographed penned illustrated translated`);

const CALENDAR =
  words(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
  september october november december christmas easter thanksgiving ramadan`);

export const english: Language = {
  code: 'en',
  functionWords: new Set(FUNCTION_WORDS),
  pronouns: PRONOUNS,
  determiners: new Set(DETERMINERS),
  cues: new Set(CUES),
  verbs: new Set(VERBS),
  prepositions: [['according', 'to'], ['according', 'the'], ['in', 'the', 'words', 'of'], ['per']],
  agents: new Set(['by']),
  hanging: new Set(words('of at for from with in on to by about against')),
  abbreviations: new Set(ABBREVIATIONS),
  honorifics: HONORIFICS,
  roles: new Set(ROLES),
  rolePrefixes: new Set(ROLE_PREFIXES),
  particles: new Set(PARTICLES),
  suffixes: new Set(SUFFIXES),
  organizations: new Set(ORGANIZATIONS),
  documents: new Set(DOCUMENTS),
  works: new Set(WORKS),
  naming: new Set(NAMING),
  making: new Set(MAKING),
  people: new Set(PEOPLE),
  maleNames: new Set(MALE_NAMES),
  femaleNames: new Set(FEMALE_NAMES),
  calendar: new Set(CALENDAR),
  small: englishSmallWords,
  nouns: englishNounKinds,
  endings: englishEndings,
  isPlural,
  singularOf,
  genderOf,
  isSameOffice,
  isShortForm: sharing(SHORT_FORMS),
  reporting: englishReporting,
};
