import { writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { openDraftsOf } from '../../src/ingest/drafts.ts';
import { openIngest } from '../../src/ingest/ingest.ts';
import { addArticle, sourceOf } from '../../src/verbs/add/article.ts';
import { type AddOptions, readOptions } from '../../src/verbs/add/options.ts';
import { NOON } from '../fixtures/briefs.ts';
import { openStore } from '../fixtures/store.ts';
import { reader, startWeb } from '../ingest/fetch/web.ts';
import { temporaryFolder } from '../process.ts';

export type AddDesk = Awaited<ReturnType<typeof startDesk>>;

/** What `verbatim add` does in this process, on a web, a folder and a real store of the test's own. */
export async function startDesk(answer: RequestListener) {
  const folder = temporaryFolder();
  const web = await startWeb(answer);
  let store = await openStore();
  return {
    web,
    newest: () => store.library.newest(),
    draft: () => store.database.get<{ brief: string }>('SELECT brief FROM draft'),
    path: (name: string) => join(folder.path, name),
    file: (name: string, content: string | Uint8Array): string => {
      const path = join(folder.path, name);
      writeFileSync(path, content);
      return path;
    },
    add: async (what: string, options: AddOptions = {}, signal = new AbortController().signal) => {
      const said = { out: '', err: '' };
      const wanted = readOptions(what, options);
      if ('fault' in wanted) return { ...said, code: 2, err: wanted.fault };
      const found = await sourceOf(what, wanted);
      if ('fault' in found) return { ...said, code: 1, err: found.fault };
      const ingest = openIngest({ database: store.database, fetch: reader(), now: () => NOON, random: Math.random });
      const desk = {
        drafts: openDraftsOf(store.database, () => NOON),
        ...{ ingest, person: 'mara', style: {}, signal, progress: { tell: () => undefined, end: () => undefined } },
        out: (text: string) => {
          said.out += text;
        },
        tell: (line: string) => {
          said.err += `${line}\n`;
        },
      };
      const code = await addArticle(desk, what, found, wanted, options);
      return { code, ...said };
    },
    /** How many articles, drafts and briefings there are. */
    kept: async () => {
      const rows = async (table: string) =>
        (await store.database.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))?.n;
      return [await rows('article'), await rows('draft'), await rows('brief')];
    },
    empty: async () => {
      await store.close();
      store = await openStore();
    },
    close: async () => {
      folder.remove();
      await Promise.all([web.close(), store.close()]);
    },
  };
}
