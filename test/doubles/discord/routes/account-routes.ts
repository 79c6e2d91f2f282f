import type { APIUser } from 'discord-api-types/v10';
import type { Body } from '../rules/faults.ts';
import { refusal } from '../server/refusal.ts';
import { objectBody, type Route } from '../server/router.ts';
import { guildBody, memberOf, roleBodies } from '../state/guild-body.ts';
import { type Channel, channelBody, type Guilds } from '../state/guilds.ts';
import type { People } from '../state/people.ts';

interface Account {
  bot: APIUser;
  guilds: Guilds;
  people: People;
  /** The gateway's address and what is left of the day's identifies. */
  gateway: () => { url: string; remaining: number };
}

/** The routes about the bot itself, its gateway and the places it is in. */
export function accountRoutes({ bot, guilds, people, gateway }: Account): Route[] {
  const application = (): Body => ({
    ...{ id: bot.id, name: bot.username, description: '', icon: null, bot, flags: 0, verify_key: '0'.repeat(64) },
    ...{ bot_public: true, bot_require_code_grant: false, summary: '', hook: true, is_monetized: false },
    integration_types_config: { 0: {} },
    approximate_guild_count: guilds.list.length,
    owner: people.user('owner'),
    ...{ team: null, tags: [], redirect_uris: [], interactions_endpoint_url: null },
  });
  return [
    {
      method: 'GET',
      pattern: '/gateway/bot',
      handle: () => {
        const { url, remaining } = gateway();
        const limit = { total: 1000, remaining, reset_after: 86_400_000, max_concurrency: 1 };
        return { status: 200, body: { url, shards: 1, session_start_limit: limit } };
      },
    },
    { method: 'GET', pattern: '/gateway', open: true, handle: () => ({ status: 200, body: { url: gateway().url } }) },
    { method: 'GET', pattern: '/users/@me', handle: () => ({ status: 200, body: bot }) },
    {
      method: 'GET',
      pattern: '/users/:user',
      handle: ({ params }) => {
        const user = people.find(params.user ?? '');
        if (!user) throw refusal('unknownUser');
        return { status: 200, body: user };
      },
    },
    { method: 'GET', pattern: '/applications/@me', handle: () => ({ status: 200, body: application() }) },
    { method: 'GET', pattern: '/oauth2/applications/@me', handle: () => ({ status: 200, body: application() }) },
    {
      method: 'GET',
      pattern: '/users/@me/guilds',
      handle: () => ({
        status: 200,
        body: guilds.list.map(({ id, name }) => ({ id, name, icon: null, owner: false })),
      }),
    },
    {
      method: 'POST',
      pattern: '/users/@me/channels',
      handle: (call) => {
        const user = people.find(String(objectBody(call).recipient_id));
        if (!user) throw refusal('invalidRecipients');
        return { status: 200, body: channelBody(guilds.directWith(user), bot.id) };
      },
    },
    {
      method: 'GET',
      pattern: '/channels/:channel',
      handle: ({ params }) => ({ status: 200, body: channelBody(guilds.permitted(params.channel), bot.id) }),
    },
    {
      method: 'GET',
      pattern: '/guilds/:guild',
      handle: ({ params }) => ({ status: 200, body: guildBody(guilds.knownGuild(params.guild), bot) }),
    },
    {
      method: 'GET',
      pattern: '/guilds/:guild/roles',
      handle: ({ params }) => ({ status: 200, body: roleBodies(guilds.knownGuild(params.guild)) }),
    },
    {
      method: 'GET',
      pattern: '/guilds/:guild/members/:user',
      handle: ({ params }) => {
        const user = params.user === bot.id ? bot : people.find(params.user ?? '');
        if (!user) throw refusal('unknownMember');
        return { status: 200, body: memberOf(guilds.knownGuild(params.guild), user) };
      },
    },
    {
      method: 'GET',
      pattern: '/guilds/:guild/channels',
      handle: ({ params }) => {
        const { channels } = guilds.knownGuild(params.guild);
        return { status: 200, body: channels.filter(isListed).map((channel) => channelBody(channel, bot.id)) };
      },
    },
  ];
}

/** Threads are not among a guild's channels. */
const isListed = ({ deleted, parent }: Channel): boolean => !deleted && parent === undefined;
