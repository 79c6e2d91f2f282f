// What an app may show in answer to a command or a click: in the acknowledgement of a command, or by its
// response_url.

import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Exchange } from './exchange.ts';
import type { History, ProtocolFault } from './history.ts';
import type { JsonObject } from './json-schema.ts';
import type { Message } from './message.ts';
import { faultsOfMessage } from './message-faults.ts';
import { RecentMap } from './recent-map.ts';
import { Refusal } from './refusal.ts';
import { BOT, TEAM, type Workspace } from './workspace.ts';

const MAX_USES = 5;
const LIFETIME_MS = 30 * 60_000;

interface ResponseUrl {
  exchange: Exchange | undefined;
  expiresAt: number;
  uses: number;
}

/** The response_urls handed out, and what comes back by them. */
export class Responses {
  #workspace: Workspace;
  #history: History;
  #clock: Clock;
  #urls: RecentMap<string, ResponseUrl>;
  #serial = 1_000_000;

  constructor(workspace: Workspace, history: History, clock: Clock, keep: number) {
    this.#workspace = workspace;
    this.#history = history;
    this.#clock = clock;
    this.#urls = new RecentMap(keep);
  }

  /** A path for a new response_url; `assign` ties it to its exchange. */
  issue(kind: 'commands' | 'actions'): string {
    const path = `/${kind}/${TEAM.id}/${this.#serial++}/${randomBytes(12).toString('hex')}`;
    this.#urls.set(path, { exchange: undefined, expiresAt: this.#clock.now() + LIFETIME_MS, uses: 0 });
    return path;
  }

  assign(path: string, exchange: Exchange): void {
    const url = this.#urls.get(path);
    if (url) url.exchange = exchange;
  }

  exchangeOf(path: string): Exchange | undefined {
    return this.#urls.get(path)?.exchange;
  }

  /** Takes a body sent to a response_url; a refusal says why it was not shown. */
  use(path: string, body: JsonObject): void {
    const url = this.#urls.get(path);
    if (url?.exchange === undefined || this.#clock.now() >= url.expiresAt) throw new Refusal('expired_url');
    if (url.uses >= MAX_USES) throw new Refusal('used_url');
    this.show(url.exchange, body);
    url.uses += 1;
  }

  /** Shows an answer: a new message, an edit of the clicked one, or its deletion. */
  show(exchange: Exchange, body: JsonObject): void {
    const { original } = exchange;
    const replaces = isTrue(body.replace_original);
    if (original?.deleted && (replaces || isTrue(body.delete_original))) throw new Refusal('message_not_found');
    if (isTrue(body.delete_original) && original) {
      original.deleted = true;
      exchange.answeredWith(original, this.#clock.now());
      return;
    }
    const refusal = Refusal.of(faultsOfMessage(body));
    if (refusal) throw refusal;
    this.#noteDoubtfulChoices(exchange, body);
    exchange.answeredWith(
      replaces && original ? edited(original, body) : this.#post(exchange, body),
      this.#clock.now(),
    );
  }

  #post(exchange: Exchange, body: JsonObject): Message {
    const threadTs = typeof body.thread_ts === 'string' ? body.thread_ts : undefined;
    const visibleTo = body.response_type === 'in_channel' ? undefined : exchange.user;
    return this.#workspace.post({ channel: exchange.channel, author: BOT.userId, threadTs, visibleTo }, body);
  }

  /** Slack lets these pass, in ways its documentation leaves open: an app should not depend on them. */
  #noteDoubtfulChoices({ kind, original }: Exchange, body: JsonObject): void {
    const fault = (code: ProtocolFault['code'], detail: string) =>
      this.#history.fault({ at: this.#clock.now(), code, detail });
    const type = body.response_type;
    if (type !== undefined && type !== 'ephemeral' && type !== 'in_channel') {
      fault('unknown_response_type', String(type));
    }
    if ((original || kind === 'message_action') && body.replace_original === undefined) {
      fault('unstated_replace_original', `an answer to a ${kind} has to say whether it replaces the message`);
    }
    if (isTrue(body.replace_original)) {
      if (!original) fault('nothing_to_replace', `a ${kind} has no original message`);
      else if (type !== undefined && type !== original.visibility) {
        fault('response_type_ignored', `the original message is ${original.visibility}`);
      }
    }
  }
}

function edited(original: Message, body: JsonObject): Message {
  original.edit(body);
  return original;
}

/** response_urls take `"true"` for true. */
const isTrue = (value: unknown): boolean => value === true || value === 'true';
