import type { Exchange } from '../interactions/exchange.ts';
import type { Body } from '../rules/faults.ts';
import type { UploadedFile } from '../state/message.ts';

/** One HTTP request as it came in and how it was answered. */
export interface RecordedRequest {
  readonly method: string;
  /** Without `/api/v10` and without the query. */
  readonly path: string;
  readonly query: Record<string, string>;
  /** Parsed JSON; for an upload its `payload_json`. */
  body: unknown;
  files: UploadedFile[];
  /** When it was wholly received, on the double's clock. */
  readonly at: number;
  /** Absent while unanswered and after a dropped connection. */
  status?: number;
  /** JSON error code of a refusal. */
  code?: number;
  /** Body of a refusal. */
  error?: Body;
  /** Top-level fields that Discord does not know and ignores. */
  unknownFields?: string[];
  /** The interaction it belongs to. */
  exchange?: Exchange;
}
