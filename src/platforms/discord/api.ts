import { DiscordAPIError, HTTPError, RateLimitError, REST, type RequestData, type RouteLike } from 'discord.js';

/** What may go wrong with a request. `failed`: no answer that says whether it took effect. */
export type ApiFault =
  | { type: 'refused'; status: number; code: number }
  | { type: 'limited'; ms: number }
  | { type: 'failed'; reason: string; timedOut: boolean };

const TIMEOUT = 10_000;
/** Requests a person waits for: better late than refused, when discord.js itself holds them back. */
const ANSWERS = ['/webhooks', '/interactions'];

/** How discord.js is to make requests: once, and never waiting in silence. */
export const restOptions = (apiUrl: string | undefined) => ({
  ...(apiUrl ? { api: apiUrl } : {}),
  retries: 0,
  timeout: TIMEOUT,
  rejectOnRateLimit: ({ route }: { route: string }) => !ANSWERS.some((start) => route.startsWith(start)),
});

/** Discord's HTTP API, one request a call; what a failed call rejects with, `faultOf` tells apart. */
export type Api = {
  get(route: RouteLike): Promise<unknown>;
  post(route: RouteLike, body: unknown): Promise<unknown>;
  put(route: RouteLike, body: unknown): Promise<unknown>;
  /** Requests about an interaction carry its own token, not the bot's. */
  answer: Record<'post' | 'patch' | 'delete', (route: RouteLike, body?: unknown) => Promise<unknown>>;
};

/** The API for a bot's token. */
export function createApi(token: string, apiUrl: string | undefined): Api {
  const rest = new REST(restOptions(apiUrl)).setToken(token);
  const request = async (method: 'get' | 'post' | 'put', route: RouteLike, options: RequestData) => {
    try {
      // discord.js stops its own clock when the headers are there; this one covers the body as well.
      return await rest[method](route, { ...options, signal: AbortSignal.timeout(TIMEOUT) });
    } catch (error) {
      // After a 401 discord.js forgets the token, and what follows would look like a fault of ours.
      rest.setToken(token);
      throw error;
    }
  };
  return {
    get: (route) => request('get', route, {}),
    post: (route, body) => request('post', route, { body }),
    put: (route, body) => request('put', route, { body }),
    answer: {
      post: (route, body) => rest.post(route, { body, auth: false }),
      patch: (route, body) => rest.patch(route, { body, auth: false }),
      delete: (route) => rest.delete(route, { auth: false }),
    },
  };
}

/** What an error of a request means. Its reason holds no address: those of interactions are secrets. */
export function faultOf(error: unknown): ApiFault {
  if (error instanceof DiscordAPIError) return { type: 'refused', status: error.status, code: Number(error.code) };
  if (error instanceof RateLimitError) return { type: 'limited', ms: error.retryAfter || error.timeToReset };
  if (error instanceof HTTPError) return { type: 'failed', reason: `status ${error.status}`, timedOut: false };
  const name = error instanceof Error ? error.name : '';
  if (name === 'AbortError') return { type: 'failed', reason: 'no answer in time', timedOut: true };
  return { type: 'failed', reason: connectionCode(error) ?? (name || 'no error'), timedOut: false };
}

/** ECONNREFUSED and the like; where several addresses were tried, that of the first. */
function connectionCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return connectionCode(error.errors[0]);
  return connectionCode(error.cause);
}
