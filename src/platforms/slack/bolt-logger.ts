import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../core/log.ts';

const SECRETS = /\b(?:xox[a-z]|xapp)-[\w-]+|\b(?:https?|wss?):\/\/[^\s"')]+/g;

/**
 * Bolt's own lines, for those who look closely: whatever matters is logged where it is handled. Its debug lines hold
 * what people asked, and are left out; tokens and addresses (of sockets, of responses) are struck.
 */
export function boltLogger(log: Log): Logger {
  const write = (...lines: unknown[]) => log.debug({ from: 'bolt' }, lines.map(String).join(' ').replace(SECRETS, '…'));
  return {
    debug: () => undefined,
    info: write,
    warn: write,
    error: write,
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
