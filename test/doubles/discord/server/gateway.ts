import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Body, isObject } from '../rules/faults.ts';
import { Close, type Identify, readIdentify, refuseConnection } from '../rules/identify-rules.ts';
import type { Now } from '../state/clock.ts';
import { GatewaySession } from './gateway-session.ts';

const Op = { Heartbeat: 1, Identify: 2, Resume: 6, InvalidSession: 9, Hello: 10, HeartbeatAck: 11 } as const;

/** Taken and ignored: presence, voice state, requests for members and soundboards. */
const IGNORED: readonly unknown[] = [3, 4, 8, 31];
const GUILDS_INTENT = 1;
const MAX_PAYLOAD = 4096;
const IDENTIFY_EVERY = 5_000;

export interface GatewaySetup {
  token: string;
  now: Now;
  /** Privileged intents that the application was granted. */
  grantedIntents: number;
  heartbeatInterval: number;
  /** Whether a second identify within five seconds is punished. */
  limitIdentifies: boolean;
  url: () => string;
  /** The READY payload without what the gateway knows itself. */
  ready: () => Body;
  /** The guilds sent after READY to clients with the GUILDS intent. */
  guilds: () => Body[];
  onChange: () => void;
}

/** The WebSocket side: connections, sessions, dispatches. */
export class Gateway {
  readonly identifies: Identify[] = [];
  /** Each successful resume, with the number of events that were sent again. */
  readonly resumes: { at: number; replayed: number }[] = [];
  heartbeats = 0;
  readonly #setup: GatewaySetup;
  readonly #sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  readonly #sessions = new Map<string, GatewaySession>();
  readonly #bySocket = new Map<WebSocket, GatewaySession>();
  readonly #lastIdentify = new Map<number, number>();
  #silent = false;

  constructor(setup: GatewaySetup) {
    this.#setup = setup;
  }

  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#sockets.handleUpgrade(request, socket, head, (connection) => {
        this.#welcome(connection, new URL(request.url ?? '/', 'http://double').searchParams);
      });
    });
  }

  /** Connections that are identified or resumed. */
  get connected(): number {
    return this.#bySocket.size;
  }

  /** Sends an event to every session that takes the guild's. Without any session there is no bot: an error. */
  dispatch(name: string, data: unknown, guildId?: string): void {
    let taken = 0;
    for (const session of this.#sessions.values()) {
      if (!session.takes(guildId)) continue;
      taken++;
      session.dispatch(name, data);
    }
    if (taken === 0) throw new Error('No bot has identified with the gateway');
  }

  /** Cuts all connections. With a code they are closed in good order; otherwise torn off. */
  drop({ code, resumable = true }: { code?: number; resumable?: boolean } = {}): void {
    for (const socket of this.#sockets.clients) {
      this.#leave(socket);
      if (code === undefined) socket.terminate();
      else socket.close(code);
    }
    if (!resumable) this.#sessions.clear();
    this.#setup.onChange();
  }

  /** From now on connections stay open, and nothing is said on them. */
  goSilent(): void {
    this.#silent = true;
    for (const socket of this.#sockets.clients) this.#leave(socket);
  }

  /** Speaks again, to new connections: those from the silence are torn off. */
  speak(): void {
    this.#silent = false;
    this.drop();
  }

  #welcome(socket: WebSocket, params: URLSearchParams): void {
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      const session = this.#leave(socket);
      // A client that closes in good order with 1000 or 1001 gives its session up.
      if (session && (code === 1000 || code === 1001)) this.#sessions.delete(session.id);
      this.#setup.onChange();
    });
    if (this.#silent) return;
    const refused = refuseConnection(params);
    if (refused !== undefined) {
      socket.close(refused);
      return;
    }
    socket.on('message', (data) => {
      if (this.#silent) return;
      const closeCode = this.#receive(socket, data.toString());
      if (closeCode !== undefined) socket.close(closeCode);
      this.#setup.onChange();
    });
    send(socket, Op.Hello, { heartbeat_interval: this.#setup.heartbeatInterval, _trace: [] });
  }

  /** Acts on a payload; returns the code to close the connection with when it is not to be borne. */
  #receive(socket: WebSocket, text: string): number | undefined {
    const payload = text.length > MAX_PAYLOAD ? undefined : parse(text);
    if (!payload) return Close.DecodeError;
    const isKnown = this.#bySocket.has(socket);
    switch (payload.op) {
      case Op.Heartbeat:
        this.heartbeats++;
        send(socket, Op.HeartbeatAck);
        return undefined;
      case Op.Identify:
      case Op.Resume: {
        if (isKnown) return Close.AlreadyAuthenticated;
        const data = isObject(payload.d) ? payload.d : {};
        if (data.token !== this.#setup.token) return Close.AuthenticationFailed;
        return payload.op === Op.Identify ? this.#identify(socket, data) : this.#resume(socket, data);
      }
      default:
        if (!IGNORED.includes(payload.op)) return Close.UnknownOpcode;
        return isKnown ? undefined : Close.NotAuthenticated;
    }
  }

  #identify(socket: WebSocket, data: Body): number | undefined {
    const { now, grantedIntents, limitIdentifies } = this.#setup;
    const identify = readIdentify(data, grantedIntents, now());
    if (typeof identify === 'number') return identify;
    const [shard] = identify.shard;
    const tooSoon = identify.at - (this.#lastIdentify.get(shard) ?? Number.NEGATIVE_INFINITY) < IDENTIFY_EVERY;
    this.#lastIdentify.set(shard, identify.at);
    if (limitIdentifies && tooSoon) {
      send(socket, Op.InvalidSession, false);
      return undefined;
    }
    this.identifies.push(identify);
    this.#begin(new GatewaySession(identify, socket), socket);
    return undefined;
  }

  #begin(session: GatewaySession, socket: WebSocket): void {
    this.#sessions.set(session.id, session);
    this.#bySocket.set(socket, session);
    const { identify, id } = session;
    const guilds = this.#setup.guilds().filter((guild) => session.takes(String(guild.id)));
    session.dispatch('READY', {
      ...this.#setup.ready(),
      ...{ v: 10, session_id: id, resume_gateway_url: this.#setup.url(), shard: identify.shard },
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
    });
    if ((identify.intents & GUILDS_INTENT) === 0) return;
    for (const guild of guilds) session.dispatch('GUILD_CREATE', guild);
  }

  #resume(socket: WebSocket, data: Body): number | undefined {
    const session = this.#sessions.get(String(data.session_id));
    const sequence = Number(data.seq);
    if (session && sequence > session.sequence) return Close.InvalidSequence;
    if (!session?.canReplayFrom(sequence)) {
      send(socket, Op.InvalidSession, false);
      return undefined;
    }
    session.socket?.terminate();
    session.socket = socket;
    this.#bySocket.set(socket, session);
    const replayed = session.replayFrom(sequence);
    session.dispatch('RESUMED', { _trace: [] });
    this.resumes.push({ at: this.#setup.now(), replayed });
    return undefined;
  }

  #leave(socket: WebSocket): GatewaySession | undefined {
    const session = this.#bySocket.get(socket);
    this.#bySocket.delete(socket);
    if (session?.socket === socket) session.socket = undefined;
    return session;
  }
}

function send(socket: WebSocket, op: number, d: unknown = null): void {
  socket.send(JSON.stringify({ op, d, s: null, t: null }));
}

function parse(text: string): Body | undefined {
  try {
    const payload: unknown = JSON.parse(text);
    return isObject(payload) ? payload : undefined;
  } catch {
    return undefined;
  }
}
