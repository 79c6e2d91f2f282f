import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Brief } from '../../src/core/brief.ts';
import { checkFolder } from '../../src/library/check.ts';
import { bridge, briefOf, said } from '../fixtures/briefs.ts';
import { type DataFolder, dataFolder } from '../fixtures/data-folder.ts';

const ARTICLE =
  'The mayor was late. "We should have started," she said, "and said so." Later: "We should have started," again.\n';

let data: DataFolder;

beforeEach(() => {
  data = dataFolder();
  data.file('article.txt', ARTICLE);
});

afterEach(() => data.remove());

const source = () => join(data.path, 'article.txt');
const check = (sources: [string, string][] = []) => checkFolder(data.path, new Map(sources));

/** A briefing of one quotation that claims to stand at `start`. */
function quoting(text: string, start: number, facts: Partial<Brief> = {}): Brief {
  const brief = briefOf('mayor', facts);
  return { ...brief, quotes: [{ ...said('Lea Okafor', text), start, end: start + text.length }] };
}

async function compared(brief: Brief): Promise<string[]> {
  data.brief(brief);
  const report = await check([['mayor', source()]]);
  return report.faults.map(({ file, line, fault }) => `${file}:${line}: ${fault}`);
}

describe('a check', () => {
  it('reads the list of feeds, too', async () => {
    data.brief(bridge());
    data.file('feeds.yaml', 'format: 1\nfeeds:\n  - url: https://gazette.example/news.xml\n    evry: 15m\n');
    const { files, faults } = await check();
    expect(files).toBe(2);
    expect(faults).toEqual([{ file: 'feeds.yaml', line: 4, fault: 'feeds[1]: “evry” is no key here: write “every”' }]);
  });

  it('reads every file and finds nothing wrong where nothing is', async () => {
    data.brief(bridge());
    data.speakers({ name: 'Lea Okafor' });
    expect(await check()).toEqual({ files: 2, verified: 0, faults: [] });
  });

  it('names every fault of every file at once', async () => {
    data.file('speakers.yaml', 'format: 2\nspeakers: []\n');
    data.file('briefs/a.yaml', 'format: 1\n');
    data.file('briefs/b.yml', 'format: 1\n');
    data.file('briefs/notes.txt', '');
    mkdirSync(join(data.path, 'briefs', 'folder.yaml'));
    const { files, faults } = await check();
    expect(files).toBe(2);
    expect(faults.map((it) => `${it.file}:${it.line}: ${it.fault}`)).toEqual([
      'speakers.yaml:1: format must be 1',
      'briefs/a.yaml:1: title: is missing: add it',
      'briefs/a.yaml:1: source: is missing: add it',
      'briefs/a.yaml:1: summary: is missing: add it',
      'briefs/b.yml:1: is not read: rename it to end in .yaml, or move it away',
      'briefs/folder.yaml:1: can’t be read: make it a file that this user may read',
      'briefs/notes.txt:1: is not read: rename it to end in .yaml, or move it away',
    ]);
  });

  it('of a folder that is not there says so', async () => {
    const { faults } = await checkFolder(join(data.path, 'nowhere'), new Map());
    expect(faults).toMatchObject([{ file: 'briefs', fault: expect.stringContaining('set VERBATIM_DATA') }]);
  });
});

describe('against the article', () => {
  it('a quotation that stands there word for word is right, as is an editor’s own sentence that stands nowhere', async () => {
    expect(await compared(quoting('We should have started,', 21, { summary: [{ text: 'Not in there.' }] }))).toEqual(
      [],
    );
    expect((await check([['mayor', source()]])).verified).toBe(1);
  });

  it('one that stands elsewhere is told where: the nearest place', async () => {
    expect(await compared(quoting('We should have started,', 20))).toEqual([
      'briefs/mayor.yaml:14: “We should have started,” is not what the article has at 20–43: write start: 21 and end: 44',
    ]);
    expect(await compared(quoting('We should have started,', 80))).toEqual([
      expect.stringContaining('write start: 79 and end: 102'),
    ]);
  });

  it('one that stands twice is told the place that is nearer, and its own line', async () => {
    const [right, wrong] = [quoting('and said so.', 57), quoting('We should have started,', 5)];
    expect(await compared({ ...right, quotes: [...right.quotes, ...wrong.quotes] })).toEqual([
      expect.stringMatching(/mayor\.yaml:20: .* write start: 21 and end: 44/),
    ]);
    expect(await compared(quoting('We should have started,', 60))).toEqual([expect.stringContaining('start: 79')]);
  });

  it('one with a letter altered stands nowhere', async () => {
    expect(await compared(quoting('We should have startet,', 21))).toEqual([
      'briefs/mayor.yaml:14: “We should have startet,” stands nowhere in the article: correct or drop it',
    ]);
  });

  it('one that is cut short is not all that was said', async () => {
    const cut = expect.stringContaining('is not all that stands between two quotation marks of the article');
    expect(await compared(quoting('We should have', 21))).toEqual([cut]);
    expect(await compared(quoting('should have started,', 24))).toEqual([cut]);
    expect(await compared(quoting('The mayor was late.', 0))).toEqual([cut]);
  });

  it('sentences with offsets are compared like quotations, but need no marks', async () => {
    const right = { text: 'The mayor was late.', start: 0, end: 19 };
    expect(await compared(quoting('and said so.', 57, { summary: [right] }))).toEqual([]);
    const wrong = { ...right, text: 'The mayor was latE.' };
    expect(await compared(quoting('and said so.', 57, { points: [wrong] }))).toEqual([
      expect.stringContaining('“The mayor was latE.” stands nowhere'),
    ]);
  });

  it('another text than the briefing was made from is told by its digest', async () => {
    const sha256 = 'a'.repeat(64);
    const right = createHash('sha256').update(ARTICLE).digest('hex');
    expect(await compared(quoting('and said so.', 57, { source: { publisher: 'P', sha256 } }))).toEqual([
      `briefs/mayor.yaml:5: sha256 is not that of ${source()}: use the text the briefing was made from, or write ${right}`,
    ]);
    expect(await compared(quoting('and said so.', 57, { source: { publisher: 'P', sha256: right } }))).toEqual([]);
  });

  it('a text or a briefing that isn’t there is a fault', async () => {
    data.brief(quoting('and said so.', 57));
    const missing = `${source()}.missing`;
    const { faults } = await check([
      ['mayor', missing],
      ['major', source()],
    ]);
    expect(faults.map(({ file, fault }) => `${file}: ${fault}`)).toEqual([
      `briefs/mayor.yaml: the article’s text ${missing} can’t be read: correct the path after --source`,
      'briefs/major.yaml: there is no such briefing: correct the name after --source',
    ]);
  });
});
