// Puts the parts of the double together: what comes in by HTTP or WebSocket finds its way to the part it is for.

import { AcknowledgementLedger } from './acknowledgements.ts';
import { Changes } from './changes.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Exchange } from './exchange.ts';
import { History, type RecordedRequest } from './history.ts';
import { HttpServer, type Request } from './http-server.ts';
import { Injections } from './injections.ts';
import { Interactions, type RegisteredCommand } from './interactions.ts';
import { faultsOfSuggestions } from './interactive-elements.ts';
import type { JsonObject } from './json-schema.ts';
import { botScopesOfManifest, commandsOfManifest, messageShortcutsOfManifest } from './manifest-faults.ts';
import { RateLimit } from './rate-limit.ts';
import { Refusal } from './refusal.ts';
import { Responses } from './responses.ts';
import { SocketMode } from './socket-mode.ts';
import { type Answer, type Tokens, WebApi } from './web-api.ts';
import { Workspace } from './workspace.ts';

export interface SlackOptions {
  /** Grants its scopes and registers its commands; a manifest Slack would refuse is refused here too. */
  manifest?: unknown;
  /** Granted bot scopes, where they differ from the manifest's. */
  scopes?: string[];
  clock?: Clock;
  /** One message a second and channel; off if left out. */
  rateLimits?: boolean;
  /** Keeps all requests and messages; on if left out. A benchmark turns it off, and memory stays level. */
  keepHistory?: boolean;
  /** Leaves the TCP connection open after a WebSocket close handshake, as Slack does; off if left out. */
  lingersAfterClose?: boolean;
}

const DEFAULT_SCOPES = `channels:history channels:read chat:write commands groups:history groups:read im:history im:read
 im:write metadata.message:read mpim:history mpim:read users:read`.split(/\s+/);
const KEPT_WITHOUT_HISTORY = 1000;

export class Wiring {
  readonly clock: Clock;
  readonly history: History;
  readonly changes: Changes;
  readonly injections = new Injections();
  readonly workspace: Workspace;
  readonly socketMode: SocketMode;
  readonly interactions: Interactions;
  readonly http: HttpServer;
  #responses: Responses;
  #webApi: WebApi;

  constructor(options: SlackOptions, tokens: Tokens) {
    const { manifest, clock = systemClock, keepHistory = true, lingersAfterClose = false } = options;
    const keep = keepHistory ? Number.POSITIVE_INFINITY : KEPT_WITHOUT_HISTORY;
    const history = new History(keepHistory);
    const changes = new Changes(() => `${history.summary()} Connections: ${this.socketMode.connections}.`);
    const workspace = new Workspace(clock, keep);
    const ledger = new AcknowledgementLedger(clock, history, changes, keep, (exchange, payload) =>
      this.#showAcknowledgement(exchange, payload),
    );
    this.clock = clock;
    this.history = history;
    this.changes = changes;
    this.workspace = workspace;
    this.#responses = new Responses(workspace, history, clock, keep);
    this.socketMode = new SocketMode({ clock, changes, ledger, lingersAfterClose });
    this.interactions = new Interactions({
      workspace,
      socketMode: this.socketMode,
      responses: this.#responses,
      clock,
      changes,
      commands: registeredCommands(manifest),
      shortcuts: manifest === undefined ? undefined : messageShortcutsOfManifest(manifest),
      origin: () => this.origin,
    });
    this.#webApi = new WebApi(
      {
        workspace,
        scopes: new Set(options.scopes ?? (manifest === undefined ? DEFAULT_SCOPES : botScopesOfManifest(manifest))),
        openSocket: () => `ws://127.0.0.1:${this.http.port}/link/?ticket=${this.socketMode.issueTicket()}`,
        posted: (message) => this.interactions.credit(message),
      },
      tokens,
      options.rateLimits ? new RateLimit(clock) : undefined,
    );
    this.http = new HttpServer({
      clock,
      history,
      changes,
      injections: this.injections,
      perform: (request) => this.#perform(request),
      onRecorded: (request, record) => this.#noteRefusal(request, record),
      upgrade: (request, socket, head) => this.socketMode.accept(request, socket, head),
    });
  }

  get origin(): string {
    return `http://127.0.0.1:${this.http.port}`;
  }

  #perform({ method, path, body, authorization, isJson }: Request): Answer {
    if (method !== 'response_url') return this.#webApi.answer(method, body, authorization, isJson);
    try {
      this.#responses.use(path, body);
      return { status: 200, headers: {}, body: 'ok' };
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return refusedResponse(refusal);
    }
  }

  /** An exchange hears of what was refused in its answer. */
  #noteRefusal({ method, path }: Request, record: RecordedRequest): void {
    if (method !== 'response_url') return;
    const exchange = this.#responses.exchangeOf(path);
    if (record.error !== undefined && exchange) {
      exchange.refused.push(record);
      exchange.answeredWith(undefined, this.clock.now());
    }
    this.interactions.forgetAnswered();
  }

  /** An acknowledgement may carry the answer to a command, or options; anything else in it is ignored by Slack. */
  #showAcknowledgement(exchange: Exchange, payload: JsonObject): void {
    const { kind } = exchange;
    const at = this.clock.now();
    if (kind !== 'block_suggestion' && Object.keys(payload).length === 0) return;
    try {
      if (kind === 'slash_command') this.#responses.show(exchange, payload);
      else if (kind === 'block_suggestion') requireOptions(payload);
      else this.history.fault({ at, code: 'ignored_response_payload', detail: `in answer to ${kind}` });
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      const { code: error, details: answer } = refusal;
      const method = 'acknowledgement';
      exchange.refused.push({ at, method, body: payload, status: 0, answer, error, delivered: true });
      exchange.answeredWith(undefined, at);
    }
  }
}

function requireOptions(payload: JsonObject): void {
  const refusal = Refusal.of(faultsOfSuggestions(payload));
  if (refusal) throw refusal;
}

function registeredCommands(manifest: unknown): RegisteredCommand[] | undefined {
  if (manifest === undefined) return undefined;
  return commandsOfManifest(manifest).map(({ command, should_escape }) => ({
    command: String(command),
    shouldEscape: should_escape === true,
  }));
}

/** A response_url answers in bare words, except about itself. */
function refusedResponse({ code }: Refusal): Answer {
  const aboutUrl = code === 'expired_url' || code === 'used_url';
  if (aboutUrl) return { status: 404, headers: {}, body: { ok: false, error: code }, error: code };
  return { status: code === 'message_not_found' ? 404 : 400, headers: {}, body: code, error: code };
}
