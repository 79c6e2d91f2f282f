// A Slack workspace on the loopback address, for tests and benchmarks: the real Bolt connects to it, it checks what
// it receives as the platform does, and refuses what Slack would refuse, with Slack's own error codes.

import type { WaitOptions } from './changes.ts';
import type { Exchange } from './exchange.ts';
import { describeFault } from './fault.ts';
import type { ProtocolFault, RecordedRequest } from './history.ts';
import type { InjectedFault } from './injections.ts';
import type { InteractionOptions } from './interactions.ts';
import type { JsonObject } from './json-schema.ts';
import { faultsOfManifest } from './manifest-faults.ts';
import type { Control, Message } from './message.ts';
import { type SlackOptions, Wiring } from './wiring.ts';
import { ADA, NEWS, type Workspace } from './workspace.ts';

/** Starts a workspace on 127.0.0.1, at a random port. */
export async function startSlack(options: SlackOptions = {}): Promise<SlackDouble> {
  const faults = options.manifest === undefined ? [] : faultsOfManifest(options.manifest);
  if (faults.length > 0) throw new Error(`Slack would refuse the manifest: ${faults.map(describeFault).join('; ')}`);
  const double = new SlackDouble(options);
  await double.comeBack();
  return double;
}

export class SlackDouble {
  readonly botToken = 'xoxb-1000000000001-1000000000002-loopbackdoublebottoken01';
  readonly appToken = 'xapp-1-A0APPIDENT-1000000000003-loopbackdoubleapptoken01';
  #wiring: Wiring;

  constructor(options: SlackOptions) {
    this.#wiring = new Wiring(options, { bot: this.botToken, app: this.appToken });
  }

  /** Its people, channels and messages, to add to. */
  get workspace(): Workspace {
    return this.#wiring.workspace;
  }

  /** The value for SLACK_API_URL and Bolt's `clientOptions.slackApiUrl`, with its closing slash. */
  get url(): string {
    return `${this.#wiring.origin}/api/`;
  }

  /** Everything received by Web API and response_url, with what was answered, oldest first. */
  get requests(): readonly RecordedRequest[] {
    return this.#wiring.history.requests;
  }

  /** What a correct app does not do and Slack lets pass in silence. */
  get faults(): ProtocolFault[] {
    return this.#wiring.history.faults;
  }

  /** Socket Mode connections that are up. */
  get connections(): number {
    return this.#wiring.socketMode.connections;
  }

  requestsOf(method: string): RecordedRequest[] {
    return this.requests.filter((request) => request.method === method);
  }

  /** What stands in a channel, oldest first; with a user, what only that user sees too. */
  messagesIn(channel: string = NEWS, user?: string): Message[] {
    return this.workspace.messagesIn(channel, user);
  }

  /** Resolves with the first truthy value of the condition, which is asked again whenever something happens. */
  waitFor<T>(condition: () => T, options?: WaitOptions): Promise<NonNullable<T>> {
    return this.#wiring.changes.until(condition, options);
  }

  /** Resolves when the app is connected. */
  async connected(count = 1, options: WaitOptions = {}): Promise<void> {
    await this.waitFor(() => this.connections >= count, { what: `${count} Socket Mode connections`, ...options });
  }

  /** Somebody types a slash command. */
  command(command: string, text = '', options: InteractionOptions = {}): Promise<Exchange> {
    return this.#wiring.interactions.command(command, text, options);
  }

  /** Somebody presses a button, named by its text or action_id. */
  click(message: Message, button: string | Control, options: InteractionOptions = {}): Promise<Exchange> {
    return this.#wiring.interactions.click(message, button, options);
  }

  /** Somebody chooses an option, by its value, from a menu named by its action_id. */
  choose(message: Message, menu: string | Control, value: string, options: InteractionOptions = {}): Promise<Exchange> {
    return this.#wiring.interactions.choose(message, menu, value, options);
  }

  /** Somebody types into an external_select; the options are in `exchange.acknowledgement`. */
  suggest(
    message: Message,
    menu: string | Control,
    typed: string,
    options: InteractionOptions = {},
  ): Promise<Exchange> {
    return this.#wiring.interactions.suggest(message, menu, typed, options);
  }

  /** Somebody uses a message shortcut. */
  shortcut(callbackId: string, message: Message, options: InteractionOptions = {}): Promise<Exchange> {
    return this.#wiring.interactions.shortcut(callbackId, message, options);
  }

  /** Slack tells of an event. */
  event(event: JsonObject, options: InteractionOptions = {}): Promise<Exchange> {
    return this.#wiring.interactions.event(event, options);
  }

  /** Somebody writes a message; the app is not told unless an event is sent too. */
  say(text: string, { user = ADA.id, channel = NEWS }: { user?: string; channel?: string } = {}): Message {
    return this.workspace.post({ channel, author: user }, { text });
  }

  /** Sends an exchange once more, in an envelope of another id, as Slack does when it is in doubt. */
  redeliver(exchange: Exchange): void {
    if (!this.#wiring.socketMode.redeliver(exchange)) throw new Error('There is no connection to send it on');
  }

  /** Orders a fault for the next requests of a method, of `response_url`, or of any (`*`). */
  inject(method: string, fault: InjectedFault): void {
    this.#wiring.injections.add(method, fault);
  }

  /** Cancels the faults ordered and not yet met. */
  heal(): void {
    this.#wiring.injections.clear();
  }

  /** Asks the app to reconnect. */
  refreshSocket(reason: 'refresh_requested' | 'warning' | 'link_disabled' = 'refresh_requested'): void {
    this.#wiring.socketMode.requestRefresh(reason);
  }

  /** Breaks the Socket Mode connections without a close handshake. */
  dropSocket(): void {
    this.#wiring.socketMode.drop();
  }

  /** Leaves the Socket Mode connections open and answers nothing on them; new ones work. */
  goSilent(): void {
    this.#wiring.socketMode.goSilent();
  }

  /** Vanishes: every connection is gone, new ones are refused, until it comes back. */
  async vanish(): Promise<void> {
    this.#wiring.socketMode.drop();
    await this.#wiring.http.close();
  }

  /** Takes connections again, at the same address as before. */
  async comeBack(): Promise<void> {
    await this.#wiring.http.listen();
  }

  async close(): Promise<void> {
    this.#wiring.changes.abandon();
    this.#wiring.socketMode.close();
    await this.#wiring.http.close();
  }
}
