import type { APIUser } from 'discord-api-types/v10';
import type { Body } from '../rules/faults.ts';
import { isoTime } from './clock.ts';
import { channelBody, type Guild } from './guilds.ts';
import { MEMBER_PERMISSIONS, permissionBits } from './permissions.ts';

/** A guild as GUILD_CREATE and the REST API show it. */
export function guildBody(guild: Guild, bot: APIUser): Body {
  const joined = isoTime(0);
  return {
    ...{ id: guild.id, name: guild.name, icon: null, splash: null, discovery_splash: null, banner: null },
    // Not the bot's own, or a client would grant it everything.
    owner_id: '100000000000000001',
    ...{ preferred_locale: guild.locale, features: [], description: null, afk_channel_id: null, afk_timeout: 300 },
    ...{ verification_level: 0, default_message_notifications: 0, explicit_content_filter: 0, mfa_level: 0 },
    ...{ premium_tier: 0, premium_subscription_count: 0, premium_progress_bar_enabled: false, nsfw_level: 0 },
    ...{ system_channel_id: null, system_channel_flags: 0, rules_channel_id: null, public_updates_channel_id: null },
    ...{ safety_alerts_channel_id: null, vanity_url_code: null, application_id: null, nsfw: false },
    roles: roleBodies(guild),
    channels: guild.channels.filter(({ deleted }) => !deleted).map((channel) => channelBody(channel, bot.id)),
    members: [memberOf(guild, bot)],
    ...{ emojis: [], stickers: [], threads: [], voice_states: [], presences: [], stage_instances: [] },
    ...{ guild_scheduled_events: [], soundboard_sounds: [] },
    ...{ joined_at: joined, large: false, unavailable: false, member_count: 2 },
  };
}

/** The roles of a guild, everyone's first: it has the guild's own id. */
export function roleBodies(guild: Guild): Body[] {
  const everyone = { id: guild.id, name: '@everyone', permissions: permissionBits(MEMBER_PERMISSIONS) };
  return [everyone, ...guild.roles].map(({ id, name, permissions }, position) => ({
    ...{ id, name, permissions: String(permissions), position, color: 0, hoist: false, managed: false },
    ...{ mentionable: true, flags: 0, icon: null, unicode_emoji: null },
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  }));
}

/** A member of a guild. */
export function memberOf(guild: Guild, user: APIUser): Body {
  const roles = [...(guild.memberRoles.get(user.id) ?? [])];
  return { user, roles, joined_at: isoTime(0), deaf: false, mute: false, flags: 0, nick: null };
}
