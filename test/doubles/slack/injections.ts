import type { JsonObject } from './json-schema.ts';

/** Something that goes wrong on purpose. One of error, status, drop, ratelimited; delay or hold alone or with one of them. */
export interface InjectedFault {
  /** HTTP 200 with `ok: false` and this code. */
  error?: string;
  /** An HTTP status without a useful body: 500, 502, 503. */
  status?: number;
  /** The connection ends without an answer. */
  drop?: 'fin' | 'reset';
  /** HTTP 429 with this Retry-After, in seconds. */
  ratelimited?: number;
  /** Milliseconds to wait first, on the double's clock. */
  delay?: number;
  /** Milliseconds for which the answer is kept back once the request has taken effect. */
  hold?: number;
  /** Whether the request takes effect all the same; not if left out. */
  after?: boolean;
  /** How many requests it befalls; one if left out. */
  times?: number;
  /** Which of the method's requests it befalls; all if left out. */
  when?: (body: JsonObject) => boolean;
}

interface Planned {
  method: string;
  fault: InjectedFault;
  left: number;
}

/** The faults a test has ordered, first come first served. */
export class Injections {
  #planned: Planned[] = [];

  /** `method` is a Web API method's name, `response_url`, or `*` for whatever comes. */
  add(method: string, fault: InjectedFault): void {
    this.#planned.push({ method, fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#planned = [];
  }

  /** The fault that befalls this request, if any. */
  take(method: string, body: JsonObject): InjectedFault | undefined {
    if (this.#planned.length === 0) return undefined;
    const found = this.#planned.find(
      (each) => (each.method === method || each.method === '*') && (each.fault.when?.(body) ?? true),
    );
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#planned = this.#planned.filter((each) => each !== found);
    return found.fault;
  }
}
