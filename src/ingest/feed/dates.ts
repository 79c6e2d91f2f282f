/** Dates as feeds write them: RFC 822 with its zones and without, ISO 8601, and what comes near to either. */

/** Minutes east of Greenwich. Zones that mean several are left out: they are read as Greenwich time. */
const ZONES: Record<string, number> = {
  ...{ est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420, akst: -540, akdt: -480 },
  ...{ wet: 0, west: 60, cet: 60, cest: 120, mez: 60, mesz: 120, eet: 120, eest: 180, bst: 60, msk: 180 },
  ...{ jst: 540, kst: 540, aest: 600, aedt: 660, nzst: 720, nzdt: 780 },
};

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** As German feeds have them. */
const OTHERS: Record<string, number> = { mär: 2, mrz: 2, mai: 4, okt: 9, dez: 11 };

const TIME = String.raw`(?:[,T\s]+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*([ap]m)?)?`;
const ISO = new RegExp(String.raw`^(\d{4})-?(\d{2})-?(\d{2})${TIME}`, 'i');
/** 4 May 2026, Mon, 04-May-26. */
const DAY_FIRST = new RegExp(
  String.raw`^(?:\p{L}{2,12}\.?,?\s+)?(\d{1,2})\.?[\s-]+(\p{L}{3,12})\.?,?[\s-]+(\d{4}|\d{2})${TIME}`,
  'iu',
);
/** May 4, 2026. */
const MONTH_FIRST = new RegExp(
  String.raw`^(?:\p{L}{2,12}\.?,\s+)?(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${TIME}`,
  'iu',
);

const EARLIEST = Date.UTC(1990, 0, 1);
/** Clocks differ, and zones are got wrong. */
const AHEAD_MS = 14 * 3_600_000;

/**
 * The instant a feed's date means, in ISO 8601; undefined where it means none, or one that lies ahead of `now` (ms). The
 * weekday is not looked at; a time without a zone is Greenwich time.
 */
export function instantOf(date: string | undefined, now: number): string | undefined {
  const text = date?.slice(0, 100).trim() ?? '';
  const at = fromIso(text) ?? fromDayFirst(text) ?? fromMonthFirst(text);
  if (at === undefined || Number.isNaN(at) || at < EARLIEST || at > now + AHEAD_MS) return undefined;
  return new Date(at).toISOString();
}

function fromIso(text: string): number | undefined {
  const [whole, year, month, day, ...time] = ISO.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return instant([Number(year), Number(month) - 1, Number(day)], time, text.slice(whole.length));
}

function fromDayFirst(text: string): number | undefined {
  const [whole, day, month = '', year = '', ...time] = DAY_FIRST.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return instant([fullYear(year), monthOf(month), Number(day)], time, text.slice(whole.length));
}

function fromMonthFirst(text: string): number | undefined {
  const [whole, month = '', day, year, ...time] = MONTH_FIRST.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return instant([Number(year), monthOf(month), Number(day)], time, text.slice(whole.length));
}

function monthOf(name: string): number {
  const short = name.slice(0, 3).toLowerCase();
  const at = MONTHS.indexOf(short);
  return at < 0 ? (OTHERS[short] ?? Number.NaN) : at;
}

/** Two digits are of this century, if they can be. Source: RFC 2822, 4.3 */
const fullYear = (year: string): number => Number(year) + (year.length > 2 ? 0 : Number(year) < 50 ? 2000 : 1900);

/** NaN where the calendar has no such day or the day no such time. */
function instant(
  [year, month, day]: readonly [number, number, number],
  [hour = '0', minute = '0', second = '0', half]: readonly (string | undefined)[],
  rest: string,
): number {
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hour);
  const [minutes, seconds] = [Number(minute), Math.min(Number(second), 59)]; // a leap second
  if (hours > 24 || minutes > 59) return Number.NaN;
  const midnight = new Date(Date.UTC(year, month, day));
  if (midnight.getUTCMonth() !== month || midnight.getUTCDate() !== day) return Number.NaN;
  return midnight.getTime() + ((hours * 60 + minutes - offsetOf(rest)) * 60 + seconds) * 1000;
}

/** Minutes east of Greenwich. */
function offsetOf(zone: string): number {
  const [, sign, hours, minutes = '0'] = /^\s*(?:GMT|UTC?|Z)?\s*([+\u2212-])(\d{1,2}):?(\d{2})?/i.exec(zone) ?? [];
  if (!sign) return ZONES[/^\s*(\p{L}+)/u.exec(zone)?.[1]?.toLowerCase() ?? ''] ?? 0;
  const offset = Number(hours) * 60 + Number(minutes);
  return offset > 14 * 60 ? 0 : sign === '+' ? offset : -offset;
}
