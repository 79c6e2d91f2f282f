// An app without an SDK: it says exactly what a test tells it to, right or wrong.

import { WebSocket } from 'ws';
import { isObject, type JsonObject } from './json-schema.ts';
import type { SlackDouble } from './slack-double.ts';

export interface Envelope {
  envelope_id: string;
  type: string;
  payload: JsonObject;
  accepts_response_payload?: boolean;
  retry_attempt?: number;
  retry_reason?: string;
}

export interface ApiReply extends JsonObject {
  ok: boolean;
  status: number;
  headers: Headers;
}

export class BareApp {
  readonly double: SlackDouble;
  readonly frames: JsonObject[] = [];
  pings = 0;
  #socket: WebSocket | undefined;
  #taken = 0;

  constructor(double: SlackDouble) {
    this.double = double;
  }

  /** Fetches a ticket and connects; the hello is the first of the frames. */
  async connect(): Promise<this> {
    const { url } = await this.call('apps.connections.open', {}, { token: this.double.appToken });
    const socket = new WebSocket(String(url));
    this.#socket = socket;
    await new Promise<void>((resolve, reject) => {
      socket.on('error', reject);
      socket.on('ping', () => {
        this.pings += 1;
      });
      socket.on('message', (data) => {
        this.frames.push(JSON.parse(String(data)));
        resolve();
      });
    });
    return this;
  }

  /** The next envelope not looked at yet. */
  async envelope(): Promise<Envelope> {
    const envelopes = () => this.frames.filter((frame) => 'envelope_id' in frame);
    while (envelopes().length <= this.#taken) await new Promise((resolve) => this.#socket?.once('message', resolve));
    return envelopes()[this.#taken++] as unknown as Envelope;
  }

  acknowledge({ envelope_id }: { envelope_id: string }, payload?: unknown): void {
    this.send(JSON.stringify({ envelope_id, payload }));
  }

  send(frame: string): void {
    this.#socket?.send(frame);
  }

  disconnect(): void {
    this.#socket?.close();
  }

  /** Calls a Web API method: as a form, with lists and objects as JSON inside it, or as JSON. */
  async call(method: string, args: JsonObject = {}, { token = this.double.botToken, json = false } = {}) {
    const flat = Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]);
    const response = await fetch(`${this.double.url}${method}`, {
      method: 'POST',
      headers: {
        'content-type': json ? 'application/json; charset=utf-8' : 'application/x-www-form-urlencoded',
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      },
      body: json ? JSON.stringify(args) : new URLSearchParams(flat as [string, string][]).toString(),
    });
    const raw = await response.text();
    const body: unknown = raw.startsWith('{') ? JSON.parse(raw) : { raw };
    return { ...(isObject(body) ? body : {}), status: response.status, headers: response.headers } as ApiReply;
  }

  /** Sends a body to the response_url of a payload. */
  async respond({ response_url }: JsonObject, body: unknown): Promise<{ status: number; text: string }> {
    const response = await fetch(String(response_url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, text: await response.text() };
  }
}
