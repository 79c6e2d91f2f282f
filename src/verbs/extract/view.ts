import type { Extraction, Quotation, Speaker, Statement } from '../../extract/extraction.ts';
import type { Sentence } from '../../extract/summary/summary.ts';
import { count } from '../../views/count.ts';
import { languageNotes } from '../../views/language.ts';
import type { Known } from './known.ts';
import { mark, markedArticle } from './marked-article.ts';
import { type Palette, paletteFor } from './palette.ts';
import { layOut, oneLine, type Piece, type Style } from './rows.ts';
import { reasonFor } from './why.ts';

const BOLD = '1';
const DIM = '2';
const LONGEST_EXCERPT = 72;
const SHORTEST_EXCERPT = 16;
/** A row doesn't end here. */
const GLUE = '\u00A0';
/** An article of nothing but parts would list them all with each. */
const MOST_PARTS = 8;

/** The summary, the article with its quotations marked, who said each and why we think so, and how many there are. */
export function extractionView(
  article: string,
  { language, summary, quotes, statements }: Extraction,
  known: Known,
  style: Style,
): string {
  const palette = paletteFor(quotes);
  return [
    ...section('In the article’s own words', sentenceEntries(summary, style), style),
    markedArticle(article, quotes, palette, style),
    ...section('Quotations', quoteEntries(article, quotes, palette, known, style), style),
    ...section(
      'Reported in the article’s words, not quoted',
      statements.map((it) => statementEntry(article, it, known, style)),
      style,
    ),
    layOut([{ text: totals(quotes, statements), code: BOLD }], style),
    ...languageNotes(language).map((note) => layOut([{ text: note, code: DIM }], style)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const section = (title: string, entries: readonly string[], style: Style): string[] =>
  entries.length > 0 ? [layOut([{ text: title, code: BOLD }], style), ...entries] : [];

const sentenceEntries = (sentences: readonly Sentence[], style: Style): string[] =>
  sentences.length > 0 ? [sentences.map((it) => bullet(oneLine(it.text), style)).join('\n')] : [];

const bullet = (text: string, style: Style): string => `• ${layOut([{ text }], style, '  ').slice(2)}`;

function quoteEntries(
  article: string,
  quotes: readonly Quotation[],
  palette: Palette,
  known: Known,
  style: Style,
): string[] {
  const utterances = Map.groupBy(quotes.keys(), (index) => quotes[index]?.utterance);
  return quotes.map((quote, index) => {
    const others = (utterances.get(quote.utterance) ?? []).slice(0, MOST_PARTS).filter((other) => other !== index);
    const sure = quote.speaker ? aside(`${Math.round(quote.confidence * 100)} % sure`) : '';
    const whole = others.length > 0 ? `${aside('one utterance with')} ${others.map(mark).join(' ')}` : '';
    const head = [
      ...credit(quote.speaker, palette(quote.speaker)),
      { text: inLibrary(quote.speaker, known) + sure + whole, code: DIM },
    ];
    const room = (style.width ?? LONGEST_EXCERPT) - mark(index).length - 3;
    return entry(mark(index), head, `“${beginning(quote.text, room)}”`, reasonFor(article, quote), style);
  });
}

function statementEntry(article: string, statement: Statement, known: Known, style: Style): string {
  const head = [...credit(statement.speaker), { text: inLibrary(statement.speaker, known), code: DIM }];
  return entry('•', head, oneLine(statement.text), reasonFor(article, statement), style);
}

function entry(label: string, head: readonly Piece[], words: string, reason: string, style: Style): string {
  const indent = ' '.repeat(label.length + 1);
  const rows = (pieces: readonly Piece[]) => layOut(pieces, style, indent);
  const first = layOut([{ text: label, code: BOLD }], style) + rows(head).slice(label.length).replaceAll(GLUE, ' ');
  return [first, rows([{ text: words }]), rows([{ text: reason, code: DIM }])].join('\n');
}

const KINDS = { person: '', organization: ' (organization)', document: ' (document)', unnamed: ' (not named)' };

function credit(speaker: Speaker | null, code?: string): Piece[] {
  if (!speaker) return [{ text: 'Unattributed', code }];
  const title = speaker.title === null ? '' : `, ${oneLine(speaker.title)}`;
  return [
    { text: oneLine(speaker.name), code: code ? `${BOLD};${code}` : BOLD },
    { text: title + KINDS[speaker.kind] },
  ];
}

const aside = (words: string): string => ` ${`· ${words}`.replaceAll(' ', GLUE)}`;

function inLibrary(speaker: Speaker | null, known: Known): string {
  const name = speaker && known(speaker);
  if (!speaker || !name) return '';
  return name === oneLine(speaker.name) ? aside('in the library') : `${aside('in the library as')} ${oneLine(name)}`;
}

/** A quotation's first words: the whole of it stands in the article above. */
function beginning(text: string, room: number): string {
  const line = oneLine(text);
  const most = Math.max(SHORTEST_EXCERPT, Math.min(LONGEST_EXCERPT, room));
  if (line.length <= most) return line;
  return `${line
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/ \S*$/, '')} …`;
}

function totals(quotes: readonly Quotation[], statements: readonly Statement[]): string {
  const reported = statements.length > 0 ? [count(statements.length, 'reported statement')] : [];
  if (quotes.length === 0) return `${['No quotation was found in it', ...reported].join(', but ')}.`;
  const speakers = new Set(quotes.flatMap(({ speaker }) => speaker?.name ?? [])).size;
  const unattributed = quotes.filter(({ speaker }) => !speaker).length;
  return [
    count(quotes.length, 'quotation'),
    ...(speakers > 0 ? [count(speakers, 'speaker')] : []),
    ...(unattributed > 0 ? [`${unattributed.toLocaleString('en')} unattributed`] : []),
    ...reported,
  ].join(', ');
}
