/** Time, passed in so that tests neither wait nor depend on the hour. */
export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  /**
   * Milliseconds that only grow, whatever is done to the time of day: for how long something takes or lasts. The
   * processes of a machine count alike until it is started again.
   */
  uptime(): number;
  /** Resolves after `ms`; rejects at once when `signal` aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};
