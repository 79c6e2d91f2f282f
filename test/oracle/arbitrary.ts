// Hostile but well-formed text: what an article could hold, or someone could put into one to be quoted.

import fc from 'fast-check';

const listed = (words: string): string[] => words.split(' ');

const WORDS = listed('said the minister “We will” naïve Œuvre 東京 don’t U.S. 3.5 x A');
const PUNCTUATION = [...'*_~|`><#-+=[]()!&@:.,;"\'/\\^{}$%＊＿＞…–'];
const DELIMITERS = listed('* ** *** _ __ ___ ~ ~~ | || ` `` ``` ＊ ＿');
const INSIDE_WORDS = listed('snake_case_name a*b*c 2*3*4 f(x) a|b C:\\dir\\* ¯\\_(ツ)_/¯ \\* \\ \\\\ \\\\\\ ```js');
const LINE_STARTS = '# |## |### |#|-# |-#|- |* |+ |1. |10. |1) |> |>>> |>|&gt; |  - |    '.split('|');
const MENTIONS = listed('<@1> <@!1> <@&1> <#1> <id:customize> @everyone @here @silent <sound:1:2>');
const COMMANDS = ['</brief:1>', '</brief add it:1>'];
const SLACK_MENTIONS = listed('<@U1> <#C1> <#C1|general> <!here> <!channel> <!everyone> <!subteam^S1>');
const TIMES = listed('<t:0> <t:1700000000:R> <t:1:x> <!date^1392734382^{date}|then> 12:30:45');
const EMOJI = listed('<:name:1> <a:name:1> :smile: :+1: :a_b: Secure::Key::HSM : 😀 👩‍👩‍👧 🇮🇷 ❤️ ©');
const ADDRESSES = listed(
  'http://y https://a.example/b_c_d https://a.example/x). https://[::1]/ http\\://x www.a.example',
);
const LINKS = listed(
  '[x](http://y) [x](<http://y>) <http://y> <http://y|x> <mailto:a@b.example> <a@b.example> ]( [x](',
);
const TITLED = ['[x](http://y "z")', '[*a b*]( http://y )', '[x] (http://y)'];
const ENTITIES = listed('&amp; &lt; &gt; &amp;lt; &#42; &nbsp; <b> </b>');
const BIDI = [...'\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'];
const BALANCED = [
  '\u202eabc\u202c',
  '\u2067abc\u2069',
  '\u2068\u05d0\u2069',
  'שלום',
  'العربية',
  'فارسی',
  '\u202bab\u202c',
];
const UNSEEN = [...'\u200b\u200c\u200d\u2060\ufeff\u00ad\u00a0\u3000\u034f\ufe0f'];
const MARKS = ['e\u0301', 'a\u0308\u0323', '\u0301', 'Z̸͓͑a', 'क्षि'];
const ASTRAL = ['𝕏', '𠮷', '\u{1f468}', '\u{2f800}', '𝐡𝐭𝐭𝐩://x', '\u{e0041}'];
const BLANKS = [' ', ' ', ' ', '  ', '\t'];
const LINE_ENDS = ['\n', '\n', '\n\n', '  \n', '\n\n\n', '\n\t', '\u2028', '\u2029'];

const ALL = [WORDS, WORDS, WORDS, PUNCTUATION, PUNCTUATION, DELIMITERS, DELIMITERS, INSIDE_WORDS, LINE_STARTS].concat(
  [MENTIONS, COMMANDS, SLACK_MENTIONS, TIMES, EMOJI, ADDRESSES, LINKS, TITLED, ENTITIES],
  [BIDI, BALANCED, UNSEEN, MARKS, ASTRAL],
);

const any = fc.oneof(...ALL.map((list) => fc.constantFrom(...list)));
const styled = fc
  .tuple(fc.constantFrom(...DELIMITERS), any, fc.constantFrom(...WORDS))
  .map(([delimiter, one, two]) => `${delimiter}${one} ${two}${delimiter}`);
const longWord = fc.integer({ min: 20, max: 120 }).map((length) => 'Wort'.repeat(length).slice(0, length));

/** Without lone surrogates, and without control characters other than tab and, if asked for, newline. */
export function hostileText(options: { maxLength?: number; newlines?: boolean } = {}): fc.Arbitrary<string> {
  const { maxLength = 200, newlines = true } = options;
  const fragment = fc.oneof(
    { weight: 12, arbitrary: any },
    { weight: 3, arbitrary: styled },
    { weight: 5, arbitrary: fc.constantFrom(...BLANKS) },
    { weight: newlines ? 2 : 0, arbitrary: fc.constantFrom(...LINE_ENDS) },
    // At line starts, where most of the markup lies in wait.
    { weight: newlines ? 2 : 0, arbitrary: fc.constantFrom(...LINE_STARTS).map((start) => `\n${start}`) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 5 }) },
    { weight: 1, arbitrary: longWord },
  );
  const unwanted = newlines ? /(?![\t\n])\p{Cc}/gu : /(?!\t)\p{Cc}/gu;
  return fc
    .array(fragment, { maxLength: Math.ceil(maxLength / 3), size: 'max' })
    .map((fragments) => cut(fragments.join('').replace(unwanted, ''), maxLength));
}

/** A name of a person or thing: one line, with something to see in it. */
export function hostileName(maxLength = 60): fc.Arbitrary<string> {
  return hostileText({ maxLength, newlines: false })
    .map((text) => text.replace(/[\t\u2028\u2029]/g, ' '))
    .filter((text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text));
}

/** At most so many UTF-16 units, no pair of surrogates cut in two. */
function cut(text: string, maxLength: number): string {
  const end = /[\ud800-\udbff]/.test(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
  return text.slice(0, end);
}
