// Measurements on loopback doubles, each beside a yardstick or a goal in the same run.
// `npm run bench [-- PART…] [FILE…] [ROUNDS]`: all parts, or those named; `extract` reads the articles of the files, if any.
import { existsSync } from 'node:fs';
import { benchDigests } from './digests.ts';
import { benchExtract } from './extract.ts';
import { benchLedger } from './ledger.ts';
import { benchLibrary } from './library.ts';
import { benchMemory } from './memory.ts';
import { benchReplies } from './replies.ts';
import { benchTicks } from './ticks.ts';

const PARTS: Record<string, (rounds?: number, files?: readonly string[]) => Promise<void>> = {
  replies: benchReplies,
  ledger: benchLedger,
  ticks: benchTicks,
  digests: benchDigests,
  memory: benchMemory,
  extract: benchExtract,
  library: benchLibrary,
};

const given = process.argv.slice(2);
const rounds = given.map(Number).find((number) => number > 0);
const words = given.filter((word) => !(Number(word) > 0));
const names = words.filter((word) => word in PARTS);
const files = words.filter((word) => !(word in PARTS) && existsSync(word));
const unknown = words.find((word) => !names.includes(word) && !files.includes(word));
if (unknown) {
  console.error(`There is no part and no file “${unknown}”: the parts are ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}
for (const [name, part] of Object.entries(PARTS))
  if (names.length === 0 || names.includes(name)) await part(rounds, files);
process.exit(0);
