import type { IncomingMessage } from 'node:http';
import type { UploadedFile } from '../state/message.ts';
import { refusal } from './refusal.ts';

const MAX_BYTES = 25 * 1024 * 1024;

/** Reads the raw body. One beyond Discord's limit is read to its end, but not kept. */
export function readBody(incoming: IncomingMessage): Promise<{ raw: Buffer; tooLarge: boolean }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BYTES) chunks.push(chunk);
    });
    incoming.on('end', () => resolve({ raw: Buffer.concat(chunks), tooLarge: size > MAX_BYTES }));
    incoming.on('error', reject);
  });
}

/** The JSON of a body and the files that came with it. */
export async function parseBody(raw: Buffer, type = ''): Promise<{ body: unknown; files: UploadedFile[] }> {
  if (raw.length === 0) return { body: undefined, files: [] };
  if (!type.startsWith('multipart/form-data')) return { body: parseJson(raw.toString()), files: [] };
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  const files: UploadedFile[] = [];
  for (const [key, value] of form) {
    if (key.startsWith('files[') && typeof value !== 'string') {
      files.push({ name: value.name, type: value.type, size: value.size });
    }
  }
  const payload = form.get('payload_json');
  return { body: typeof payload === 'string' ? parseJson(payload) : {}, files };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal('invalidJson');
  }
}
