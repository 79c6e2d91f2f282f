import { WebSocket } from 'ws';
import type { DiscordDouble } from './discord.ts';
import type { Body } from './rules/faults.ts';

export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  readonly body: any;
  readonly headers: Headers;
}

/** A bot without a library: it says exactly what a test wants said, right or wrong. */
export class RawBot {
  readonly received: Body[] = [];
  /** Resolves to the code the gateway closed the connection with. */
  readonly closed: Promise<number>;
  readonly #double: DiscordDouble;
  readonly #socket: WebSocket;

  constructor(double: DiscordDouble, query = 'v=10&encoding=json') {
    this.#double = double;
    this.#socket = new WebSocket(`${double.url.replace('http', 'ws').replace('/api', '')}/?${query}`);
    this.#socket.on('message', (data) => this.received.push(JSON.parse(data.toString())));
    this.#socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => this.#socket.on('close', resolve));
  }

  /** A bot that has identified. */
  static async identified(double: DiscordDouble, identify: Body = {}): Promise<RawBot> {
    const bot = new RawBot(double);
    await bot.next(({ op }) => op === 10);
    bot.identify(identify);
    await bot.next(({ t }) => t === 'READY');
    return bot;
  }

  identify(identify: Body = {}): void {
    this.say({ op: 2, d: { token: this.#double.token, intents: 1, properties: {}, ...identify } });
  }

  say(payload: unknown): void {
    this.#socket.send(typeof payload === 'string' ? payload : JSON.stringify(payload));
  }

  /** The first payload that fits, now or later. */
  async next(fits: (payload: Body) => boolean): Promise<Body> {
    for (;;) {
      const found = this.received.find(fits);
      if (found) return found;
      await new Promise((resolve, reject) => {
        this.#socket.once('message', resolve);
        this.#socket.once('close', (code) => reject(new Error(`The gateway closed with ${code}`)));
      });
    }
  }

  leave(code = 1000): void {
    this.#socket.close(code);
  }
}

/** One REST request, by default with the bot's token. `body` goes as JSON unless it is text or a form. */
export async function call(
  double: DiscordDouble,
  method: string,
  path: string,
  body?: unknown,
  authorization = `Bot ${double.token}`,
): Promise<Reply> {
  const plain = typeof body === 'string' || body instanceof FormData;
  const response = await fetch(`${double.url}/v10${path}`, {
    method,
    headers: { authorization, ...(plain ? {} : { 'content-type': 'application/json' }) },
    body: plain ? body : body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
}
