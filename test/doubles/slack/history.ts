import { RecentMap } from './recent-map.ts';

/** A request the double received, by Web API, by response_url, with what it answered. */
export interface RecordedRequest {
  /** Milliseconds since 1970, on the double's clock. */
  at: number;
  /** A Web API method's name, or `response_url`. */
  method: string;
  body: Record<string, unknown>;
  status: number;
  answer: unknown;
  /** Slack's error code, if the request was refused. */
  error: string | undefined;
  /** Whether the sender got the answer; a dropped connection leaves it in doubt. */
  delivered: boolean;
}

/** Something Slack lets pass in silence and a correct app does not do. */
export interface ProtocolFault {
  at: number;
  code:
    | 'ignored_response_payload'
    | 'late_acknowledgement'
    | 'malformed_acknowledgement'
    | 'missing_acknowledgement'
    | 'nothing_to_replace'
    | 'repeated_acknowledgement'
    | 'response_type_ignored'
    | 'unknown_envelope'
    | 'unknown_response_type'
    | 'unstated_replace_original';
  detail: string;
}

const FAULTS_KEPT = 100;

/** What has happened so far. Without history, only the newest faults are kept. */
export class History {
  readonly requests: RecordedRequest[] = [];
  readonly #faults: RecentMap<number, ProtocolFault>;
  #keep: boolean;
  #count = 0;

  constructor(keep: boolean) {
    this.#keep = keep;
    this.#faults = new RecentMap(keep ? Number.POSITIVE_INFINITY : FAULTS_KEPT);
  }

  get faults(): ProtocolFault[] {
    return [...this.#faults.values()];
  }

  record(request: RecordedRequest): void {
    if (this.#keep) this.requests.push(request);
  }

  fault(fault: ProtocolFault): void {
    this.#faults.set(this.#count++, fault);
  }

  /** A few lines for the error of a wait in vain. */
  summary(): string {
    const latest = this.requests.slice(-5).map(({ method, status, error }) => `${method} ${error ?? status}`);
    const faults = this.faults.map(({ code, detail }) => `${code}: ${detail}`);
    return `Latest requests: ${latest.join(', ') || 'none'}. Protocol faults: ${faults.join('; ') || 'none'}.`;
  }
}
