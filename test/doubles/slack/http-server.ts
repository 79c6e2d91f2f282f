// The HTTP side of the double: reads a request, lets ordered faults befall it, answers and records it.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { decodeBody } from './arguments.ts';
import type { Changes } from './changes.ts';
import type { Clock } from './clock.ts';
import type { History, RecordedRequest } from './history.ts';
import type { InjectedFault, Injections } from './injections.ts';
import type { JsonObject } from './json-schema.ts';
import { Refusal } from './refusal.ts';
import { type Answer, rateLimitedAnswer, refusedAnswer } from './web-api.ts';

const API = '/api/';

export interface Request {
  /** A Web API method's name, or `response_url`. */
  method: string;
  path: string;
  body: JsonObject;
  isJson: boolean;
  authorization: string | undefined;
}

export interface HttpOptions {
  clock: Clock;
  history: History;
  changes: Changes;
  injections: Injections;
  /** Carries a request out. */
  perform(request: Request): Answer;
  /** Hears of every request once it is recorded. */
  onRecorded(request: Request, record: RecordedRequest): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

export class HttpServer {
  #options: HttpOptions;
  #server: Server;
  #sockets = new Set<Socket>();
  port = 0;

  constructor(options: HttpOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => this.#receive(request, response));
    // An idle connection that ends just as it is used again would look like a fault of the app.
    this.#server.keepAliveTimeout = 0;
    this.#server.on('upgrade', (request, socket, head) => options.upgrade(request, socket, head));
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  /** Listens on the loopback address; on the same port as before when it comes back. */
  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (this.#server.address() as AddressInfo).port;
  }

  /** Ends every connection and takes no more. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #receive(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => response.destroy());
    request.on('end', () => {
      this.#answer(request, response, Buffer.concat(chunks).toString('utf8'));
    });
  }

  #answer(incoming: IncomingMessage, response: ServerResponse, raw: string): void {
    const [path = '/', query = ''] = (incoming.url ?? '/').split('?');
    const contentType = incoming.headers['content-type'] ?? '';
    const method = methodOf(path);
    if (method === undefined) {
      response.writeHead(404).end();
      return;
    }
    let body: JsonObject = {};
    let refusal: Refusal | undefined;
    try {
      body = decodeBody(contentType, raw, query);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal = error;
    }
    const isJson = contentType.startsWith('application/json');
    const request: Request = { method, path, body, isJson, authorization: incoming.headers.authorization };
    const fault = this.#options.injections.take(method, body);
    const proceed = () => this.#respond(request, response, refusal, fault);
    if (fault?.delay) this.#options.clock.after(fault.delay, proceed);
    else proceed();
  }

  #respond(request: Request, response: ServerResponse, refusal: Refusal | undefined, fault?: InjectedFault): void {
    const { clock, history, changes, perform, onRecorded } = this.#options;
    const injected = fault && injectedAnswer(fault);
    let answer = injected;
    if (answer === undefined || fault?.after) {
      const own = refusal ? undecodable(request, refusal) : perform(request);
      answer = injected ?? own;
    }
    const record: RecordedRequest = {
      at: clock.now(),
      method: request.method,
      body: request.body,
      status: answer.status,
      answer: answer.body,
      error: answer.error,
      delivered: fault?.drop === undefined,
    };
    history.record(record);
    onRecorded(request, record);
    const reply = () => {
      if (fault?.drop) drop(response, fault.drop);
      else send(response, answer);
      changes.notify();
    };
    if (fault?.hold) clock.after(fault.hold, reply);
    else reply();
  }
}

function methodOf(path: string): string | undefined {
  if (path.startsWith(API)) return path.slice(API.length);
  return /^\/(commands|actions)\//.test(path) ? 'response_url' : undefined;
}

function injectedAnswer({ error, status, drop, ratelimited }: InjectedFault): Answer | undefined {
  if (ratelimited !== undefined) return rateLimitedAnswer(ratelimited);
  if (status !== undefined) return { status, headers: {}, body: 'upstream error', error: `http_${status}` };
  if (drop !== undefined) return { status: 0, headers: {}, body: '', error: 'connection_dropped' };
  return error === undefined ? undefined : refusedAnswer(new Refusal(error));
}

/** A response_url answers a body it can't read with 400, the Web API with `ok: false`. */
function undecodable({ method }: Request, refusal: Refusal): Answer {
  if (method !== 'response_url') return refusedAnswer(refusal);
  return { status: 400, headers: {}, body: 'invalid_payload', error: 'invalid_payload' };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const isText = typeof body === 'string';
  const payload = isText ? body : JSON.stringify(body);
  response.writeHead(status, {
    ...headers,
    'content-type': isText ? 'text/html' : 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(payload),
  });
  response.end(payload);
}

function drop(response: ServerResponse, how: 'fin' | 'reset'): void {
  if (how === 'reset') response.socket?.resetAndDestroy();
  else response.socket?.destroy();
}
