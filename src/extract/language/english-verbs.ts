import { words } from './language.ts';

/** Regular verbs of speech and writing; their forms are made below. */
const REGULAR =
  words(`add announce answer argue ask assert assure acknowledge accuse admit admonish advise affirm agree allege apologize apologise
  appeal assess attest bark beam beg bellow blast blog blurt boast bemoan bray bristle call caution challenge charge chant chide chime
  chuckle cite claim clarify comment complain concede conclude confess confide confirm contend continue counter crow criticize criticise
  cry dare declare decry defend demand denounce deny describe detail dismiss disclose dub echo elaborate emphasize emphasise enthuse exclaim
  explain express exhort extol fume gasp gloat groan growl grumble gush highlight hint implore imply inform inquire insist
  instruct intone invoke interject insult jeer joke jest lament label laugh maintain marvel mention moan mock mumble murmur muse mutter
  note object observe offer opine order outline plead pledge point post praise pray preach predict proclaim promise pronounce propose
  protest profess quip question quote rail rant ratify reaffirm reason recall recite reckon recommend recount refer reflect refuse
  regret reiterate relate remark remember remind report repeat reply request respond retort reveal roar rule scoff scold scream share
  shout shriek sigh signal smile snap snarl sneer sob speculate state stress suggest summarize summarise surmise swear tease testify
  text thank threaten thunder title tout tweet urge utter vent venture voice vow wail warn whisper whine wonder yell yelp chronicle
  conclude caption credit blame slam hail dub brand deem term mouth narrate portray characterize characterise liken email
  message holler deadpan proffer counsel denote underscore underline reassure propose warble coo sum deride lambast ridicule
  speculate allude indicate forecast declare disagree concur greet joke shoot retweet list sing print publish show release issue`);
const IRREGULAR =
  words(`say says said saying tell tells told telling write writes wrote written writing speak speaks spoke spoken
  speaking read reads reading put puts putting think thinks thought thinking feel feels felt go goes went going begin begins began
  find finds found swear swears swore make makes made quip quips quipped cut cuts shoot shoots shot fire fires fired hold holds held
  sing sings sang sum sums recalls according goes like liked believe believes believed hope hopes hoped know knows knew`);

function formsOf(verb: string): string[] {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  const isShort =
    /^(?:beg|quip|snap|stress|sob|rant|plan|blog|chat|dub|sum|nod|rap|slam|brand)$/.test(verb) &&
    /[^aeiou][aeiou][bgmnp]$/.test(verb);
  const y = /[^aeiou]y$/.test(verb);
  const third = y ? `${verb.slice(0, -1)}ies` : /(?:s|sh|ch|x|z)$/.test(verb) ? `${verb}es` : `${verb}s`;
  const doubled = isShort ? stem + stem.at(-1) : stem;
  const past = y ? `${verb.slice(0, -1)}ied` : `${doubled}ed`;
  return [verb, third, past, `${y ? verb : doubled}ing`];
}

export const CUES: string[] = [...REGULAR.flatMap(formsOf), ...IRREGULAR];

/** Common verbs that aren't of speech: a noun phrase ends before them. */
export const VERBS: string[] =
  words(`is are was were be been has have had do does did will would can could may might must should shall
  came come comes went goes go got get gets took take takes gave give gives made make makes became become becomes began begin
  left leave leaves kept keep keeps let lets led lead leads met meet meets ran run runs saw see sees seen sat sit sits sent send
  stood stand stands won win wins lost lose loses paid pay pays brought bring brings bought buy buys built build builds fell
  fall falls grew grow grows heard hear hears held hold holds knew know knows rose rise rises sold sell sells spent spend spends
  stop stopped started start starts wanted want wants needed need needs used use uses tried try tries turned turn turns looked
  look looks worked work works seemed seem seems appeared appear appears moved move moves lived live lives died die dies played
  play plays joined join joins served serve serves helped help helps included includes opened open opens closed close closes walked
  walks arrived arrives received receives visited visits remained remains stayed stays expected expects attended attends won't
  didn't doesn't isn't wasn't weren't couldn't wouldn't hasn't haven't don't can't`);
