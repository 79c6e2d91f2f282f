import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Body } from '../rules/faults.ts';
import type { Now } from '../state/clock.ts';
import { type Failure, Failures } from './failures.ts';
import type { RateLimits } from './rate-limits.ts';
import type { RecordedRequest } from './recorded-request.ts';
import { Refusal, refusal } from './refusal.ts';
import { parseBody, readBody } from './request-body.ts';
import type { Answer, Router } from './router.ts';

export interface RestSetup {
  token: string;
  now: Now;
  router: Router;
  limits: RateLimits;
  /** Whether requests are kept. */
  history: boolean;
  /** Called after each answer. */
  onAnswered: (request: RecordedRequest) => void;
}

const VERSIONED = /^\/api\/v(\d+)(\/.*)$/;

/** The HTTP side: takes requests in, records them, lets them fail on demand, and answers. */
export class RestServer {
  readonly server: Server;
  readonly requests: RecordedRequest[] = [];
  readonly failures = new Failures();
  /** While true, requests are taken in and never answered. */
  silent = false;
  readonly #setup: RestSetup;
  #port = 0;

  constructor(setup: RestSetup) {
    this.#setup = setup;
    this.server = createServer((incoming, response) => {
      // A peer that goes away in the middle of a request is no fault of the double.
      this.#serve(incoming, response).catch(() => response.destroy());
    });
    this.server.keepAliveTimeout = 0;
  }

  get port(): number {
    return this.#port;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { raw, tooLarge } = await readBody(incoming);
    const url = new URL(incoming.url ?? '/', 'http://double');
    const pathname = decoded(url.pathname);
    const [, version, path = pathname] = VERSIONED.exec(pathname) ?? [];
    const request: RecordedRequest = {
      method: incoming.method ?? 'GET',
      path,
      query: url.search === '' ? {} : Object.fromEntries(url.searchParams),
      body: undefined,
      files: [],
      at: this.#setup.now(),
    };
    if (this.#setup.history) this.requests.push(request);
    const unread = tooLarge ? refusal('tooLarge') : await readInto(request, raw, incoming.headers['content-type']);
    const work = (): Answer => {
      if (version === undefined) throw refusal('notFound');
      if (version !== '10') throw refusal('invalidVersion');
      if (unread) throw unread;
      return this.#answer(request, incoming.headers.authorization);
    };
    if (this.silent) {
      this.#setup.onAnswered(request);
      return;
    }
    const failure = this.failures.take(request);
    if (failure) await this.#fail(failure, request, response, work);
    else this.#send(request, response, attempt(work));
  }

  #answer(request: RecordedRequest, authorization: string | undefined): Answer {
    const { router, token, limits } = this.#setup;
    const { route, params } = router.find(request.method, request.path);
    if (!route.open && authorization !== `Bot ${token}`) throw refusal('unauthorized');
    const headers = limits.count(route, params);
    const answer = attempt(() => route.handle({ request, params }));
    return { ...answer, headers: { ...headers, ...answer.headers } };
  }

  async #fail(failure: Failure, request: RecordedRequest, response: ServerResponse, work: () => Answer): Promise<void> {
    const answer = failure.when === 'after' ? attempt(work) : undefined;
    if (failure.delay) await sleep(failure.delay);
    if (failure.drop) {
      const socket = response.socket;
      if (failure.drop === 'reset') socket?.resetAndDestroy();
      else socket?.destroy();
      this.#setup.onAnswered(request);
      return;
    }
    const onlyDelayed = failure.delay !== undefined && failure.status === undefined;
    if (onlyDelayed) return this.#send(request, response, answer ?? attempt(work));
    const { status = 500, headers } = failure;
    const body = failure.body ?? { message: `${status}: Internal Server Error`, code: 0 };
    return this.#send(request, response, { status, body, headers });
  }

  #send(request: RecordedRequest, response: ServerResponse, { status, body, headers }: Answer): void {
    request.status = status;
    if (status >= 400) {
      request.error = body as Body;
      request.code = Number((body as Body | undefined)?.code ?? 0);
      request.exchange?.refused.push(request);
    }
    if (body === undefined) response.writeHead(status, headers).end();
    else response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    this.#setup.onAnswered(request);
  }
}

/** discord.js writes `@original` as `%40original`. */
function decoded(pathname: string): string {
  try {
    return pathname.includes('%') ? decodeURIComponent(pathname) : pathname;
  } catch {
    return pathname;
  }
}

async function readInto(request: RecordedRequest, raw: Buffer, type?: string): Promise<Refusal | undefined> {
  try {
    Object.assign(request, await parseBody(raw, type));
    return undefined;
  } catch (error) {
    return error instanceof Refusal ? error : refusal('invalidJson');
  }
}

function attempt(work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, body: error.body, headers: error.headers };
    // A fault of the double itself must not pass for one of the platform's.
    const message = `The double failed: ${error instanceof Error ? error.stack : error}`;
    return { status: 500, body: { message, code: 0 } };
  }
}
