import { expect, test } from 'vitest';
import { faultOf } from '../../../src/ingest/fetch/faults.ts';
import { statusFault } from '../../../src/ingest/fetch/statuses.ts';

const said = (code: string) => {
  const { kind, message } = faultOf(Object.assign(new Error('inside'), { code }), 'news.example') as {
    kind: string;
    message: string;
  };
  return `${kind}: ${message}`;
};

test.each([
  ['ENOTFOUND', "unreachable: news.example can't be found: check the address for typing errors."],
  ['EAI_AGAIN', "unreachable: news.example can't be looked up just now: try again later."],
  ['ECONNREFUSED', 'unreachable: news.example takes no connection: check the address, or try again later.'],
  ['EHOSTUNREACH', 'unreachable: news.example takes no connection: check the address, or try again later.'],
  ['ECONNRESET', 'unreachable: news.example broke off the connection: try again later.'],
  ['ETIMEDOUT', "timeout: news.example doesn't answer: try again later."],
  [
    'CERT_HAS_EXPIRED',
    'unreachable: The certificate of news.example has expired: tell its owners, or try again later.',
  ],
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    "unreachable: The certificate of news.example doesn't prove that it is news.example: check the address.",
  ],
  [
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    "unreachable: The certificate of news.example doesn't prove that it is news.example: check the address.",
  ],
  [
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    "unreachable: The certificate of news.example doesn't prove that it is news.example: check the address.",
  ],
  [
    'ERR_SSL_WRONG_VERSION_NUMBER',
    "unreachable: news.example doesn't speak https as it should: try the address with http://.",
  ],
  ['HPE_INVALID_CONSTANT', "server: What answers at news.example isn't a web server: check the address."],
])('%s is told as a sentence', (code, sentence) => expect(said(code)).toBe(sentence));

test('a host with several addresses is told by the first fault', () => {
  const error = new AggregateError([Object.assign(new Error('a'), { code: 'ENETUNREACH' })]);
  expect(faultOf(error, 'news.example')).toMatchObject({ kind: 'unreachable' });
});

test('a mistake of our own stays one', () => {
  const mistake = new TypeError('undefined is not a function');
  expect(faultOf(mistake, 'news.example')).toBe(mistake);
});

test.each([
  [404, 'gone: The link is dead: news.example has no page /2026/tide.'],
  [410, 'gone: The link is dead: news.example has no page /2026/tide any more.'],
  [401, 'forbidden: news.example shows /2026/tide only after signing in: save it and give the file.'],
  [402, 'forbidden: news.example shows /2026/tide only to who pays: save it and give the file.'],
  [403, "forbidden: news.example doesn't let programs read /2026/tide: save it and give the file."],
  [451, 'forbidden: news.example may not show /2026/tide here for legal reasons: give another source.'],
  [500, 'server: news.example has a fault of its own (status 500): try again later.'],
  [418, "server: news.example didn't give the page (status 418): check the address."],
  [204, 'server: news.example answered without a page: check the address, or try again later.'],
])('status %i is told as a sentence', (status, sentence) => {
  const { kind, message } = statusFault(status, new URL('https://anna@news.example/2026/tide?key=secret#top'));
  expect(`${kind}: ${message}`).toBe(sentence);
});

test('a dead link is told by its host alone where it has no path, and by the first of one that is long', () => {
  const said = (path: string) => statusFault(404, new URL(`https://news.example${path}`)).message;
  expect(said('/?key=secret')).toBe('The link is dead: news.example has no such page.');
  expect(said(`/${'a'.repeat(200)}`)).toBe(`The link is dead: news.example has no page /${'a'.repeat(78)}….`);
});
