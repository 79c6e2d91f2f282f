import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { z } from 'zod';
import { isVisible, textFault } from '../core/text.ts';
import { briefFile } from './format.ts';
import { type Reading, read } from './read-file.ts';

/** The format of data/feeds.yaml, the file of what is followed; and the changes that the verbs make in it. */

const MINUTE = 60_000;
const INTERVAL = /^(\d{1,4}) ?(m|h)$/;
const BOUNDS = 'every is a time such as 15m or 2h, from 5m to 24h';

const interval = (text: string): number => {
  const [, number, unit] = INTERVAL.exec(text) ?? [];
  return Number(number) * MINUTE * (unit === 'h' ? 60 : 1);
};

/** As text, 15m; read, ms. */
export const everySchema = z
  .string(BOUNDS)
  .regex(INTERVAL, BOUNDS)
  .refine((text) => interval(text) >= 5 * MINUTE && interval(text) <= 24 * 60 * MINUTE, BOUNDS)
  .describe('How often it is asked, from 5m to 24h.')
  .prefault('15m')
  .transform(interval);

const feed = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, normalize: true, error: 'url must be a web address: https://…' })
    .max(2000, 'url is longer than 2000 characters: correct it')
    .refine((url) => !URL.canParse(url) || !new URL(url).username, 'url holds a name or a password: leave them out'),
  name: z
    .string('name must be text: put it into quotation marks')
    .max(80, 'name is longer than 80 characters: shorten it')
    .refine(
      (name) => isVisible(name) && !/\n/.test(name) && !textFault(name),
      'name must be a line of text: correct it',
    )
    .optional()
    .describe('What it is called in lists, instead of its own title.'),
  trusted: z
    .boolean('trusted is true or false')
    .default(false)
    .describe('Its articles are published at once, without anybody looking at them.'),
  every: everySchema,
  first: z
    .int('first is a whole number')
    .min(0, 'first is 0 or more')
    .max(20, 'first is at most 20')
    .default(5)
    .describe('How many of the newest are taken when it is read for the first time.'),
  topics: briefFile.shape.topics.describe('Given to each of its articles.'),
});

export const feedsFile = z
  .strictObject({ format: z.literal(1, 'format must be 1'), feeds: z.array(feed) })
  .superRefine(({ feeds }, context) => {
    for (const key of ['url', 'name'] as const) {
      const seen = new Set<string>();
      for (const [at, { [key]: value }] of feeds.entries()) {
        if (value !== undefined && seen.has(value))
          context.addIssue({
            code: 'custom',
            message: `${value} stands here twice: keep one`,
            path: ['feeds', at, key],
          });
        if (value !== undefined) seen.add(value);
      }
    }
  })
  .meta({ title: 'Feeds', description: 'data/feeds.yaml; see data/README.md' });

/** A feed to follow. `every` in ms. */
export type Feed = z.infer<typeof feed>;
/** As it is written; `every` as text. */
export type FeedEntry = z.input<typeof feed>;

export const FEEDS_FILE = 'feeds.yaml';

export function readFeeds(bytes: Uint8Array): Reading<Feed[]> {
  const reading = read(FEEDS_FILE, bytes, feedsFile);
  return 'faults' in reading ? reading : { value: reading.value.feeds };
}

/** The file's text with one more feed; comments and order stay. It must have been read without a fault, or be empty. */
export function withFeed(text: string, entry: FeedEntry): string {
  const document = parseDocument(text.trim() === '' ? 'format: 1\nfeeds: []\n' : text);
  const feeds = document.get('feeds');
  if (!isSeq(feeds)) throw new Error('no list of feeds');
  feeds.flow = false;
  const node = document.createNode(entry) as YAMLMap;
  const topics = node.get('topics');
  if (isSeq(topics)) topics.flow = true;
  feeds.add(node);
  return document.toString({ lineWidth: 0 });
}

/** The file's text without the feed of this address, as the file was read. */
export function withoutFeed(text: string, url: string): string {
  const document = parseDocument(text);
  const feeds = document.get('feeds');
  if (!isSeq(feeds)) return text;
  const at = feeds.items.findIndex((item) => isMap(item) && addressOf(item) === url);
  const removed = feeds.items[at];
  if (at < 0) return text;
  // A comment above the first entry is that of the list; above another it is the entry's own, and goes with it.
  feeds.items.splice(at, 1);
  const above = isMap(removed) && at === 0 ? removed.commentBefore : undefined;
  if (above && isMap(feeds.items[0])) feeds.items[0].commentBefore ??= above;
  if (feeds.items.length === 0) feeds.flow = true;
  return document.toString({ lineWidth: 0 });
}

function addressOf(item: YAMLMap): string | undefined {
  const node = item.get('url', true);
  const value = isScalar(node) ? String(node.value) : '';
  return URL.canParse(value) ? new URL(value).href : undefined;
}
