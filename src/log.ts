import pino from 'pino';
import type { Log } from './core/log.ts';

/** Logs to standard error: JSON, readable on a terminal. Known names of secrets are blanked wherever they turn up. */
export async function createLog(level: string): Promise<Log> {
  const redact = [
    'token',
    'botToken',
    'appToken',
    'authorization',
    'responseUrl',
    '*.token',
    '*.authorization',
    '*.headers',
  ];
  const stream = process.stderr.isTTY
    ? (await import('pino-pretty')).default({ destination: 2, sync: true, ignore: 'pid,hostname', colorize: true })
    : pino.destination({ dest: 2, sync: true });
  return pino({ level, redact }, stream) as Log;
}
