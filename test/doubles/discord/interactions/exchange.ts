import type { Body } from '../rules/faults.ts';
import type { RecordedRequest } from '../server/recorded-request.ts';
import { refusal } from '../server/refusal.ts';
import type { Now } from '../state/clock.ts';
import type { Message } from '../state/message.ts';
import type { Person } from '../state/people.ts';
import { Waiting } from './waiting.ts';

export const Callback = {
  Message: 4,
  DeferredMessage: 5,
  DeferredUpdate: 6,
  Update: 7,
  Choices: 8,
  Modal: 9,
} as const;

export const InteractionType = { Command: 2, Component: 3, Autocomplete: 4 } as const;

const ACKNOWLEDGE_WITHIN = 3_000;
const TOKEN_LIFETIME = 15 * 60_000;

export interface Acknowledgement {
  /** The callback type: 4, 5, 6, 7, 8 or 9. */
  readonly type: number;
  /** Milliseconds from the dispatch to the arrival of the whole callback. */
  readonly ms: number;
}

/** One interaction and all that came back for it. */
export class Exchange {
  /** The interaction as it was dispatched. */
  readonly interaction: Body & { id: string; token: string; type: number };
  readonly person: Person;
  /** The message whose button was clicked. */
  readonly clicked?: Message;
  /** Type of the option an autocompletion is for. */
  readonly focusedType?: number;
  readonly dispatchedAt: number;
  acknowledgement?: Acknowledgement;
  /** The reply, or for an update the clicked message. */
  original?: Message;
  readonly followUps: Message[] = [];
  /** The choices an autocompletion got. */
  choices?: Body[];
  /** The form that was opened (callback 9). */
  modal?: Body;
  /** Requests for this interaction that were refused, with status and code. */
  readonly refused: RecordedRequest[] = [];
  /** How often it was dispatched: more than once after a replay. */
  deliveries = 0;
  /** Milliseconds from the dispatch to the request that settled it. */
  settledMs?: number;
  expired = false;
  /** Edits since the acknowledgement, of the original or a follow-up. */
  edits = 0;
  readonly #now: Now;
  readonly #waiting = new Waiting();

  constructor(
    now: Now,
    start: Pick<Exchange, 'interaction' | 'person'> & Partial<Pick<Exchange, 'clicked' | 'focusedType'>>,
  ) {
    this.#now = now;
    this.interaction = start.interaction;
    this.person = start.person;
    this.clicked = start.clicked;
    this.focusedType = start.focusedType;
    this.dispatchedAt = now();
  }

  get id(): string {
    return this.interaction.id;
  }

  /** What the person sees as a result: the reply or updated message, then the follow-ups. */
  get messages(): Message[] {
    const all = this.original ? [this.original, ...this.followUps] : this.followUps;
    return all.filter(({ deleted }) => !deleted);
  }

  /** True once it is answered: acknowledged and, if that was a deferral, followed by what was promised. */
  get isSettled(): boolean {
    const type = this.acknowledgement?.type;
    if (type === undefined) return false;
    if (type === Callback.DeferredMessage) return !this.original?.loading || this.original.deleted;
    if (type === Callback.DeferredUpdate) return this.edits > 0 || this.followUps.length > 0;
    return true;
  }

  /** Resolves to this exchange once it is settled. Rejects after `timeout` ms, telling what was missing. */
  async settled(timeout = 4_000): Promise<this> {
    await this.#waiting.until(
      () => this.isSettled,
      timeout,
      () => this.#describe(),
    );
    return this;
  }

  /** Refuses a callback that comes too late or a second time. */
  refuseUnlessOpen(): void {
    if (this.acknowledgement) throw refusal('alreadyAcknowledged');
    if (this.expired || this.#now() - this.dispatchedAt > ACKNOWLEDGE_WITHIN) throw refusal('unknownInteraction');
  }

  /** Refuses the use of the token before the acknowledgement and after fifteen minutes. */
  refuseUnlessAcknowledged(): void {
    if (this.expired || this.#now() - this.dispatchedAt > TOKEN_LIFETIME) throw refusal('invalidWebhookToken');
    if (!this.acknowledgement || this.interaction.type === InteractionType.Autocomplete) {
      throw refusal('unknownWebhook');
    }
  }

  acknowledge(type: number): void {
    this.acknowledgement = { type, ms: this.#now() - this.dispatchedAt };
  }

  /** To be called after each request for this interaction. */
  progress(): void {
    if (this.settledMs === undefined && this.isSettled) this.settledMs = this.#now() - this.dispatchedAt;
    this.#waiting.notify();
  }

  #describe(): string {
    const done = this.acknowledgement ? `callback ${this.acknowledgement.type} came, the reply did not` : 'no callback';
    const refusals = this.refused.map(({ status, method, path, error }) => {
      return `${status} ${method} ${path} ${JSON.stringify(error)}`;
    });
    return ['an answer', done, ...refusals].join('; ');
  }
}
