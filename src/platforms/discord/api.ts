import { DiscordAPIError, HTTPError, RateLimitError, REST, type RequestData, type RouteLike } from 'discord.js';

/** What may go wrong with a request. `failed`: no answer that says whether it took effect. */
export type ApiFault =
  | { type: 'refused'; status: number; code: number }
  | { type: 'limited'; ms: number }
  /** `unsent`: it never reached Discord. */
  | { type: 'failed'; reason: string; timedOut: boolean; unsent: boolean };

/** The longest that Discord may take for an answer, unless the settings say otherwise (ms). */
export const REQUEST_MS = 10_000;
/** How long to wait where a rate limit does not say so, as that of a proxy in between (ms). */
const UNSAID_WAIT = 5_000;
/** Requests a person waits for: better late than refused, when discord.js itself holds them back. */
const ANSWERS = ['/webhooks', '/interactions'];

/** How discord.js is to make requests: once, and never waiting in silence. */
export const restOptions = (apiUrl: string | undefined, requestMs = REQUEST_MS) => ({
  ...(apiUrl ? { api: apiUrl } : {}),
  retries: 0,
  timeout: requestMs,
  rejectOnRateLimit: ({ route }: { route: string }) => !ANSWERS.some((start) => route.startsWith(start)),
});

/** Discord's HTTP API, one request a call; what a failed call rejects with, `faultOf` tells apart. */
export type Api = {
  get(route: RouteLike, query?: Record<string, string>): Promise<unknown>;
  post(route: RouteLike, body: unknown): Promise<unknown>;
  put(route: RouteLike, body: unknown): Promise<unknown>;
  patch(route: RouteLike, body: unknown): Promise<unknown>;
  /** Requests about an interaction carry its own token, not the bot's. */
  answer: Record<'post' | 'patch' | 'delete', (route: RouteLike, body?: unknown) => Promise<unknown>>;
};

/** The API for a bot's token; each request may take `requestMs`. */
export function createApi(token: string, apiUrl: string | undefined, requestMs = REQUEST_MS): Api {
  const rest = new REST(restOptions(apiUrl, requestMs)).setToken(token);
  const request = async (method: 'get' | 'post' | 'put' | 'patch', route: RouteLike, options: RequestData) => {
    try {
      // discord.js stops its own clock when the headers are there; this one covers the body as well.
      return await rest[method](route, { ...options, signal: AbortSignal.timeout(requestMs) });
    } catch (error) {
      // After a 401 discord.js forgets the token, and what follows would look like a fault of ours.
      rest.setToken(token);
      throw error;
    }
  };
  return {
    get: (route, query) => request('get', route, query ? { query: new URLSearchParams(query) } : {}),
    post: (route, body) => request('post', route, { body }),
    put: (route, body) => request('put', route, { body }),
    patch: (route, body) => request('patch', route, { body }),
    answer: {
      post: (route, body) => rest.post(route, { body, auth: false }),
      patch: (route, body) => rest.patch(route, { body, auth: false }),
      delete: (route) => rest.delete(route, { auth: false }),
    },
  };
}

/** What an error of a request means. Its reason holds no address: those of interactions are secrets. */
export function faultOf(error: unknown): ApiFault {
  if (error instanceof DiscordAPIError) return refusal(error);
  if (error instanceof RateLimitError) return { type: 'limited', ms: waitOf(error) };
  if (error instanceof HTTPError) return failure(`status ${error.status}`);
  const name = error instanceof Error ? error.name : '';
  if (name === 'AbortError') return { ...failure('no answer in time'), timedOut: true };
  const cause = systemError(error);
  const unsent = cause?.code === 'UND_ERR_CONNECT_TIMEOUT' || UNSENT.includes(cause?.syscall);
  return { ...failure(cause?.code ?? (name || 'no error')), unsent };
}

/** Where it failed before there was a connection to send anything through. */
const UNSENT: readonly unknown[] = ['connect', 'getaddrinfo'];

const failure = (reason: string) => ({ type: 'failed' as const, reason, timedOut: false, unsent: false });

/** Discord gives each refusal a code; one without any comes from something in between, and never reached Discord. */
function refusal({ status, code }: DiscordAPIError): ApiFault {
  if (code === undefined && status !== 401) return { ...failure(`status ${status} from a proxy`), unsent: true };
  return { type: 'refused', status, code: Number(code ?? 0) };
}

const waitOf = ({ retryAfter, timeToReset }: RateLimitError): number =>
  retryAfter > 0 ? retryAfter : Math.max(timeToReset || 0, UNSAID_WAIT);

type SystemError = { code: string; syscall?: unknown };

/** The error with ECONNREFUSED and the like; where several addresses were tried, that of the first. */
function systemError(error: unknown): SystemError | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof AggregateError) return systemError(error.errors[0]);
  if ('code' in error && typeof error.code === 'string') return error as SystemError & Error;
  return systemError(error.cause);
}
