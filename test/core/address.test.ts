import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalAddress } from '../../src/core/address.ts';

const PLAIN = 'https://harbour.example/news/tide';

test.each([
  'http://harbour.example/news/tide',
  'HTTPS://WWW.Harbour.Example./news/tide/',
  'https://harbour.example:443/news/tide#comments',
  'http://harbour.example:80/news/tide//',
  'https://amp.harbour.example/news/tide',
  'https://www.amp.harbour.example/news/tide/amp/',
  'https://harbour.example/news/tide/AMP',
  'https://harbour.example/news/tide.amp',
  'https://harbour.example/news/tide?amp',
  'https://harbour.example/news/tide?amp=1&outputType=amp',
  'https://harbour.example/news/%74ide',
  'https://harbour.example/news/tide?utm_source=x&utm_medium=y&fbclid=1&gclid=2&mc_cid=3',
  'https://harbour.example/news/tide?ref=a&cmpid=b&ns_mchannel=c&at_medium=d&ito=e&smid=f&partner=g&CMP=h',
])('%s is the same article', (address) => expect(normalAddress(address)).toBe(PLAIN));

test('what chooses the article stays, in one order', () => {
  expect(normalAddress('https://www.harbour.example/story?page=2&id=7&utm_term=x')).toBe(
    'https://harbour.example/story?id=7&page=2',
  );
  expect(normalAddress('http://harbour.example:8080/?q=a+b&q=%C3%A4')).toBe(
    'https://harbour.example:8080/?q=a+b&q=%C3%A4',
  );
});

test.each([
  ['https://harbour.example/a', 'https://harbour.example/A'],
  ['https://harbour.example/?id=1', 'https://harbour.example/?id=2'],
  ['https://harbour.example/lamp', 'https://harbour.example/l'],
  ['https://harbour.example/amp/tide', 'https://harbour.example/tide'],
  ['https://harbour.example/a%2Fb', 'https://harbour.example/a/b'],
  ['https://www.example/', 'https://amp.example/'],
])('%s and %s are two', (one, other) => expect(normalAddress(one)).not.toBe(normalAddress(other)));

test('other schemes are left alone', () =>
  expect(normalAddress('mailto:anna@harbour.example')).toBe('mailto:anna@harbour.example'));

test('one of a hundred thousand letters takes no time', () => {
  const long = `https://harbour.example/${'/amp'.repeat(25_000)}${'/'.repeat(50_000)}x`;
  expect(normalAddress(long)).toBe(long);
});

test('it is found for every address, and doing it twice changes nothing', () => {
  const part = fc.constantFrom(
    '/',
    'amp',
    '.amp',
    'AMP',
    '..',
    '.',
    '%',
    '%2',
    '%41',
    '%2f',
    '%25',
    'www.',
    'ä',
    '?',
    '&',
    '=',
    'amp=',
    'ref=',
    'b',
  );
  const pieces = fc.array(fc.oneof(part, fc.string({ maxLength: 3 })), { maxLength: 12 }).map((all) => all.join(''));
  const host = fc.array(fc.constantFrom('www', 'amp', 'a', 'co', 'example'), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.constantFrom('http', 'https'), host, pieces, (scheme, labels, rest) => {
      const address = `${scheme}://${labels.join('.')}/${rest}`;
      fc.pre(URL.canParse(address));
      const normal = normalAddress(address);
      expect(normalAddress(normal)).toBe(normal);
    }),
    { numRuns: 800 },
  );
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (address) => {
      expect(normalAddress(normalAddress(address))).toBe(normalAddress(address));
    }),
    { numRuns: 300 },
  );
});
