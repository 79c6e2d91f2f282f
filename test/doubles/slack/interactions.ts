// What people do in the workspace: type commands, press buttons, choose from menus. Each is an exchange.

import { randomBytes } from 'node:crypto';
import type { Changes, WaitOptions } from './changes.ts';
import type { Clock } from './clock.ts';
import { Exchange, type ExchangeKind } from './exchange.ts';
import { offeredOptions } from './interactive-elements.ts';
import type { JsonObject } from './json-schema.ts';
import type { Control, Message } from './message.ts';
import {
  actionOf,
  clickPayload,
  commandPayload,
  escapeCommandText,
  eventPayload,
  type InteractionContext,
  shortcutPayload,
  suggestionPayload,
} from './payloads.ts';
import type { Responses } from './responses.ts';
import type { SocketMode } from './socket-mode.ts';
import { ADA, NEWS, type User, type Workspace } from './workspace.ts';

/** Who does it, where, and what to wait for. */
export interface InteractionOptions extends WaitOptions {
  /** A user's id; Ada's if left out. */
  user?: string;
  /** A channel's id; that of the news if left out. Clicks happen where the message is. */
  channel?: string;
  /** `answered` (acknowledged, and something came of it) if left out. */
  until?: 'sent' | 'acknowledged' | 'answered';
}

export interface RegisteredCommand {
  command: string;
  shouldEscape: boolean;
}

interface Surroundings {
  workspace: Workspace;
  socketMode: SocketMode;
  responses: Responses;
  clock: Clock;
  changes: Changes;
  /** Registered commands; undefined if any command will do. */
  commands: RegisteredCommand[] | undefined;
  /** The callback ids of registered message shortcuts; undefined if any will do. */
  shortcuts: string[] | undefined;
  origin(): string;
}

