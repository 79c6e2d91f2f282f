import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { Audience, Part } from '../../core/platform.ts';
import { within } from '../within.ts';
import { faultOf } from './api.ts';
import {
  ChannelMessageWithSource,
  DeferredChannelMessageWithSource,
  DeferredMessageUpdate,
  type Exchange,
  ephemeral,
  UpdateMessage,
} from './exchange.ts';
import { NOT_CARRIED_OUT, NOT_SHOWN, noticePart } from './notice.ts';
import type { Prepared } from './prepare.ts';

/** How an interaction is to be answered. */
export type Manner = {
  /** In place of the message whose button was clicked. */
  inPlace: boolean;
  /** Whom an answer is shown to that has to be promised before it is known. */
  audience: Audience;
  /** Nothing may be run before the acknowledgement has won. */
  deferFirst: boolean;
};

/** An answer that is ready within this time needs no promise before it (ms). */
export const READY_MS = 1_000;

/** Answers at once if it can, otherwise promises an answer and keeps the promise. Never rejects. */
export async function answer(
  exchange: Exchange,
  manner: Manner,
  prepare: () => Promise<Prepared>,
  { clock, log }: { clock: Clock; log: Log },
): Promise<void> {
  try {
    if (manner.deferFirst) return await answerLater(exchange, manner, prepare);
    const prepared = prepare();
    const ready = await within(clock, READY_MS, prepared);
    if (ready) await answerNow(exchange, manner, ready.value);
    else await answerLater(exchange, manner, () => prepared);
  } catch (error) {
    log.warn(faultOf(error), 'Discord did not take an answer whole');
  }
}

async function answerNow(exchange: Exchange, { inPlace }: Manner, { parts, audience }: Prepared): Promise<void> {
  const [first, ...rest] = parts;
  const hidden = inPlace || audience === 'caller';
  const callback = inPlace
    ? { type: UpdateMessage, data: first.body }
    : { type: ChannelMessageWithSource, data: hidden ? ephemeral(first.body) : first.body };
  const acknowledged = await exchange.acknowledge(callback);
  if (acknowledged === 'refused')
    await exchange.acknowledge({ type: ChannelMessageWithSource, data: ephemeral(noticePart(NOT_SHOWN).body) });
  // Where it is unclear whose acknowledgement arrived, it is ours: only our first try can have come before our second.
  if (acknowledged === 'won' || acknowledged === 'unclear') await followUp(exchange, rest, hidden);
}

async function answerLater(
  exchange: Exchange,
  { inPlace, audience: promised, deferFirst }: Manner,
  prepare: () => Promise<Prepared>,
): Promise<void> {
  const toCaller = inPlace || promised === 'caller';
  const acknowledged = await exchange.acknowledge(
    inPlace
      ? { type: DeferredMessageUpdate }
      : { type: DeferredChannelMessageWithSource, data: toCaller ? ephemeral({}) : {} },
  );
  if (acknowledged === 'unclear' && deferFirst) return followUp(exchange, [noticePart(NOT_CARRIED_OUT)], true);
  if (acknowledged === 'lost' || acknowledged === 'refused') return;
  const { parts, audience } = await prepare();
  if (!toCaller && audience === 'caller') {
    // Promised to all, but for the caller alone. Only when the promise is gone does a follow-up not fill it in.
    await exchange.takeBack();
    return followUp(exchange, parts, true);
  }
  const [first, ...rest] = parts;
  await show(first, (body) => exchange.edit(body));
  await followUp(exchange, rest, toCaller);
}

async function followUp(exchange: Exchange, parts: readonly Part[], hidden: boolean): Promise<void> {
  for (const part of parts) await show(part, (body) => exchange.followUp(hidden ? ephemeral(body) : body));
}

/** Sends a part; where Discord does not take it, says so in its place. */
async function show(part: Part, send: (body: Part['body']) => Promise<void>): Promise<void> {
  try {
    await send(part.body);
  } catch (error) {
    const fault = faultOf(error);
    if (fault.type !== 'refused' || fault.status !== 400) throw error;
    await send(noticePart(NOT_SHOWN).body);
  }
}
