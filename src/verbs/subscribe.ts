import { faultLines, openApp } from '../app.ts';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { renderTerminal } from '../platforms/terminal/render.ts';
import { subscriptionRecord } from './records.ts';

const TARGET = /^(discord|slack|terminal):(?:([^/\s]+)\/)?([^/\s]+)$/;

/** Subscribes a channel as `/digest subscribe` does, with an operator's rights; 1 where that can't be. */
export async function subscribe(
  target: string,
  words: readonly string[],
  { by = 'operator', json = false }: { by?: string; json?: boolean },
): Promise<0 | 1> {
  const [, platform, community, channel] = TARGET.exec(target) ?? [];
  if (!platform || !channel) {
    process.stderr.write('The target is discord:CHANNEL, discord:SERVER/CHANNEL or slack:CHANNEL, by their ids.\n');
    return 1;
  }
  const config = readConfig(process.env);
  const { bot, digests, database, imported } = await openApp(config, await createLog(config.logLevel), systemClock.now);
  for (const fault of faultLines(imported, config.data)) process.stderr.write(`${fault}\n`);
  const before = new Set((await digests.inChannel(platform, channel)).map(({ id }) => id));
  const { message } = await bot.answer({
    invocation: `digest subscribe ${words.map(asOneWord).join(' ')}`,
    caller: { id: by, name: by },
    place: { platform, channel, community, direct: false, maySpeak: true },
    enquire: { access: async () => ({ manages: true }) },
  });
  const added = (await digests.inChannel(platform, channel)).filter(({ id }) => !before.has(id));
  await database.close();
  const text = renderTerminal({ ...message, actions: [] }).map(({ body }) => body.text);
  if (message.error) process.stderr.write(`${text.join('\n')}\n`);
  else process.stdout.write(`${json ? JSON.stringify(added.map(subscriptionRecord), null, 2) : text.join('\n')}\n`);
  return message.error ? 1 : 0;
}

/** The shell has taken the quotation marks off. */
const asOneWord = (word: string): string => (/\s/.test(word) && !word.includes(':') ? `"${word}"` : word);
