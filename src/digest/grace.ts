import { UserError } from '../core/errors.ts';
import { excerpt } from '../core/text.ts';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const UNITS: Record<string, number> = { m: MINUTE, h: HOUR, d: DAY };
const DEFAULT = 3 * HOUR;
const MOST = 7 * DAY;

/** How late (ms) a missed run may be made up for: `skip` (0), `90m`, `3h` (the default), `2 days`. Throws UserError. */
export function readGrace(missed?: string): number {
  const typed = missed?.trim().toLowerCase();
  if (!typed) return DEFAULT;
  if (typed === 'skip') return 0;
  const [, count = '', unit = ''] =
    /^(\d{1,6})\s*(m|h|d)(?:(?<=m)in(?:ute)?s?|(?<=h)(?:ou)?rs?|(?<=d)ays?)?$/.exec(typed) ?? [];
  const ms = Number(count) * (UNITS[unit] ?? Number.NaN);
  if (Number.isNaN(ms))
    throw new UserError(`“${excerpt(typed)}” is no span of time: missed is skip, or such as 3h, 90m or 1d.`);
  if (ms < MINUTE || ms > MOST)
    throw new UserError('A missed digest can be made up for from 1 minute to 7 days late: give such a span, or skip.');
  return ms;
}

/** A grace in words that `readGrace` takes: "3 hours", "1 day", "skip". */
export function formatGrace(ms: number): string {
  if (ms === 0) return 'skip';
  const [size, name] = ms % DAY === 0 ? [DAY, 'day'] : ms % HOUR === 0 ? [HOUR, 'hour'] : [MINUTE, 'minute'];
  const count = Math.round(ms / size);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
