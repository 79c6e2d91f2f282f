// Which envelopes are out, and what the app says to them. An acknowledgement is due within three seconds.

import type { Changes } from './changes.ts';
import type { Clock } from './clock.ts';
import type { Exchange } from './exchange.ts';
import type { History, ProtocolFault } from './history.ts';
import { isObject, type JsonObject } from './json-schema.ts';
import { RecentMap } from './recent-map.ts';

const DEADLINE_MS = 3000;
/** Characters of a bad frame shown in its fault. */
const EXCERPT = 200;

interface Sent {
  exchange: Exchange;
  acknowledged: boolean;
}

interface Pending {
  cancelDeadline: () => void;
  /** The connection it was last sent on. */
  connection: object | undefined;
}

export class AcknowledgementLedger {
  #clock: Clock;
  #history: History;
  #changes: Changes;
  #onAcknowledged: (exchange: Exchange, payload: JsonObject) => void;
  #envelopes: RecentMap<string, Sent>;
  #pending = new Map<Exchange, Pending>();

  constructor(
    clock: Clock,
    history: History,
    changes: Changes,
    keep: number,
    onAcknowledged: (exchange: Exchange, payload: JsonObject) => void,
  ) {
    this.#clock = clock;
    this.#history = history;
    this.#changes = changes;
    this.#onAcknowledged = onAcknowledged;
    this.#envelopes = new RecentMap(keep);
  }

  /** Starts the three seconds. */
  expect(exchange: Exchange): void {
    const cancelDeadline = this.#clock.after(DEADLINE_MS, () => this.#expire(exchange));
    this.#pending.set(exchange, { cancelDeadline, connection: undefined });
  }

  /** Notes an envelope that has gone out for an exchange; there may be several. */
  sent(envelopeId: string, exchange: Exchange, connection: object): void {
    this.#envelopes.set(envelopeId, { exchange, acknowledged: false });
    const pending = this.#pending.get(exchange);
    if (pending) pending.connection = connection;
  }

  /** Exchanges without an acknowledgement that were last sent on this connection. */
  pendingOn(connection: object): Exchange[] {
    const lost: Exchange[] = [];
    for (const [exchange, pending] of this.#pending) if (pending.connection === connection) lost.push(exchange);
    return lost;
  }

  /** Nothing more is expected for the exchange. */
  settle(exchange: Exchange): void {
    this.#pending.get(exchange)?.cancelDeadline();
    this.#pending.delete(exchange);
  }

  clear(): void {
    for (const exchange of [...this.#pending.keys()]) this.settle(exchange);
  }

  /** Takes a frame the app sent. */
  receive(frame: string): void {
    const message = parsed(frame);
    if (message === undefined) this.#fault('malformed_acknowledgement', frame.slice(0, EXCERPT));
    else this.#acknowledge(message.envelope_id, message.payload);
    this.#changes.notify();
  }

  #acknowledge(envelopeId: string, payload: JsonObject): void {
    const sent = this.#envelopes.get(envelopeId);
    if (sent === undefined) this.#fault('unknown_envelope', envelopeId);
    else if (sent.acknowledged) this.#fault('repeated_acknowledgement', envelopeId);
    else {
      sent.acknowledged = true;
      // The second envelope of an exchange that was sent again may well be acknowledged too.
      if (!sent.exchange.acknowledged) this.#accept(sent.exchange, payload);
    }
  }

  #accept(exchange: Exchange, payload: JsonObject): void {
    exchange.acknowledgedAt = this.#clock.now();
    exchange.acknowledgement = payload;
    this.settle(exchange);
    if (exchange.timedOut) this.#fault('late_acknowledgement', `after ${exchange.acknowledgedAfter} ms`);
    else this.#onAcknowledged(exchange, payload);
  }

  #expire(exchange: Exchange): void {
    this.#pending.delete(exchange);
    exchange.timedOut = true;
    exchange.userError = 'operation_timeout';
    this.#fault('missing_acknowledgement', `${exchange.kind} not acknowledged within ${DEADLINE_MS} ms`);
    this.#changes.notify();
  }

  #fault(code: ProtocolFault['code'], detail: string): void {
    this.#history.fault({ at: this.#clock.now(), code, detail });
  }
}

function parsed(frame: string): { envelope_id: string; payload: JsonObject } | undefined {
  let message: unknown;
  try {
    message = JSON.parse(frame);
  } catch {
    return undefined;
  }
  if (!isObject(message) || typeof message.envelope_id !== 'string') return undefined;
  const payload = message.payload ?? {};
  return isObject(payload) ? { envelope_id: message.envelope_id, payload } : undefined;
}
