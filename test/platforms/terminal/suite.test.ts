import { PassThrough } from 'node:stream';
import { createTerminal } from '../../../src/platforms/terminal/terminal.ts';
import { platformSuite } from '../../platform.suite.ts';

platformSuite('the terminal', async ({ bot }) => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const said: string[] = [];
  const waiting: (() => void)[] = [];
  output.on('data', (data) => {
    said.push(String(data));
    waiting.shift()?.();
  });
  const platform = createTerminal({ input, output, prompts: new PassThrough() });
  await platform.start(bot);
  let numbers = new Map<string, string>();
  const type = async (line: string) => {
    const answered = new Promise<void>((resolve) => waiting.push(resolve));
    input.write(`${line}\n`);
    await answered;
    const text = (said.at(-1) ?? '').replaceAll(/^ {2}│ /gm, '');
    numbers = new Map(
      [...text.matchAll(/^\[(\d+)\] (.*?) {2}\/.*$/gm)].map(([, number, label]) => [label ?? '', number ?? '']),
    );
    return { text, buttons: [...numbers.keys()], forAll: false };
  };
  return {
    platform,
    ask: (command, words = '') => type(`/${command} ${words}`),
    press: (label) => type(numbers.get(label) ?? `no button ${label}`),
    target: { platform: 'terminal', channel: 'terminal' },
    posted: () => said,
    close: async () => {
      input.end();
      await platform.ended;
    },
  };
});
