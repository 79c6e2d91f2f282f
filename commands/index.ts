import type { Services } from '../src/bot.ts';
import type { Command } from '../src/core/command.ts';
import { add } from './add.ts';
import { brief } from './brief.ts';
import { correct, corrections, retract } from './correct.ts';
import { digest } from './digest/index.ts';
import { draft } from './draft/index.ts';
import { extract } from './extract.ts';
import { find } from './find.ts';
import { help } from './help.ts';
import { latest } from './latest.ts';
import { person } from './person.ts';
import { quote } from './quote.ts';

/** Every command, in the order of /help; platforms, manifests and tables derive from it. */
export const commands: readonly Command<Services>[] = [
  brief,
  quote,
  person,
  find,
  latest,
  ...digest,
  add,
  ...draft,
  ...[correct, retract, corrections],
  extract,
  help,
];
