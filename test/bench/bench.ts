// Measurements on loopback doubles, each beside a yardstick or a goal in the same run.
// `npm run bench [-- PART…] [ROUNDS]`: all parts, or those named.
import { benchDigests } from './digests.ts';
import { benchLedger } from './ledger.ts';
import { benchMemory } from './memory.ts';
import { benchReplies } from './replies.ts';
import { benchTicks } from './ticks.ts';

const PARTS: Record<string, (rounds?: number) => Promise<void>> = {
  replies: benchReplies,
  ledger: benchLedger,
  ticks: benchTicks,
  digests: benchDigests,
  memory: benchMemory,
};

const given = process.argv.slice(2);
const rounds = given.map(Number).find((number) => number > 0);
const names = given.filter((word) => !(Number(word) > 0));
const unknown = names.find((name) => !(name in PARTS));
if (unknown) {
  console.error(`There is no part “${unknown}”: they are ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}
for (const [name, part] of Object.entries(PARTS)) if (names.length === 0 || names.includes(name)) await part(rounds);
process.exit(0);
