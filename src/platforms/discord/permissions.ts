import { PermissionFlagsBits } from 'discord.js';

/** A permission by the name that Discord's settings show. */
export type Permission = { name: string; bit: bigint };

export const VIEW_CHANNEL: Permission = { name: 'View Channel', bit: PermissionFlagsBits.ViewChannel };
export const SEND_MESSAGES: Permission = { name: 'Send Messages', bit: PermissionFlagsBits.SendMessages };
export const SEND_IN_THREADS: Permission = {
  name: 'Send Messages in Threads',
  bit: PermissionFlagsBits.SendMessagesInThreads,
};
export const READ_MESSAGE_HISTORY: Permission = {
  name: 'Read Message History',
  bit: PermissionFlagsBits.ReadMessageHistory,
};

/** Whether these permissions lack it; an administrator lacks nothing. */
export const isMissing = ({ bit }: Permission, permissions: bigint): boolean =>
  (permissions & (bit | PermissionFlagsBits.Administrator)) === 0n;

/** Manage Server, which stands for the whole server, whatever a channel says. */
export const managesServer = (permissions: bigint): boolean =>
  (permissions & (PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator)) !== 0n;

/** Whether who has these permissions in a channel may manage it. */
export const managesChannel = (permissions: bigint): boolean =>
  (permissions & PermissionFlagsBits.ManageChannels) !== 0n || managesServer(permissions);

export type Member = { id: string; roles: readonly string[] };
export type Role = { id: string; permissions: string };
export type Overwrite = { id: string; allow: string; deny: string };

/**
 * What a member who doesn't own the server may do in a channel: the roles' permissions together, then what the channel
 * takes and gives everyone, then the member's roles, then the member. Everyone's role has the server's id.
 * Source: https://docs.discord.com/developers/topics/permissions#permission-overwrites
 */
export function permissionsOf(
  member: Member,
  guild: string,
  roles: readonly Role[],
  overwrites: readonly Overwrite[],
): bigint {
  const isHeld = ({ id }: { id: string }): boolean => member.roles.includes(id) && id !== guild;
  const base = union(roles.filter((role) => role.id === guild || isHeld(role)).map((role) => role.permissions));
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return base;
  const steps = [
    overwrites.filter(({ id }) => id === guild),
    overwrites.filter(isHeld),
    overwrites.filter(({ id }) => id === member.id),
  ];
  return steps.reduce((sum, step) => {
    const [denied, allowed] = [union(step.map(({ deny }) => deny)), union(step.map(({ allow }) => allow))];
    return (sum & ~denied) | allowed;
  }, base);
}

const union = (permissions: readonly string[]): bigint => permissions.reduce((sum, bits) => sum | BigInt(bits), 0n);
