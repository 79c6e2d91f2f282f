import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, constants, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import { truncated } from './faults.ts';
import { FetchError } from './fetch-error.ts';

/** What may be announced in Accept-Encoding. */
export const ENCODINGS = 'gzip, deflate, br, zstd';

/** A zstd window as large as the standard for the web allows (8 MB), so that no sender decides on our memory. */
const ZSTD_WINDOW_LOG = 23;

/** Unpacks to at most so many bytes; rejects with the code ERR_BUFFER_TOO_LARGE as soon as there would be more. */
type Unpack = (packed: Buffer, limit: number) => Promise<Buffer>;

const asItIs: Unpack = async (packed) => packed;
const unzip: Unpack = (packed, maxOutputLength) => promisify(gunzip)(packed, { maxOutputLength });
const unbrotli: Unpack = (packed, maxOutputLength) => promisify(brotliDecompress)(packed, { maxOutputLength });
const unzstd: Unpack = (packed, maxOutputLength) =>
  promisify(zstdDecompress)(packed, { maxOutputLength, params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } });
/** "deflate" should come in zlib's wrapping, and comes without it from some servers. */
const undeflate: Unpack = (packed, maxOutputLength) =>
  promisify(((packed[0] ?? 0) & 0x0f) === 8 ? inflate : inflateRaw)(packed, { maxOutputLength });

/** One at a time: several on top of each other are a bomb's way, and no page's. */
const UNPACK = new Map<string, Unpack>([
  ['', asItIs],
  ['identity', asItIs],
  ['none', asItIs],
  ['utf-8', asItIs], // a common slip
  ['gzip', unzip],
  ['x-gzip', unzip],
  ['deflate', undeflate],
  ['br', unbrotli],
  ['zstd', unzstd],
]);

/**
 * The body of an answer, unpacked. Neither what comes over the wire nor what it unfolds to is taken beyond `limit` bytes,
 * and what is announced to be longer isn't begun. Rejects with a `FetchError` or with what Node says of the connection.
 */
export async function readBody(
  response: IncomingMessage,
  host: string,
  limit: number,
  onBytes: (received: number) => void,
): Promise<Buffer> {
  const unpack = UNPACK.get((response.headers['content-encoding'] ?? '').trim().toLowerCase());
  if (!unpack) {
    throw new FetchError('server', `${host} packs its page in a way that isn't known here: save it and give the file.`);
  }
  if (Number(response.headers['content-length']) > limit) throw tooLarge(host, limit);
  const packed = await receive(response, host, limit, onBytes);
  if (packed.length === 0) return packed;
  try {
    return await unpack(packed, limit);
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(host, limit);
    if (code === 'Z_BUF_ERROR') throw truncated(host);
    throw new FetchError('server', `${host} sent something that can't be unpacked: try again later.`);
  }
}

async function receive(
  response: IncomingMessage,
  host: string,
  limit: number,
  onBytes: (received: number) => void,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let received = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      received += chunk.length;
      if (received > limit) throw tooLarge(host, limit); // and leaving the loop ends the connection
      chunks.push(chunk);
      onBytes(received);
    }
  } catch (error) {
    throw (error as { code?: unknown }).code === 'ECONNRESET' ? truncated(host) : error;
  }
  return Buffer.concat(chunks, received);
}

const tooLarge = (host: string, limit: number): FetchError => {
  const size = `${Math.max(1, Math.round(limit / 1_000_000))} MB`;
  return new FetchError('too-large', `The page at ${host} is larger than ${size}: save its text and give the file.`);
};
