import { UserError } from '../core/errors.ts';
import type { Action, Message } from '../core/message.ts';

/** What went wrong and what to do, for the person who asked. */
export function errorMessage(text: string, actions: readonly Action[] = []): Message {
  return { notice: text, blocks: [{ type: 'text', spans: [text] }], actions: [...actions], error: true };
}

export const emptyLibrary = (): UserError =>
  new UserError(
    'The library holds no briefing yet: put one into the briefs folder of the data and run `npm run -s verbatim -- import`.',
  );
