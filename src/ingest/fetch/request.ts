import { type IncomingMessage, type RequestOptions, request as requestPlainly } from 'node:http';
import { request as requestSecurely } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Resolved, Target } from './target.ts';

/** Pages with long policies in their headers are read, too; Node's own limit is 16 KB. */
const HEADER_BYTES = 65_536;

/**
 * Asks once, following nothing, and resolves with the answer's head; its body is still to be read. Connects only to the
 * addresses in `target`, over a connection of its own: one out of a pool might have been checked for another name.
 */
export function request(
  target: Target,
  headers: Record<string, string>,
  signal: AbortSignal,
  onConnect: () => void,
): Promise<IncomingMessage> {
  const secure = target.url.protocol === 'https:';
  const options: RequestOptions = {
    agent: false,
    headers,
    lookup: lookupIn(target.addresses),
    maxHeaderSize: HEADER_BYTES,
    signal,
  };
  return new Promise((resolve, reject) => {
    const asked = (secure ? requestSecurely : requestPlainly)(target.url, options, resolve);
    asked.on('error', reject);
    asked.on('socket', (socket) => socket.once(secure ? 'secureConnect' : 'connect', onConnect));
    asked.end();
  });
}

/** What the connection takes for the resolver: it knows only what was checked. */
const lookupIn =
  (addresses: Resolved[]): LookupFunction =>
  (_host, options, callback) => {
    if (options.all) return callback(null, addresses);
    const [first] = addresses as [Resolved];
    callback(null, first.address, first.family);
  };
