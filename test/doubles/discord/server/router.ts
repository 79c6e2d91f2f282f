import type { Body } from '../rules/faults.ts';
import { isObject } from '../rules/faults.ts';
import type { RecordedRequest } from './recorded-request.ts';
import { Refusal, refusal } from './refusal.ts';

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Call {
  readonly request: RecordedRequest;
  /** What the `:names` in the pattern stood for. */
  readonly params: Record<string, string>;
}

export interface Route {
  readonly method: string;
  /** `/channels/:channel/messages/:message` */
  readonly pattern: string;
  readonly handle: (call: Call) => Answer;
  /** The address holds a token of its own: no bot token is asked for, no global limit applies. */
  readonly open?: boolean;
}

interface Compiled extends Route {
  readonly segments: readonly string[];
}

/** Finds the route of a request. Looks only at patterns of the same length and first segment. */
export class Router {
  readonly #routes = new Map<string, Compiled[]>();

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      const segments = route.pattern.slice(1).split('/');
      const key = keyOf(segments);
      const same = this.#routes.get(key) ?? [];
      same.push({ ...route, segments });
      this.#routes.set(key, same);
    }
  }

  find(method: string, path: string): { route: Route; params: Record<string, string> } {
    const segments = path.slice(1).split('/');
    let pathKnown = false;
    for (const route of this.#routes.get(keyOf(segments)) ?? []) {
      const params = match(route.segments, segments);
      if (!params) continue;
      if (route.method === method) return { route, params };
      pathKnown = true;
    }
    throw refusal(pathKnown ? 'methodNotAllowed' : 'notFound');
  }
}

function keyOf(segments: readonly string[]): string {
  return `${segments.length} ${segments[0]}`;
}

function match(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (let i = 0; i < pattern.length; i++) {
    const expected = pattern[i] as string;
    const actual = segments[i] as string;
    if (expected.startsWith(':')) params[expected.slice(1)] = actual;
    else if (expected !== actual) return undefined;
  }
  return params;
}

/** The body of a call that must be a JSON object. */
export function objectBody({ request }: Call): Body {
  if (isObject(request.body)) return request.body;
  const errors = { _errors: [{ code: 'MODEL_TYPE_CONVERT', message: 'Only dictionaries may be used in a ModelType' }] };
  throw new Refusal(400, { message: 'Invalid Form Body', code: 50035, errors });
}
