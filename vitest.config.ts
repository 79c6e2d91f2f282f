import { defineConfig } from 'vitest/config';

/** What asks a store anything by itself, and what only one of the engines is asked. */
const STORE = [
  'test/store/*.test.ts',
  'test/library/{library,speakers,listed-speakers,completion,import,import-conflicts,import-again}.test.ts',
  'test/commands/person.test.ts',
  'test/recent-answers.test.ts',
  'test/digest/serve-{crash,store}.test.ts',
];
const SQLITE_ONLY = ['test/store/{sqlite,unwritable}.test.ts'];
const POSTGRES_ONLY = ['test/store/postgres*.test.ts'];

/** Everything runs on the embedded store; the contract of the stores is tested on a real PostgreSQL, too. */
export default defineConfig({
  test: {
    maxWorkers: '100%', // one less than there are processors would be half of two
    projects: [
      {
        test: {
          name: 'sqlite',
          isolate: false, // no file changes what others see: a worker reads each module once
          include: ['test/**/*.test.ts'],
          exclude: POSTGRES_ONLY,
          provide: { postgres: '' },
        },
      },
      {
        test: {
          name: 'postgres',
          isolate: false, // the files take turns with what they have made
          include: STORE,
          exclude: SQLITE_ONLY,
          globalSetup: 'test/fixtures/postgres-setup.ts',
        },
      },
    ],
  },
});
