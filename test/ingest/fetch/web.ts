import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFetcher, type Fetched, type Fetcher, type FetcherSetup } from '../../../src/ingest/fetch/fetch.ts';
import type { FetchError, FetchFault } from '../../../src/ingest/fetch/fetch-error.ts';
import { manualClock } from '../../fixtures/clock.ts';

export type Web = {
  port: number;
  url: (path: string, host?: string) => string;
  asked: IncomingMessage[];
  /** Which of its own addresses each was sent to. */
  reached: (string | undefined)[];
  close(): Promise<void>;
};

/** A web of one loopback server, under whatever names the test's lookup sends to it. */
export async function startWeb(answer: RequestListener): Promise<Web> {
  const asked: IncomingMessage[] = [];
  const reached: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    reached.push(request.socket.localAddress);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    asked,
    reached,
    url: (path, host = 'news.example') => `http://${host}:${port}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers by path. */
export const pages =
  (routes: Record<string, (response: ServerResponse, request: IncomingMessage) => void>): RequestListener =>
  (request, response) => {
    const route = routes[request.url?.split('?')[0] ?? ''];
    if (route) route(response, request);
    else response.writeHead(404).end('no');
  };

export const html =
  (text: string | Buffer, type = 'text/html; charset=utf-8') =>
  (response: ServerResponse) =>
    void response.writeHead(200, { 'content-type': type }).end(text);

/** A fetcher to which every name is this machine, and which doesn't pause between requests. */
export const reader = (setup: Partial<FetcherSetup> = {}): Fetcher =>
  createFetcher({
    clock: manualClock(),
    allowPrivate: true,
    lookup: async () => [{ address: '127.0.0.1', family: 4 }],
    ...setup,
    limits: { gapMs: 0, ...setup.limits },
  });

/** How a fetch failed, as `kind: sentence`; fails itself if it didn't. */
export async function failure(fetched: Promise<unknown>): Promise<`${FetchFault}: ${string}`> {
  const error = await fetched.then(
    (value) => {
      throw new Error(`no failure but ${JSON.stringify(value)}`);
    },
    (reason: FetchError) => reason,
  );
  return `${error.kind}: ${error.message}`;
}

export async function textOf(fetched: Promise<Fetched>): Promise<string> {
  const page = await fetched;
  if (page.type !== 'fetched') throw new Error(page.type);
  return page.text;
}
