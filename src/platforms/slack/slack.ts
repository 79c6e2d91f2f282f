import { App, type Receiver, webApi } from '@slack/bolt';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { Bot, Platform } from '../../core/platform.ts';
import { boltLogger } from './bolt-logger.ts';
import { inTime } from './deadline.ts';
import { createDirects } from './directs.ts';
import { editPart } from './edit.ts';
import { enquiriesOf } from './enquiries.ts';
import { requireToken, startError } from './errors.ts';
import { findPart } from './find.ts';
import { type Identity, identify } from './identity.ts';
import { createInteractions, type Interactions } from './interactions.ts';
import { renderSlack } from './render.ts';
import { sendPart } from './send.ts';
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
  /** Milliseconds after which a request to the Web API has failed; 10,000 if left out. */
  requestMs?: number;
};

const START_MS = 15_000;
/** Slack takes a message a second and channel, several hundred a minute in all, and fifty edits a minute. */
const PACE = { everyMs: 200, channelEveryMs: 1_100, editEveryMs: 1_250 };

type Session = { receiver: Receiver; interactions: Interactions };

/** Slack by Bolt, in Socket Mode: one workspace, one bot token, and no retries but those that are decided here. */
export function createSlack(options: SlackOptions): Platform {
  const { botToken, appToken, apiUrl, log, clock, fetch, pingTimeout, requestMs = 10_000 } = options;
  const logger = boltLogger(log);
  const clientOptions = (): webApi.WebClientOptions => ({
    ...(apiUrl && { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: requestMs,
    logger,
  });
  const client = new webApi.WebClient(botToken, clientOptions());
  const directs = createDirects(client);
  let self: Identity = {};
  let session: Session | undefined;

  async function start(bot: Bot, lost?: (error: Error) => void): Promise<void> {
    requireToken(botToken, 'bot');
    requireToken(appToken, 'app');
    const connecting = { appToken, clientOptions: clientOptions(), logger, log, clock, pingTimeout, lost };
    const receiver = createSocketMode(connecting);
    const interactions = createInteractions({
      bot,
      log,
      clock,
      fetch: fetch ?? globalThis.fetch,
      enquiries: (asker) => enquiriesOf({ client, directs, self: () => self }, asker),
    });
    session = { receiver, interactions };
    try {
      self = await step(identify(client), 'bot');
      const app = new App({
        token: botToken,
        // Who the bot is has been asked; a wrong token would reject from the constructor, out of reach.
        tokenVerificationEnabled: false,
        botId: self.botId ?? '',
        botUserId: self.userId ?? '',
        receiver,
        logger,
        clientOptions: clientOptions(),
        convoStore: false,
      });
      app.error(async (error) => log.error({ error: String(error) }, 'Bolt could not handle a question'));
      interactions.listen(app);
      await step(receiver.start(), 'app');
    } catch (error) {
      session = undefined;
      await receiver.stop();
      throw error;
    }
  }

  async function step<T>(promise: Promise<T>, token: 'bot' | 'app'): Promise<T> {
    try {
      return await inTime(clock, START_MS, promise);
    } catch (error) {
      throw startError(error, token);
    }
  }

  return {
    name: 'slack',
    start,
    render: renderSlack,
    pace: PACE,
    send: (target, part, key) => sendPart(client, self, target, part, key),
    edit: (target, message, part, key) => editPart(client, self, target, message, part, key),
    find: (target, key, since) => findPart(client, self, target, key, since),
    direct: async (user) => {
      try {
        const channel = await directs.open(user);
        return channel ? { platform: 'slack', channel, community: self.team } : undefined;
      } catch {
        return undefined;
      }
    },
    stop: async () => {
      const { receiver, interactions } = session ?? {};
      session = undefined;
      // Off the socket at once, so that Slack takes new questions elsewhere; answers don't need it.
      await Promise.all([receiver?.stop(), interactions?.drain()]);
    },
  };
}
