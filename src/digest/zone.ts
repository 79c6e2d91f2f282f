import { UserError } from '../core/errors.ts';
import { excerpt } from '../core/text.ts';
import { distance } from '../library/distance.ts';

const ZONES: readonly string[] = Intl.supportedValuesOf('timeZone');
const REGIONS: readonly string[] = [...new Set(ZONES.map((zone) => zone.slice(0, zone.lastIndexOf('/'))))];

/** Longest name that is compared with all the others; the longest zone has 32 characters. */
const LONGEST = 40;

/** An IANA time zone in its usual spelling; a city's name is enough where only one zone has it. Throws UserError. */
export function readZone(zone: string): string {
  const typed = zone.trim();
  if (typed === '') throw new UserError('The zone is empty: give an IANA time zone such as Europe/Berlin.');
  if (/^((utc|gmt)\s*)?[+−-]?\d|^(utc|gmt)\s*[+−-]/i.test(typed))
    throw new UserError(
      `“${excerpt(typed)}” doesn’t follow the clock’s changes: name a place, such as Europe/Berlin, or UTC.`,
    );
  if (/^(?!utc|gmt)[a-z]{3}$/i.test(typed))
    throw new UserError(
      `“${excerpt(typed)}” may be several zones: name a place, such as Europe/Berlin or America/New_York.`,
    );
  const name = typed.replace(/\s+/g, '_');
  const found = named(name) ?? onlyCity(name);
  if (found) return found;
  const near = nearest(name);
  const mend = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Give one such as Europe/Berlin.';
  throw new UserError(`I know no time zone “${excerpt(typed)}”. ${mend}`);
}

function named(name: string): string | undefined {
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    return known.toLowerCase() === name.toLowerCase() ? known : (newName(name) ?? known);
  } catch {
    return undefined;
  }
}

/** Of a place that was renamed, Intl gives back the old name (Asia/Calcutta, Europe/Kiev): the one given stays. */
function newName(name: string): string | undefined {
  const spelt = name.toLowerCase().replace(/[a-z]+/g, (word) => `${word[0]?.toUpperCase()}${word.slice(1)}`);
  return REGIONS.some((region) => spelt.startsWith(`${region}/`)) ? spelt : undefined;
}

/** The one zone of a city; only where none has its name as it is today, a zone of that name in some region. */
function onlyCity(city: string): string | undefined {
  const listed = ZONES.filter((zone) => zone.toLowerCase().endsWith(`/${city.toLowerCase()}`));
  const found = listed.length > 0 ? listed : REGIONS.flatMap((region) => named(`${region}/${city}`) ?? []);
  return found.length === 1 ? found[0] : undefined;
}

/** The zones whose name, or whose city's, is at most a quarter other than what was typed. */
function nearest(name: string): string[] {
  const typed = name.slice(0, LONGEST).toLowerCase();
  const away = (zone: string) => {
    const whole = zone.toLowerCase();
    const city = whole.slice(whole.lastIndexOf('/') + 1);
    return Math.min(distance(whole, typed), distance(city, typed), distance(city, typed.replace(/^.*\//, '')) + 0.5);
  };
  return ZONES.map((zone) => ({ zone, away: away(zone) }))
    .filter((it) => it.away <= Math.max(1, typed.length / 4))
    .sort((a, b) => a.away - b.away)
    .slice(0, 3)
    .map((it) => it.zone);
}
