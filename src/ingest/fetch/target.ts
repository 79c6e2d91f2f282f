import { isIP } from 'node:net';
import { isLocalhost, isLocalName, isLoopback, isPublicAddress } from './addresses.ts';
import { FetchError } from './fetch-error.ts';

/** What a name resolves to, as `dns.lookup` gives it with `all`. */
export type Resolved = { address: string; family: number };
export type Lookup = (host: string) => Promise<Resolved[]>;

/** Where to ask: the address as a person knows it, and the IP addresses that were checked and may be connected to. */
export type Target = { url: URL; addresses: Resolved[] };

const LONGEST = 2000;

/** Ports of services that could be talked into something by a line of HTTP; browsers refuse them, too. */
const OTHER_SERVICES = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 445, 465, 512, 513, 514, 515, 526, 530, 531,
  532, 540, 548, 554, 556, 563, 587, 601, 636, 873, 989, 990, 993, 995, 1433, 1521, 1719, 1720, 1723, 2049, 2375, 2376,
  2379, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 5900, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679,
  6697, 9042, 9200, 10080, 11211, 27017,
]);

/**
 * An address as it may be asked, without its fragment; throws a `FetchError` when it isn't one of the web, is too long,
 * carries a password, or names something of a local network (`allowLoopback`: except this machine).
 */
export function webAddress(address: string, allowLoopback: boolean, base?: URL): URL {
  const url = address.length <= LONGEST ? URL.parse(address.trim(), base?.href) : undefined;
  if (url === undefined) {
    throw new FetchError('address', `That address is longer than ${LONGEST} characters: give a shorter one.`);
  }
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new FetchError('address', "That isn't a web address: give one that begins with https:// or http://.");
  }
  url.hostname = url.hostname.replace(/\.+$/, '');
  url.hash = '';
  const host = url.hostname;
  if (url.href.length > LONGEST) {
    throw new FetchError('address', `The address at ${host} is longer than ${LONGEST} characters: give a shorter one.`);
  }
  if (url.username || url.password) {
    throw new FetchError('address', `The address at ${host} carries a user name or a password: give it without them.`);
  }
  if (OTHER_SERVICES.has(Number(url.port))) {
    throw new FetchError('address', `Port ${url.port} of ${host} isn't one for web pages: give the address of a page.`);
  }
  if (!mayBeAsked(host, allowLoopback)) throw notPublic(host);
  return url;
}

/** Whether a host is public as far as it can be told before it is resolved. */
function mayBeAsked(host: string, allowLoopback: boolean): boolean {
  const address = host.replace(/^\[(.*)\]$/, '$1');
  if (isIP(address)) return isPublicAddress(address) || (allowLoopback && isLoopback(address));
  return !isLocalName(host) || (allowLoopback && isLocalhost(host));
}

/**
 * Resolves the host of an address once. Every address that comes back must be public, since any of them may be
 * connected to; and nothing else will be, so a name that changes its mind afterwards gains nothing.
 */
export async function resolveTarget(url: URL, lookup: Lookup, allowLoopback: boolean): Promise<Target> {
  const host = url.hostname;
  const literal = host.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(literal);
  const addresses = family ? [{ address: literal, family }] : await lookup(host);
  if (addresses.length === 0) {
    throw new FetchError('unreachable', `${host} can't be found: check the address for typing errors.`);
  }
  const allowed = addresses.every(({ address }) => isPublicAddress(address) || (allowLoopback && isLoopback(address)));
  if (!allowed) throw notPublic(host);
  return { url, addresses };
}

const notPublic = (host: string): FetchError =>
  new FetchError('refused', `${host} isn't on the public internet: give an address that anybody can open.`);
