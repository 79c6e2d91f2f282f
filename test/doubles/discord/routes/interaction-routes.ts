import { Callback, type Exchange, InteractionType } from '../interactions/exchange.ts';
import type { Interactions } from '../interactions/interactions.ts';
import { checkChoice } from '../rules/command-option-rules.ts';
import { type Body, Faults, isObject } from '../rules/faults.ts';
import { MessageFlag } from '../rules/message-rules.ts';
import { refusal, refuseFaults } from '../server/refusal.ts';
import { type Answer, type Call, objectBody, type Route } from '../server/router.ts';
import type { Message } from '../state/message.ts';
import { messageBody } from '../state/message-body.ts';
import type { MessageStore } from '../state/message-store.ts';
import { noteUnknownFields } from './channel-routes.ts';

/** Which callbacks each kind of interaction takes; 10 and 12 (premium, activities) are not modelled. */
const ALLOWED: Record<number, readonly number[]> = {
  [InteractionType.Command]: [4, 5, 9],
  [InteractionType.Component]: [4, 5, 6, 7, 9],
  [InteractionType.Autocomplete]: [8],
};

/** `POST /interactions/{id}/{token}/callback`: the acknowledgement of an interaction. */
export function interactionRoutes(
  interactions: Interactions,
  messages: MessageStore,
  bot: Parameters<typeof messageBody>[1],
): Route[] {
  return [{ method: 'POST', pattern: '/interactions/:id/:token/callback', open: true, handle: callback }];

  function callback(call: Call): Answer {
    const exchange = interactions.byToken(call.params.token);
    if (!exchange || exchange.id !== call.params.id) throw refusal('unknownInteraction');
    call.request.exchange = exchange;
    exchange.refuseUnlessOpen();
    const body = objectBody(call);
    const faults = new Faults();
    const type = faults.choice(body.type, 'type', ALLOWED[exchange.interaction.type] ?? [], true);
    const data = faults.object(body.data, 'data') ?? {};
    refuseFaults(faults.list);
    const message = take(Number(type), data, exchange, call);
    exchange.acknowledge(Number(type));
    return call.request.query.with_response === 'true' ? answered(exchange, message) : { status: 204 };
  }

  /** Carries a callback out; throws when Discord would refuse it, and then nothing has changed. */
  function take(type: number, data: Body, exchange: Exchange, call: Call): Message | undefined {
    switch (type) {
      case Callback.Message:
        noteUnknownFields(call, data);
        exchange.original = reply(exchange, data, call);
        return exchange.original;
      case Callback.DeferredMessage:
        exchange.original = think(exchange, data);
        return undefined;
      case Callback.DeferredUpdate:
        exchange.original = exchange.clicked;
        return undefined;
      case Callback.Update:
        noteUnknownFields(call, data);
        exchange.original = messages.edit(exchange.clicked as Message, data, call.request.files, 'data');
        return exchange.original;
      case Callback.Choices:
        exchange.choices = choices(exchange, data);
        return undefined;
      default:
        exchange.modal = modal(data);
        return undefined;
    }
  }

  function reply(exchange: Exchange, body: Body, call: Call): Message {
    const { channel, user } = exchange.person;
    const onlyFor = (Number(body.flags ?? 0) & MessageFlag.Ephemeral) !== 0 ? user.id : undefined;
    const { files } = call.request;
    const message = messages.create({ channel, body, files, kind: 'interaction', onlyFor, prefix: 'data' });
    message.interaction = interactionMetadata(exchange);
    return message;
  }

  function think(exchange: Exchange, data: Body): Message {
    const faults = new Faults();
    const flags = faults.integer(data.flags, 'flags', { min: 0, max: 2 ** 31 - 1 }) ?? 0;
    if ((flags & ~MessageFlag.Ephemeral) !== 0) {
      faults.add('flags', 'MESSAGE_FLAGS_NOT_SETTABLE', 'Only EPHEMERAL can be set when deferring');
    }
    refuseFaults(faults.list, 'data');
    const { channel, user } = exchange.person;
    const message = messages.add(channel, { flags: flags | MessageFlag.Loading }, flags === 0 ? undefined : user.id);
    message.interaction = interactionMetadata(exchange);
    return message;
  }

  function answered(exchange: Exchange, message: Message | undefined): Answer {
    const { id, type } = exchange.interaction;
    const original = exchange.original;
    const interaction = {
      ...{ id, type },
      ...(original
        ? {
            response_message_id: original.id,
            response_message_loading: original.loading,
            response_message_ephemeral: original.ephemeral,
          }
        : {}),
    };
    const shown = message ? { message: messageBody(message, bot) } : {};
    return { status: 200, body: { interaction, resource: { type: exchange.acknowledgement?.type, ...shown } } };
  }
}

export function interactionMetadata({ interaction, person, clicked }: Exchange): Body {
  return {
    ...{ id: interaction.id, type: interaction.type, user: person.user },
    authorizing_integration_owners: interaction.authorizing_integration_owners,
    ...(clicked ? { interacted_message_id: clicked.id } : {}),
  };
}

function choices(exchange: Exchange, data: Body): Body[] {
  const faults = new Faults();
  const list = faults.array(data.choices, 'choices', { max: 25, required: true }) ?? [];
  list.forEach((choice, index) => {
    checkChoice(choice, `choices.${index}`, exchange.focusedType, faults);
  });
  refuseFaults(faults.list, 'data');
  return list.filter(isObject);
}

/** The frame of a form only: what is in it is not checked, and it can't be sent in. */
function modal(data: Body): Body {
  const faults = new Faults();
  faults.text(data.custom_id, 'custom_id', { min: 1, max: 100, required: true });
  faults.text(data.title, 'title', { min: 1, max: 45, required: true });
  faults.array(data.components, 'components', { min: 1, max: 5, required: true });
  refuseFaults(faults.list, 'data');
  return data;
}
