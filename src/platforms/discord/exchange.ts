import { InteractionResponseType, MessageFlags, Routes } from 'discord.js';
import type { Log } from '../../core/log.ts';
import { type Api, type ApiFault, faultOf } from './api.ts';

type Body = Record<string, unknown>;

/**
 * What became of an acknowledgement. `lost`: too late, or somebody else's. `unclear`: ours or somebody else's, nobody
 * can say. `refused`: Discord does not take the message, another one may still be sent.
 */
export type Acknowledged = 'won' | 'lost' | 'unclear' | 'refused';

/** The answering side of one interaction. */
export type Exchange = {
  acknowledge(callback: { type: InteractionResponseType; data?: Body }): Promise<Acknowledged>;
  /** Fills in what was promised, or changes what was said. Rejects as `followUp` does. */
  edit(body: Body): Promise<void>;
  /** Says more. Rejects with the API's error. */
  followUp(body: Body): Promise<void>;
  /** Takes back what was said or promised. */
  takeBack(): Promise<void>;
};

export const { ChannelMessageWithSource, DeferredChannelMessageWithSource, DeferredMessageUpdate, UpdateMessage } =
  InteractionResponseType;

/** The body as only the caller sees it. */
export const ephemeral = (body: Body): Body => ({ ...body, flags: Number(body.flags ?? 0) | MessageFlags.Ephemeral });

const ALREADY_ACKNOWLEDGED = 40060;
/** Expired, or answered by another process or on an earlier delivery. */
const LOST = [10062, 10015, ALREADY_ACKNOWLEDGED];

type Interaction = { id: string; application_id: string; token: string };

/** The exchange for an interaction. Its token is a secret and never logged. */
export function createExchange(api: Api, { id, application_id, token }: Interaction, log: Log): Exchange {
  const webhook = Routes.webhook(application_id, token);
  const original = Routes.webhookMessage(application_id, token);
  const callbackRoute = Routes.interactionCallback(id, token);

  return {
    acknowledge: async (callback) => {
      const first = await attempt(() => api.answer.post(callbackRoute, callback));
      if (!first) return 'won';
      if (!mayRepeat(first)) return verdict(first, id, log);
      const second = await attempt(() => api.answer.post(callbackRoute, callback));
      if (!second) return 'won';
      // Most likely the first try arrived.
      if (second.type === 'failed' || codeOf(second) === ALREADY_ACKNOWLEDGED) return 'unclear';
      return verdict(second, id, log);
    },
    edit: (body) => twice(() => api.answer.patch(original, body)),
    followUp: (body) => twice(() => api.answer.post(webhook, body)),
    takeBack: () => twice(() => api.answer.delete(original)),
  };
}

function verdict(fault: ApiFault, interaction: string, log: Log): Acknowledged {
  const code = codeOf(fault);
  if (fault.type === 'refused' && !LOST.includes(fault.code) && fault.status === 400) return 'refused';
  if (code !== undefined && LOST.includes(code)) log.debug({ interaction, code }, 'the answer came too late or twice');
  else log.warn({ interaction, ...fault }, 'Discord did not take an answer');
  return 'lost';
}

const codeOf = (fault: ApiFault): number | undefined => (fault.type === 'refused' ? fault.code : undefined);

/** After a time-out, the three seconds are over anyway. */
const mayRepeat = (fault: ApiFault): boolean => fault.type === 'failed' && !fault.timedOut;

async function attempt(request: () => Promise<unknown>): Promise<ApiFault | undefined> {
  try {
    await request();
    return undefined;
  } catch (error) {
    return faultOf(error);
  }
}

/** A part of an answer that comes twice is better than one that is missing. */
async function twice(request: () => Promise<unknown>): Promise<void> {
  try {
    await request();
  } catch (error) {
    if (!mayRepeat(faultOf(error))) throw error;
    await request();
  }
}
