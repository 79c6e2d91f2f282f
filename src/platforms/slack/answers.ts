import type { Action, Message } from '../../core/message.ts';
import { buttonRows } from './buttons.ts';
import type { Question } from './questions.ts';
import { type Body, type RenderedPart, renderSlack } from './render.ts';

/** Source: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const USES_OF_A_RESPONSE_URL = 5;
/** Apart from the numbers of the message's own buttons. */
const CONTINUE_NUMBER = 1000;
const CONTINUE_VALUE_MAX = 100;

type Response = Body & { response_type: 'ephemeral' | 'in_channel'; replace_original?: boolean; thread_ts?: string };
/** A command line, the first part wanted of its answer, and for a button the way that is given. */
export type Asked = { line: string; from: number; mode?: Action['mode'] };

/**
 * What goes to a question's response_url, one after the other, and the command lines to save before. There are five
 * posts to a response_url: what they can't hold is had by a button on the last.
 */
export function responsesTo(
  { pressed }: Pick<Question, 'pressed'>,
  message: Message,
  { line, from, mode }: Asked,
  forAll: boolean,
): { bodies: Response[]; lines: Record<string, string> } {
  const whole = renderSlack(message);
  if (from >= whole.length) {
    const instead = message.error ? message : shortenedMessage(line);
    return responsesTo({ pressed }, instead, { line, from: 0, mode }, forAll);
  }
  const parts = partsFrom(whole, line, from);
  // An error doesn't take the place of what it could not replace: the buttons there are still needed.
  const inPlace = mode === 'replace' && pressed?.ephemeral === true && !message.error;
  const forCaller = mode === 'replace' || !forAll || message.error;
  const bodies = parts.map(({ body }, index): Response => {
    const replaces = inPlace && index === 0;
    return {
      ...body,
      response_type: forCaller ? 'ephemeral' : 'in_channel',
      ...(pressed && { replace_original: replaces }),
      ...(pressed?.thread && !replaces && { thread_ts: pressed.thread }),
    };
  });
  return { bodies, lines: Object.assign({}, ...parts.map(({ lines }) => lines)) };
}

/** As many parts as can be posted; where there are more, the last has a button for them. */
function partsFrom(whole: RenderedPart[], line: string, from: number): RenderedPart[] {
  const next = from + USES_OF_A_RESPONSE_URL;
  const parts = whole.slice(from, next);
  const last = parts.pop();
  if (!last || next >= whole.length) return whole.slice(from);
  // A reply beside this one, whichever way this one was given.
  const more = { label: `Continue (${next + 1} of ${whole.length})`, line, mode: 'reply', from: next } as const;
  const { blocks, lines } = buttonRows([more], CONTINUE_NUMBER, CONTINUE_VALUE_MAX);
  const body = { ...last.body, blocks: [...last.body.blocks, ...blocks] };
  return [...parts, { body, lines: { ...last.lines, ...lines } }];
}

/** For a button that is not ours, or whose command line is gone. */
export const lostButtonMessage = (): Message =>
  sentence('This button has lost its command: please ask again, for instance with /verbatim help.');

const shortenedMessage = (line: string): Message =>
  sentence(`This answer has become shorter since: please ask again with /${line}`);

/** For a message that doesn't hold what was wanted of it. */
export const faultMessage = (fault: string): Message => sentence(fault);

export const failureMessage = (): Message => sentence('Something went wrong here: please try again.');

function sentence(text: string): Message {
  return { notice: text, blocks: [{ type: 'text', spans: [text] }], actions: [], error: true };
}
