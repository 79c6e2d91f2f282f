import { defineConfig } from 'vitest/config';

const [SQLITE_ONLY, POSTGRES_ONLY] = [
  ['test/store/sqlite.test.ts', 'test/store/unwritable.test.ts'],
  ['test/store/postgres*.test.ts'],
];

/** Everything runs on the embedded store; what asks the store anything by itself runs on a real PostgreSQL, too. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'sqlite',
          include: ['test/**/*.test.ts'],
          exclude: POSTGRES_ONLY,
          provide: { postgres: '' },
        },
      },
      {
        test: {
          name: 'postgres',
          include: ['test/{store,library}/*.test.ts', 'test/recent-answers.test.ts'],
          exclude: SQLITE_ONLY,
          globalSetup: 'test/fixtures/postgres-setup.ts',
        },
      },
    ],
  },
});
