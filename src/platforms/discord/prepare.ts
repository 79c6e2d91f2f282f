import type { Invocation } from '../../core/command.ts';
import { formatLine } from '../../core/grammar.ts';
import type { Log } from '../../core/log.ts';
import type { Ask, Audience, Bot, Part } from '../../core/platform.ts';
import { FAILED, noticePart, UNKNOWN_BUTTON } from './notice.ts';
import { renderDiscord, withButton } from './render.ts';

/** What is asked; the invocation is undefined where nobody knows what a button stood for. */
export type Asked = Omit<Ask, 'invocation'> & {
  invocation: Promise<string | Invocation | undefined>;
  /** The first part wanted of the answer. */
  from: number;
};

/** An answer in parts that can be sent. */
export type Prepared = { parts: [Part, ...Part[]]; audience: Audience };

/** More at once would bury the conversation. */
const PARTS_AT_ONCE = 5;

/** Asks the bot and renders what it says. Never rejects. */
export async function prepare({ invocation, from, ...ask }: Asked, bot: Bot, log: Log): Promise<Prepared> {
  try {
    const asked = await invocation;
    if (asked === undefined) return { parts: [noticePart(UNKNOWN_BUTTON)], audience: 'caller' };
    const { message, audience } = await bot.answer({ ...ask, invocation: asked });
    const line = message.line ?? (typeof asked === 'string' ? asked : formatLine(asked));
    const parts = pageOf(renderDiscord(message), from, line);
    await saveLines(parts, bot, log);
    return { parts, audience };
  } catch (error) {
    log.error({ error: error instanceof Error ? error.stack : String(error) }, 'an answer could not be prepared');
    return { parts: [noticePart(FAILED)], audience: 'caller' };
  }
}

/** The parts from `from` on, as many as are sent at once, with a button for the others. */
function pageOf(parts: readonly Part[], from: number, line: string): Prepared['parts'] {
  const start = from < parts.length ? from : 0;
  const shown = parts.slice(start, start + PARTS_AT_ONCE) as Prepared['parts'];
  const next = start + shown.length;
  if (next < parts.length) {
    const label = `Continue (${next + 1} of ${parts.length})`;
    shown.push(withButton(shown.pop() as Part, { label, line, from: next }));
  }
  return shown;
}

/** An answer whose long buttons can't be kept is better than none. */
async function saveLines(parts: readonly Part[], bot: Bot, log: Log): Promise<void> {
  const lines = Object.assign({}, ...parts.map((part) => part.lines)) as Record<string, string>;
  if (Object.keys(lines).length === 0) return;
  try {
    await bot.saveLines(lines);
  } catch (error) {
    log.error({ error: String(error) }, 'the command lines of buttons could not be kept');
  }
}
