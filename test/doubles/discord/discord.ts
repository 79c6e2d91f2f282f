import type { APIUser } from 'discord-api-types/v10';
import type { Inputs } from './interactions/command-input.ts';
import type { Exchange } from './interactions/exchange.ts';
import type { SendOptions } from './interactions/interactions.ts';
import { assemble, type DiscordSetup, type Platform } from './platform.ts';
import type { Body } from './rules/faults.ts';
import type { Identify } from './rules/identify-rules.ts';
import type { ActiveFailure, Failure } from './server/failures.ts';
import type { RecordedRequest } from './server/recorded-request.ts';
import type { RegisteredCommand } from './state/command-registry.ts';
import type { Channel, Guilds } from './state/guilds.ts';
import type { Message } from './state/message.ts';
import type { People, Who } from './state/people.ts';
import { type PermissionName, permissionBits } from './state/permissions.ts';

/*
 * A Discord for tests, on the loopback: the REST API and the gateway, version 10, as far as a briefing bot
 * uses them. It checks what it receives as strictly as the platform, and refuses with the same statuses,
 * codes and trees of faults. Where Discord's own name of a fault is not known, the double has one of its own
 * (`MESSAGE_FLAGS_NOT_SETTABLE`, `STRING_TYPE_LONE_SURROGATE`, `COMPONENT_ID_DUPLICATED`, a few for commands).
 *
 * Not modelled: events about messages (MESSAGE_CREATE and its kin), threads beyond being channels in a
 * channel, reactions, forms beyond their frame, select menus beyond their shape, voice messages, polls,
 * premium, user installs, compression, shards beyond the routing of events, limits per webhook, and what
 * stands inside Markdown.
 */

export type { Exchange } from './interactions/exchange.ts';
export type { DiscordSetup } from './platform.ts';
export { faultsOfCommand, faultsOfCommands } from './rules/command-rules.ts';
export type { Fault } from './rules/faults.ts';
export { faultsOfEdit, faultsOfMessage, MessageFlag } from './rules/message-rules.ts';
export type { Failure } from './server/failures.ts';
export type { RecordedRequest } from './server/recorded-request.ts';
export type { Channel, ChannelSetup, GuildSetup } from './state/guilds.ts';
export type { Button, Message } from './state/message.ts';
export type { Who } from './state/people.ts';
export { PERMISSIONS, type PermissionName } from './state/permissions.ts';

const DEFAULT_TIMEOUT = 4_000;

/** Starts a loopback Discord on a free port of 127.0.0.1. */
export async function startDiscord(setup: DiscordSetup = {}): Promise<DiscordDouble> {
  const double = new DiscordDouble(setup);
  await double.listen();
  return double;
}

/** A Discord that a real client can connect to, with hands to act as its users and eyes on what comes back. */
export class DiscordDouble {
  readonly token: string;
  readonly bot: APIUser;
  readonly guilds: Guilds;
  readonly people: People;
  readonly #platform: Platform;
  #vanished = false;

  constructor(setup: DiscordSetup) {
    this.#platform = assemble(setup);
    this.token = this.#platform.token;
    this.bot = this.#platform.bot;
    this.guilds = this.#platform.guilds;
    this.people = this.#platform.people;
  }

  /** The value for DISCORD_API_URL. */
  get url(): string {
    return `http://127.0.0.1:${this.#platform.rest.port}/api`;
  }

  /** The application's id, which is the bot user's too. */
  get applicationId(): string {
    return this.bot.id;
  }

  /** Every request so far, in order. */
  get requests(): readonly RecordedRequest[] {
    return this.#platform.rest.requests;
  }

  get identifies(): readonly Identify[] {
    return this.#platform.gateway.identifies;
  }

  get resumes(): readonly { at: number; replayed: number }[] {
    return this.#platform.gateway.resumes;
  }

  get heartbeats(): number {
    return this.#platform.gateway.heartbeats;
  }

  /** How many gateway connections are identified right now. */
  get connected(): number {
    return this.#platform.gateway.connected;
  }

  /** How many requests wrote commands. */
  get commandWrites(): number {
    return this.#platform.registry.writes;
  }

  /** The registered commands of a guild (by id), or the global ones. */
  commands(guildId?: string): readonly RegisteredCommand[] {
    return this.#platform.registry.list(guildId);
  }

  /** Every message that was not deleted, oldest first; of one channel without its ephemeral ones. */
  messages(channel?: Channel): readonly Message[] {
    if (!channel) return this.#platform.messages.all();
    return this.#platform.messages.inChannel(channel).filter(({ deleted }) => !deleted);
  }

