import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLoopback, isPublicAddress } from '../../../src/ingest/fetch/addresses.ts';
import { webAddress } from '../../../src/ingest/fetch/target.ts';

const hostOf = (address: string, allowLoopback = false) => webAddress(address, allowLoopback).hostname;
const refusal = (address: string) => {
  try {
    hostOf(address);
    return 'none';
  } catch (error) {
    return (error as { kind: string }).kind;
  }
};

describe('public addresses', () => {
  test.each(['1.1.1.1', '9.255.255.255', '100.63.0.1', '172.32.0.1', '192.0.1.1', '198.20.0.1', '223.255.255.255'])(
    '%s may be asked',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
  test.each(['2001:4860::8888', '2606:4700::1111', '2a00:1450::1'])('%s of version 6 may be asked', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
  test.each([
    ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '100.64.0.1', '100.127.255.255', '127.0.0.1', '127.255.255.254'],
    ...['169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.8', '192.0.2.1', '192.88.99.1', '192.168.1.1'],
    ...['198.18.0.1', '198.19.255.255', '198.51.100.7', '203.0.113.9', '224.0.0.1', '239.1.1.1', '240.0.0.1'],
    ...['255.255.255.255', '::', '::1', '::127.0.0.1', '::8.8.8.8', '::ffff:127.0.0.1', '::ffff:8.8.8.8'],
    ...['64:ff9b::7f00:1', '64:ff9b:1::1', '100::1', '2001::1', '2001:2::1', '2001:10::1', '2001:db8::1'],
    ...['2002:7f00:1::', '3fff::1', '5f00::1', 'fc00::1', 'fdff::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1'],
    ...['', 'news.example', '127.1', '0x7f000001'],
  ])('"%s" may not', (address) => expect(isPublicAddress(address)).toBe(false));

  test('no way to write a private address in version 6 makes it public', () => {
    const octets = fc.constantFrom([127, 0, 0, 1], [10, 1, 2, 3], [169, 254, 169, 254], [192, 168, 0, 1]);
    const prefix = fc.constantFrom('::', '::ffff:', '::ffff:0:', '64:ff9b::', '2002:', '0:0:0:0:0:FFFF:');
    fc.assert(
      fc.property(octets, prefix, ([a, b, c, d], before) => {
        const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
        expect(isPublicAddress(before === '2002:' ? `2002:${hex}::1` : before + hex)).toBe(false);
      }),
    );
  });

  test('loopback is only this machine', () => {
    expect(['127.0.0.1', '127.9.9.9', '::1'].every(isLoopback)).toBe(true);
    expect(['10.0.0.1', '169.254.169.254', '::', '::ffff:127.0.0.1', 'fe80::1'].some(isLoopback)).toBe(false);
  });
});

describe('what may be asked for', () => {
  test('no spelling of a private address of version 4 gets through', () => {
    const private4 = fc.oneof(
      fc.tuple(fc.constantFrom(0, 10, 127), fc.nat(255), fc.nat(255), fc.nat(255)),
      fc.tuple(fc.constant(169), fc.constant(254), fc.nat(255), fc.nat(255)),
      fc.tuple(fc.constant(192), fc.constant(168), fc.nat(255), fc.nat(255)),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), fc.nat(255), fc.nat(255)),
    );
    const radix = fc.constantFrom(
      (n: number) => `${n}`,
      (n: number) => `0x${n.toString(16)}`,
      (n: number) => `0${n.toString(8)}`,
      (n: number) => `0X000${n.toString(16).toUpperCase()}`,
    );
    const parts = fc.constantFrom(1, 2, 3, 4);
    const dots = fc.constantFrom('', '.', '..');
    fc.assert(
      fc.property(private4, fc.tuple(radix, radix, radix, radix), parts, dots, (octets, write, count, end) => {
        const last = octets.slice(count - 1).reduce((sum, octet) => sum * 256 + octet, 0);
        const numbers = [...octets.slice(0, count - 1), last];
        const host = numbers.map((number, at) => write[at]?.(number)).join('.');
        expect(refusal(`http://${host}${end}/latest`), host).toBe('refused');
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ...[
      'http://localhost/',
      'http://LOCALHOST.:8080/',
      'https://api.localhost/',
      'http://printer.local/',
      'http://nas/',
    ],
    ...[
      'http://metadata.google.internal/computeMetadata/',
      'http://metadata/',
      'http://router.lan./',
      'http://x.home.arpa',
    ],
    ...['http://[::1]/', 'http://[::ffff:127.0.0.1]/', 'http://[fe80::1]/', 'http://[fd00::1]/', 'http://①②⑦.0.0.1/'],
    ...['http://127。0。0。1/', 'http://2130706433/', 'http://017700000001/', 'http://0/', 'http://printer。local/'],
  ])('%s is refused', (address) => expect(refusal(address)).toBe('refused'));

  test.each([
    ...[
      'file:///etc/passwd',
      'ftp://news.example/',
      'gopher://news.example/',
      'javascript:alert(1)',
      'news',
      '',
      '//x',
    ],
    ...[
      'http://news.example:22/',
      'http://news.example:25/',
      'https://news.example:6379/',
      'http://news.example:5432/',
    ],
    ...[
      'http://anna@news.example/',
      'http://anna:secret@news.example/',
      'http://:secret@news.example/',
      'http://[fe80::1%25a]/',
    ],
    `https://news.example/${'a'.repeat(2000)}`,
  ])('%.60s is no address to ask', (address) => expect(refusal(address)).toBe('address'));

  test('ordinary addresses pass, without dots at the end of the name and without a fragment', () => {
    expect(webAddress(' https://News.example.:8443/a?b=c#d ', false).href).toBe('https://news.example:8443/a?b=c');
    expect(hostOf('http://bücher.example/')).toBe('xn--bcher-kva.example');
  });

  test('the setting for tests lets in this machine and nothing else that is private', () => {
    expect(hostOf('http://127.0.0.1:8099/', true)).toBe('127.0.0.1');
    expect(hostOf('http://localhost:8099/', true)).toBe('localhost');
    for (const other of ['http://10.0.0.1/', 'http://169.254.169.254/', 'http://printer.local/', 'http://0.0.0.0/']) {
      expect(() => hostOf(other, true), other).toThrow('public internet');
    }
  });

  test('the sentence never repeats a password or what follows the host', () => {
    for (const address of ['http://anna:secret@news.example/p?token=secret', 'http://10.0.0.1/?token=secret']) {
      expect(() => hostOf(address)).toThrow(
        expect.objectContaining({ message: expect.not.stringContaining('secret') }),
      );
    }
  });
});
