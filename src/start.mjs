// Plain JavaScript, so that an old Node gets as far as the sentence below. `start.mjs cli …` runs a verb, anything else the bot.
const NEEDED = [24, 15];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  console.error(
    `Verbatim needs Node ${NEEDED.join('.')} or newer and this is ${process.versions.node}: run \`npm ci\` without ` +
      '--omit=dev or --ignore-scripts and start it with `npm start`, which brings Node 24 along, or install Node 24.',
  );
  process.exit(1);
} else {
  // The next start finds the modules compiled: half the time, and two thirds of the memory.
  const { enableCompileCache, flushCompileCache } = await import('node:module');
  enableCompileCache();
  // Whoever read the answers has gone: `… | head`.
  process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  if (process.argv[2] === 'cli') await (await import('./cli.ts')).cli(process.argv.slice(3));
  else await (await import('./main.ts')).main();
  flushCompileCache();
}
