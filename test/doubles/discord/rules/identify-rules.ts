import { type Body, isObject } from './faults.ts';

/** Gateway close codes. After those from 4010 on (and 4004) a client must not reconnect. */
export const Close = {
  UnknownOpcode: 4001,
  DecodeError: 4002,
  NotAuthenticated: 4003,
  AuthenticationFailed: 4004,
  AlreadyAuthenticated: 4005,
  InvalidSequence: 4007,
  InvalidShard: 4010,
  InvalidVersion: 4012,
  InvalidIntents: 4013,
  DisallowedIntents: 4014,
} as const;

/** Bits 0–16, 20, 21, 24 and 25. */
const KNOWN_INTENTS = 0x1_ffff | (0b11 << 20) | (0b11 << 24);
const PRIVILEGED_INTENTS = (1 << 1) | (1 << 8) | (1 << 15);

export interface Identify {
  readonly at: number;
  readonly intents: number;
  readonly shard: readonly [number, number];
  readonly properties: unknown;
}

/** What an identify payload says, or the code the connection is closed with for it. */
export function readIdentify(data: Body, grantedIntents: number, at: number): Identify | number {
  const { intents, properties } = data;
  if (typeof intents !== 'number' || (intents & ~KNOWN_INTENTS) !== 0) return Close.InvalidIntents;
  if ((intents & PRIVILEGED_INTENTS & ~grantedIntents) !== 0) return Close.DisallowedIntents;
  if (!isObject(properties)) return Close.DecodeError;
  const [shard, count] = Array.isArray(data.shard) ? data.shard.map(Number) : [0, 1];
  if (shard === undefined || count === undefined || !(shard >= 0 && shard < count)) return Close.InvalidShard;
  return { at, intents, shard: [shard, count], properties };
}

/** The close code for a connection's query, none when it is fine. The double speaks uncompressed JSON only. */
export function refuseConnection(params: URLSearchParams): number | undefined {
  if (params.get('v') !== '10') return Close.InvalidVersion;
  if (params.get('encoding') !== 'json' || params.has('compress')) return Close.DecodeError;
  return undefined;
}
