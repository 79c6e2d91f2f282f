import { Callback, type Exchange } from '../interactions/exchange.ts';
import type { Interactions } from '../interactions/interactions.ts';
import { MessageFlag } from '../rules/message-rules.ts';
import { refusal } from '../server/refusal.ts';
import { type Answer, type Call, objectBody, type Route } from '../server/router.ts';
import type { Message } from '../state/message.ts';
import { messageBody } from '../state/message-body.ts';
import type { MessageStore } from '../state/message-store.ts';
import { noteUnknownFields } from './channel-routes.ts';
import { interactionMetadata } from './interaction-routes.ts';

/** The routes of an interaction's own webhook: follow-ups, and the reply itself as `@original`. */
export function webhookRoutes(
  interactions: Interactions,
  messages: MessageStore,
  bot: Parameters<typeof messageBody>[1],
): Route[] {
  const all = '/webhooks/:application/:token';
  const one = `${all}/messages/:message`;
  return [
    { method: 'POST', pattern: all, open: true, handle: followUp },
    { method: 'GET', pattern: one, open: true, handle: (call) => shown(named(call, exchangeOf(call))) },
    { method: 'PATCH', pattern: one, open: true, handle: edit },
    { method: 'DELETE', pattern: one, open: true, handle: remove },
  ];

  function exchangeOf(call: Call): Exchange {
    const exchange = interactions.byToken(call.params.token);
    if (!exchange || call.params.application !== bot.id) throw refusal('unknownWebhook');
    call.request.exchange = exchange;
    exchange.refuseUnlessAcknowledged();
    return exchange;
  }

  function followUp(call: Call): Answer {
    const exchange = exchangeOf(call);
    const body = objectBody(call);
    noteUnknownFields(call, body);
    const { original } = exchange;
    const { files } = call.request;
    // The first follow-up after a deferral fills in the reply that was promised, ephemeral or not as promised.
    if (exchange.acknowledgement?.type === Callback.DeferredMessage && original?.loading && !original.deleted) {
      return shown(messages.edit(original, body, files));
    }
    const { channel, user } = exchange.person;
    const onlyFor = (Number(body.flags ?? 0) & MessageFlag.Ephemeral) !== 0 ? user.id : undefined;
    const message = messages.create({ channel, body, files, kind: 'interaction', onlyFor });
    message.interaction = { ...interactionMetadata(exchange), original_response_message_id: original?.id };
    exchange.followUps.push(message);
    return shown(message);
  }

  function edit(call: Call): Answer {
    const exchange = exchangeOf(call);
    const message = named(call, exchange);
    const body = objectBody(call);
    noteUnknownFields(call, body);
    messages.edit(message, body, call.request.files);
    exchange.edits++;
    return shown(message);
  }

  function remove(call: Call): Answer {
    messages.delete(named(call, exchangeOf(call)));
    return { status: 204 };
  }

  /** The token opens only the messages of its own interaction. */
  function named(call: Call, { original, followUps }: Exchange): Message {
    const which = call.params.message;
    const isOriginal = which === '@original' || which === original?.id;
    const message = isOriginal ? original : followUps.find(({ id }) => id === which);
    if (!message || message.deleted) throw refusal('unknownMessage');
    return message;
  }

  function shown(message: Message): Answer {
    return { status: 200, body: messageBody(message, bot) };
  }
}