  /** A channel by id or name. */
  channel(idOrName?: string): Channel {
    return this.guilds.channel(idOrName);
  }

  /** Changes what the bot may do in a channel. */
  permit(channel: Channel, ...names: PermissionName[]): void {
    channel.bot = permissionBits(names);
  }

  /** Someone uses a slash command; `name` may go on with a subcommand. Throws if their client would not send it. */
  slash(name: string, inputs: Inputs = {}, who?: Who, options?: SendOptions): Exchange {
    return this.#platform.interactions.slash(name, inputs, who, options);
  }

  /** Someone writes a message, of a text or a whole body; the bot isn't told. */
  say(content: string | Body, who?: Who): Message {
    const { user, channel } = this.people.person(who);
    const message = this.#platform.messages.add(channel, typeof content === 'string' ? { content } : content);
    message.author = user;
    return message;
  }

  /** Someone uses a command in the menu of a message. Throws if it isn't offered there. */
  useOn(name: string, message: Message, who?: Who): Exchange {
    return this.#platform.interactions.useOn(name, message, who);
  }

  /** Someone clicks a button, by custom id or label: of `message`, or of the newest message that has it. */
  click(button: string, message?: Message, who?: Who, options?: SendOptions): Exchange {
    return this.#platform.interactions.use(button, undefined, message, who, options);
  }

  /** Someone chooses from a select menu, by custom id or placeholder. */
  choose(menu: string, values: readonly string[], message?: Message, who?: Who, options?: SendOptions): Exchange {
    return this.#platform.interactions.use(menu, values, message, who, options);
  }

  /** Someone types into an option with autocompletion; `others` are the options already filled in. */
  autocomplete(name: string, option: string, typed: string, who?: Who, others?: Inputs): Exchange {
    return this.#platform.interactions.autocomplete(name, option, typed, who, others);
  }

  /** Delivers an interaction a second time, same id and token, as after a resume. */
  replay(exchange: Exchange): Exchange {
    return this.#platform.interactions.replay(exchange);
  }

  /** Lets an interaction's deadline pass. */
  expire(exchange: Exchange): void {
    exchange.expired = true;
  }

  /** Resolves when the exchange is answered: acknowledged and, if deferred, followed by the reply. */
  async settled(exchange: Exchange | Promise<Exchange>, timeout = DEFAULT_TIMEOUT): Promise<Exchange> {
    return (await exchange).settled(timeout);
  }

  /** Resolves when `condition` holds; looked at after each request and each gateway event. */
  until(condition: (double: this) => boolean, timeout = DEFAULT_TIMEOUT): Promise<void> {
    const describe = () => {
      const last = this.requests.slice(-5).map(({ method, path, status }) => `${method} ${path} → ${status ?? '…'}`);
      return `${condition}; last requests: ${last.join(', ') || 'none'}`;
    };
    return this.#platform.waiting.until(() => condition(this), timeout, describe);
  }

  /** Resolves when a bot is connected to the gateway. */
  ready(timeout = DEFAULT_TIMEOUT): Promise<void> {
    return this.until(() => this.connected > 0, timeout);
  }

  /** Lets coming requests fail. */
  fail(failure: Failure): ActiveFailure {
    return this.#platform.rest.failures.add(failure);
  }

  /** Cuts the gateway connections; with `resumable: false` the sessions are forgotten too. */
  dropGateway(how?: { code?: number; resumable?: boolean }): void {
    this.#platform.gateway.drop(how);
  }

  /** Takes everything in and answers nothing, until `comeBack()`. */
  goSilent(): void {
    this.#platform.rest.silent = true;
    this.#platform.gateway.goSilent();
  }

  /** Is gone: connections are torn off, new ones refused, until `comeBack()`. */
  async vanish(): Promise<void> {
    this.#vanished = true;
    this.#platform.gateway.drop();
    await this.#platform.rest.close();
  }

  /** Ends a silence or an absence, on the same port. */
  async comeBack(): Promise<void> {
    if (this.#platform.rest.silent) {
      this.#platform.rest.silent = false;
      this.#platform.gateway.speak();
      this.#platform.rest.server.closeAllConnections();
    }
    if (this.#vanished) await this.listen();
  }

  async listen(): Promise<void> {
    await this.#platform.rest.listen();
    this.#vanished = false;
  }

  async close(): Promise<void> {
    if (!this.#vanished) await this.vanish();
  }
}
