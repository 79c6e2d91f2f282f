import type { JsonObject } from './json-schema.ts';
import type { Method } from './method-call.ts';
import { Refusal } from './refusal.ts';
import { BOT, TEAM, type User } from './workspace.ts';

/** Who the bot is, who the people are, and where to connect. */
export const identityMethods: Record<string, Method> = {
  'auth.test': {
    token: 'any',
    run: () => ({
      url: `https://${TEAM.domain}.slack.com/`,
      team: TEAM.name,
      user: BOT.name,
      team_id: TEAM.id,
      user_id: BOT.userId,
      bot_id: BOT.botId,
      is_enterprise_install: false,
    }),
  },

  'apps.connections.open': {
    token: 'app',
    run: (_args, context) => ({ url: context.openSocket() }),
  },

  'users.info': {
    scopes: ['users:read'],
    run(args, { workspace }) {
      const user = workspace.users.get(args.required('user'));
      if (user === undefined) throw new Refusal('user_not_found');
      return { user: wireUser(user, args.flag('include_locale')) };
    },
  },

  'bots.info': {
    scopes: ['users:read'],
    run(args) {
      if ((args.optional('bot') ?? BOT.botId) !== BOT.botId) throw new Refusal('bot_not_found');
      return {
        bot: { id: BOT.botId, deleted: false, name: BOT.name, updated: 0, app_id: BOT.appId, user_id: BOT.userId },
      };
    },
  },
};

function wireUser(user: User, withLocale: boolean): JsonObject {
  return {
    id: user.id,
    team_id: user.team ?? TEAM.id,
    name: user.name,
    deleted: false,
    real_name: user.realName,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: offsetSeconds(user.tz),
    profile: { real_name: user.realName, display_name: user.name, team: user.team ?? TEAM.id },
    is_admin: user.isAdmin,
    is_owner: user.isOwner,
    is_primary_owner: user.isOwner,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    updated: 0,
    ...(withLocale ? { locale: user.locale } : {}),
  };
}

/** Seconds east of Greenwich today. */
function offsetSeconds(tz: string): number {
  const now = new Date();
  const inZone = new Date(now.toLocaleString('en-US', { timeZone: tz }));
  const inUtc = new Date(now.toLocaleString('en-US', { timeZone: 'UTC' }));
  return Math.round((inZone.getTime() - inUtc.getTime()) / 1000);
}
