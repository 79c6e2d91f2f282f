import { FetchError } from './fetch-error.ts';

const HOUR = 3_600_000;
/** How long a server is left alone that asks for a pause without saying how long. */
const SOME_TIME = 60_000;

/** What an HTTP status that brings no page means; `retryAfterMs` as read by `retryAfter`. */
export function statusFault(status: number, url: URL, retryAfterMs?: number): FetchError {
  const { hostname: host } = url;
  const [page, such] = url.pathname === '/' ? ['this page', 'such page'] : [pathOf(url), `page ${pathOf(url)}`];
  if (status === 404 || status === 410) {
    const sentence = `The link is dead: ${host} has no ${such}${status === 410 ? ' any more' : ''}.`;
    return new FetchError('gone', sentence, undefined, status);
  }
  if (status === 401 || status === 407) {
    return new FetchError('forbidden', `${host} shows ${page} only after signing in: save it and give the file.`);
  }
  if (status === 402) {
    return new FetchError('forbidden', `${host} shows ${page} only to who pays: save it and give the file.`);
  }
  if (status === 403) {
    return new FetchError('forbidden', `${host} doesn't let programs read ${page}: save it and give the file.`);
  }
  if (status === 451) {
    return new FetchError('forbidden', `${host} may not show ${page} here for legal reasons: give another source.`);
  }
  if (retryAfterMs !== undefined) return pauseAsked(host, retryAfterMs);
  if (status === 204 || status === 205 || status === 304) {
    return new FetchError('server', `${host} answered without a page: check the address, or try again later.`);
  }
  if (status >= 500) {
    return new FetchError('server', `${host} has a fault of its own (status ${status}): try again later.`);
  }
  return new FetchError('server', `${host} didn't give the page (status ${status}): check the address.`);
}

const LONGEST_PATH = 80;

/** Which of several links it was; what follows the path may be a secret. */
const pathOf = ({ pathname }: URL): string =>
  pathname.length <= LONGEST_PATH ? pathname : `${pathname.slice(0, LONGEST_PATH - 1)}…`;

/** The server wants to be left alone for so many milliseconds. */
export const pauseAsked = (host: string, ms: number): FetchError =>
  new FetchError('rate', `${host} asks for a pause: try again in ${span(ms)}.`, ms);

const span = (ms: number): string => {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds === 1) return 'a second';
  return seconds <= 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
};

/**
 * For how many milliseconds a 429 or 503 asks to be left alone, an hour at most, from its Retry-After (seconds or a
 * date; `now` in milliseconds since the epoch). Undefined if it doesn't ask.
 */
export function retryAfter(status: number, header: string | undefined, now: number): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const asked = header?.trim() ?? '';
  const ms = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - now;
  if (Number.isNaN(ms)) return status === 429 ? SOME_TIME : undefined;
  return Math.min(Math.max(ms, 1000), HOUR);
}
