import { parse as parseForm } from 'node:querystring';
import { isObject, type JsonObject } from './json-schema.ts';
import { Refusal } from './refusal.ts';

const BOOLEANS = ['mrkdwn', 'unfurl_links', 'unfurl_media', 'link_names', 'reply_broadcast'];
const MESSAGE_TEXTS = ['text', 'thread_ts', 'parse', 'username', 'icon_emoji', 'icon_url'];
const INVALID_JSON: Record<string, string> = {
  blocks: 'invalid_blocks_format',
  attachments: 'invalid_attachments',
  metadata: 'invalid_metadata_format',
};

/** Decodes the body of a request; a refusal if it is neither a form nor a JSON object. */
export function decodeBody(contentType: string, raw: string, query: string): JsonObject {
  if (contentType.startsWith('application/json')) return decodeJson(raw);
  const known = raw === '' || contentType.startsWith('application/x-www-form-urlencoded');
  if (!known) throw new Refusal('invalid_post_type');
  const body: JsonObject = {};
  for (const source of [query, raw]) {
    for (const [name, value] of Object.entries(parseForm(source))) {
      body[name] = Array.isArray(value) ? value.at(-1) : value;
    }
  }
  return body;
}

function decodeJson(raw: string): JsonObject {
  let body: unknown;
  try {
    body = JSON.parse(raw);
  } catch {
    throw new Refusal('invalid_json');
  }
  if (!isObject(body)) throw new Refusal('json_not_object');
  return body;
}

/** The arguments of a Web API call, read alike from a form, where all is text, and from JSON. */
export class Arguments {
  readonly body: JsonObject;

  constructor(body: JsonObject) {
    this.body = body;
  }

  required(name: string): string {
    const value = this.optional(name);
    if (value === undefined) throw Refusal.missingArgument(name);
    return value;
  }

  optional(name: string): string | undefined {
    const value = this.body[name];
    return value === undefined || value === null || value === '' ? undefined : String(value);
  }

  flag(name: string): boolean {
    return asBoolean(this.body[name]) === true;
  }

  limit(fallback: number, max: number): number {
    const raw = this.optional('limit');
    if (raw === undefined) return fallback;
    const value = Number(raw);
    if (!Number.isInteger(value) || value < 1 || value > max) throw new Refusal('invalid_limit');
    return value;
  }

  /** The arguments that make a message, with blocks, attachments and metadata decoded. */
  message(): JsonObject {
    const message: JsonObject = {};
    for (const name of MESSAGE_TEXTS) {
      const value = this.body[name];
      if (value !== undefined && (name === 'text' || value !== '')) message[name] = value;
    }
    for (const [name, code] of Object.entries(INVALID_JSON)) {
      const value = this.body[name];
      if (value !== undefined && value !== '') message[name] = typeof value === 'string' ? decode(value, code) : value;
    }
    for (const name of BOOLEANS) {
      if (this.body[name] !== undefined) message[name] = asBoolean(this.body[name]);
    }
    return message;
  }
}

function decode(value: string, code: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    throw new Refusal(code);
  }
}

/** Forms say `true` or `1`; anything else stays as it is, for the validation to name. */
function asBoolean(value: unknown): unknown {
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  return value;
}
