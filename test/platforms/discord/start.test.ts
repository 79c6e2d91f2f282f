import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Platform } from '../../../src/core/platform.ts';
import { deferred, House, saying } from './harness.ts';
import { eventually } from './manual-clock.ts';

let house: House;
afterEach(() => house.close());

/** The error of a start that fails. */
const failure = (platform: Platform): Promise<Error> =>
  platform.start(house.bot).then(
    () => Promise.reject(new Error('it started')),
    (error) => error,
  );

test('a wrong token is a fault of the settings, told with its mend and without the token', async () => {
  house = await House.empty();
  const error = await failure(house.platform({ token: 'wrong-token' }));
  expect(error.name).toBe('ConfigError');
  expect(error.message).toBe(
    'Discord refused the token: copy a fresh one from the developer portal (Bot → Reset Token) into DISCORD_TOKEN.',
  );
});

test('a token that is refused later in the start is the same fault', async () => {
  house = await House.empty();
  house.double.fail({ match: /commands/, status: 401, body: { code: 0, message: '401: Unauthorized' } });
  expect((await failure(house.platform())).name).toBe('ConfigError');
});

test('where nothing listens, trying again may help', async () => {
  house = await House.empty();
  const error = await failure(house.platform({ apiUrl: 'http://127.0.0.1:9/api' }));
  expect(error.name).not.toBe('ConfigError');
  expect(error.message).toBe('Discord can’t be reached at http://127.0.0.1:9 (ECONNREFUSED): check the network.');
});

test('a fault of Discord is one that trying again may mend, and then it starts', async () => {
  house = await House.empty();
  const platform = house.platform();
  house.double.fail({ status: 503 });
  expect((await failure(platform)).message).toMatch(/^Discord can’t be reached at .* \(status 503\)/);
  await platform.start(house.bot);
  const exchange = await house.double.slash('quote', { speaker: 'kerry' }).settled();
  expect(exchange.original?.text).toBe('An answer.');
  expect(house.double.connected).toBe(1);
});

test('a refusal that comes from a proxy is a fault of the network', async () => {
  house = await House.empty();
  const headers = { 'content-type': 'text/html' };
  house.double.fail({ match: /^GET \/gateway/, status: 403, body: '<html>', headers });
  expect((await failure(house.platform())).message).toMatch(/can’t be reached at .* \(status 403 from a proxy\)/);
});

test('a Discord that takes the connection and says nothing is given up after half a minute', async () => {
  house = await House.empty();
  house.double.goSilent();
  const platform = house.platform();
  const failed = failure(platform);
  await house.clock.awaited(30_000);
  await house.clock.pass(30_000);
  expect((await failed).message).toMatch(/\(no answer in time\)/);
  await house.double.comeBack();
  await platform.start(house.bot);
  await house.double.slash('quote', { speaker: 'kerry' }).settled();
  expect(house.bot.asked).toHaveLength(1);
});

/** An API that names a gateway which takes connections and says nothing. */
async function withMuteGateway(run: (apiUrl: string, connections: readonly Socket[]) => Promise<void>): Promise<void> {
  const connections: Socket[] = [];
  const gateway = createServer().on('upgrade', () => undefined);
  gateway.on('connection', (socket) => connections.push(socket));
  const api = createServer((_, response) => {
    const url = `ws://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
    const session_start_limit = { total: 1, remaining: 1, reset_after: 0, max_concurrency: 1 };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ url, shards: 1, session_start_limit }));
  });
  const servers = [gateway, api];
  await Promise.all(servers.map((server) => new Promise<void>((done) => server.listen(0, '127.0.0.1', done))));
  try {
    await run(`http://127.0.0.1:${(api.address() as AddressInfo).port}/api`, connections);
  } finally {
    for (const socket of connections) socket.destroy();
    for (const server of servers) server.close().closeAllConnections();
  }
}

test('a gateway that says nothing is given up too, and not called again', async () => {
  house = await House.empty();
  await withMuteGateway(async (apiUrl, connections) => {
    const failed = failure(house.platform({ apiUrl }));
    await eventually(() => connections.length > 0, 'a connection');
    await house.clock.pass(30_000);
    expect((await failed).message).toMatch(/\(no answer in time\)/);
    // Left to itself, discord.js would call again half a second after the connection breaks.
    connections[0]?.destroy();
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(connections).toHaveLength(1);
  });
});

test('stopping waits for answers under way and refuses new questions', async () => {
  house = await House.empty();
  const platform = house.platform();
  await platform.start(house.bot);
  const { promise, resolve } = deferred<void>();
  house.bot.says = async () => {
    await promise;
    return { message: saying('Just in time.'), audience: 'caller' };
  };
  const underWay = house.double.slash('quote', { speaker: 'kerry' });
  await house.clock.awaited(1_000);
  const stopped = platform.stop();
  const refused = await house.double.slash('quote', { speaker: 'kerry' }).settled();
  expect(refused.original).toMatchObject({ ephemeral: true, text: expect.stringContaining('is restarting') });
  resolve();
  await underWay.settled();
  await stopped;
  expect(underWay.original?.text).toBe('Just in time.');
  await house.double.until(() => house.double.connected === 0);
});

test('stopping waits no longer than five seconds', async () => {
  house = await House.started();
  house.bot.says = () => new Promise(() => undefined);
  house.double.slash('quote', { speaker: 'kerry' });
  await house.clock.awaited(1_000);
  const stopped = house.close();
  await house.clock.awaited(5_000);
  await house.clock.pass(5_000);
  await stopped;
  house = await House.empty();
});

test('stopping ends also when Discord has vanished or says nothing any more', async () => {
  house = await House.empty();
  for (const leave of ['vanish', 'goSilent'] as const) {
    const platform = house.platform();
    await platform.start(house.bot);
    await house.double[leave]();
    const stopped = platform.stop();
    await house.clock.pass(5_000);
    await house.clock.pass(1_000);
    await stopped;
    await house.double.comeBack();
  }
});
