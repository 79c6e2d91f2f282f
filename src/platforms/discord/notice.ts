import type { Part } from '../../core/platform.ts';
import { renderDiscord } from './render.ts';

/** One sentence of the adapter's own, for the person who asked. */
export function noticePart(sentence: string): Part {
  const blocks = [{ type: 'text' as const, spans: [sentence] }];
  return renderDiscord({ notice: sentence, blocks, actions: [], error: true })[0] as Part;
}

export const UNKNOWN_BUTTON =
  'This button is from another installation of Verbatim, or from one that has lost its records. Ask again with /help.';
export const NOT_CARRIED_OUT =
  'Discord lost track of this request, so it was not carried out. If you see no other answer to it, please ask again.';
export const NOT_SHOWN =
  'Discord refuses to show this answer. Nothing was changed; whoever runs this bot finds the reason in its log.';
export const RESTARTING = 'Verbatim is restarting. Please ask again in a minute.';
export const FAILED = 'Something went wrong here. Please try again; nothing was changed.';
