import { startPostgres } from '../fixtures/postgres-server.ts';
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

/** A PostgreSQL of one's own. */
export async function postgresPlace(): Promise<StorePlace> {
  const folder = temporaryFolder();
  const server = await startPostgres({ durable: true });
  return {
    settings: { state: folder.path, databaseUrl: server.url },
    restart: async () => {
      await server.crash();
      await server.start();
    },
    remove: async () => {
      await server.remove();
      folder.remove();
    },
  };
}
