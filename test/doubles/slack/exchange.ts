import type { RecordedRequest } from './history.ts';
import type { JsonObject } from './json-schema.ts';
import type { Message } from './message.ts';

export type ExchangeKind = 'slash_command' | 'block_actions' | 'message_action' | 'block_suggestion' | 'event_callback';

/** What a user (or Slack) asked of the app, and all that came of it. It goes on changing while the app works. */
export class Exchange {
  readonly kind: ExchangeKind;
  readonly payload: JsonObject;
  readonly user: string;
  readonly channel: string;
  /** The message whose button was clicked. */
  readonly original: Message | undefined;
  /** Milliseconds since 1970, on the double's clock. */
  sentAt = 0;
  acknowledgedAt: number | undefined;
  answeredAt: number | undefined;
  /** What the acknowledgement carried: `{}` if nothing. */
  acknowledgement: JsonObject | undefined;
  /** The acknowledgement did not come within three seconds. */
  timedOut = false;
  /** What Slack tells the user when the app fails: `dispatch_failed` without a connection, or `operation_timeout`. */
  userError: string | undefined;
  /** How often it was sent: more than once after a connection broke. */
  deliveries = 0;
  /** The messages it brought about, in their present state, deleted ones too. */
  readonly messages: Message[] = [];
  /** What the app tried in answer and Slack refused. */
  readonly refused: RecordedRequest[] = [];
  /** Answers of any kind: messages, edits, deletions, refused attempts. */
  outcomes = 0;

  constructor(kind: ExchangeKind, payload: JsonObject, who: { user: string; channel: string; original?: Message }) {
    this.kind = kind;
    this.payload = payload;
    this.user = who.user;
    this.channel = who.channel;
    this.original = who.original;
  }

  /** Milliseconds from sending to the acknowledgement. */
  get acknowledgedAfter(): number | undefined {
    return this.acknowledgedAt === undefined ? undefined : this.acknowledgedAt - this.sentAt;
  }

  /** Milliseconds from sending to the first answer, shown or refused. */
  get answeredAfter(): number | undefined {
    return this.answeredAt === undefined ? undefined : this.answeredAt - this.sentAt;
  }

  get acknowledged(): boolean {
    return this.acknowledgedAt !== undefined;
  }

  /** Acknowledged, and something came of it; or failed for good. */
  get finished(): boolean {
    return this.userError !== undefined || (this.acknowledged && this.outcomes > 0);
  }

  /** The latest message it brought about. */
  get reply(): Message {
    const latest = this.messages.at(-1);
    if (latest !== undefined) return latest;
    const errors = this.refused.map(({ method, error }) => `${method} ${error}`);
    throw new Error(
      `Nothing was shown. Refused: ${errors.join(', ') || 'nothing'}; error: ${this.userError ?? 'none'}`,
    );
  }

  /** Counts an answer, and keeps the message it made or changed. */
  answeredWith(message: Message | undefined, at: number): void {
    this.outcomes += 1;
    this.answeredAt ??= at;
    if (message !== undefined && !this.messages.includes(message)) this.messages.push(message);
  }
}
