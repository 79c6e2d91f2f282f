import { createInterface, type Interface } from 'node:readline';
import type { Action } from '../../core/message.ts';
import type { Bot, Place, Platform } from '../../core/platform.ts';
import { renderTerminal, type Style } from './render.ts';

export type TerminalOptions = {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  /** Answers, and nothing else. */
  output: NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
  /** Prompts and greetings. */
  prompts: NodeJS.WritableStream;
};

const PLACE: Place = { platform: 'terminal', channel: 'terminal', direct: true, maySpeak: false };
const CALLER = { id: 'terminal', name: 'you' };
const GREETING = 'Verbatim. Ask /help for what there is, /brief for the newest briefing; Ctrl+D ends.\n';
const WIDEST = 100;

/** The bot in a terminal, with no account: one command a line, a button by its number. `ended` resolves at end of input. */
export function createTerminal({ input, output, prompts }: TerminalOptions): Platform & { ended: Promise<void> } {
  const ended = Promise.withResolvers<void>();
  const interactive = Boolean(input.isTTY);
  let lines: Interface | undefined;
  /** Of what was printed last; a number presses one. */
  let buttons: Action[] = [];

  const style = (): Style =>
    output.isTTY ? { width: Math.min(output.columns || WIDEST, WIDEST), colour: !process.env.NO_COLOR } : {};
  const print = (text: unknown) => output.write(`${text}\n\n`);

  async function converse(bot: Bot, reader: Interface): Promise<void> {
    if (interactive) prompts.write(GREETING);
    lines?.prompt();
    for await (const typed of reader) {
      const line = typed.trim();
      if (/^\/?(exit|quit)$/i.test(line)) break;
      if (line !== '') {
        const button = /^\d{1,2}$/.test(line) ? buttons[Number(line) - 1] : undefined;
        const { message } = await bot.answer({
          invocation: button?.line ?? line,
          mode: button?.mode,
          caller: CALLER,
          place: PLACE,
        });
        buttons = message.actions;
        for (const part of renderTerminal(message, style())) print(part.body.text);
      }
      lines?.prompt();
    }
  }

  return {
    name: 'terminal',
    ended: ended.promise,
    async start(bot) {
      const completer = (typed: string, done: (error: null, result: [string[], string]) => void) => {
        complete(bot, typed).then((found) => done(null, [found, typed]));
      };
      const reader = createInterface({
        input,
        output: interactive ? prompts : undefined,
        terminal: interactive,
        completer: interactive ? completer : undefined,
        prompt: interactive ? '› ' : '',
        crlfDelay: Number.POSITIVE_INFINITY,
      });
      lines = reader;
      reader.once('close', () => {
        lines = undefined; // the input may end while an answer is under way
      });
      converse(bot, reader)
        .then(ended.resolve, ended.reject)
        .finally(() => reader.close());
    },
    render: (message) => renderTerminal(message, style()),
    async send(_target, part, key) {
      // What is being typed goes on below.
      if (interactive && lines) prompts.write('\r\u001B[K');
      print(part.body.text);
      buttons = part.body.actions as Action[];
      lines?.prompt(true);
      return { type: 'sent', id: key };
    },
    async stop() {
      lines?.close();
    },
  };
}

/** Whole lines that a half-typed line may become: a command's name, or what its rest or a positional option takes. */
async function complete(bot: Bot, typed: string): Promise<string[]> {
  const [, slash = '', line = ''] = /^(\/?)(.*)$/s.exec(typed) ?? [];
  const command = bot.commands.find(({ name }) => line.startsWith(`${name} `));
  if (!command) return bot.commands.filter(({ name }) => name.startsWith(line)).map(({ name }) => `${slash}${name} `);
  const words = line.slice(command.name.length).trimStart();
  const options = Object.entries(command.options);
  const rest = options.find(([, option]) => option.rest);
  const [name, option] = rest ?? options.find(([, { positional, complete }]) => positional && complete) ?? [];
  if (name === undefined) return [];
  const half = option?.rest ? words : (/\S*$/.exec(words)?.[0] ?? ''); // a positional option takes the last word
  const before = words.slice(0, words.length - half.length);
  const choices = await bot.complete(command.name, name, half);
  return choices.map((choice) => `${slash}${command.name} ${before}${choice.value}`);
}
