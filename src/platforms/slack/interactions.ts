import type { App, BlockAction, MessageShortcut } from '@slack/bolt';
import type { Clock } from '../../core/clock.ts';
import { formatLine } from '../../core/grammar.ts';
import type { Log } from '../../core/log.ts';
import type { Answer, Bot, Enquiries } from '../../core/platform.ts';
import { RecentKeys } from '../recent-keys.ts';
import { type Asked, failureMessage, faultMessage, lostButtonMessage, responsesTo } from './answers.ts';
import { settledWithin } from './deadline.ts';
import type { Asker } from './enquiries.ts';
import { type Question, questionOfButton, questionOfCommand, questionOfShortcut } from './questions.ts';
import { respond } from './response-url.ts';

const KEPT_KEYS = 5_000;
const DRAIN_MS = 5_000;
const ANY = /[\s\S]*/;

export type Interactions = {
  /** Has the app's commands, message shortcuts and buttons answered. */
  listen(app: App): void;
  /** Takes nothing more, and waits for what is under way. */
  drain(): Promise<void>;
};

export type InteractionOptions = {
  bot: Bot;
  log: Log;
  clock: Clock;
  fetch: typeof globalThis.fetch;
  enquiries(asker: Asker): Enquiries;
};

export function createInteractions({ bot, log, clock, fetch, enquiries }: InteractionOptions): Interactions {
  const seen = new RecentKeys(KEPT_KEYS);
  const underWay = new Set<Promise<void>>();
  let draining = false;

  /**
   * Acknowledges first, and answers only once that has worked: where it has not, Slack delivers the question again, here
   * or to another process, and it must not be answered, let alone carried out, twice. `key` tells it again: the envelope
   * has another id then.
   */
  async function take(ack: () => Promise<void>, key: string, question: () => Question): Promise<void> {
    if (draining) return;
    const isNew = !key || seen.add(key);
    try {
      await ack();
    } catch (error) {
      if (isNew) seen.delete(key);
      log.warn({ error: String(error) }, 'a question could not be acknowledged');
      return;
    }
    if (!isNew) return;
    const work = answer(question()).catch((error) => log.error({ error: String(error) }, 'a question went unanswered'));
    underWay.add(work);
    await work;
    underWay.delete(work);
  }

  async function answer(question: Question): Promise<void> {
    const { line, mode, from, message, audience } = await ask(question);
    const { bodies, lines } = responsesTo(question, message, { line, from, mode }, audience === 'channel');
    try {
      if (Object.keys(lines).length > 0) await bot.saveLines(lines);
    } catch (error) {
      log.error({ error: String(error) }, 'the command lines of buttons could not be kept');
    }
    // One after the other, as their order is the message's; after a gap the rest would mislead.
    for (const [index, body] of bodies.entries()) {
      const failure = await respond({ fetch, clock }, question.responseUrl, body);
      if (failure === undefined) continue;
      log.warn({ failure, part: index + 1, parts: bodies.length }, 'Slack did not take an answer');
      return;
    }
  }

  async function ask({ asked, caller, place, channels }: Question): Promise<Answer & Asked> {
    const { mode, from } = asked && 'mode' in asked ? asked : { mode: undefined, from: 0 };
    const aside = { audience: 'caller', line: '', mode, from } as const;
    try {
      if (asked && 'fault' in asked) return { ...aside, message: faultMessage(asked.fault) };
      const invocation = await invocationOf(asked);
      if (invocation === undefined) return { ...aside, message: lostButtonMessage() };
      const enquire = enquiries({ caller, place, channels });
      const answer = await bot.answer({ invocation, mode, caller, place, channels, enquire });
      const line = typeof invocation === 'string' ? invocation : (answer.message.line ?? formatLine(invocation));
      return { ...answer, line, mode, from };
    } catch (error) {
      log.error({ error: String(error) }, 'a question could not be answered');
      return { ...aside, message: failureMessage() };
    }
  }

  async function invocationOf(asked: Exclude<Question['asked'], { fault: string }>) {
    if (asked === undefined) return undefined;
    if ('invocation' in asked) return asked.invocation;
    return 'line' in asked ? asked.line : await bot.findLine(asked.ref);
  }

  return {
    listen: (app) => {
      app.command(ANY, ({ ack, command }) => take(ack, command.trigger_id, () => questionOfCommand(command)));
      app.action<BlockAction>({ type: 'block_actions', action_id: ANY }, ({ ack, body }) =>
        take(ack, body.trigger_id, () => questionOfButton(body)),
      );
      app.shortcut<MessageShortcut>({ type: 'message_action', callback_id: ANY }, ({ ack, shortcut }) =>
        take(ack, shortcut.trigger_id, () => questionOfShortcut(shortcut, bot.commands)),
      );
    },
    drain: async () => {
      draining = true;
      await settledWithin(clock, DRAIN_MS, underWay);
    },
  };
}