export class Interactions {
  #around: Surroundings;
  #serial = 0;
  /** Exchanges a Web API message may belong to. */
  #unanswered = new Set<Exchange>();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  async command(command: string, text: string, options: InteractionOptions): Promise<Exchange> {
    const { commands, workspace } = this.#around;
    const registered = commands?.find((each) => each.command === command);
    if (commands && !registered) throw new Error(`${command} is not registered: Slack would not send it`);
    const escapes = registered?.shouldEscape ?? commands === undefined;
    const sent = escapes ? escapeCommandText(text, workspace.users.values(), workspace.channels.values()) : text;
    return this.#begin('slash_command', options, (context) => commandPayload(command, sent.trim(), context));
  }

  async click(message: Message, which: string | Control, options: InteractionOptions): Promise<Exchange> {
    const control = findControl(message, which, ({ element }) => element.type === 'button');
    return this.#act(message, control, undefined, options);
  }

  async choose(
    message: Message,
    which: string | Control,
    value: string,
    options: InteractionOptions,
  ): Promise<Exchange> {
    const control = findControl(message, which, ({ element }) => element.type !== 'button');
    const offered = offeredOptions(control.element).find((each) => each.value === value);
    const external = control.element.type === 'external_select';
    if (!offered && !external) throw new Error(`No option ${JSON.stringify(value)} in ${control.actionId}`);
    const chosen = offered ?? { text: { type: 'plain_text', text: value, emoji: true }, value };
    return this.#act(message, control, chosen, options);
  }

  async suggest(
    message: Message,
    which: string | Control,
    typed: string,
    options: InteractionOptions,
  ): Promise<Exchange> {
    const control = findControl(message, which, ({ element }) => element.type === 'external_select');
    const where = { ...options, channel: message.channel, until: options.until ?? 'acknowledged' };
    return this.#begin('block_suggestion', where, (context) => suggestionPayload(message, control, typed, context));
  }

  async shortcut(callbackId: string, message: Message, options: InteractionOptions): Promise<Exchange> {
    const where = { ...options, channel: message.channel };
    const isOffered = this.#around.shortcuts?.includes(callbackId) ?? true;
    if (!isOffered || message.visibleTo !== undefined) throw new Error(`No ${callbackId} in the menu of that message`);
    return this.#begin('message_action', where, (context) => shortcutPayload(callbackId, message, context));
  }

  async event(event: JsonObject, options: InteractionOptions): Promise<Exchange> {
    const where = { ...options, until: options.until ?? 'acknowledged' };
    return this.#begin('event_callback', where, () => eventPayload(event, this.#serial++, this.#around.clock.now()));
  }

  /** Credits a message posted by Web API to the one exchange in its channel that still waits for an answer. */
  credit(message: Message): void {
    const waiting = [...this.#unanswered].filter(
      ({ channel, user }) => channel === message.channel && (message.visibleTo ?? user) === user,
    );
    if (waiting.length === 1) waiting[0]?.answeredWith(message, this.#around.clock.now());
    this.forgetAnswered();
  }

  forgetAnswered(): void {
    for (const exchange of this.#unanswered) if (exchange.outcomes > 0) this.#unanswered.delete(exchange);
  }

  #act(
    message: Message,
    control: Control,
    chosen: JsonObject | undefined,
    options: InteractionOptions,
  ): Promise<Exchange> {
    const where = { ...options, channel: message.channel };
    return this.#begin(
      'block_actions',
      where,
      (context) => clickPayload(message, actionOf(control, context.actionTs, chosen), context),
      message,
    );
  }

  async #begin(
    kind: ExchangeKind,
    options: InteractionOptions,
    payloadFor: (context: InteractionContext) => JsonObject,
    original?: Message,
  ): Promise<Exchange> {
    const { workspace, socketMode, responses, changes, origin } = this.#around;
    const user = known(workspace.users, options.user ?? ADA.id, 'user');
    const channel = known(workspace.channels, options.channel ?? NEWS, 'channel');
    if (original) requireSight(original, user);
    const path = responses.issue(kind === 'slash_command' ? 'commands' : 'actions');
    const payload = payloadFor({
      user,
      channel,
      responseUrl: `${origin()}${path}`,
      triggerId: `${this.#serial++}.${user.id}.${randomBytes(8).toString('hex')}`,
      actionTs: workspace.nextTs(),
    });
    const exchange = new Exchange(kind, payload, { user: user.id, channel: channel.id, ...(original && { original }) });
    responses.assign(path, exchange);
    this.#unanswered.add(exchange);
    socketMode.send(exchange);
    return this.#wait(exchange, options, changes);
  }

  async #wait(exchange: Exchange, options: InteractionOptions, changes: Changes): Promise<Exchange> {
    const { until = 'answered', what = `${until} ${describe(exchange)}` } = options;
    if (until === 'sent') return exchange;
    const done = () =>
      until === 'answered' ? exchange.finished : exchange.acknowledged || exchange.userError !== undefined;
    try {
      await changes.until(done, { ...options, what });
    } finally {
      this.#unanswered.delete(exchange);
    }
    return exchange;
  }
}

function describe({ kind, payload }: Exchange): string {
  return kind === 'slash_command' ? `${payload.command} ${payload.text}` : kind;
}

function known<T>(all: Map<string, T>, id: string, what: string): T {
  const found = all.get(id);
  if (found === undefined) throw new Error(`No ${what} ${id} in the workspace`);
  return found;
}

function requireSight(message: Message, user: User): void {
  const hidden = message.visibleTo !== undefined && message.visibleTo !== user.id;
  if (message.deleted || hidden) throw new Error(`${user.name} does not see the message ${message.ts}`);
}

/** A button by its text or action_id; an error names those there are. */
function findControl(message: Message, which: string | Control, fits: (control: Control) => boolean): Control {
  if (typeof which !== 'string') return which;
  const offered = message.controls.filter(fits);
  const found = offered.find(({ text }) => text === which) ?? offered.find(({ actionId }) => actionId === which);
  if (found) return found;
  const names = offered.map(({ text, actionId }) => JSON.stringify(text || actionId));
  throw new Error(`No ${JSON.stringify(which)} among ${names.join(', ') || 'no buttons or menus'}`);
}
