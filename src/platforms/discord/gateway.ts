import {
  type APIInteraction,
  Client,
  Events,
  GatewayDispatchEvents,
  Options,
  SimpleShardingStrategy,
  Status,
} from 'discord.js';
import type { Log } from '../../core/log.ts';
import { restOptions } from './api.ts';

/** A connection to Discord's gateway, which interactions come through. */
export type Gateway = {
  /** Resolves to the application's id once the bot is logged in. */
  login(token: string): Promise<string>;
  /** Opens no connection any more and closes the one there is; a peer that has vanished may take half a minute. */
  close(): Promise<void>;
};

/** Longest waits for the connection and, counted from the same moment, for the gateway's first words (ms). */
const HANDSHAKE_MS = 10_000;
const HELLO_MS = 20_000;

export type GatewayOptions = {
  apiUrl?: string;
  /** The longest a request may take (ms). */
  requestMs?: number;
  handle(interaction: APIInteraction): void;
  /** Discord closed the connection for good, with this code, before or after the login. */
  ended(code: number): void;
  log: Log;
};

/** A gateway connection by discord.js. It asks for no intents: interactions come without any. */
export function createGateway({ apiUrl, requestMs, handle, ended, log }: GatewayOptions): Gateway {
  let closed = false;
  const client = new Client({
    intents: [],
    rest: restOptions(apiUrl, requestMs),
    // Nothing is looked up in caches, so nothing is kept in them.
    makeCache: Options.cacheWithLimits({ MessageManager: 0, UserManager: 0, GuildMemberManager: 0 }),
    ws: {
      buildStrategy: (manager) => {
        const { options } = manager;
        const { retrieveSessionInfo } = options;
        // discord.js asks for this before each connection, also when it was destroyed while it waited for one.
        const unlessClosed = (shard: number) =>
          closed ? new Promise<null>(() => undefined) : retrieveSessionInfo(shard);
        const patience = { handshakeTimeout: HANDSHAKE_MS, helloTimeout: HELLO_MS };
        Object.assign(options, patience, { retrieveSessionInfo: unlessClosed });
        return new SimpleShardingStrategy(manager);
      },
    },
  });
  const isSettled = (): boolean =>
    client.ws.shards.every(({ status }) => status === Status.Ready || status === Status.Disconnected);
  const destroyIfClosed = (): void => {
    if (closed) void client.destroy().catch(() => undefined);
  };
  // As Discord sends it: what is answered needs neither caches nor classes.
  client.ws.on(GatewayDispatchEvents.InteractionCreate, handle);
  // Without a listener an error event would end the process; discord.js connects again by itself.
  client.on(Events.Error, (error) => log.warn({ error: error.name }, 'an error in the connection to Discord'));
  client.on(Events.ShardError, (error) => log.warn({ error: error.name }, 'the connection to Discord broke'));
  client.on(Events.ShardDisconnect, ({ code }) => closed || ended(code));
  client.on(Events.ShardReconnecting, () => closed || log.info({}, 'connecting to Discord again'));
  client.on(Events.ShardReady, destroyIfClosed);
  client.on(Events.ShardResume, destroyIfClosed);

  return {
    login: async (token) => {
      const ready = new Promise<string>((resolve) => {
        client.once(Events.ClientReady, ({ application }) => resolve(application.id));
      });
      await client.login(token);
      return ready;
    },
    close: async () => {
      closed = true;
      // One that is being opened ends by itself, in time: discord.js would no longer listen for its errors, and an
      // error nobody listens for ends the process.
      if (isSettled()) await client.destroy();
    },
  };
}
