// Real processes on a real store and the real adapters, killed, frozen and cut off at random: is every briefing delivered
// to every channel exactly once? `npm run chaos -- --help`
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { CONFIGURATIONS } from './configurations.ts';
import { run } from './run.ts';
import { isGood, tableOf } from './table.ts';

const program = new Command('chaos')
  .description(
    'Digests under kills, hand-overs, faults, database restarts and jumping clocks: none lost, none doubled.',
  )
  .option('--only <names...>', `which configurations: ${CONFIGURATIONS.map(({ name }) => name).join(', ')}`)
  .option('--parts <number>', 'how many messages each sends before the trouble ends', Number, 2_000)
  .option('--seconds <number>', 'how long the trouble lasts at most', Number, 140)
  .option('--seed <number>', 'draws the same again', Number, Math.floor(Math.random() * 2 ** 31))
  .parse();
const { only, parts, seconds, seed } = program.opts<{
  only?: string[];
  parts: number;
  seconds: number;
  seed: number;
}>();
const logs = mkdtempSync(join(tmpdir(), 'verbatim-chaos-'));
const chosen = CONFIGURATIONS.filter(({ name }) => !only || only.includes(name));
if (chosen.length === 0) program.error('There is no such configuration: --help lists them.');

console.log(`seed ${seed}, logs of the processes in ${logs}`);
const outcomes = [];
for (const configuration of chosen) {
  const outcome = await run(configuration, { seed, parts, seconds, restSeconds: 60, logs });
  outcomes.push({ ...outcome, history: configuration.history });
  for (const line of [
    ...outcome.lost.map((it) => `lost: ${it}`),
    ...outcome.doubled.map((it) => `doubled: ${it}`),
  ].slice(0, 20))
    console.log(`  ${configuration.name}: ${line}`);
  console.log(tableOf(outcomes.slice(-1)));
}
console.log(`\n${tableOf(outcomes)}`);
process.exit(outcomes.every((outcome) => isGood(outcome) && outcome.parts >= parts) ? 0 : 1);
