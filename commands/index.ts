import type { Services } from '../src/bot.ts';
import type { Command } from '../src/core/command.ts';
import { brief } from './brief.ts';
import { digest } from './digest/index.ts';
import { find } from './find.ts';
import { help } from './help.ts';
import { latest } from './latest.ts';
import { quote } from './quote.ts';

/** Every command, in the order of /help; platforms, manifests and tables derive from it. */
export const commands: readonly Command<Services>[] = [brief, quote, find, latest, ...digest, help];
