// Socket Mode: WebSocket connections by ticket, envelopes out, acknowledgements in.

import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { AcknowledgementLedger } from './acknowledgements.ts';
import type { Changes } from './changes.ts';
import type { Clock } from './clock.ts';
import type { Exchange } from './exchange.ts';
import { BOT } from './workspace.ts';

const MAX_CONNECTIONS = 10;
const TICKET_MS = 30_000;
const PING_MS = 10_000;
const GRACE_MS = 10_000;

interface Connection {
  socket: WebSocket;
  raw: Duplex;
  /** Still open, and answering nothing. */
  silent: boolean;
}

export interface SocketModeOptions {
  clock: Clock;
  changes: Changes;
  ledger: AcknowledgementLedger;
  /** Slack itself leaves the TCP connection open after a close handshake, and clients wait for it. */
  lingersAfterClose: boolean;
}

export class SocketMode {
  #options: SocketModeOptions;
  #server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  #tickets = new Map<string, number>();
  #connections: Connection[] = [];
  #stranded = new Set<Exchange>();
  #next = 0;
  #cancelPing: () => void;

  constructor(options: SocketModeOptions) {
    this.#options = options;
    this.#cancelPing = this.#schedulePing();
  }

  /** Connections that answer. */
  get connections(): number {
    return this.#open().length;
  }

  /** A ticket for one connection within half a minute. */
  issueTicket(): string {
    const ticket = randomUUID();
    this.#tickets.set(ticket, this.#options.clock.now() + TICKET_MS);
    return ticket;
  }

  /** Turns an HTTP upgrade into a connection, if its ticket is good. */
  accept(request: IncomingMessage, raw: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'ws://localhost').searchParams.get('ticket') ?? '';
    const expiresAt = this.#tickets.get(ticket) ?? 0;
    this.#tickets.delete(ticket);
    raw.on('error', () => raw.destroy());
    if (expiresAt <= this.#options.clock.now()) {
      raw.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      return;
    }
    if (this.#options.lingersAfterClose) raw.end = () => raw;
    this.#server.handleUpgrade(request, raw, head, (socket) => this.#welcome(socket, raw));
  }

  /** Sends an exchange to one of the connections, in turn; without any, the user is told at once. */
  send(exchange: Exchange): void {
    exchange.sentAt = this.#options.clock.now();
    this.#options.ledger.expect(exchange);
    if (!this.#deliver(exchange)) {
      this.#options.ledger.settle(exchange);
      exchange.userError = 'dispatch_failed';
    }
  }

  /** Sends it again, as Slack does when it is in doubt, in an envelope of another id. */
  redeliver(exchange: Exchange): boolean {
    return this.#deliver(exchange);
  }

  /** Asks the clients to reconnect, and ends ten seconds later what they have not ended themselves. */
  requestRefresh(reason: 'refresh_requested' | 'warning' | 'link_disabled'): void {
    for (const { socket } of this.#open()) {
      socket.send(disconnectEnvelope(reason));
      this.#options.clock.after(GRACE_MS, () => socket.close());
    }
  }

  /** Breaks the connections without a word. */
  drop(): void {
    for (const { socket } of this.#connections) socket.terminate();
  }

  /** Leaves the connections open and stops answering: no pong, no envelope, no close handshake. */
  goSilent(): void {
    for (const connection of this.#connections) {
      connection.silent = true;
      // Deaf from now on, but still aware of the connection's end.
      connection.raw.removeAllListeners('data');
      connection.raw.on('data', () => {});
    }
  }

  close(): void {
    this.#cancelPing();
    this.drop();
    this.#options.ledger.clear();
  }

  #open(): Connection[] {
    return this.#connections.filter(({ socket, silent }) => !silent && socket.readyState === socket.OPEN);
  }

  #welcome(socket: WebSocket, raw: Duplex): void {
    const connection: Connection = { socket, raw, silent: false };
    this.#connections.push(connection);
    socket.on('error', () => socket.terminate());
    socket.on('message', (data: RawData) => this.#options.ledger.receive(String(data)));
    socket.on('close', () => this.#forget(connection));
    if (this.#open().length > MAX_CONNECTIONS) {
      socket.send(disconnectEnvelope('too_many_websockets'));
      socket.close();
      return;
    }
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.#open().length,
        debug_info: { host: 'applink-double', build_number: 1, approximate_connection_time: 18_060 },
        connection_info: { app_id: BOT.appId },
      }),
    );
    for (const exchange of this.#stranded) if (this.#deliver(exchange)) this.#stranded.delete(exchange);
    this.#options.changes.notify();
  }

  /** What was under way on a lost connection goes out again on another one, now or when there is one. */
  #forget(connection: Connection): void {
    this.#connections = this.#connections.filter((each) => each !== connection);
    for (const exchange of this.#options.ledger.pendingOn(connection)) {
      if (!this.#deliver(exchange)) this.#stranded.add(exchange);
    }
    this.#options.changes.notify();
  }

  #deliver(exchange: Exchange): boolean {
    if (exchange.timedOut) return true;
    // A silent connection looks alive to Slack as well: envelopes go into the void until it is closed.
    const usable = this.#connections.filter(({ socket }) => socket.readyState === socket.OPEN);
    const connection = usable[this.#next++ % usable.length];
    if (connection === undefined) return false;
    const envelopeId = randomUUID();
    this.#options.ledger.sent(envelopeId, exchange, connection);
    exchange.deliveries += 1;
    if (!connection.silent) connection.socket.send(envelope(envelopeId, exchange));
    return true;
  }

  #schedulePing(): () => void {
    return this.#options.clock.after(PING_MS, () => {
      for (const { socket } of this.#open()) socket.ping('Ping from applink-double');
      this.#cancelPing = this.#schedulePing();
    });
  }
}

const ENVELOPE_TYPES = {
  slash_command: 'slash_commands',
  block_actions: 'interactive',
  message_action: 'interactive',
  block_suggestion: 'interactive',
  event_callback: 'events_api',
} as const;

function envelope(envelopeId: string, { kind, payload, deliveries }: Exchange): string {
  const retries = deliveries - 1;
  const retry = { retry_attempt: retries, retry_reason: retries === 0 ? '' : 'timeout' };
  return JSON.stringify({
    envelope_id: envelopeId,
    type: ENVELOPE_TYPES[kind],
    payload,
    accepts_response_payload: kind !== 'event_callback',
    ...(retries > 0 || kind === 'event_callback' ? retry : {}),
  });
}

function disconnectEnvelope(reason: string): string {
  return JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-double' } });
}
