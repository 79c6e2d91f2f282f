import { CommandType } from '../rules/command-rules.ts';
import { Component } from '../rules/component-walk.ts';
import { type Body, isObject } from '../rules/faults.ts';
import type { Now } from '../state/clock.ts';
import type { CommandRegistry, RegisteredCommand } from '../state/command-registry.ts';
import { componentOf, type Message } from '../state/message.ts';
import { messageBody } from '../state/message-body.ts';
import type { MessageStore } from '../state/message-store.ts';
import { mayUse, type Person, type Who } from '../state/people.ts';
import { RecentMap } from '../state/recent.ts';
import { declaredOptions, type Inputs, nested, typedOptions } from './command-input.ts';
import { Exchange, InteractionType } from './exchange.ts';
import { interactionPayload, type PayloadSource, resolvedData } from './interaction-payload.ts';

export interface SendOptions {
  /** Send what Discord's client would not let through. */
  force?: boolean;
}

export interface InteractionSetup extends PayloadSource {
  now: Now;
  registry: CommandRegistry;
  messages: MessageStore;
  bot: Parameters<typeof messageBody>[1];
  dispatch: (interaction: Body, guildId?: string) => void;
  /** How many exchanges are remembered. */
  limit: number;
}

/** What people do: slash commands, commands in the menu of a message, clicks, autocompletions. Each makes an exchange and dispatches it. */
export class Interactions {
  readonly #setup: InteractionSetup;
  readonly #byToken: RecentMap<string, Exchange>;

  constructor(setup: InteractionSetup) {
    this.#setup = setup;
    this.#byToken = new RecentMap(setup.limit);
  }

  byToken(token: string | undefined): Exchange | undefined {
    return this.#byToken.get(token ?? '');
  }

