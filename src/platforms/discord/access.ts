import { ChannelType, InteractionContextType } from 'discord.js';
import type { Access, Enquiries } from '../../core/platform.ts';
import { phrase } from '../../core/text.ts';
import { type Api, faultOf } from './api.ts';
import type { Directory } from './directory.ts';
import { resolvedChannels } from './input.ts';
import {
  isMissing,
  managesChannel,
  managesServer,
  SEND_IN_THREADS,
  SEND_MESSAGES,
  VIEW_CHANNEL,
} from './permissions.ts';
import { type Asking, callerOf, placeOf, THREADS } from './place.ts';
import { type Channel, type Survey, survey } from './survey.ts';

/** The fields of an interaction that tell what its caller may do where. */
export type Enquirer = Asking & { data?: unknown };
type Setting = { api: Api; directory: Directory };

/** What Discord can tell of the one who asks; nothing is requested before it is wanted. */
export function enquiriesOf(interaction: Enquirer, setting: Setting): Enquiries {
  return {
    access: async (id) => {
      const { channel, direct } = placeOf(interaction);
      if (id === channel && direct) return { manages: true };
      const here = accessHere(interaction);
      if (!isMemberThere(interaction, direct))
        return { manages: id === channel && here.manages, obstacle: NOT_A_MEMBER };
      const isKnown = id === channel && interaction.app_permissions !== undefined;
      return isKnown ? here : accessElsewhere(interaction, id, setting);
    },
  };
}

const UNKNOWN_CHANNEL = 10003;
const NOT_A_MEMBER =
  'I can’t post here, as I am not a member here: invite me to the server, with the scopes bot and applications.commands.';
const IN_ANOTHER_SERVER = 'That channel belongs to another server: ask me there.';
const NOT_YOURS = 'That conversation is somebody else’s.';
const GONE = 'That channel no longer exists: choose another one.';

/** People bring an app that is installed for them alone to places where its bot is not. */
function isMemberThere({ context, authorizing_integration_owners: owners }: Asking, direct: boolean): boolean {
  if (context === InteractionContextType.PrivateChannel) return false;
  return direct || owners === undefined || owners[0] !== undefined;
}

const managesAll = ({ member }: Asking): boolean => member !== undefined && managesServer(BigInt(member.permissions));

/** Discord says with each interaction what caller and bot may do where it comes from. */
function accessHere({ channel, member, app_permissions }: Asking): Access {
  return {
    manages: member !== undefined && managesChannel(BigInt(member.permissions)),
    obstacle: channel && obstacleIn(channel, BigInt(app_permissions ?? 0)),
  };
}

async function accessElsewhere(interaction: Enquirer, id: string, { api, directory }: Setting): Promise<Access> {
  const channels = resolvedChannels(interaction.data);
  const named = Object.hasOwn(channels, id) ? channels[id] : undefined;
  const manages = managesAll(interaction) || managesChannel(BigInt(named?.permissions ?? 0));
  try {
    return accessIn(interaction, manages, await survey(api, directory, id, interaction.guild_id));
  } catch (error) {
    const fault = faultOf(error);
    const [status, code] = fault.type === 'refused' ? [fault.status, fault.code] : [];
    if (code === UNKNOWN_CHANNEL) return { manages, obstacle: GONE };
    const obstacle = status === 403 ? unseen(named?.name) : unanswered(named?.name);
    // Whether such a channel is of this server nobody can say, unless Discord itself offered it there.
    return { manages: manages && named !== undefined, obstacle };
  }
}

function accessIn(interaction: Asking, manages: boolean, { channel, bot, permissionsOf }: Survey): Access {
  const { id, roles = [] } = callerOf(interaction);
  if (channel.type === ChannelType.DM) {
    const isOwn = channel.recipients?.some((recipient) => recipient.id === id) ?? false;
    return isOwn ? { manages: true } : { manages: false, obstacle: NOT_YOURS };
  }
  if (!channel.guild_id || channel.guild_id !== interaction.guild_id)
    return { manages: false, obstacle: IN_ANOTHER_SERVER };
  const obstacle = obstacleIn(channel, bot ?? 0n);
  return { manages: manages || managesChannel(permissionsOf({ id, roles })), obstacle };
}

/** Kinds of channels that hold other channels or threads, and no messages. */
const WITHOUT_MESSAGES: readonly unknown[] = [
  ChannelType.GuildCategory,
  ChannelType.GuildDirectory,
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
];

function obstacleIn({ type, name }: Pick<Channel, 'type' | 'name'>, bot: bigint): string | undefined {
  const isThread = THREADS.includes(type);
  if (WITHOUT_MESSAGES.includes(type)) return phrase`${labelOf(name)} takes no messages: choose a text channel.`;
  const missing = [VIEW_CHANNEL, isThread ? SEND_IN_THREADS : SEND_MESSAGES].filter((one) => isMissing(one, bot));
  if (missing.length === 0) return undefined;
  const names = missing.map((one) => one.name).join(' and ');
  const what = `the permission${missing.length > 1 ? 's' : ''} ${names}`;
  return isThread
    ? phrase`I can’t post in ${labelOf(name)}: give my role ${what} in the thread’s channel (Edit Channel → Permissions).`
    : phrase`I can’t post in ${labelOf(name)}: give my role ${what} there (Edit Channel → Permissions).`;
}

const unseen = (name: string | null | undefined): string =>
  phrase`I can’t see ${labelOf(name)}: give my role the permission View Channel there (Edit Channel → Permissions).`;

const unanswered = (name: string | null | undefined): string =>
  phrase`Discord doesn’t tell me now what I may do in ${labelOf(name)}: please try again in a minute.`;

const labelOf = (name: string | null | undefined): string => (name ? `#${name}` : 'that channel');
