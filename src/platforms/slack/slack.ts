import { App, type Receiver, webApi } from '@slack/bolt';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { Bot, Platform } from '../../core/platform.ts';
import { boltLogger } from './bolt-logger.ts';
import { inTime } from './deadline.ts';
import { requireToken, startError } from './errors.ts';
import { createInteractions, type Interactions } from './interactions.ts';
import { renderSlack } from './render.ts';
import { findPart, sendPart } from './send.ts';
import { createSocketMode } from './socket-mode.ts';

export type SlackOptions = {
  botToken: string;
  appToken: string;
  /** Slack's Web API, with its closing slash. */
  apiUrl?: string;
  log: Log;
  clock: Clock;
  fetch?: typeof globalThis.fetch;
  /** Milliseconds without a sign of life after which the socket counts as lost; 3,000 if left out. */
  pingTimeout?: number;
};

const START_MS = 15_000;
const REQUEST_MS = 10_000;
const RETRY_MS = 5_000;

type Session = { receiver: Receiver; interactions: Interactions; bot: Bot };

/** Slack by Bolt, in Socket Mode: one workspace, one bot token, and no retries but those that are decided here. */
export function createSlack({ botToken, appToken, apiUrl, log, clock, fetch, pingTimeout }: SlackOptions): Platform {
  const logger = boltLogger(log);
  const clientOptions = (): webApi.WebClientOptions => ({
    ...(apiUrl && { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: REQUEST_MS,
    logger,
  });
  const client = new webApi.WebClient(botToken, clientOptions());
  let session: Session | undefined;

  async function start(bot: Bot, lost?: (error: Error) => void): Promise<void> {
    requireToken(botToken, 'bot');
    requireToken(appToken, 'app');
    const connecting = { appToken, clientOptions: clientOptions(), logger, log, clock, pingTimeout, lost };
    const receiver = createSocketMode(connecting);
    const interactions = createInteractions({ bot, log, clock, fetch: fetch ?? globalThis.fetch });
    // A wrong token rejects from the constructor, out of reach, unless the initialization is put off.
    const app = new App({
      token: botToken,
      receiver,
      logger,
      clientOptions: clientOptions(),
      deferInitialization: true,
      convoStore: false,
    });
    app.error(async (error) => log.error({ error: String(error) }, 'Bolt could not handle a question'));
    interactions.listen(app);
    session = { receiver, interactions, bot };
    try {
      await step(app.init(), 'bot');
      await step(receiver.start(), 'app');
    } catch (error) {
      session = undefined;
      await receiver.stop();
      throw error;
    }
  }

  async function step(promise: Promise<unknown>, token: 'bot' | 'app'): Promise<void> {
    try {
      await inTime(clock, START_MS, promise);
    } catch (error) {
      throw startError(error, token);
    }
  }

  return {
    name: 'slack',
    start,
    render: renderSlack,
    send: async (target, part, key) => {
      try {
        if (part.lines) await session?.bot.saveLines(part.lines);
      } catch (error) {
        log.error({ error: String(error) }, 'the command lines of buttons could not be kept');
        return { type: 'retryAfter', ms: RETRY_MS };
      }
      return sendPart(client, target, part, key);
    },
    find: (target, key, since) => findPart(client, target, key, since),
    stop: async () => {
      const { receiver, interactions } = session ?? {};
      session = undefined;
      // Off the socket at once, so that Slack takes new questions elsewhere; answers don't need it.
      await Promise.all([receiver?.stop(), interactions?.drain()]);
    },
  };
}
