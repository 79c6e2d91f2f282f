import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  ApplicationCommandType,
  ComponentType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord.js';
import type { Clock } from '../../core/clock.ts';
import type { Invocation } from '../../core/command.ts';
import type { Log } from '../../core/log.ts';
import type { Bot } from '../../core/platform.ts';
import { decodeButton } from '../button.ts';
import { askOnMessage } from '../on-message.ts';
import { RecentKeys } from '../recent-keys.ts';
import { within } from '../within.ts';
import { enquiriesOf } from './access.ts';
import { answer, READY_MS } from './answer.ts';
import type { Api } from './api.ts';
import { choicesFor } from './choices.ts';
import { contentsOf } from './contents.ts';
import type { Directory } from './directory.ts';
import { ChannelMessageWithSource, createExchange, ephemeral } from './exchange.ts';
import { channelsOf, inputOf, invocationOf } from './input.ts';
import { noticePart, RESTARTING } from './notice.ts';
import { type Asking, callerOf, placeOf } from './place.ts';
import { prepare } from './prepare.ts';

export type Setting = { bot: Bot; api: Api; directory: Directory; clock: Clock; log: Log };

type SlashCommand = APIChatInputApplicationCommandInteraction;
type MessageCommand = APIMessageApplicationCommandInteraction;
type Completion = APIApplicationCommandAutocompleteInteraction;

/** Suggestions that come later than this are not shown any more (ms). */
const COMPLETE_MS = 2_500;
/** A replay comes within the three seconds an interaction lives; this is many times what arrives in them. */
const REMEMBERED = 10_000;

/** Answers interactions, each once, whoever delivers it how often. */
export function createInteractions(setting: Setting): {
  handle(interaction: APIInteraction): void;
  /** Refuses what is new and waits for what is under way, at most `ms`. */
  drain(ms: number): Promise<void>;
} {
  const seen = new RecentKeys(REMEMBERED);
  const underWay = new Set<Promise<void>>();
  let draining = false;

  function handle(interaction: APIInteraction): void {
    if (!seen.add(interaction.id)) {
      setting.log.debug({ interaction: interaction.id }, 'a replayed interaction, already taken care of');
      return;
    }
    const work = (draining ? refuse(interaction, setting) : respond(interaction, setting))
      .catch((error) => setting.log.error({ error: String(error) }, 'an interaction could not be handled'))
      .finally(() => underWay.delete(work));
    underWay.add(work);
  }

  return {
    handle,
    drain: async (ms) => {
      draining = true;
      await within(setting.clock, ms, Promise.all(underWay));
    },
  };
}

function respond(interaction: APIInteraction, setting: Setting): Promise<void> {
  if (interaction.type === InteractionType.MessageComponent) return press(interaction, setting);
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete) return complete(interaction, setting);
  if (interaction.type !== InteractionType.ApplicationCommand) return Promise.resolve();
  const { data } = interaction;
  if (data.type === ApplicationCommandType.ChatInput)
    return run(interaction as SlashCommand, invocationOf(data), setting);
  return data.type === ApplicationCommandType.Message
    ? runOnMessage(interaction as MessageCommand, setting)
    : Promise.resolve();
}

/**
 * The message comes with the interaction, contents and all, without the privileged intent for message content: it is one
 * of its exceptions. Source: https://docs.discord.com/developers/events/gateway#message-content-intent
 */
async function runOnMessage(interaction: MessageCommand, setting: Setting): Promise<void> {
  const { name, target_id: id, resolved } = interaction.data;
  const command = setting.bot.commands.find(({ onMessage }) => onMessage?.label === name);
  const asked = askOnMessage(command, contentsOf(resolved.messages[id]));
  return 'fault' in asked ? say(asked.fault, interaction, setting) : run(interaction, asked, setting);
}

async function run(
  interaction: SlashCommand | MessageCommand,
  invocation: Invocation,
  setting: Setting,
): Promise<void> {
  const { bot, api, clock, log } = setting;
  const channels = channelsOf(interaction.data);
  const asked = { invocation: Promise.resolve(invocation), from: 0, channels, ...circumstances(interaction, setting) };
  const manner = {
    inPlace: false,
    audience: bot.audience(undefined, placeOf(interaction), invocation),
    deferFirst: bot.changes(invocation),
  };
  await answer(createExchange(api, interaction, log), manner, () => prepare(asked, bot, log), { clock, log });
}

async function press(interaction: APIMessageComponentInteraction, setting: Setting): Promise<void> {
  const { bot, api, clock, log } = setting;
  const { data, message } = interaction;
  const button = data.component_type === ComponentType.Button ? decodeButton(data.custom_id) : undefined;
  const line = button && 'ref' in button ? findLine(bot, button.ref, log) : Promise.resolve(button?.line);
  const found = await within(clock, READY_MS, line);
  const isKnown = button !== undefined && (found === undefined || found.value !== undefined);
  const isOwn = ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const manner = {
    inPlace: isKnown && button.mode === 'replace' && isOwn,
    audience:
      button?.mode === 'replace' ? ('caller' as const) : bot.audience(button?.mode, placeOf(interaction), found?.value),
    // A line that takes long to look up may turn out to change something.
    deferFirst: found === undefined || (found.value !== undefined && bot.changes(found.value)),
  };
  const asked = {
    invocation: line,
    from: button?.from ?? 0,
    mode: button?.mode,
    ...circumstances(interaction, setting),
  };
  await answer(createExchange(api, interaction, log), manner, () => prepare(asked, bot, log), { clock, log });
}

async function findLine(bot: Bot, ref: string, log: Log): Promise<string | undefined> {
  try {
    return await bot.findLine(ref);
  } catch (error) {
    log.error({ error: String(error) }, 'the command line of a button could not be looked up');
    return undefined;
  }
}

async function complete(interaction: Completion, { bot, api, clock, log }: Setting): Promise<void> {
  const { command, options } = inputOf(interaction.data);
  const focused = options.find((option) => 'focused' in option && option.focused);
  if (!focused || !('value' in focused)) return;
  const suggested = await within(clock, COMPLETE_MS, bot.complete(command, focused.name, String(focused.value)));
  if (!suggested) return;
  const choices = choicesFor(suggested.value, focused.type);
  // Late or lost: the person goes on typing.
  await createExchange(api, interaction, log).acknowledge({
    type: InteractionResponseType.ApplicationCommandAutocompleteResult,
    data: { choices },
  });
}

async function refuse(interaction: APIInteraction, setting: Setting): Promise<void> {
  if (interaction.type !== InteractionType.ApplicationCommandAutocomplete) await say(RESTARTING, interaction, setting);
}

/** One sentence instead of an answer, to the caller alone. */
async function say(sentence: string, interaction: APIInteraction, { api, log }: Setting): Promise<void> {
  const data = ephemeral(noticePart(sentence).body);
  await createExchange(api, interaction, log).acknowledge({ type: ChannelMessageWithSource, data });
}

/** Who asks, where, and what may be found out about both. */
function circumstances(interaction: Asking, setting: Setting) {
  return { caller: callerOf(interaction), place: placeOf(interaction), enquire: enquiriesOf(interaction, setting) };
}
