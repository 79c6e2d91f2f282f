const DISCORD_EPOCH = 1_420_070_400_000;

/** The id that stands before those of everything made at or after this instant (ms). */
export function snowflakeAt(ms: number): string {
  const first = BigInt(Math.max(0, Math.floor(ms) - DISCORD_EPOCH)) << 22n;
  return String(first > 0n ? first - 1n : 0n);
}
