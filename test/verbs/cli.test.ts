import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messageDocument } from '../../src/library/message-schema.ts';
import { bridge, briefOf, said, storm } from '../fixtures/briefs.ts';
import { type DataFolder, dataFolder } from '../fixtures/data-folder.ts';
import { runVerbatim, temporaryFolder } from '../process.ts';

let state: ReturnType<typeof temporaryFolder>;
let data: DataFolder;

beforeEach(() => {
  [state, data] = [temporaryFolder(), dataFolder()];
  data.brief(bridge());
  data.brief(storm());
});

afterEach(() => {
  state.remove();
  data.remove();
});

const verbatim = (...args: string[]) =>
  runVerbatim({ VERBATIM_STATE: state.path, VERBATIM_DATA: data.path }, ['cli', ...args]).ended;

describe('verbatim ask', () => {
  it('prints the answer and nothing else', async () => {
    const { code, stdout, stderr } = await verbatim('ask', '/quote brandt');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Tomas Brandt\n\n1 quotation\n\n {2}│ “Nobody asked the ferrymen\.”\n/);
  });

  it('prints what Discord and Slack would be sent, or the message document', async () => {
    const [discord, slack, message] = await Promise.all(
      ['discord', 'slack', 'message'].map(async (form) =>
        JSON.parse((await verbatim('ask', '/quote brandt', '--as', form)).stdout),
      ),
    );
    expect(JSON.stringify(discord[0].components)).toContain('Nobody asked the ferrymen');
    expect(discord[0].allowed_mentions).toEqual({ parse: [] });
    expect(JSON.stringify(slack[0].blocks)).toContain('Nobody asked the ferrymen.');
    expect(messageDocument.parse(message).blocks[0]).toEqual({ type: 'heading', text: 'Tomas Brandt' });
  });

  it('ends with 1 where the answer is an error for the one who asked, who still reads it on standard output', async () => {
    const { code, stdout, stderr } = await verbatim('ask', '/quote nobody');
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('Nobody called nobody is quoted here.');
  });

  it('tells of broken files beside the answer', async () => {
    data.file('briefs/broken.yaml', 'format: 1\n');
    const { code, stdout, stderr } = await verbatim('ask', '/latest');
    expect([code, stdout.startsWith('Latest briefings')]).toEqual([0, true]);
    expect(stderr).toContain(`${data.path}/briefs/broken.yaml:1: title: is missing: add it\n`);
  });
});

describe('verbatim import', () => {
  it('says what it did, and ends with 1 where it left something', async () => {
    const first = await verbatim('import');
    expect(first).toEqual({
      code: 0,
      stderr: '',
      stdout: 'published new-bridge\npublished spring-storm\n0 unchanged\n',
    });
    data.file('briefs/new-bridge.yaml', 'format: 1\n');
    data.delete('briefs/spring-storm.yaml');
    data.brief(briefOf('third', { quotes: [said('Ida', 'So.')] }));
    const second = await verbatim('import', '--json');
    expect(second.code).toBe(1);
    expect(JSON.parse(second.stdout)).toMatchObject({
      published: ['third'],
      withdrawn: ['spring-storm'],
      faults: { length: 3 },
    });
    expect(second.stderr.trim().split('\n')).toHaveLength(3);
  });
});

describe('verbatim check', () => {
  it('prints every fault as file:line: what is wrong and the mend', async () => {
    expect(await verbatim('check')).toMatchObject({ code: 0, stdout: '2 files read, no faults\n' });
    data.file('briefs/new-bridge.yaml', 'format: 1\n');
    const { code, stdout } = await verbatim('check');
    expect(code).toBe(1);
    expect(stdout).toContain(`${data.path}/briefs/new-bridge.yaml:1: title: is missing: add it\n`);
    expect(JSON.parse((await verbatim('check', '--json')).stdout)).toMatchObject({ files: 2, faults: { length: 3 } });
  });

  it('compares with articles, as many as are named', async () => {
    const article = join(data.path, 'article.txt');
    writeFileSync(article, `${'x'.repeat(99)}"Stay at home tonight."`);
    const { code, stdout } = await verbatim(
      'check',
      '--source',
      `spring-storm=${article}`,
      '--source',
      `new-bridge=${article}`,
    );
    expect(code).toBe(1);
    expect(stdout).toContain('2 files read, 5 passages compared with their article, 4 faults\n');
    expect(stdout).toMatch(/spring-storm\.yaml:\d+: “It was like a wall\.” stands nowhere in the article/);
  });
});

describe('wrong use', () => {
  it.each([
    [[]],
    [['nonsense']],
    [['ask']],
    [['ask', '/help', '--as', 'html']],
    [['check', '--source', 'no-file']],
    [['manifest', 'irc']],
    [['import', '--fore']],
  ])('ends with 2, and says how it goes on standard error: %j', async (args) => {
    const { code, stdout, stderr } = await verbatim(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.length).toBeGreaterThan(10);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('is not to ask for help', async () => {
    const { code, stdout } = await verbatim('--help');
    expect(code).toBe(0);
    for (const verb of ['ask', 'import', 'check', 'manifest']) expect(stdout).toContain(`  ${verb}`);
  });
});

it('a setting that is wrong is one line, and ends with 1', async () => {
  const env = { VERBATIM_STATE: '/dev/null/x', VERBATIM_DATA: data.path };
  const [store, reply] = await Promise.all([
    runVerbatim(env, ['cli', 'ask', '/help']).ended,
    runVerbatim({ ...env, VERBATIM_REPLY: 'x' }, ['cli', 'check']).ended,
  ]);
  for (const { code, stdout, stderr } of [store, reply]) {
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
});
