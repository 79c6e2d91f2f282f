import type { IncomingMessage } from 'node:http';
import { type Duplex, PassThrough, pipeline, Transform } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';
import { truncated } from './faults.ts';
import { FetchError } from './fetch-error.ts';

/** What may be announced in Accept-Encoding. */
export const ENCODINGS = 'gzip, deflate, br, zstd';

/** A zstd window as large as the standard for the web allows (8 MB), so that no sender decides on our memory. */
const ZSTD_WINDOW_LOG = 23;

/**
 * The body of an answer, unpacked. It is never larger in memory than `limit` bytes: neither what comes over the wire nor
 * what it unfolds to is read on beyond that. Rejects with a `FetchError` or with what Node says.
 */
export async function readBody(
  response: IncomingMessage,
  host: string,
  limit: number,
  onChunk: (bytes: number) => void,
): Promise<Buffer> {
  const tooLarge = () =>
    new FetchError(
      'too-large',
      `The page at ${host} is larger than ${megabytes(limit)}: save its text and give the file.`,
    );
  if (Number(response.headers['content-length']) > limit) {
    response.destroy();
    throw tooLarge();
  }
  const unpack = await unpacking(response, host);
  let packed = 0;
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      packed += chunk.length;
      onChunk(bytes);
      done(packed > limit ? tooLarge() : null, chunk);
    },
  });
  const chunks: Buffer[] = [];
  const unpacked = pipeline(response, meter, unpack, () => undefined); // its errors come out of the loop
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > limit) throw tooLarge(); // and leaving the loop ends the connection
      chunks.push(chunk);
      onChunk(bytes);
    }
  } catch (error) {
    throw (error as { code?: unknown }).code === 'ECONNRESET' ? truncated(host) : error;
  }
  return Buffer.concat(chunks, bytes);
}

const megabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1_000_000))} MB`;

/** The stream that takes off the one encoding an answer may have; several on top of each other are a bomb's way. */
async function unpacking(response: IncomingMessage, host: string): Promise<Duplex> {
  const encoding = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
  switch (encoding) {
    case '':
    case 'identity':
    case 'none':
    case 'utf-8': // a common slip
      return new PassThrough();
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return (await startsLikeZlib(response)) ? createInflate() : createInflateRaw();
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } });
    default:
      response.destroy();
      throw new FetchError(
        'server',
        `${host} packs its page in a way that isn't known here: save it and give the file.`,
      );
  }
}

/** "deflate" should come in zlib's wrapping, and comes without it from some servers. */
async function startsLikeZlib(response: IncomingMessage): Promise<boolean> {
  const first = await new Promise<Buffer | undefined>((resolve, reject) => {
    response.once('error', reject);
    response.once('end', () => resolve(undefined));
    response.once('readable', () => resolve(response.read() ?? undefined));
  });
  if (first === undefined) return true;
  response.unshift(first);
  return ((first[0] ?? 0) & 0x0f) === 8;
}
