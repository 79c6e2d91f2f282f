/** How much of a text its encoding is told by, from its first letter that is not ASCII on. */
const SAMPLE_BYTES = 50_000;

/** The encodings a language was written in before UTF-8, and characters its texts are full of: they tell which of them. */
type Writing = { languages: string; encodings: string[]; usual: RegExp };

const CYRILLIC: Writing = {
  languages: 'ru uk bg be mk sr kk ky mn',
  encodings: ['windows-1251', 'koi8-r', 'iso-8859-5'],
  usual: /[а-яёіїєґў]/g,
};
const WRITINGS: Writing[] = [
  CYRILLIC,
  {
    languages: 'pl cs sk hu sl hr ro',
    encodings: ['windows-1250', 'iso-8859-2'],
    usual: /[ąćęłńóśźżáéíúýčďěňřšťůžőöűüăâîșț]/g,
  },
  { languages: 'el', encodings: ['windows-1253', 'iso-8859-7'], usual: /[ά-ώ]/g },
  { languages: 'tr az', encodings: ['windows-1254'], usual: /[çğıöşü]/g },
  { languages: 'he iw yi', encodings: ['windows-1255'], usual: /[א-ת]/g },
  { languages: 'ar fa ur', encodings: ['windows-1256'], usual: /[ء-ي]/g },
  { languages: 'et lv lt', encodings: ['windows-1257'], usual: /[āčēģīķļņšūžąęėįųõäöü]/g },
  { languages: 'vi', encodings: ['windows-1258'], usual: /[àáâãèéêìíòóôõùúýăđơư]/g },
  { languages: 'th', encodings: ['windows-874'], usual: /[ก-๛]/g },
  { languages: 'ja', encodings: ['shift_jis', 'euc-jp'], usual: /[ぁ-ん、。]/g },
  { languages: 'zh', encodings: ['gbk', 'big5'], usual: /[的一是不了在有人和，。]/g },
  { languages: 'ko', encodings: ['euc-kr'], usual: /[가-힣]/g },
];

/** Words of another alphabet: in one of Latin letters no four stand together that are not ASCII. */
const WORD = /[а-яёіїєґў]{4,}/g;
/** No word goes on in capitals. */
const UNLIKELY = /[а-яёіїєґў][А-ЯЁІЇЄҐЎ]/g;

/**
 * The encodings that bytes which are not UTF-8 may be in, the likeliest first, where nobody says: by the language that the
 * page (`head`, its beginning) declares, else by its letters if they are Cyrillic; none if nothing tells.
 */
export function guessedCharsets(bytes: Uint8Array, head: string): string[] {
  const start = bytes.findIndex((byte) => byte > 127);
  const sample = bytes.subarray(start, start + SAMPLE_BYTES);
  const language = languageOf(head);
  const writing = WRITINGS.find(({ languages }) => language && languages.split(' ').includes(language));
  if (writing) return likeliest(writing, sample);
  const [best = ''] = likeliest(CYRILLIC, sample);
  return isCyrillic(new TextDecoder(best).decode(sample)) ? [best] : [];
}

/** The language of a page or feed as its markup declares it. */
const languageOf = (head: string): string | undefined =>
  /<html\b[^>]{0,400}?\blang\s*=\s*["']?\s*([a-z]{2})\b|<language>\s*([a-z]{2})\b/i
    .exec(head)
    ?.slice(1)
    .find(Boolean)
    ?.toLowerCase();

function likeliest({ encodings, usual }: Writing, sample: Uint8Array): string[] {
  const hits = new Map(encodings.map((name) => [name, count(usual, new TextDecoder(name).decode(sample))]));
  return encodings.toSorted((one, other) => (hits.get(other) ?? 0) - (hits.get(one) ?? 0));
}

function isCyrillic(text: string): boolean {
  const foreign = count(/[^\0-\x7f]/g, text);
  const inWords = (text.match(WORD) ?? []).reduce((sum, word) => sum + word.length, 0);
  return inWords > foreign / 2 && count(UNLIKELY, text) < inWords / 50;
}

const count = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0;
