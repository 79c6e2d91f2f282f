import { type App, type Logger, type Receiver, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Clock } from '../../core/clock.ts';
import { ConfigError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import { inTime, settledWithin } from './deadline.ts';
import { failureReason, startError } from './errors.ts';

type Connection = SocketModeReceiver['client'];

export type SocketModeOptions = {
  appToken: string;
  clientOptions: webApi.WebClientOptions;
  logger: Logger;
  log: Log;
  clock: Clock;
  /** Milliseconds without a pong after which a connection counts as lost. */
  pingTimeout?: number;
  /** Called at most once: no connection will be opened any more, since Slack refuses the token. */
  lost?: (error: ConfigError) => void;
};

const HANDSHAKE_MS = 10_000;
/** A connection that lasted less counts as another failure, so that two can't drive each other out in a loop. */
const STEADY_MS = 10_000;
const FIRST_DELAY_MS = 1_000;
const LAST_DELAY_MS = 30_000;
const GOODBYE_MS = 500;

/**
 * Socket Mode with one of Bolt's receivers a connection. Left to itself Bolt's client is deaf for a ping's time after
 * each refresh, waits for the old socket to close, and gives up, with an unhandled rejection, when Slack can't be
 * reached just then; here the next connection is opened at once, and again until there is one.
 */
export function createSocketMode(options: SocketModeOptions): Receiver {
  const { appToken, clientOptions, logger, log, clock, pingTimeout = 3_000, lost } = options;
  const stopping = new AbortController();
  const connections = new Set<Connection>();
  let app: App;
  let current: Connection | undefined;
  let failures = 0;
  let connectedAt = 0;

  async function open(): Promise<void> {
    stopping.signal.throwIfAborted();
    const receiver = new SocketModeReceiver({
      appToken,
      logger,
      autoReconnectEnabled: false,
      clientPingTimeout: pingTimeout,
      // Bolt's client alters the options it is given.
      installerOptions: { clientOptions: { ...clientOptions } },
      processEventErrorHandler: async ({ error }) => {
        log.error({ error: String(error) }, 'Slack sent something that could not be handled');
        return false;
      },
    });
    receiver.init(app);
    const connection = receiver.client;
    connections.add(connection);
    connection.on('disconnected', () => {
      connections.delete(connection);
      replace(connection, 'the connection was lost');
    });
    connection.on('ws_message', (data: unknown) => {
      if (asksToLeave(data)) replace(connection, 'Slack asked to reconnect');
    });
    try {
      await inTime(clock, HANDSHAKE_MS, connected(connection));
    } catch (error) {
      void connection.disconnect();
      cutOff(connection);
      throw error;
    }
    if (stopping.signal.aborted) return cutOff(connection);
    current = connection;
    connectedAt = clock.now();
  }

  /** Opens another connection, unless this one has been replaced already. */
  function replace(connection: Connection, reason: string): void {
    if (connection !== current) return;
    current = undefined;
    if (clock.now() - connectedAt > STEADY_MS) failures = 0;
    if (!stopping.signal.aborted) void reopen(reason);
  }

  async function reopen(reason: string): Promise<void> {
    log.info({ reason }, 'connecting to Slack anew');
    while (!stopping.signal.aborted) {
      const delay = failures === 0 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), LAST_DELAY_MS);
      failures += 1;
      try {
        if (delay > 0) await clock.sleep(delay, stopping.signal);
        await open();
        log.info({}, 'connected to Slack again');
        return;
      } catch (error) {
        if (stopping.signal.aborted) return;
        const fault = startError(error, 'app');
        if (fault instanceof ConfigError) return lost?.(fault);
        log.warn({ reason: failureReason(error) }, 'no connection to Slack: trying again');
      }
    }
  }

  function cutOff(connection: Connection): void {
    connections.delete(connection);
    // The first call says goodbye and waits half a minute for an answer; the second closes what is still open.
    void connection.disconnect();
  }

  return {
    init: (bolt) => {
      app = bolt;
    },
    start: open,
    stop: async () => {
      stopping.abort();
      current = undefined;
      const goodbyes = [...connections].map((connection) => connection.disconnect());
      await settledWithin(clock, GOODBYE_MS, goodbyes);
      for (const connection of connections) cutOff(connection);
    },
  };
}

/** Bolt's promise is rejected without a reason when the socket closes first. */
async function connected(connection: Connection): Promise<void> {
  try {
    await connection.start();
  } catch (error) {
    throw error ?? new Error('closed');
  }
}

/** Slack sends `disconnect` before it closes a connection. The check of the text spares most messages a second parse. */
function asksToLeave(data: unknown): boolean {
  if (typeof data !== 'string' || data.length > 2_000 || !data.includes('"disconnect"')) return false;
  try {
    return JSON.parse(data).type === 'disconnect';
  } catch {
    return false;
  }
}
