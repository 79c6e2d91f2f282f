import { UserError } from '../../core/errors.ts';

/**
 * What went wrong, for programs: `address` (not one that can be asked), `refused` (not a public one), `gone`,
 * `forbidden`, `unreachable` (name, connection, certificate), `timeout`, `too-large`, `redirects`, `type` (not what was
 * wanted), `charset`, `rate` (asked to wait) and `server` (an answer that is none).
 */
export type FetchFault =
  | 'address'
  | 'refused'
  | 'gone'
  | 'forbidden'
  | 'unreachable'
  | 'timeout'
  | 'too-large'
  | 'redirects'
  | 'type'
  | 'charset'
  | 'rate'
  | 'server';

/** Why an address wasn't read: one sentence that names the host and at most the path, never what may be a secret. */
export class FetchError extends UserError {
  readonly kind: FetchFault;
  /** For how many milliseconds the server asks to be left alone. */
  readonly retryAfterMs: number | undefined;
  /** What the server answered, where that was the fault. */
  readonly status: number | undefined;
  constructor(kind: FetchFault, message: string, retryAfterMs?: number, status?: number) {
    super(message);
    this.name = 'FetchError';
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
    this.status = status;
  }
}
