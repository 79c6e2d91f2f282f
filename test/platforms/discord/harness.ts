import type { CommandDeclaration, Invocation } from '../../../src/core/command.ts';
import type { Log } from '../../../src/core/log.ts';
import type { Message } from '../../../src/core/message.ts';
import type { Answer, Ask, Bot, Platform } from '../../../src/core/platform.ts';
import { createDiscord, type DiscordOptions } from '../../../src/platforms/discord/discord.ts';
import { type DiscordDouble, startDiscord } from '../../doubles/discord/discord.ts';
import type { DiscordSetup } from '../../doubles/discord/platform.ts';
import { eventually, ManualClock } from './manual-clock.ts';

export const COMMANDS: CommandDeclaration[] = [
  {
    name: 'quote',
    description: 'What somebody said, word for word',
    options: {
      topic: { description: 'Only from this briefing', complete: true },
      speaker: { description: 'Who said it', required: true, rest: true, complete: true, maxLength: 80 },
      count: { description: 'How many', type: 'number', complete: true },
      page: { description: 'Page', type: 'number', hidden: true },
    },
  },
  { name: 'subscribe', description: 'Get a digest', options: {}, changes: true },
];

/** Commands of two words. */
export const DIGEST_COMMANDS: CommandDeclaration[] = [
  {
    name: 'digest subscribe',
    description: 'Get a digest',
    options: {
      channel: { description: 'Where', type: 'channel' },
      topics: { description: 'About what', complete: true },
      time: { description: 'When', required: true },
    },
  },
  { name: 'digest list', description: 'What is subscribed', options: {} },
];

/** A message of one text. */
export const saying = (text: string, more: Partial<Message> = {}): Message => ({
  notice: text,
  blocks: [{ type: 'text', spans: [text] }],
  actions: [],
  ...more,
});

/** A bot that says what it is told to, and remembers what it was asked. */
export class FakeBot implements Bot {
  commands: readonly CommandDeclaration[] = COMMANDS;
  readonly asked: Ask[] = [];
  readonly lines = new Map<string, string>();
  /** What it says next; waits where it is a promise. */
  says: (ask: Ask) => Answer | Promise<Answer> = () => ({ message: saying('An answer.'), audience: 'caller' });
  completes: Bot['complete'] = async () => [];
  shownTo: Bot['audience'] = () => 'caller';

  answer = async (ask: Ask): Promise<Answer> => {
    this.asked.push(ask);
    return this.says(ask);
  };
  complete: Bot['complete'] = (...typed) => this.completes(...typed);
  audience: Bot['audience'] = (...facts) => this.shownTo(...facts);
  changes = (invocation: string | Invocation): boolean =>
    (typeof invocation === 'string' ? invocation : invocation.command).startsWith('subscribe');
  saveLines = async (lines: Record<string, string>): Promise<void> => {
    for (const [id, line] of Object.entries(lines)) this.lines.set(id, line);
  };
  findLine = async (id: string): Promise<string | undefined> => this.lines.get(id);
}

/** Keeps what was logged, one line each. */
export class MemoryLog implements Log {
  readonly lines: string[] = [];
  #write = (level: string) => (fields: Record<string, unknown>, message: string) => {
    this.lines.push(`${level} ${message} ${JSON.stringify(fields)}`);
  };
  debug = this.#write('debug');
  info = this.#write('info');
  warn = this.#write('warn');
  error = this.#write('error');
}

/** A Discord, a bot and the adapter between them, with a clock that stands still. */
export class House {
  readonly double: DiscordDouble;
  readonly bot = new FakeBot();
  readonly log = new MemoryLog();
  readonly clock = new ManualClock();
  readonly memory = new Map<string, string>();
  readonly #platforms: Platform[] = [];

  constructor(double: DiscordDouble) {
    this.double = double;
  }

  /** Builds it without starting the adapter. */
  static async empty(setup: DiscordSetup = {}): Promise<House> {
    return new House(await startDiscord(setup));
  }

  /** Builds it and starts the adapter. */
  static async started(setup: DiscordSetup = {}): Promise<House> {
    const house = await House.empty(setup);
    await house.platform().start(house.bot);
    return house;
  }

  platform(more: Partial<DiscordOptions> = {}): Platform {
    const { double, log, clock, memory } = this;
    const remembered = {
      get: async (name: string) => memory.get(name),
      set: async (name: string, value: string) => void memory.set(name, value),
    };
    const platform = createDiscord({
      token: double.token,
      apiUrl: double.url,
      log,
      clock,
      memory: remembered,
      ...more,
    });
    this.#platforms.push(platform);
    return platform;
  }

  /** Whether a request of this kind was made: `PUT …/commands`. */
  requested(what: RegExp): number {
    return this.double.requests.filter(({ method, path }) => what.test(`${method} ${path}`)).length;
  }

  /** Resolves once a line like this was logged. */
  logged(what: RegExp): Promise<void> {
    return eventually(() => this.log.lines.some((line) => what.test(line)), `a log line like ${what}`);
  }

  async close(): Promise<void> {
    await Promise.all(this.#platforms.map((platform) => platform.stop()));
    await this.double.close();
  }
}

/** A promise and the hand that keeps it. */
export function deferred<Value>(): { promise: Promise<Value>; resolve(value: Value): void } {
  return Promise.withResolvers<Value>();
}
