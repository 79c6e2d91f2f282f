import type { Clock } from '../../../src/core/clock.ts';
import type { CommandDeclaration } from '../../../src/core/command.ts';
import type { Log } from '../../../src/core/log.ts';
import type { Action, Block, Message } from '../../../src/core/message.ts';
import type { Answer, Ask, Bot, Platform } from '../../../src/core/platform.ts';
import { slackManifest } from '../../../src/platforms/slack/manifest.ts';
import { createSlack, type SlackOptions } from '../../../src/platforms/slack/slack.ts';
import {
  ManualClock,
  type SlackDouble,
  startSlack,
  type SlackOptions as Workspace,
} from '../../doubles/slack/index.ts';

/** One clock for the workspace and for what is tested: it stands still until it is advanced. */
export class TestClock extends ManualClock implements Clock {
  #sleepers = 0;

  uptime(): number {
    return this.now();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      this.#sleepers += 1;
      const settle = (finish: () => void) => {
        this.#sleepers -= 1;
        signal?.removeEventListener('abort', abort);
        finish();
      };
      const cancel = this.after(ms, () => settle(resolve));
      const abort = () => {
        cancel();
        settle(() => reject(signal?.reason));
      };
      signal?.addEventListener('abort', abort);
    });
  }

  /** Resolves once `count` wait for this clock. */
  async awaited(count = 1): Promise<void> {
    while (this.#sleepers < count) await new Promise(setImmediate);
  }
}

/** What would have been logged, a line each. */
export class RecordedLog implements Log {
  readonly lines: string[] = [];
  debug = this.#write('debug');
  info = this.#write('info');
  warn = this.#write('warn');
  error = this.#write('error');

  #write(level: string) {
    return (fields: Record<string, unknown>, message: string) => {
      this.lines.push(`${level} ${message} ${JSON.stringify(fields)}`);
    };
  }

  /** Those an operator sees without asking for more. */
  get loud(): string[] {
    return this.lines.filter((line) => !line.startsWith('debug') && !line.startsWith('info'));
  }
}

const option = (description: string, more = {}) => ({ description, ...more });
export const COMMANDS: CommandDeclaration[] = [
  { name: 'brief', description: 'A briefing', options: { topic: option('Its topic', { rest: true }) } },
  {
    name: 'quote',
    description: 'What somebody said',
    options: {
      speaker: option('Who', { required: true, rest: true }),
      topic: option('On what'),
      page: option('Which page', { hidden: true }),
    },
  },
  {
    name: 'find',
    description: 'Words in quotations',
    options: { words: option('Which', { required: true, rest: true }) },
  },
  { name: 'latest', description: 'The newest briefings', options: {} },
  {
    name: 'digest subscribe',
    description: 'Briefings on a schedule',
    options: { time: option('When', { required: true }), channel: option('Where', { type: 'channel' }) },
  },
  { name: 'digest list', description: 'The digests there are', options: {} },
  { name: 'help', description: 'What there is', options: {} },
];

export const message = (blocks: Block[], actions: Action[] = [], more: Partial<Message> = {}): Message => ({
  notice: 'An answer.',
  blocks,
  actions,
  ...more,
});
export const text = (...spans: string[]): Block => ({ type: 'text', spans });

/** A bot that answers as it is told and remembers what it was asked. */
export class TestBot implements Bot {
  commands: readonly CommandDeclaration[] = COMMANDS;
  readonly asks: Ask[] = [];
  readonly lines = new Map<string, string>();
  /** Resolves each answer: tests replace it. */
  reply: (ask: Ask) => Message | Promise<Message> = ({ invocation }) => message([text(`You asked: ${invocation}`)]);
  replyTo: 'caller' | 'channel' = 'caller';

  async answer(ask: Ask): Promise<Answer> {
    this.asks.push(ask);
    const reply = await this.reply(ask);
    return { message: reply, audience: reply.error ? 'caller' : this.audience(ask.mode) };
  }

  audience = (mode?: Action['mode']) => (mode === 'share' ? 'channel' : this.replyTo);
  complete = async () => [];
  changes = () => false;
  findLine = async (id: string) => this.lines.get(id);

  async saveLines(lines: Record<string, string>): Promise<void> {
    for (const [id, line] of Object.entries(lines)) this.lines.set(id, line);
  }

  get asked(): unknown[] {
    return this.asks.map(({ invocation }) => invocation);
  }
}

export type Connected = { double: SlackDouble; slack: Platform; bot: TestBot; clock: TestClock; log: RecordedLog };

/** A workspace with the app of our manifest, not started yet. */
export async function workspace(options: Workspace = {}, more: Partial<SlackOptions> = {}): Promise<Connected> {
  const clock = new TestClock();
  const double = await startSlack({ manifest: slackManifest(COMMANDS), clock, ...options });
  const log = new RecordedLog();
  const { botToken, appToken, url: apiUrl } = double;
  const slack = createSlack({ botToken, appToken, apiUrl, log, clock, ...more });
  return { double, slack, bot: new TestBot(), clock, log };
}

/** Stops what is tested, letting as much time pass as it asks for, and then the workspace. */
export async function leave({ double, slack, clock }: Connected): Promise<void> {
  const stopped = slack.stop();
  await new Promise(setImmediate);
  clock.advance(60_000);
  await stopped;
  await double.close();
}
