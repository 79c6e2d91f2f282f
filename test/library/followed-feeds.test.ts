import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { followedFeeds } from '../../src/library/followed-feeds.ts';
import { temporaryFolder } from '../process.ts';

const GAZETTE = 'https://gazette.example/news.xml';
const HERALD = 'https://herald.example/feed';
const file = (...urls: string[]): string => `format: 1\nfeeds:\n${urls.map((url) => `  - url: ${url}\n`).join('')}`;

let folder: ReturnType<typeof temporaryFolder>;
let logged: string[];
let urls: () => Promise<string[]>;

beforeEach(() => {
  [folder, logged] = [temporaryFolder(), []];
  const followed = followedFeeds(folder.path, { error: (_, message) => logged.push(message) });
  urls = async () => (await followed()).map(({ url }) => url);
});
afterEach(() => folder.remove());

const write = (text: string) => writeFileSync(join(folder.path, 'feeds.yaml'), text);

it('what is followed is what the file says now, and nothing without one', async () => {
  expect(await urls()).toEqual([]);
  write(file(GAZETTE));
  expect(await urls()).toEqual([GAZETTE]);
  write(file(GAZETTE, HERALD));
  expect(await urls()).toEqual([GAZETTE, HERALD]);
  rmSync(join(folder.path, 'feeds.yaml'));
  expect(await urls()).toEqual([]);
});

it('a broken file leaves what is followed as it was, with one complaint', async () => {
  write(file(GAZETTE));
  await urls();
  write(file(GAZETTE, 'nonsense'));
  expect([await urls(), await urls()]).toEqual([[GAZETTE], [GAZETTE]]);
  expect(logged).toEqual([expect.stringMatching(/^feeds\.yaml, line 4: .*stay as they were\.$/)]);
  write(file(HERALD));
  expect(await urls()).toEqual([HERALD]);
});

it('the file that comes with Verbatim follows nothing, and its example is a feed', async () => {
  const text = readFileSync(new URL('../../data/feeds.yaml', import.meta.url), 'utf8');
  write(text);
  expect(await urls()).toEqual([]);
  const example = text.split('\n').filter((line) => /^# ( |feeds:)/.test(line));
  write(`format: 1\n${example.map((line) => line.slice(2)).join('\n')}\n`);
  expect(await urls()).toEqual([GAZETTE]);
  expect(logged).toEqual([]);
});
