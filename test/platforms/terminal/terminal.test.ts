import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { defineCommand } from '../../../src/bot.ts';
import type { Message } from '../../../src/core/message.ts';
import { createTerminal } from '../../../src/platforms/terminal/terminal.ts';
import { openBot, type TestBot } from '../../fixtures/bot.ts';
import { bridge, storm } from '../../fixtures/briefs.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await openBot([bridge(), storm()]);
});

afterEach(() => bot.close());

const message = (notice: string): Message => ({ notice, blocks: [{ type: 'text', spans: [notice] }], actions: [] });
const ferry = [
  defineCommand({
    name: 'ferry times',
    description: 'When they go',
    options: {
      time: { description: 'From when on', positional: { like: /^\d/ } },
      ship: {
        description: 'Which',
        positional: { like: /^[a-z]/ },
        complete: async (typed) =>
          ['seagull', 'tern'].filter((it) => it.startsWith(typed)).map((value) => ({ label: value, value })),
      },
    },
    run: async ({ options }) => message(`The ${options.ship ?? 'ferry'} goes.`),
  }),
  defineCommand({ name: 'ferry book', description: 'Book', options: {}, run: async () => message('Booked.') }),
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
const COLOUR = /\u001b\[\d+m/g;

const text = (stream: PassThrough): string => String(stream.read() ?? '');

function terminal({ isTTY = false, columns = 80 }) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = Object.assign(new PassThrough(), { isTTY, columns });
  const prompts = new PassThrough();
  return { input, output, prompts, platform: createTerminal({ input, output, prompts }) };
}

/** Types the lines, ends the input, and reads what came out. */
async function chat(lines: string, facts: { isTTY?: boolean; columns?: number } = {}) {
  const { input, output, prompts, platform } = terminal(facts);
  await platform.start(bot.bot);
  input.end(lines);
  await platform.ended;
  return { answers: text(output), prompts: text(prompts) };
}

describe('a piped chat', () => {
  it('answers each line in its order, and ends with the input', async () => {
    const { answers, prompts } = await chat('/latest\n/brief new-bridge\n/quote brandt\n/nonsense');
    const places = ['Latest briefings', 'It carries trams.', 'Tomas Brandt\n\n', 'There is no command /nonsense.'].map(
      (it) => answers.indexOf(it),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBe(0);
    expect(prompts).toBe('');
  });

  it('needs no line break at the end, and does not mind empty lines or those of Windows', async () => {
    const { answers } = await chat('\r\n\r\n/quote brandt\r\n   \r\n/help');
    expect(answers).toContain('Nobody asked the ferrymen.');
    expect(answers).toContain('Briefings with receipts');
    expect(answers).not.toContain('control character');
  });

  it('of nothing says nothing', async () => {
    expect(await chat('')).toEqual({ answers: '', prompts: '' });
  });

  it('presses a button by its number', async () => {
    const { answers } = await chat('/latest\n2\n1\n99\n');
    expect(answers).toContain('[2] The mayor opens the new bridge  /brief topic=new-bridge');
    expect(answers).toContain('It carries trams.');
    expect(answers.slice(answers.indexOf('It carries trams.'))).toContain('Stay at home tonight.'); // Quotes: Lea Okafor
    expect(answers).toContain('There is no command /99.');
  });

  it('stops at /quit, and answers nothing after it', async () => {
    const { answers } = await chat('/help\n/quit\n/latest\n');
    expect(answers).not.toContain('Latest briefings\n\n2 briefings');
  });

  it('has no colours and no line breaks of its own', async () => {
    const { answers } = await chat('/brief new-bridge\n');
    expect(answers).not.toContain('\u001b');
    expect(answers).toContain('see it in the article (https://gazette.example/bridge#:~:text=');
  });
});

describe('a chat on a terminal', () => {
  it('greets and prompts beside the answers, not among them', async () => {
    const { answers, prompts } = await chat('/quote brandt\r', { isTTY: true });
    expect(prompts).toMatch(/^Verbatim\. Ask \/help/);
    expect(prompts).toContain('› ');
    expect(answers).toContain('Nobody asked the ferrymen.');
    expect(answers).not.toContain('› ');
  });

  it('is coloured, and as wide as the terminal at most', async () => {
    const { answers } = await chat('/help\r', { isTTY: true, columns: 40 });
    expect(answers).toContain('\u001b[1m');
    for (const line of answers.replaceAll(COLOUR, '').split('\n'))
      expect(line.trimEnd().length).toBeLessThanOrEqual(40);
  });

  it('is without colours where the reader wants none', async () => {
    process.env.NO_COLOR = '1';
    try {
      expect((await chat('/help\r', { isTTY: true })).answers).not.toContain('\u001b');
    } finally {
      delete process.env.NO_COLOR;
    }
  });

  it.each([
    ['/lat', '/latest ', 'Latest briefings'],
    ['quote bran', 'quote Tomas Brandt', 'Nobody asked the ferrymen.'],
    ['/fer', '/ferry ', '/ferry needs a word more'],
    ['/ferry ti', '/ferry times ', 'The ferry goes.'],
    ['ferry times 08:00 se', 'ferry times 08:00 seagull', 'The seagull goes.'],
  ])('completes %j to %j', async (typed, completed, answer) => {
    const ferries = await openBot([bridge(), storm()], { commands: [...commands, ...ferry] });
    const { input, output, prompts, platform } = terminal({ isTTY: true });
    await platform.start(ferries.bot);
    const shown = new Promise<void>((resolve) => {
      let said = '';
      prompts.on('data', (data) => {
        said += data;
        if (said.includes(completed.slice(typed.length))) resolve();
      });
    });
    input.write(`${typed}\t`);
    await shown;
    input.end('\r');
    await platform.ended;
    expect(text(output)).toContain(answer);
    await ferries.close();
  });
});

it('prints an answer that takes long, though the input has ended meanwhile', async () => {
  const { promise, resolve } = Promise.withResolvers<Message>();
  const begun = Promise.withResolvers<void>();
  const run = () => {
    begun.resolve();
    return promise;
  };
  const slow = defineCommand({ name: 'slow', description: 'Takes its time', options: {}, run });
  const waiting = await openBot([], { commands: [slow] });
  const { input, output, platform } = terminal({});
  await platform.start(waiting.bot);
  input.end('/slow\n');
  await begun.promise;
  expect(text(output)).toBe('');
  resolve(message('At last.'));
  await platform.ended;
  expect(text(output)).toContain('At last.');
  await waiting.close();
});

it('stopping ends the chat', async () => {
  const platform = createTerminal({ input: new PassThrough(), output: new PassThrough(), prompts: new PassThrough() });
  await platform.start(bot.bot);
  await platform.stop();
  await expect(platform.ended).resolves.toBeUndefined();
});
