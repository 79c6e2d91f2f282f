import type { Clock } from '../../core/clock.ts';
import { reachedNobody, systemCode } from './errors.ts';

const RETRY_MS = 500;
const LONGEST_WAIT_MS = 5_000;
const TIMEOUT_MS = 10_000;

type Failure = { reason: string; retryMs?: number };

/**
 * Posts to a response_url: undefined when it was taken, else why not (without the address, which is a secret). One more
 * try is made where nothing can have been shown; where that is in doubt, none.
 */
export async function respond(
  { fetch, clock }: { fetch: typeof globalThis.fetch; clock: Clock },
  url: string,
  body: Record<string, unknown>,
): Promise<string | undefined> {
  const failure = await post(fetch, url, body);
  if (failure?.retryMs === undefined || failure.retryMs > LONGEST_WAIT_MS) return failure?.reason;
  await clock.sleep(failure.retryMs);
  return (await post(fetch, url, body))?.reason;
}

async function post(
  fetch: typeof globalThis.fetch,
  url: string,
  body: Record<string, unknown>,
): Promise<Failure | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = await response.text();
    // Some refusals are reported to come as 200 with `ok: false`.
    if (response.ok && !/"ok":\s*false/.test(answer)) return undefined;
    const seconds = Number(response.headers.get('retry-after'));
    if (response.status === 429 && seconds > 0) return { reason: 'ratelimited', retryMs: seconds * 1000 };
    return { reason: `HTTP ${response.status} ${wordIn(answer)}`.trim() };
  } catch (error) {
    const reason = systemCode(error) ?? 'no connection';
    return reachedNobody(error) ? { reason, retryMs: RETRY_MS } : { reason };
  }
}

/** Slack says what is wrong in one word, bare or as `error`: `expired_url`, `invalid_blocks`. */
const wordIn = (answer: string): string => /^[a-z_]+$|(?<="error":\s?")[a-z_]+/.exec(answer)?.[0] ?? '';
