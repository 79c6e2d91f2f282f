import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes, HTTPError } from 'discord.js';
import { ConfigError } from '../../core/errors.ts';
import { faultOf } from './api.ts';

const DEFAULT_ADDRESS = 'https://discord.com/api';

/** What keeps Discord from starting, in one sentence: a ConfigError where trying again is no use. */
export function startError(error: unknown, apiUrl = DEFAULT_ADDRESS): Error {
  if (error instanceof ConfigError || error instanceof StartError) return error;
  const text = error instanceof Error ? error.message : String(error);
  if (isTokenFault(error, text)) return tokenRefused();
  if (/disallowed intents|invalid intents/i.test(text)) return intentsRefused();
  if (/not enough sessions/i.test(text))
    return new StartError('Discord allows this bot no more logins today: it was started too often.');
  const fault = faultOf(error);
  if (fault.type === 'limited') return new StartError(`Discord asks to wait ${Math.ceil(fault.ms / 1_000)} s.`);
  if (fault.type === 'refused')
    return new StartError(`Discord refuses to start the bot (status ${fault.status}, code ${fault.code}).`);
  return isNetworkFault(error, text) ? unreachable(apiUrl, fault.reason) : asError(error);
}

/** Why Discord closed the connection for good, by the code of the closing: a ConfigError where a new login is no use. */
export function closeError(code: number): Error {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return tokenRefused();
    case GatewayCloseCodes.InvalidIntents:
    case GatewayCloseCodes.DisallowedIntents:
      return intentsRefused();
    case GatewayCloseCodes.InvalidAPIVersion:
      return new ConfigError('Discord no longer speaks this Verbatim’s version of the gateway: update Verbatim.');
    default: // About shards, whose number each login asks for anew.
      return new StartError(`Discord closed the connection for good (code ${code}).`);
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Not everything that fails at a start is Discord's: the store takes part in it too. */
function isNetworkFault(error: unknown, text: string): boolean {
  if (
    error instanceof HTTPError ||
    error instanceof DiscordAPIError ||
    (error instanceof Error && error.name === 'AbortError')
  )
    return true;
  const fault = faultOf(error);
  const isSystemCode = fault.type === 'failed' && /^(?:E(?!RR_)[A-Z]|UND_ERR_)/.test(fault.reason);
  return isSystemCode || /socket|handshake|server response/i.test(text);
}

/** Something that waiting may mend; its message is the whole sentence. */
export class StartError extends Error {
  override name = 'StartError';
}

/** Discord did not answer. */
export function unreachable(apiUrl = DEFAULT_ADDRESS, reason: string): StartError {
  return new StartError(`Discord can’t be reached at ${withoutSecrets(apiUrl)} (${reason}): check the network.`);
}

const tokenRefused = (): ConfigError =>
  new ConfigError(
    'Discord refused the token: copy a fresh one from the developer portal (Bot → Reset Token) into DISCORD_TOKEN.',
  );

const intentsRefused = (): ConfigError =>
  new ConfigError(
    'Discord refuses the gateway intents: the bot asks for none that are privileged, so check that DISCORD_TOKEN belongs to a bot application.',
  );

function isTokenFault(error: unknown, text: string): boolean {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) return true;
  const fault = faultOf(error);
  return (fault.type === 'refused' && fault.status === 401) || /authentication failed/i.test(text);
}

function withoutSecrets(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : 'its address';
}
