import type { APIUser } from 'discord-api-types/v10';
import { Interactions } from './interactions/interactions.ts';
import { Waiting } from './interactions/waiting.ts';
import { accountRoutes } from './routes/account-routes.ts';
import { channelRoutes } from './routes/channel-routes.ts';
import { commandRoutes } from './routes/command-routes.ts';
import { interactionRoutes } from './routes/interaction-routes.ts';
import { webhookRoutes } from './routes/webhook-routes.ts';
import { Gateway } from './server/gateway.ts';
import { type RateLimitSetup, RateLimits } from './server/rate-limits.ts';
import type { RecordedRequest } from './server/recorded-request.ts';
import { RestServer } from './server/rest-server.ts';
import { Router } from './server/router.ts';
import { type Now, Snowflakes, systemNow } from './state/clock.ts';
import { CommandRegistry } from './state/command-registry.ts';
import { guildBody } from './state/guild-body.ts';
import { type GuildSetup, Guilds } from './state/guilds.ts';
import { MessageStore } from './state/message-store.ts';
import { People } from './state/people.ts';

export interface DiscordSetup {
  token?: string;
  /** Clock of the double, in milliseconds since 1970: ids, deadlines, rate limits, nonces. Default: real time. */
  now?: Now;
  /** Default: one guild "Newsroom" with a channel "general". */
  guilds?: readonly GuildSetup[];
  /** Bits of privileged intents that the application was granted. Default: none. */
  grantedIntents?: number;
  /** Milliseconds between heartbeats. */
  heartbeatInterval?: number;
  /** Punish a second identify within five seconds, as Discord does. Default: no, tests restart bots. */
  limitIdentifies?: boolean;
  rateLimits?: RateLimitSetup;
  /** False for benchmarks: no request is kept, and only the newest messages and exchanges are. */
  history?: boolean;
}

/** Without history, how many messages and exchanges are kept. */
const RECENT = 1_000;

/** The parts of the double, wired together. */
export type Platform = ReturnType<typeof assemble>;

export function assemble(setup: DiscordSetup) {
  const { now = systemNow, history = true } = setup;
  const limit = history ? Number.POSITIVE_INFINITY : RECENT;
  const ids = new Snowflakes(now);
  const id = ids.next();
  // Not shaped like a real token, so that nobody (and no scanner) takes it for one.
  const token = setup.token ?? `double-${crypto.randomUUID()}`;
  const bot = { id, username: 'verbatim', discriminator: '0', global_name: null, avatar: null, bot: true } as APIUser;
  const guilds = new Guilds(setup.guilds ?? [{ name: 'Newsroom' }], ids);
  const people = new People(guilds, ids);
  const messages = new MessageStore(now, ids, limit);
  const registry = new CommandRegistry(id, ids);
  const waiting = new Waiting();
  const gatewayUrl = () => `ws://127.0.0.1:${rest.port}`;

  const gateway = new Gateway({
    ...{ token, now, url: gatewayUrl, onChange: () => waiting.notify() },
    grantedIntents: setup.grantedIntents ?? 0,
    heartbeatInterval: setup.heartbeatInterval ?? 41_250,
    limitIdentifies: setup.limitIdentifies ?? false,
    ready: () => ({ user: bot, application: { id, flags: 0 } }),
    guilds: () => guilds.list.map((guild) => guildBody(guild, bot)),
  });
  const interactions = new Interactions({
    ...{ ids, applicationId: id, guilds, people, now, limit, bot, registry, messages },
    dispatch: (interaction, guildId) => gateway.dispatch('INTERACTION_CREATE', interaction, guildId),
  });
  const identifiesLeft = () => ({ url: gatewayUrl(), remaining: 1000 - gateway.identifies.length });
  const router = new Router([
    ...accountRoutes({ bot, guilds, people, gateway: identifiesLeft }),
    ...commandRoutes(registry, guilds, id),
    ...channelRoutes(guilds, messages, bot),
    ...interactionRoutes(interactions, messages, bot),
    ...webhookRoutes(interactions, messages, bot),
  ]);
  const rest: RestServer = new RestServer({
    ...{ token, now, router, history, limits: new RateLimits(now, setup.rateLimits) },
    onAnswered: ({ exchange }: RecordedRequest) => {
      exchange?.progress();
      waiting.notify();
    },
  });
  gateway.attach(rest.server);
  return { token, bot, guilds, people, messages, registry, interactions, gateway, rest, waiting };
}
