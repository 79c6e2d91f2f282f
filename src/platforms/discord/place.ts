import {
  type APIInteraction,
  type APIUser,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import type { Caller, Place } from '../../core/platform.ts';

/** The kinds of channels that stand inside another. */
export const THREADS: readonly unknown[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];

/** Who asked, by the name others see. */
export function callerOf({ member, user, locale }: Asking): Caller {
  const { id, global_name, username } = (member?.user ?? user) as APIUser;
  return { id, name: member?.nick ?? global_name ?? username, locale, roles: member?.roles };
}

/** Where it was asked. Without a server, everyone in the conversation may write. */
export function placeOf({ channel, guild_id, context, member }: Asking): Place {
  const direct =
    context === InteractionContextType.BotDM || (context === undefined && channel?.type === ChannelType.DM);
  const maySpeak = member ? mayWrite(BigInt(member.permissions), channel?.type) : true;
  return { platform: 'discord', channel: channel?.id ?? '', community: guild_id, direct, maySpeak };
}

/** The fields of an interaction that tell who and where. */
export type Asking = Pick<APIInteraction, 'guild_id' | 'context' | 'user'> & {
  locale?: string;
  channel?: { id: string; type: ChannelType; name?: string | null };
  member?: { user: APIUser; nick?: string | null; permissions: string; roles?: string[] };
  /** What the bot may do in the channel. */
  app_permissions?: string;
  /** By whom the app was installed: servers stand under 0. */
  authorizing_integration_owners?: Partial<Record<number, string>>;
};

function mayWrite(permissions: bigint, type: ChannelType | undefined): boolean {
  const needed = THREADS.includes(type) ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
  return (permissions & (needed | PermissionFlagsBits.Administrator)) !== 0n;
}
