import { BlockList, isIP } from 'node:net';

/**
 * Networks that are nobody's on the internet (IANA's registry of special-purpose addresses). The two families have a
 * list each: a rule on mapped addresses in a common one would match every address of version 4.
 */
const SPECIAL_4 = blockList('ipv4', [
  '0.0.0.0/8', // this network
  '10.0.0.0/8',
  '100.64.0.0/10', // carriers' own
  '127.0.0.0/8',
  '169.254.0.0/16', // link-local, and where clouds keep their metadata
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // relays to version 6
  '192.168.0.0/16',
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, and the broadcast
]);

/**
 * Of version 6 only global unicast is public. That leaves out loopback, unique-local, link-local, multicast, the
 * mapped, compatible and translated forms of version 4 (`::ffff:`, `::`, `64:ff9b::`), and whatever comes to be used.
 */
const GLOBAL_6 = blockList('ipv6', ['2000::/3']);

/** What is no host's in global unicast. */
const SPECIAL_6 = blockList('ipv6', [
  '2001::/23', // protocols' own, Teredo among them
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4: any address of version 4
  '3fff::/20', // documentation
]);

const LOOPBACK_4 = blockList('ipv4', ['127.0.0.0/8']);
const LOOPBACK_6 = blockList('ipv6', ['::1/128']);

function blockList(family: 'ipv4' | 'ipv6', networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address, prefix] = network.split('/') as [string, string];
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

/** Whether this IP address (no name) is one that anybody on the internet may be asked at. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !SPECIAL_4.check(address, 'ipv4');
  const plain = withoutZone(address);
  return isIP(plain) === 6 && GLOBAL_6.check(plain, 'ipv6') && !SPECIAL_6.check(plain, 'ipv6');
}

/** Whether this IP address (no name) is this machine's own. */
export function isLoopback(address: string): boolean {
  if (isIP(address) === 4) return LOOPBACK_4.check(address, 'ipv4');
  const plain = withoutZone(address);
  return isIP(plain) === 6 && LOOPBACK_6.check(plain, 'ipv6');
}

const withoutZone = (address: string): string => address.replace(/%.*$/s, '');

/** Names that stand for something near, whatever they resolve to. */
const NEAR = /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa)$/;

/** Whether a name (lower case, no dot at its end) is one of a local network; those without a dot are. */
export const isLocalName = (name: string): boolean => NEAR.test(name) || !name.includes('.');

/** Whether a name (lower case, no dot at its end) stands for this machine. */
export const isLocalhost = (name: string): boolean => /(?:^|\.)localhost$/.test(name);
