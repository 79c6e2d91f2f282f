import { words } from './language.ts';
import { sharing } from './sharing.ts';

/** Nouns that tell whether a person is a man or a woman. */
const MALE = new Set(
  words(`man boy gentleman guy father dad grandfather grandpa son grandson brother husband uncle nephew widower groom boyfriend
    godfather stepfather spokesman chairman congressman councilman alderman assemblyman businessman fisherman policeman fireman
    salesman sportsman batsman frontman statesman cameraman clergyman craftsman midshipman barman handyman waiter king
    prince duke earl baron emperor sultan sheikh lord sir pope monk imam cardinal monsignor
    headmaster landlord anchorman weatherman foreman mr schoolboy fiancé`),
);

const FEMALE = new Set(
  words(`woman girl lady mother mum mom grandmother grandma daughter granddaughter sister wife aunt niece widow bride girlfriend
    godmother stepmother spokeswoman chairwoman congresswoman councilwoman alderwoman assemblywoman businesswoman policewoman
    sportswoman batswoman frontwoman stateswoman camerawoman actress waitress hostess queen princess duchess countess baroness
    empress dame nun headmistress landlady heiress stewardess mrs ms miss schoolgirl fiancée ballerina midwife comedienne`),
);

/** Whether a noun for a person tells a man or a woman. */
export const genderOf = (noun: string): 'male' | 'female' | null =>
  MALE.has(noun) ? 'male' : FEMALE.has(noun) ? 'female' : null;

/** Words for one office: boss and manager, senator and lawmaker. */
export const isSameOffice = sharing([
  'manager coach boss trainer gaffer head-coach',
  'chief executive ceo boss president director head chairman chairwoman chair founder owner leader',
  'senator lawmaker legislator sen politician democrat republican',
  'representative congressman congresswoman lawmaker legislator rep politician democrat republican',
  'mp lawmaker politician backbencher parliamentarian minister',
  'candidate nominee hopeful contender frontrunner front-runner politician billionaire businessman mogul republican democrat',
  'president leader commander-in-chief candidate',
  'minister premier politician leader secretary',
  'governor gov politician republican democrat',
  'striker forward player footballer international star scorer',
  'midfielder defender goalkeeper keeper winger player footballer international star captain skipper playmaker',
  'captain skipper player',
  'batsman batter bowler cricketer all-rounder player opener spinner',
  'quarterback linebacker receiver player star',
  'singer singer-songwriter songwriter rapper musician star artist frontman frontwoman pianist guitarist cellist violinist performer',
  'actor actress star comedian comic performer',
  'writer author novelist poet playwright columnist journalist essayist critic',
  'director filmmaker film-maker showrunner',
  'lawyer attorney barrister solicitor counsel prosecutor',
  'doctor physician surgeon medic dr psychiatrist cardiologist pediatrician oncologist gp',
  'professor scientist researcher academic scholar historian economist biologist physicist chemist geologist ecologist psychologist expert lecturer prof dr',
  'officer policeman policewoman detective inspector sergeant constable superintendent cop sheriff deputy chief',
  'general colonel captain major admiral lieutenant commander officer soldier veteran gen col capt maj adm lt cmdr',
  'spokesman spokeswoman spokesperson official',
  'father mother parent dad mum mom',
  'wife husband spouse partner',
  'reporter correspondent journalist presenter anchor host broadcaster',
  'runner sprinter swimmer gymnast boxer golfer champion athlete star olympian medallist medalist player',
  'teacher headteacher headmaster headmistress principal head',
  'bishop archbishop cardinal pope pontiff priest pastor vicar',
  'artist painter sculptor photographer designer',
  'owner founder co-founder entrepreneur businessman businesswoman chef restaurateur baker',
]);

/** First names and their short forms: Bill and William. */
export const SHORT_FORMS: string[] =
  `william bill billy will|robert bob bobby rob robbie|richard rick dick ricky|james jim jimmy jamie|john jack johnny jon
  |joseph joe joey|edward ed eddie ted teddy ned|thomas tom tommy|michael mike mick mickey|anthony tony|charles charlie chuck chas
  |theodore ted teddy theo|lawrence larry|henry harry hank|harold harry hal|daniel dan danny|david dave|stephen steve stevie
  |steven steve|christopher chris|matthew matt|andrew andy drew|alexander alex sandy|nicholas nick nicky|benjamin ben benny
  |samuel sam sammy|gerald gerry jerry|jeremiah jerry|jerome jerry|kenneth ken kenny|ronald ron ronnie|donald don donnie|raymond ray
  |timothy tim|gregory greg|jeffrey jeff|geoffrey geoff|patrick pat paddy|peter pete|philip phil|frederick fred freddie
  |albert al bert|alan al|leonard len lenny leo|nathaniel nathan nate nat|zachary zach zack|joshua josh|jacob jake|vincent vince vinny
  |walter walt|franklin frank|francis frank|elizabeth liz beth betsy betty eliza lizzie libby|katherine kate katie kathy kat kitty
  |catherine cate cathy kate katie|margaret maggie meg peggy marge|deborah deb debbie|susan sue susie suzie|jennifer jen jenny
  |jessica jess jessie|patricia pat patty trish tricia|barbara barb|rebecca becky becca|victoria vicky vicki tori|christine chris chrissy tina
  |christina chris tina|alexandra alex sandra|samantha sam|amanda mandy|pamela pam|cynthia cindy|kimberly kim|theresa terry tess
  |abigail abby|judith judy|sandra sandy|dorothy dot dottie|eleanor ellie nell|madeleine maddie|josephine jo josie|joanna jo|stephanie steph
  |nicola nicky|natalie nat|antonio tony|francisco paco|josé pepe|aleksandr sasha|mohammed mo|mohamed mo`.split('|');
