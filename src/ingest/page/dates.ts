import { fold } from '../../core/fold.ts';

const DAY = 86_400_000;
/** The web's first pages; older dates are of what is written about. */
const EARLIEST = Date.UTC(1990, 0, 1);

const ISO =
  /^([+-]?\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?$/;
const ZONED = /(?:GMT|UTC|\bE[SD]T|\bC[SD]T|\bM[SD]T|\bP[SD]T|\bZ|[+-]\d{2}:?\d{2})(?:\s*\(.*\))?$/i;

/**
 * A date as pages write it → an ISO date-time with its zone as given, or an ISO date where no zone is known; undefined for
 * what is no date, lies before the web, or more than a day after `now` (milliseconds since the epoch).
 */
export function readDate(written: string, now: number): string | undefined {
  const text = written.trim();
  const date = fromNumber(text) ?? fromIso(text) ?? fromWords(text);
  const instant = date ? Date.parse(date) : Number.NaN;
  return instant >= EARLIEST && instant <= now + DAY ? date : undefined;
}

/** The date in an address such as /2026/01/31/ or /2026-01-31-… */
export function dateInAddress(url: string, now: number): string | undefined {
  const match = /[/_-](\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-])|[/-](20\d{2})([01]\d)([0-3]\d)(?=\/)/.exec(url);
  if (!match) return undefined;
  const [year, month, day] = match[1] ? match.slice(1, 4) : match.slice(4, 7);
  return readDate(`${year}-${month}-${day}`, now);
}

/** Seconds or milliseconds since the epoch. */
function fromNumber(text: string): string | undefined {
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return undefined;
  return toSeconds(new Date(Number(text) * (text.length === 10 ? 1000 : 1)));
}

function fromIso(text: string): string | undefined {
  const match = ISO.exec(text) ?? COMPACT.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, zone] = match;
  const date = `${year}-${two(month)}-${two(day)}`;
  if (!isCalendarDay(date)) return undefined;
  if (hour === undefined || zone === undefined) return date;
  const time = `${date}T${two(hour)}:${minute}:${second ?? '00'}${zoneOf(zone)}`;
  return Number.isNaN(Date.parse(time)) ? date : time;
}

function zoneOf(zone: string): string {
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 'Z';
  return `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
}

const DAY_FIRST =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª)?[\s.-]+(?:de\s+)?(\p{L}{3,10})\.?,?[\s-]+(?:del?\s+)?(\d{4})(?!\d)/iu;
const MONTH_FIRST = /(?<!\p{L})(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/iu;

/** Dates in words, of English, German, French or Spanish: “Tue, 3 Mar 2026 10:00:00 GMT”, “March 3, 2026”, “3 de mayo de 2026”. */
function fromWords(text: string): string | undefined {
  if (!/\p{L}{3}/u.test(text) || text.length > 80) return undefined;
  const plain = text.replace(/^\p{L}+day,?\s+/iu, '').replace(/(\d)(?:st|nd|rd|th)\b/gi, '$1');
  if (ZONED.test(plain)) {
    const instant = new Date(plain);
    if (!Number.isNaN(instant.getTime())) return toSeconds(instant);
  }
  return dayIn(text)?.date;
}

/** The first day written in words in a line, as an ISO date, and the words it is written in. */
export function dayIn(line: string): { date: string; words: string } | undefined {
  const dayFirst = DAY_FIRST.exec(line);
  const match = dayFirst ?? MONTH_FIRST.exec(line);
  if (!match) return undefined;
  const [words, one = '', other = '', year] = match;
  const [day, name] = dayFirst ? [one, other] : [other, one];
  const month = MONTHS.findIndex((names) => names.split(' ').includes(fold(name))) + 1;
  const date = `${year}-${two(String(month))}-${two(day)}`;
  return month > 0 && isCalendarDay(date) ? { date, words } : undefined;
}

/** The months' names and short forms, folded. */
const MONTHS = [
  'january jan januar janner janvier janv enero ene',
  'february feb februar fevrier fevr febrero',
  'march mar marz maerz mrz mars marzo',
  'april apr avril avr abril abr',
  'may mai mayo',
  'june jun juni juin junio',
  'july jul juli juillet juil julio',
  'august aug aout agosto ago',
  'september sep sept septembre septiembre set',
  'october oct oktober okt octobre octubre',
  'november nov novembre noviembre',
  'december dec dezember dez decembre diciembre dic',
];

const two = (digits: string | undefined): string => String(digits).padStart(2, '0');

function toSeconds(date: Date): string | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** 30 February is none: it would be read as a day of March. */
function isCalendarDay(date: string): boolean {
  const instant = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(date);
}
