import type { WebSocket } from 'ws';
import type { Identify } from '../rules/identify-rules.ts';

/** How many dispatches a session keeps for a resume. */
const KEPT = 500;

interface Kept {
  readonly s: number;
  readonly text: string;
}

/** One session of a client: it outlives its connection, so that it can be resumed. */
export class GatewaySession {
  readonly id = crypto.randomUUID().replaceAll('-', '');
  readonly identify: Identify;
  /** The connection it is on; none while the client is away. */
  socket?: WebSocket;
  sequence = 0;
  #kept: Kept[] = [];

  constructor(identify: Identify, socket: WebSocket) {
    this.identify = identify;
    this.socket = socket;
  }

  /** Sends an event, or keeps it for the time when the client is back. */
  dispatch(name: string, data: unknown): void {
    this.sequence++;
    const text = JSON.stringify({ op: 0, t: name, s: this.sequence, d: data });
    this.#kept.push({ s: this.sequence, text });
    if (this.#kept.length > 2 * KEPT) this.#kept = this.#kept.slice(-KEPT);
    this.socket?.send(text);
  }

  canReplayFrom(sequence: number): boolean {
    const oldest = this.#kept[0]?.s ?? this.sequence + 1;
    return sequence >= oldest - 1;
  }

  /** Sends again everything after `sequence`. Returns how much that was. */
  replayFrom(sequence: number): number {
    const missed = this.#kept.filter(({ s }) => s > sequence);
    for (const { text } of missed) this.socket?.send(text);
    return missed.length;
  }

  /** Whether events of this guild go to this session's shard; direct messages go to shard 0. */
  takes(guildId: string | undefined): boolean {
    const [shard, count] = this.identify.shard;
    return shard === (guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count)));
  }
}
