import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { feedText, names } from '../ingest/feed/web.ts';
import { html, pages, startWeb } from '../ingest/fetch/web.ts';
import { runVerbatim, temporaryFolder } from '../process.ts';

const HOME =
  '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="news.xml"></head></html>';

/** A folder for data and store that follows these feeds, and the program at it. */
function newcomer(...urls: string[]) {
  const folder = temporaryFolder();
  const list = urls.map((url) => `  - url: ${url}\n    first: 0\n`).join('');
  if (list) writeFileSync(join(folder.path, 'feeds.yaml'), `format: 1\nfeeds:\n${list}`);
  const env = { VERBATIM_STATE: folder.path, VERBATIM_DATA: folder.path, VERBATIM_FETCH_LOOPBACK: 'yes' };
  return { run: (...args: string[]) => runVerbatim(env, args), remove: folder.remove };
}

// They wait for their processes, not for one another.
describe.concurrent('the program', () => {
  it('knows the verbs', async () => {
    const { run, remove } = newcomer('https://gazette.example/news.xml');
    const { stdout } = await run('cli', 'feeds', 'list', '--json').ended;
    expect(JSON.parse(stdout)).toMatchObject([{ url: 'https://gazette.example/news.xml', pulledAt: null }]);
    remove();
  });

  it('waits where it must between two requests to a host', async () => {
    const web = await startWeb(pages({ '/': html(HOME), '/news.xml': html(feedText(names(8)), 'text/xml') }));
    const { run, remove } = newcomer();
    const { code, stdout } = await run('cli', 'feeds', 'add', web.url('/', '127.0.0.1')).ended;
    expect([code, stdout]).toEqual([0, `Follows Harbour: ${web.url('/news.xml', '127.0.0.1')}\n8 items.\n`]);
    await web.close();
    remove();
  });

  it('pulls while a chat is open that nobody types in, and ends with its input', async () => {
    const asked = Promise.withResolvers<void>();
    const web = await startWeb(() => asked.resolve()); // and it never answers
    const { run, remove } = newcomer(web.url('/news.xml', '127.0.0.1'));
    const chat = run();
    await asked.promise;
    chat.write('');
    expect((await chat.ended).code).toBe(0);
    await web.close();
    remove();
  }, 10_000);
});
