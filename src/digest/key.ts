import { createHash } from 'node:crypto';

/**
 * The name of one message for ever, in 22 base64url characters: Discord's `nonce` and Slack's `metadata`, by which a
 * message is found again. The same installation, delivery and part always have the same key.
 */
export function partKey(installation: string, delivery: number, part: number): string {
  return createHash('sha256').update(`${installation}/${delivery}/${part}`).digest('base64url').slice(0, 22);
}
