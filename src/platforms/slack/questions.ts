import type { BlockAction, MessageShortcut, SlashCommand } from '@slack/bolt';
import type { CommandDeclaration, Invocation } from '../../core/command.ts';
import type { Caller, NamedChannel, Place } from '../../core/platform.ts';
import type { Button } from '../button.ts';
import { askOnMessage } from '../on-message.ts';
import { decodeValue } from './buttons.ts';
import { contentsOf } from './contents.ts';
import { channelsIn, decodeText } from './decode.ts';
import { UMBRELLA } from './manifest.ts';

/** What somebody asked, and the way back to them. */
export type Question = {
  caller: Caller;
  place: Place;
  /** Those that a command names. */
  channels?: readonly NamedChannel[];
  /** A secret: whoever has it can write there. */
  responseUrl: string;
  /** Undefined for a button that is none of ours; a fault where a message doesn't hold what was wanted of it. */
  asked: { line: string } | { invocation: Invocation } | { fault: string } | Button | undefined;
  /** The message whose button was pressed, or whose menu was used. */
  pressed?: { ephemeral: boolean; thread?: string };
};

/** `/verbatim quote kerry` is `/quote kerry`, and `/verbatim` alone asks for help. */
export function questionOfCommand(command: SlashCommand): Question {
  const name = command.command.replace(/^\//, '');
  const text = decodeText(command.text ?? '').trim();
  const channels = channelsIn(command.text ?? '');
  const line = name === UMBRELLA ? text || 'help' : `${name} ${text}`.trim();
  return {
    caller: { id: command.user_id, name: command.user_name || command.user_id },
    place: placeOf(command.channel_id, command.team_id, command.channel_name),
    ...(channels.length > 0 && { channels }),
    responseUrl: command.response_url,
    asked: { line },
  };
}

export function questionOfButton(body: BlockAction): Question {
  const { user, container, channel, team } = body;
  const [action] = body.actions;
  const value = action && 'value' in action && typeof action.value === 'string' ? action.value : '';
  return {
    caller: { id: user.id, name: user.username || user.name || user.id },
    place: placeOf(channel?.id ?? container.channel_id, team?.id ?? user.team_id, channel?.name),
    responseUrl: body.response_url,
    asked: decodeValue(value),
    pressed: { ephemeral: container.is_ephemeral === true, thread: threadOf(container) },
  };
}

/** `callback_id` is the command's name, as the manifest has it. */
export function questionOfShortcut(body: MessageShortcut, commands: readonly CommandDeclaration[]): Question {
  const { user, channel, team, message, callback_id: name } = body;
  const asked = askOnMessage(
    commands.find((command) => command.name === name),
    contentsOf(message),
  );
  return {
    caller: { id: user.id, name: user.username || user.name || user.id },
    place: placeOf(channel.id, team?.id ?? user.team_id, channel.name),
    responseUrl: body.response_url,
    asked: 'fault' in asked ? asked : { invocation: asked },
    pressed: { ephemeral: false, thread: threadOf({ thread_ts: message.thread_ts, message_ts: body.message_ts }) },
  };
}

/** The first message of a thread stands in the channel, and is answered there. */
function threadOf({ thread_ts: thread, message_ts: own }: BlockAction['container']): string | undefined {
  return typeof thread === 'string' && thread !== own ? thread : undefined;
}

/** Slack tells nothing of who may write where: that is found out by writing. */
const placeOf = (channel: string, community: string | undefined, name: string | undefined): Place => ({
  platform: 'slack',
  channel,
  community,
  direct: name === 'directmessage' || channel.startsWith('D'),
  maySpeak: true,
});
