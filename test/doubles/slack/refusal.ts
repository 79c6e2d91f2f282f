import { describeFault, type Fault } from './fault.ts';
import type { JsonObject } from './json-schema.ts';

/** A call Slack answers with `ok: false`. */
export class Refusal extends Error {
  readonly code: string;
  readonly details: JsonObject;

  constructor(code: string, details: JsonObject = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }

  /** The refusal of a payload: the code of its first fault, and every fault of that code by name and place. */
  static of(faults: Fault[]): Refusal | undefined {
    const code = faults[0]?.error;
    if (code === undefined) return undefined;
    const errors = faults.filter(({ error }) => error === code).map(describeFault);
    return new Refusal(code, { errors, response_metadata: { messages: errors.map((text) => `[ERROR] ${text}`) } });
  }

  /** What Slack says when an argument is missing. */
  static missingArgument(name: string): Refusal {
    return new Refusal('invalid_arguments', {
      response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
    });
  }
}
