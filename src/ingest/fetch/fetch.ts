import { lookup as lookupHost } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../core/clock.ts';
import { ENCODINGS, readBody } from './body.ts';
import { decodeText } from './charset.ts';
import { checkBytes, checkPage, checkType, type Wanted } from './content.ts';
import { type Deadline, startDeadline, type TimeLimits, unlessAborted } from './deadline.ts';
import { faultOf } from './faults.ts';
import { FetchError } from './fetch-error.ts';
import { createPoliteness, type Manners } from './politeness.ts';
import { checkRedirect, isPermanent, locationOf } from './redirects.ts';
import { request } from './request.ts';
import { retryAfter, statusFault } from './statuses.ts';
import { type Lookup, resolveTarget, webAddress } from './target.ts';
import { startVisit, type Visit } from './visit.ts';

export type FetchLimits = TimeLimits &
  Manners & { /** Of markup, both packed and unpacked. */ bytes: number; redirects: number };

export type FetchRequest = {
  kind: Wanted;
  /** What the last answer said of itself, to be told `unchanged` if that is still so. */
  etag?: string;
  lastModified?: string;
  signal?: AbortSignal;
  /** Told how many bytes have come so far, as they come: packed. */
  onProgress?: (bytes: number) => void;
};

export type Fetched =
  | {
      type: 'fetched';
      /** Where it was found in the end, without a fragment. */
      url: string;
      contentType: string;
      text: string;
      bytes: number;
      etag?: string;
      lastModified?: string;
      /** Where it is for good now, if its server says so. */
      movedTo?: string;
    }
  | { type: 'unchanged'; movedTo?: string };

/** Reads a page or feed from the web; rejects with a `FetchError`, or with the signal's reason. */
export type Fetcher = (url: string, wanted: FetchRequest) => Promise<Fetched>;

export type FetcherSetup = {
  clock: Clock;
  /** Lets loopback addresses, and no other private ones, be asked; for tests. */
  allowPrivate?: boolean;
  /** All addresses of a host; the system's resolver if not given. */
  lookup?: Lookup;
  userAgent?: string;
  limits?: Partial<FetchLimits>;
};

const LIMITS: FetchLimits = {
  connectMs: 10_000,
  firstMs: 20_000, // servers that make a page anew take their time
  stallMs: 10_000,
  wholeMs: 30_000,
  gapMs: 1_000,
  patienceMs: 30_000,
  bytes: 10_000_000,
  redirects: 5,
};

const ACCEPT: Record<Wanted, string> = {
  page: 'text/html, application/xhtml+xml;q=0.9, text/plain;q=0.5, */*;q=0.1',
  feed: 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5',
};

/**
 * What reads from the web for everybody: public addresses only, within limits of size and time, politely, following
 * redirects but checking each as if it had been given. One for the process, since it knows who wants to be left alone.
 */
export function createFetcher({ clock, allowPrivate = false, ...setup }: FetcherSetup): Fetcher {
  const limits: FetchLimits = { ...LIMITS, ...setup.limits };
  const lookup: Lookup = setup.lookup ?? ((host) => lookupHost(host, { all: true }));
  const userAgent = setup.userAgent ?? 'Verbatim/0.1 (briefing bot)';
  const politeness = createPoliteness(clock, limits);

  const ask = async (url: URL, wanted: FetchRequest, deadline: Deadline): Promise<IncomingMessage> => {
    deadline.connecting(url.hostname);
    const target = await unlessAborted(resolveTarget(url, lookup, allowPrivate), deadline.signal);
    const response = await request(target, headersFor(wanted, userAgent), deadline.signal, deadline.connected);
    deadline.alive();
    return response;
  };

  const follow = async (visit: Visit, wanted: FetchRequest, deadline: Deadline): Promise<Fetched> => {
    const seen = new Set<string>();
    let isForGood = true;
    let movedTo: string | undefined;
    for (;;) {
      const { url } = visit;
      const response = await ask(url, wanted, deadline);
      const location = locationOf(response);
      try {
        if (location === undefined) return { ...(await take(response, url, wanted, deadline)), movedTo };
      } finally {
        response.destroy(); // whatever is left unread
      }
      seen.add(url.href);
      const next = webAddress(location, allowPrivate, url);
      checkRedirect(next, url, seen, limits.redirects);
      isForGood &&= isPermanent(response);
      if (isForGood) movedTo = next.href;
      await visit.to(next, deadline.signal);
    }
  };

  const take = async (
    response: IncomingMessage,
    url: URL,
    wanted: FetchRequest,
    deadline: Deadline,
  ): Promise<Fetched> => {
    const host = url.hostname;
    const status = response.statusCode ?? 0;
    if (status === 304 && (wanted.etag || wanted.lastModified)) return { type: 'unchanged' };
    if (status < 200 || status > 299 || status === 204 || status === 205) {
      const ms = retryAfter(status, response.headers['retry-after'], clock.now());
      if (ms !== undefined) politeness.pause(host, ms);
      throw statusFault(status, url, ms);
    }
    const body = await bodyOf(response, url, wanted, limits.bytes, deadline);
    const { etag, 'last-modified': lastModified } = response.headers;
    return { type: 'fetched', url: url.href, ...body, etag, lastModified };
  };

  return async (address, wanted) => {
    const visit = await startVisit(webAddress(address, allowPrivate), politeness, wanted.signal);
    const deadline = startDeadline(clock, limits, wanted.signal);
    try {
      return await follow(visit, wanted, deadline);
    } catch (error) {
      throw deadline.signal.aborted ? deadline.signal.reason : faultOf(error, visit.url.hostname);
    } finally {
      deadline.stop();
      visit.end();
    }
  };
}

function headersFor({ kind, etag, lastModified }: FetchRequest, userAgent: string): Record<string, string> {
  return {
    'User-Agent': userAgent,
    Accept: ACCEPT[kind],
    'Accept-Language': 'en, *;q=0.5',
    'Accept-Encoding': ENCODINGS,
    ...(etag && { 'If-None-Match': etag }),
    ...(lastModified && { 'If-Modified-Since': lastModified }),
  };
}

async function bodyOf(
  response: IncomingMessage,
  { hostname: host }: URL,
  { kind, onProgress }: FetchRequest,
  limit: number,
  deadline: Deadline,
): Promise<{ contentType: string; text: string; bytes: number }> {
  const contentType = response.headers['content-type'] ?? '';
  checkType(contentType, kind, host);
  const body = await readBody(response, host, limit, (bytes) => {
    deadline.alive();
    onProgress?.(bytes);
  });
  if (body.length === 0) throw new FetchError('server', `${host} sent an empty page: check the address.`);
  checkBytes(body, host);
  const text = decodeText(body, contentType, host);
  if (kind === 'page') checkPage(text, contentType, host);
  return { contentType, text, bytes: body.length };
}
