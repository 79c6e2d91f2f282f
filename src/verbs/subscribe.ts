import { faultLines, openApp } from '../app.ts';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { renderTerminal } from '../platforms/terminal/render.ts';
import { subscriptionRecord } from './records.ts';

const TARGETS = [/^(discord):(?:(\d{5,20})\/)?(\d{5,20})$/, /^(slack):(?:([TE][A-Z0-9]{2,})\/)?([CDG][A-Z0-9]{2,})$/];
const PEOPLE: Record<string, RegExp> = { discord: /^\d{5,20}$/, slack: /^[UW][A-Z0-9]{2,}$/ };

/**
 * Subscribes a channel as `/digest subscribe` does, with an operator's rights; 1 where that can't be, 2 for wrong use. `by`
 * is who is told if the channel refuses its digests.
 */
export async function subscribe(
  target: string,
  words: readonly string[],
  { by, json = false }: { by?: string; json?: boolean },
): Promise<0 | 1 | 2> {
  const wrong = (fault: string): 2 => {
    process.stderr.write(`error: ${fault}\n`);
    return 2;
  };
  const [, platform, community, channel] = TARGETS.map((pattern) => pattern.exec(target)).find(Boolean) ?? [];
  if (!platform || !channel)
    return wrong('the target is discord:SERVER/CHANNEL or slack:CHANNEL, by their ids, as in slack:C0123456789');
  if (by && !PEOPLE[platform]?.test(by)) return wrong(`--by is the id of somebody on ${platform}`);
  if (words.some((word) => /^(channel[:=]|#|<#)/i.test(word))) return wrong('the channel is the target: name it once');
  const config = readConfig(process.env);
  const { bot, digests, database, imported } = await openApp(config, await createLog(config.logLevel), systemClock.now);
  for (const fault of faultLines(imported, config.data)) process.stderr.write(`${fault}\n`);
  const { message } = await bot.answer({
    invocation: `digest subscribe ${words.map(asOneWord).join(' ')}`,
    caller: { id: by ?? 'operator', name: by ?? 'operator' },
    place: { platform, channel, community, direct: false, maySpeak: true },
    enquire: { access: async () => ({ manages: true }) },
  });
  const id = message.actions.map(({ line }) => /digest=(\S+)/.exec(line)?.[1]).find(Boolean);
  const subscribed = id === undefined ? undefined : await digests.byId(id);
  await database.close();
  const text = renderTerminal({ ...message, actions: [] }).map(({ body }) => body.text);
  if (message.error) process.stderr.write(`${text.join('\n')}\n`);
  else
    process.stdout.write(
      `${json && subscribed ? JSON.stringify(subscriptionRecord(subscribed), null, 2) : text.join('\n')}\n`,
    );
  return message.error ? 1 : 0;
}

/** The shell has taken the quotation marks off. */
const asOneWord = (word: string): string => (/\s/.test(word) && !word.includes(':') ? `"${word}"` : word);
