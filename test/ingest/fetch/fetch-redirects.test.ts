import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../../fixtures/clock.ts';
import { failure, html, pages, reader, startWeb, type Web } from './web.ts';

let web: Web;
const to =
  (location: string, status = 302) =>
  (response: import('node:http').ServerResponse) =>
    void response.writeHead(status, { location }).end('moved');

beforeAll(async () => {
  web = await startWeb(
    pages({
      '/article': html('<p>The tide turned at noon.'),
      '/301': to('/article', 301),
      '/302': to('/article', 302),
      '/303': to('/article', 303),
      '/307': to('article#top', 307),
      '/308': to('?', 308),
      '/moved': to('/301', 308),
      '/moved-for-now': to('/moved', 307),
      '/moved-half': to('/302', 301),
      '/loop-a': to('/loop-b'),
      '/loop-b': to('/loop-a'),
      '/self': to('/self'),
      '/to-private': to('http://192.168.0.1/admin'),
      '/to-metadata': to('http://169.254.169.254/latest/meta-data/'),
      '/to-file': to('file:///etc/passwd'),
      '/to-mail': to('http://news.example:25/'),
      '/to-password': to('http://anna:secret@news.example/'),
      '/nowhere': (response) => void response.writeHead(302).end(),
      '/umlaut': (response) =>
        void response.writeHead(302, { location: Buffer.from('/grün').toString('latin1') }).end(),
      '/gr%C3%BCn': html('<p>Green.'),
      ...Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`/hop${at}`, to(at ? `/hop${at - 1}` : '/article')])),
    }),
  );
});
afterAll(() => web.close());

const get = (path: string) => reader()(web.url(path), { kind: 'page' });

test.each(['/301', '/302', '/303', '/307'])('%s is followed', async (path) => {
  expect(await get(path)).toMatchObject({ type: 'fetched', url: web.url('/article') });
});

test.each([
  ['/moved', '/article'],
  ['/moved-half', '/302'],
  ['/moved-for-now', undefined],
  ['/article', undefined],
])('%s is for good at %s', async (path, place) => {
  expect(await get(path)).toMatchObject({ url: web.url('/article'), movedTo: place && web.url(place) });
});

test('where a redirect leads may hold letters beyond ASCII', async () => {
  expect(await get('/umlaut')).toMatchObject({ url: web.url('/gr%C3%BCn'), text: '<p>Green.' });
});

test('five redirects are followed and a sixth is not', async () => {
  expect(await get('/hop4')).toMatchObject({ url: web.url('/article') });
  expect(await failure(get('/hop5'))).toBe(
    'redirects: news.example redirects more than 5 times: give the final address.',
  );
});

test.each(['/loop-a', '/self', '/308'])('%s goes round in a loop, and that is said', async (path) => {
  expect(await failure(get(path))).toMatch('redirects: news.example redirects in a loop');
});

test.each([
  ['/to-private', "refused: 192.168.0.1 isn't on the public internet: give an address that anybody can open."],
  ['/to-metadata', "refused: 169.254.169.254 isn't on the public internet: give an address that anybody can open."],
  ['/to-file', "address: That isn't a web address: give one that begins with https:// or http://."],
  ['/to-mail', "address: Port 25 of news.example isn't one for web pages: give the address of a page."],
  ['/to-password', 'address: The address at news.example carries a user name or a password: give it without them.'],
  ['/nowhere', "server: news.example didn't give the page (status 302): check the address."],
])('%s is checked as if it had been given', async (path, sentence) => {
  expect(await failure(get(path))).toBe(sentence);
});

test('without the setting for tests a name that leads to this machine is refused, before anything is sent', async () => {
  const before = web.asked.length;
  expect(await failure(reader({ allowPrivate: false })(web.url('/article'), { kind: 'page' }))).toMatch(
    /^refused: news/,
  );
  expect(web.asked.length).toBe(before);
});

test('one private address among public ones is enough to refuse', async () => {
  const lookup = async () => [
    { address: '1.1.1.1', family: 4 },
    { address: '10.0.0.7', family: 4 },
  ];
  expect(await failure(reader({ lookup })('http://news.example/', { kind: 'page' }))).toMatch(/^refused:/);
});

test('the connection goes to the address that was checked, whatever the name says a moment later', async () => {
  const answers = ['127.0.0.1', '10.0.0.1', '127.0.0.2'];
  let lookups = 0;
  const lookup = async () => [{ address: answers[lookups++] as string, family: 4 }];
  const fetcher = reader({ lookup });
  expect(await fetcher(web.url('/article'), { kind: 'page' })).toMatchObject({ type: 'fetched' });
  expect(lookups).toBe(1);
  expect(web.reached.at(-1)).toBe('127.0.0.1');
  expect(await failure(fetcher(web.url('/article'), { kind: 'page' }))).toMatch(/^refused:/);
});

test('a name that turns private between two hops is refused at the second', async () => {
  let lookups = 0;
  const lookup = async () => [{ address: lookups++ === 0 ? '127.0.0.1' : '169.254.169.254', family: 4 }];
  expect(await failure(reader({ lookup })(web.url('/301'), { kind: 'page' }))).toMatch(/^refused:/);
  expect(lookups).toBe(2);
});

test('two hosts that redirect to each other do not wait for each other for ever', async () => {
  const clock = manualClock();
  const server = createServer((request, response) => {
    const other = request.headers.host?.startsWith('a.') ? 'b' : 'a';
    if (request.url === '/end') return void response.end('<p>The end.');
    response.writeHead(302, { location: `http://${other}.example:${port}/end` }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const fetcher = reader({ clock });
  const both = await Promise.all(
    ['a', 'b'].map((name) => fetcher(`http://${name}.example:${port}/start`, { kind: 'page' })),
  );
  expect(both.map((page) => page.type === 'fetched' && page.url)).toEqual([
    `http://b.example:${port}/end`,
    `http://a.example:${port}/end`,
  ]);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
