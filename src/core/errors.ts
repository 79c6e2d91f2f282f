import type { Action } from './message.ts';

/** Something the person who asked can put right: the message says what is wrong and what to do. */
export class UserError extends Error {
  readonly actions: Action[];
  constructor(message: string, actions: Action[] = []) {
    super(message);
    this.name = 'UserError';
    this.actions = actions;
  }
}

/** Something the operator must put right: the message is one sentence with the mend, free of secrets. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}
