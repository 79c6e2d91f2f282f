import type { RecordedRequest } from './recorded-request.ts';

/** A fault to inject into answers: an error, a dropped connection, a delay. */
export interface Failure {
  /** Which requests: tested against `POST /channels/1/messages`. Default: any. */
  match?: RegExp | ((request: RecordedRequest) => boolean);
  /** How many of them. Default 1. */
  times?: number;
  /** Before the request has any effect (the default), or after it. */
  when?: 'before' | 'after';
  /** HTTP status to answer. Default 500, unless the connection is dropped or only a delay is asked for. */
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** Drop the connection without an answer: `fin` in good order, `reset` rudely. */
  drop?: 'fin' | 'reset';
  /** Milliseconds to wait before answering. */
  delay?: number;
}

export interface ActiveFailure extends Failure {
  /** How many requests it will still hit. */
  remaining: number;
  cancel(): void;
}

/** The failures that are waiting for their requests, first come, first served. */
export class Failures {
  readonly #active: ActiveFailure[] = [];

  add(failure: Failure): ActiveFailure {
    const active: ActiveFailure = { ...failure, remaining: failure.times ?? 1, cancel: () => this.#remove(active) };
    this.#active.push(active);
    return active;
  }

  /** The failure for this request, if any; it counts as used. */
  take(request: RecordedRequest): Failure | undefined {
    if (this.#active.length === 0) return undefined;
    const failure = this.#active.find(({ match }) => matches(match, request));
    if (!failure) return undefined;
    failure.remaining--;
    if (failure.remaining === 0) this.#remove(failure);
    return failure;
  }

  #remove(failure: ActiveFailure): void {
    const index = this.#active.indexOf(failure);
    if (index >= 0) this.#active.splice(index, 1);
  }
}

function matches(match: Failure['match'], request: RecordedRequest): boolean {
  if (match === undefined) return true;
  return typeof match === 'function' ? match(request) : match.test(`${request.method} ${request.path}`);
}
