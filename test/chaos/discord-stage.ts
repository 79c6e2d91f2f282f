import { keyOf } from '../../src/platforms/button.ts';
import { startDiscord } from '../doubles/discord/discord.ts';
import { type Pace, trueTime } from './fast-time.ts';
import { type Random, randomFrom } from './random.ts';
import type { Stage } from './stage.ts';
import { draw, TROUBLES, type Trouble } from './trouble.ts';

export type StageOptions = {
  pace: Pace;
  seed: number;
  channels: number;
  /** Whether the bot may look for its messages. */
  history: boolean;
};

const RIGHTS = ['ViewChannel', 'SendMessages', 'EmbedLinks', 'UseApplicationCommands'] as const;
const MESSAGES = /^\/channels\/\d+\/messages$/;

/** A Discord with one server of so many channels. */
export async function discordStage({ pace, seed, channels, history }: StageOptions): Promise<Stage> {
  const bot = history ? [...RIGHTS, 'ReadMessageHistory' as const] : RIGHTS;
  const double = await startDiscord({
    now: () => trueTime(pace),
    guilds: [
      { name: 'Newsroom', channels: Array.from({ length: channels }, (_, at) => ({ name: `channel-${at}`, bot })) },
    ],
  });
  const { id: community, channels: rooms } = double.guilds.guild();
  const random = randomFrom(seed, 'discord');
  let faults = 0;
  let cancels: (() => void)[] = [];

  function begin(trouble: Trouble): () => void {
    const active = double.fail({
      ...failureOf(trouble, pace, random),
      times: Number.POSITIVE_INFINITY,
      match: ({ path }) => {
        const drawn = MESSAGES.test(path) ? draw(trouble, random) : undefined;
        if (!drawn) return false;
        faults += 1;
        if (trouble.delayMs) active.delay = drawn.delay / pace.speed;
        return true;
      },
    });
    return active.cancel;
  }

  return {
    platform: 'discord',
    orders: { discord: { token: double.token, apiUrl: double.url } },
    targets: rooms.map(({ id }) => ({ platform: 'discord', channel: id, community })),
    trouble: () => {
      cancels = TROUBLES.map(begin);
    },
    calm: () => {
      for (const cancel of cancels) cancel();
      cancels = [];
    },
    faults: () => faults,
    shown: (channel) =>
      double.messages(double.channel(channel)).map(({ at, text, buttons }) => {
        const ids = buttons.flatMap(({ customId }) => customId ?? []);
        return { at, text, buttons: ids, key: ids.map(keyOf).find((key) => key !== undefined) };
      }),
    close: () => double.close(),
  };
}

/** The double waits in the machine's own time, and so does discord.js after a 429. */
function failureOf({ effect, answer, delayMs }: Trouble, { speed }: Pace, random: Random) {
  const when = effect === 'at once' ? ('after' as const) : ('before' as const);
  if (answer === 'own') return { when, delay: 1 };
  if ('drop' in answer) return { when, ...answer, ...(delayMs && { delay: 1 }) };
  if ('status' in answer) return { when, ...answer };
  const seconds = answer.limitedMs / 1_000 / speed;
  const scope = random() < 0.5 ? 'user' : 'shared';
  return {
    when,
    status: 429,
    headers: { 'retry-after': seconds.toFixed(3), 'x-ratelimit-scope': scope },
    body: { message: 'You are being rate limited.', retry_after: seconds, global: false },
  };
}
