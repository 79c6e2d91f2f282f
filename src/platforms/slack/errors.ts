import { webApi } from '@slack/bolt';
import { ConfigError } from '../../core/errors.ts';

const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } = webApi;

/** Slack's own word for what went wrong; undefined where it gave no answer that it could be read from. */
export function errorCode(error: unknown): string | undefined {
  if (rateLimitMs(error) !== undefined) return 'ratelimited';
  const code = error instanceof WebAPIPlatformError ? error.data.error : undefined;
  // The client takes the whole body for the code where that is no JSON, as a proxy's page.
  return typeof code === 'string' && /^\w{1,80}$/.test(code) ? code : undefined;
}

const RATE_LIMITED_MS = 1_000;

/** How long to wait where Slack refused for too many requests. */
export function rateLimitMs(error: unknown): number | undefined {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter * 1000;
  const refused = error instanceof WebAPIPlatformError && /^rate_?limited$/.test(String(error.data.error));
  // What the client makes of a 429 that doesn't say for how long.
  const untimed = error instanceof Error && error.message.startsWith('Retry header did not contain');
  return refused || untimed ? RATE_LIMITED_MS : undefined;
}

const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** Whether the request surely never left, so that a second one can't double anything. */
export const reachedNobody = (error: unknown): boolean => UNSENT.has(systemCode(error) ?? '');

/** What kept a request from being answered: a status, or a system's error code. Free of addresses and tokens. */
export function failureReason(error: unknown): string {
  const code = errorCode(error);
  if (code) return code;
  if (error instanceof WebAPIHTTPError) return `HTTP ${error.statusCode}`;
  if (error instanceof WebAPIPlatformError) return 'an answer that is not Slack’s';
  return systemCode(error instanceof WebAPIRequestError ? error.original : error) ?? 'no connection';
}

/** `ECONNREFUSED` and the like, from the innermost cause. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'TimeoutError') return 'timeout';
  const inner = systemCode(error.cause);
  return inner ?? ('code' in error && typeof error.code === 'string' ? error.code : undefined);
}

const BOT_MEND = 'copy the Bot User OAuth Token from OAuth & Permissions into SLACK_BOT_TOKEN';
const APP_MEND =
  'make an app-level token with the scope connections:write under Basic Information and put it into SLACK_APP_TOKEN';
const REFUSED = new Set(
  `account_inactive invalid_auth not_allowed_token_type not_authed token_expired token_revoked org_login_required
   team_access_not_granted team_disabled user_removed_from_team`.split(/\s+/),
);

/** Whether Slack no longer takes the token, or the bot's account behind it. */
export function isRefusedToken(error: unknown): boolean {
  if (error instanceof WebAPIHTTPError) return error.statusCode === 401;
  return REFUSED.has(errorCode(error) ?? '');
}

/** A token that can't even be sent, as one with a space or a letter of another script in it. */
export function requireToken(token: string, which: 'bot' | 'app'): void {
  if (/^[\x21-\x7E]+$/.test(token)) return;
  throw new ConfigError(
    `The ${which} token is empty or holds characters that no token has: ${which === 'bot' ? BOT_MEND : APP_MEND}.`,
  );
}

/** Why it could not start, in one sentence: a ConfigError where trying again is of no use. */
export function startError(error: unknown, which: 'bot' | 'app'): Error {
  const code = errorCode(error);
  const mend = which === 'bot' ? BOT_MEND : APP_MEND;
  if (code === 'missing_scope') return new ConfigError(`The ${which} token lacks a scope (missing_scope): ${mend}.`);
  if (isRefusedToken(error))
    return new ConfigError(`Slack refused the ${which} token (${failureReason(error)}): ${mend}.`);
  if (code || error instanceof WebAPIHTTPError || error instanceof WebAPIPlatformError) {
    return new Error(`Slack answered with an error of its own (${failureReason(error)}): try again later.`);
  }
  return new Error(`Slack can't be reached (${failureReason(error)}): check the network.`);
}
