import { faultLines, openApp } from '../app.ts';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import type { Message } from '../core/message.ts';
import type { Part } from '../core/platform.ts';
import { createLog } from '../log.ts';

const NOWHERE =
  'Digests go to channels, and this answer goes to none: `npm run -s verbatim -- subscribe` gives one to a channel.';

export type Form = 'text' | 'discord' | 'slack' | 'message';

/** Prints the answer to one command line; 1 when it is an error for the person who asked. */
export async function ask(line: string, form: Form): Promise<0 | 1> {
  const config = readConfig(process.env);
  const { bot, database, imported } = await openApp(config, await createLog(config.logLevel), systemClock.now);
  for (const fault of faultLines(imported, config.data)) process.stderr.write(`${fault}\n`);
  const caller = { id: 'ask', name: 'you' };
  const place = { platform: 'ask', channel: 'ask', direct: true, maySpeak: true };
  const enquire = { access: async () => ({ manages: true, obstacle: NOWHERE }) };
  const { message } = await bot.answer({ invocation: line, caller, place, enquire });
  const parts = form === 'message' ? [] : await render(message, form);
  for (const { lines } of parts) if (lines) await bot.saveLines(lines);
  await database.close();
  process.stdout.write(
    `${form === 'text' ? parts.map((part) => part.body.text).join('\n') : json(message, parts, form)}\n`,
  );
  return message.error ? 1 : 0;
}

const json = (message: Message, parts: readonly Part[], form: Form): string =>
  JSON.stringify(form === 'message' ? message : parts.map((part) => part.body), null, 2);

async function render(message: Message, form: Exclude<Form, 'message'>): Promise<Part[]> {
  if (form === 'discord') return (await import('../platforms/discord/render.ts')).renderDiscord(message);
  if (form === 'slack') return (await import('../platforms/slack/render.ts')).renderSlack(message);
  const colour = process.stdout.isTTY && !process.env.NO_COLOR;
  return (await import('../platforms/terminal/render.ts')).renderTerminal(message, { colour });
}