  /** `name` may go on with a subcommand: `digest subscribe`. */
  slash(name: string, inputs: Inputs, who?: Who, { force }: SendOptions = {}): Exchange {
    const person = this.#setup.people.person(who);
    const { command, path, declared } = this.#offered(name, person);
    const options = typedOptions(declared, inputs, force);
    const data = {
      ...{ id: command.id, name: command.name, type: command.type, options: nested(command, path, options) },
      ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
      ...resolvedData(this.#setup, options),
    };
    return this.#send(person, InteractionType.Command, { data });
  }

  /** `name` is what the menu of the message shows. */
  useOn(name: string, target: Message, who: Who = {}): Exchange {
    const { people, bot } = this.#setup;
    const person = people.personIn(target.channel, who);
    if (!target.isVisibleTo(person.user.id) || target.ephemeral) throw new Error('That message has no such menu');
    const command = this.#offer(name, CommandType.Message, person);
    const data = {
      ...{ id: command.id, name: command.name, type: command.type, target_id: target.id },
      ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
      resolved: { messages: { [target.id]: messageBody(target, bot) } },
    };
    return this.#send(person, InteractionType.Command, { data });
  }

  autocomplete(name: string, option: string, typed: string, who?: Who, others: Inputs = {}): Exchange {
    const person = this.#setup.people.person(who);
    const { command, path, declared } = this.#offered(name, person);
    const focused = declared.find((candidate) => candidate.name === option);
    if (focused?.autocomplete !== true) throw new Error(`The option "${option}" of /${name} has no autocompletion`);
    const focusedType = Number(focused.type);
    const options = [
      ...typedOptions(declared, others, true),
      { name: option, type: focusedType, value: typed, focused: true as const },
    ];
    const data = {
      ...{ id: command.id, name: command.name, type: command.type, options: nested(command, path, options) },
      ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
    };
    return this.#send(person, InteractionType.Autocomplete, { data }, { focusedType });
  }

  /**
   * Uses a button or (with `values`) a select menu, named by custom id, label or placeholder: of `message`,
   * or of the newest message that has it.
   */
  use(which: string, values: readonly string[] | undefined, message?: Message, who?: Who, options?: SendOptions) {
    const { people, bot } = this.#setup;
    // Unless told otherwise, the one who can see the message uses it.
    const id = who?.id ?? (who?.name === undefined ? message?.onlyFor : undefined);
    const user = people.user(who?.name, id);
    const target = message ?? this.#newestWith(which, user.id);
    const control = target.control(which);
    if (!options?.force) {
      if (!target.isVisibleTo(user.id)) throw new Error(`${user.username} does not see that message`);
      if (!control) throw new Error(`The message has no button "${which}"`);
      refuseUnusable(control, values);
    }
    const customId = String(control?.custom_id ?? which);
    const type = control?.type ?? (values ? Component.StringSelect : Component.Button);
    const place = componentOf(target.body.components, customId);
    const data = { component_type: type, custom_id: customId, id: place?.id ?? 1, ...(values ? { values } : {}) };
    const person = people.personIn(target.channel, { ...who, id: user.id });
    const extra = { data, message: messageBody(target, bot) };
    return this.#send(person, InteractionType.Component, extra, { clicked: target });
  }

  /** Dispatches the same interaction again, with the same id and token. */
  replay(exchange: Exchange): Exchange {
    exchange.deliveries++;
    this.#setup.dispatch(exchange.interaction, exchange.person.channel.guild?.id);
    return exchange;
  }

  #send(
    person: Person,
    type: number,
    extra: Body,
    more: Partial<Pick<Exchange, 'clicked' | 'focusedType'>> = {},
  ): Exchange {
    const interaction = interactionPayload(this.#setup, person, type, extra);
    const exchange = new Exchange(this.#setup.now, { interaction, person, ...more });
    this.#byToken.set(interaction.token, exchange);
    return this.replay(exchange);
  }

  #offered(line: string, person: Person): { command: RegisteredCommand; path: string[]; declared: Body[] } {
    const [name = '', ...path] = line.split(' ');
    const command = this.#offer(name, CommandType.ChatInput, person);
    return { command, path, declared: declaredOptions(command, path) };
  }

  /** The command, if Discord would offer it to this person in this place. */
  #offer(name: string, type: number, person: Person): RegisteredCommand {
    const { guild } = person.channel;
    const command = this.#setup.registry.named(name, guild?.id, type);
    if (!command) throw new Error(`The command /${name} is not registered here`);
    const contexts = command.contexts;
    if (Array.isArray(contexts) && !contexts.includes(guild ? 0 : 1)) throw new Error(`/${name} is not offered here`);
    const needed = command.default_member_permissions;
    if (guild && needed !== null && needed !== undefined) {
      // "0" means administrators only.
      const bits = BigInt(String(needed)) || 8n;
      if (!mayUse(person, bits)) throw new Error(`/${name} is not offered to ${person.user.username}`);
    }
    return command;
  }

  #newestWith(which: string, userId: string): Message {
    const found = this.#setup.messages
      .all()
      .findLast((message) => message.isVisibleTo(userId) && message.control(which) !== undefined);
    if (!found) throw new Error(`No message that is visible here has a button "${which}"`);
    return found;
  }
}

/** Throws where Discord's client would not let the person use a control, or not with these values. */
function refuseUnusable(control: Body, values: readonly string[] | undefined): void {
  const name = control.label ?? control.placeholder ?? control.custom_id;
  const isButton = control.type === Component.Button;
  if (control.disabled === true || control.custom_id === undefined || isButton !== (values === undefined)) {
    throw new Error(`"${name}" can't be ${values ? 'chosen from' : 'clicked'}`);
  }
  if (!values) return;
  const { min_values = 1, max_values = 1, options } = control;
  if (values.length < Number(min_values) || values.length > Number(max_values)) {
    throw new Error(`"${name}" takes ${min_values} to ${max_values} values`);
  }
  const offered = Array.isArray(options) ? options.filter(isObject).map(({ value }) => value) : undefined;
  if (offered && !values.every((value) => offered.includes(value))) throw new Error(`"${name}" does not offer that`);
}
