/** A value of a row or a parameter. */
export type Value = string | number | null;
export type Row = Record<string, Value>;

export type Engine = 'sqlite' | 'postgres';

/** Statements hold `$1`, `$2`, …; each engine's driver translates them to its own placeholders. */
export type Reader = {
  /** Which engine it is: for the few questions that each answers in its own way (search.ts). */
  readonly engine: Engine;
  all<R extends Row>(sql: string, ...values: Value[]): Promise<R[]>;
  get<R extends Row>(sql: string, ...values: Value[]): Promise<R | undefined>;
};

export type Transaction = Reader & {
  /** The number of rows changed. */
  run(sql: string, ...values: Value[]): Promise<number>;
};

/** The store: asynchronous whatever the engine, so that no caller depends on one. */
export type Database = Reader & {
  /** All of `work` or nothing of it. Transactions run one after the other, those of other processes too. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Differs from what it was whenever anything was committed since, by any process. */
  version(): Promise<string>;
  close(): Promise<void>;
};
