import { Command, CommanderError, Option } from 'commander';
import { config as loadEnv } from 'dotenv';
import { articleVerbs, type Exit } from './cli-articles.ts';
import { ConfigError } from './core/errors.ts';

/** The verbs of `verbatim`. Standard output carries only the answer. Each verb is loaded when it is run. */
export async function cli(args: readonly string[]): Promise<void> {
  const program = new Command('verbatim')
    .description('Briefings with receipts. Settings come from the environment and .env (see .env.example).')
    .exitOverride()
    .showHelpAfterError('(`npm run -s verbatim -- --help` lists the verbs)')
    .helpCommand(true);
  const run = (verb: () => Promise<Exit>) => async () => {
    // What is waited for by the clock, as between two requests to a host, holds no process by itself.
    const holding = setInterval(() => undefined, 2 ** 30);
    process.exitCode = await verb().finally(() => clearInterval(holding));
  };

  program
    .command('ask')
    .description('answer one command line, as a channel would see it')
    .argument('<line>', 'for example "/quote kerry"')
    .addOption(
      new Option('--as <form>', 'how to print the answer')
        .choices(['text', 'discord', 'slack', 'message'])
        .default('text'),
    )
    .action((line, { as }) => run(async () => (await import('./verbs/ask.ts')).ask(line, as))());
  program
    .command('import')
    .description('bring data/ into the store; a running bot sees it at once')
    .option('--force', 'take the files even where the store was changed since, and unpublish even the last briefing')
    .option('--json', 'for programs')
    .action((options) => run(async () => (await import('./verbs/import.ts')).importData(options))());
  program
    .command('export')
    .description('write the library into data files that import back to the same')
    .argument('[slugs...]', 'only these briefings; one without --to is printed')
    .option('--to <folder>', 'into FOLDER/briefs/SLUG.yaml and, of the whole library, FOLDER/speakers.yaml')
    .option('--force', 'overwrite files that say something else')
    .option('--json', 'for programs')
    .action((slugs, options) => run(async () => (await import('./verbs/export.ts')).exportData(slugs, options))());
  program
    .command('check')
    .description('validate every file of data/')
    .option('--source <slug=file>', 'also compare a briefing with its article’s text (repeatable)', sources, new Map())
    .option('--json', 'for programs')
    .action((options) => run(async () => (await import('./verbs/check.ts')).check(options))());
  articleVerbs(program, run);
  const feeds = program.command('feeds').description('follow feeds: what they bring becomes drafts');
  const feedVerbs = () => import('./verbs/feeds.ts');
  feeds
    .command('add')
    .description('follow a feed, or that of a home page')
    .argument('<url>', 'as in https://gazette.example/news.xml')
    .option('--name <name>', 'what it is called in lists')
    .option('--trusted', 'publish its articles at once, without anybody looking at them')
    .option('--every <time>', 'how often it is asked, from 5m to 24h')
    .option('--topics <topics>', 'given to each of its articles, separated by commas')
    .action((url, options) => run(async () => (await feedVerbs()).add(url, options))());
  feeds
    .command('list')
    .description('show what is followed and how it goes')
    .option('--json', 'for programs')
    .action((options) => run(async () => (await feedVerbs()).list(options))());
  feeds
    .command('pull')
    .description('ask one feed, or all, for what is new now')
    .argument('[feed]', 'its name or address')
    .option('--dry-run', 'only say what would be taken')
    .option('--json', 'for programs')
    .action((feed, options) => run(async () => (await feedVerbs()).pull(feed, options))());
  feeds
    .command('remove')
    .description('follow a feed no more; what it brought stays')
    .argument('<feed>', 'its name or address')
    .action((feed) => run(async () => (await feedVerbs()).remove(feed))());
  const speakers = program
    .command('speakers')
    .description('list the other forms of names that corrections have taught')
    .option('--json', 'for programs')
    .addHelpText('after', '\nWhom data/speakers.yaml lists by a name has that name, whatever was taught.')
    .action((options) => run(async () => (await import('./verbs/speakers.ts')).speakers(options))());
  speakers
    .command('forget')
    .description('let a taught name mean its speaker no more')
    .argument('<alias>', 'the name, as in "J. Okafor"')
    .action((alias) => run(async () => (await import('./verbs/speakers.ts')).forget(alias))());
  program
    .command('subscribe')
    .description('give a channel a digest, as /digest subscribe does')
    .argument('<target>', 'discord:SERVER/CHANNEL or slack:CHANNEL, by their ids')
    .argument('<words...>', 'as after /digest subscribe: 08:00 weekdays Europe/Berlin topics:iran since:all')
    .option('--by <user>', 'who is told in a direct message if the channel refuses it: a user’s id on that platform')
    .option('--json', 'for programs')
    .action((target, words, options) =>
      run(async () => (await import('./verbs/subscribe.ts')).subscribe(target, words, options))(),
    );
  program
    .command('subscriptions')
    .description('list every channel’s digests, those first that are due next')
    .option('--json', 'for programs')
    .action((options) => run(async () => (await import('./verbs/subscriptions.ts')).subscriptions(options))());
  program
    .command('deliveries')
    .description('show what became of the newest digests')
    .addOption(new Option('--state <state>', 'only these').choices(['open', 'sent', 'skipped', 'failed', 'parked']))
    .option('--subscription <id>', 'only of this subscription')
    .option('--limit <number>', 'how many', wholeNumber, 20)
    .option('--json', 'for programs')
    .action((options) => run(async () => (await import('./verbs/deliveries.ts')).deliveries(options))());
  for (const [verb, description] of [
    ['correct', 'add a correction to a briefing; a running bot edits the messages that show it'],
    ['retract', 'take a briefing back; a running bot edits the messages that show it'],
  ] as const)
    program
      .command(verb)
      .description(description)
      .argument('<slug>', 'the briefing, as in new-bridge')
      .requiredOption('--note <text>', 'what was wrong, in a sentence that readers are shown')
      .option('--dry-run', 'only say how many messages would be edited')
      .option('--json', 'for programs')
      .action((slug, options) => run(async () => (await import('./verbs/correct.ts'))[verb](slug, options))());
  program
    .command('corrections')
    .description('show what was corrected, and what became of the messages that showed it')
    .argument('[slug]', 'one briefing')
    .option('--json', 'for programs')
    .action((slug, options) => run(async () => (await import('./verbs/corrections.ts')).corrections(slug, options))());
  program
    .command('manifest')
    .description('print the Slack app’s manifest, or the commands as Discord registers them')
    .addArgument(program.createArgument('<platform>').choices(['slack', 'discord']))
    .action((platform) => run(async () => (await import('./verbs/manifest.ts')).manifest(platform))());
  program
    .command('schema')
    .description('write the JSON Schemas of the data files and of messages into data/schema')
    .action(run(async () => (await import('./verbs/schema.ts')).writeSchemas()));

  try {
    loadEnv({ quiet: true });
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = exitCode(error);
  }
}

function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new CommanderError(2, 'verbatim.number', `${value} is no number from 1 on`);
  return Number(value);
}

function sources(value: string, all: Map<string, string>): Map<string, string> {
  const [, slug, file] = /^([^=]+)=(.+)$/.exec(value) ?? [];
  if (!slug || !file)
    throw new CommanderError(2, 'verbatim.source', '--source wants SLUG=FILE, as in iran-isis=article.txt');
  return new Map([...all, [slug, file]]);
}

function exitCode(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.code.startsWith('verbatim.')) process.stderr.write(`error: ${error.message}\n`);
    return error.exitCode === 0 ? 0 : 2;
  }
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 1;
}
