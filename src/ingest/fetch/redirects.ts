import type { IncomingMessage } from 'node:http';
import { FetchError } from './fetch-error.ts';

const REDIRECTS = [301, 302, 303, 307, 308];

/** Where an answer sends us, if it does: an address, or a part of one. */
export function locationOf({ statusCode = 0, headers }: IncomingMessage): string | undefined {
  if (!REDIRECTS.includes(statusCode) || !headers.location) return undefined;
  return Buffer.from(headers.location, 'latin1').toString(); // headers are bytes, and these are UTF-8's if not ASCII
}

/** Whether a redirect is meant to stay: whoever follows it should ask there from now on. */
export const isPermanent = ({ statusCode }: IncomingMessage): boolean => statusCode === 301 || statusCode === 308;

/**
 * Refuses to go where we have been, and to go on for ever. From https to http is followed, as browsers do: both are
 * public, and nothing secret is sent.
 */
export function checkRedirect(next: URL, from: URL, seen: ReadonlySet<string>, most: number): void {
  if (seen.has(next.href)) {
    throw new FetchError('redirects', `${from.hostname} redirects in a loop: check the address, or save the page.`);
  }
  if (seen.size > most) {
    throw new FetchError('redirects', `${from.hostname} redirects more than ${most} times: give the final address.`);
  }
}
