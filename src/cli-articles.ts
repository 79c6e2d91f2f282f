import { type Command, Option } from 'commander';

/** An exit code: 0 done, 1 the answer is an error for the user, 2 wrong use, 130 interrupted. */
export type Exit = 0 | 1 | 2 | 130;

const EXTRACT_EXAMPLES = `
For example:
  verbatim extract article.txt
  verbatim extract https://gazette.example/ferry
  verbatim extract --json article.txt
  verbatim extract --jsonl < articles.jsonl > quotations.jsonl

A line of --jsonl is {"id", "text"}, or {"id", "html", "url"} with a page and, if known, its address (with both, the page
is read): its answer then has the article’s text and facts as well. What is no line or no article is answered with {"id",
"error"}, and the exit code is 1. Nothing is fetched for lines.`;

/** The verbs that read articles: show what is in them, and make drafts and briefings of them. */
export function articleVerbs(program: Command, run: (verb: () => Promise<Exit>) => () => Promise<void>): void {
  program
    .command('extract')
    .description('find the quotations of an article: word for word, who said each, and why we think so')
    .argument(
      '[file]',
      'the article’s text (UTF-8, or UTF-16 with its mark), its page, or its link; - for standard input',
    )
    .addOption(new Option('--json', 'one document, for programs').conflicts('jsonl'))
    .option(
      '--jsonl',
      'many articles: a line {"id", "text"} or {"id", "html"} of standard input each, answered with a line',
    )
    .addHelpText('after', EXTRACT_EXAMPLES)
    .action((file, options) => run(async () => (await import('./verbs/extract.ts')).extract(file, options))());
  program
    .command('add')
    .description('make a briefing of an article: a draft that somebody looks at before it is public')
    .argument('[article]', 'a link, a file with the article’s page or text, or - for standard input')
    .option('--publish', 'at once, without anybody looking at it')
    .option('--again', 'also where the library has it already, or nearly, or had it retracted')
    .option('--dry-run', 'show what would become of it, and keep nothing')
    .option('--url <address>', 'where a file was published')
    .option('--title <title>', 'of a file, if its own is not it')
    .option('--publisher <name>', 'of a file, if its page doesn’t say')
    .option('--author <names>', 'the same')
    .option('--published <date>', 'the same, as in 2026-01-31')
    .option('--topics <topics>', 'separated by commas')
    .option('--slug <slug>', 'what people type after /brief')
    .option('--json', 'for programs')
    .action((article, options) => run(async () => (await import('./verbs/add.ts')).add(article, options))());
  const draftVerbs = () => import('./verbs/drafts.ts');
  program
    .command('drafts')
    .description('list the drafts that wait for somebody to look at them')
    .option('--json', 'for programs')
    .action((options) => run(async () => (await draftVerbs()).drafts(options))());
  program
    .command('publish')
    .description('make a draft public')
    .argument('<draft>', 'its four characters, or its slug')
    .option('--json', 'for programs')
    .action((draft, options) => run(async () => (await draftVerbs()).publish(draft, options))());
  program
    .command('discard')
    .description('throw a draft away: no feed brings it again')
    .argument('<draft>', 'its four characters, or its slug')
    .option('--json', 'for programs')
    .action((draft, options) => run(async () => (await draftVerbs()).discard(draft, options))());
}
