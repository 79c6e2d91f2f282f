import { type Clock, type InjectedFault, startSlack } from '../doubles/slack/index.ts';
import { TEAM } from '../doubles/slack/workspace.ts';
import type { StageOptions } from './discord-stage.ts';
import { type Pace, trueTime } from './fast-time.ts';
import { randomFrom } from './random.ts';
import type { Stage } from './stage.ts';
import { draw, TROUBLES, type Trouble } from './trouble.ts';

const SCOPES = ['chat:write', 'channels:read', 'commands', 'im:write', 'users:read'];
const HISTORY_SCOPES = ['channels:history', 'metadata.message:read'];
const METHODS = ['chat.postMessage', 'conversations.history'];

/** A Slack workspace with so many channels more. */
export async function slackStage({ pace, seed, channels, history }: StageOptions): Promise<Stage> {
  const scopes = history ? [...SCOPES, ...HISTORY_SCOPES] : SCOPES;
  const double = await startSlack({ clock: fastClock(pace), scopes, rateLimits: true });
  const ids = Array.from({ length: channels }, (_, at) => `C0CHAOS${String(at).padStart(3, '0')}`);
  for (const [at, id] of ids.entries()) double.workspace.addChannel(id, `channel-${at}`);
  const random = randomFrom(seed, 'slack');
  let faults = 0;

  function begin(trouble: Trouble): void {
    for (const method of METHODS) {
      const injected: InjectedFault = {
        ...faultOf(trouble),
        times: Number.POSITIVE_INFINITY,
        when: () => {
          const drawn = draw(trouble, random);
          if (!drawn) return false;
          faults += 1;
          Object.assign(injected, trouble.effect === 'at once' ? { hold: drawn.delay } : { delay: drawn.delay });
          return true;
        },
      };
      double.inject(method, injected);
    }
  }

  return {
    platform: 'slack',
    orders: { slack: { botToken: double.botToken, appToken: double.appToken, apiUrl: double.url } },
    targets: ids.map((channel) => ({ platform: 'slack', channel, community: TEAM.id })),
    trouble: () => TROUBLES.forEach(begin),
    calm: () => double.heal(),
    faults: () => faults,
    shown: (channel) =>
      double.messagesIn(channel).map(({ ts, shown, controls, metadata }) => ({
        at: Number(ts) * 1_000,
        text: shown,
        buttons: controls.flatMap(({ value }) => value ?? []),
        key: (metadata?.event_payload as { key?: string } | undefined)?.key,
      })),
    close: () => double.close(),
  };
}

function faultOf({ effect, answer }: Trouble): InjectedFault {
  const after = effect !== 'never';
  if (answer === 'own') return {};
  if ('limitedMs' in answer) return { after, ratelimited: answer.limitedMs / 1_000 };
  return { after, ...answer };
}

const fastClock = (pace: Pace): Clock => ({
  now: () => trueTime(pace),
  after: (ms, run) => {
    const timer = setTimeout(run, ms / pace.speed).unref();
    return () => clearTimeout(timer);
  },
});
