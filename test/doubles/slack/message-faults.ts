// What Slack refuses in a message, whether it comes by chat.postMessage, by a response_url or inside an
// acknowledgement. Faults are listed in the order in which Slack would stumble over them.

import { checkBlocks, MAX_MARKDOWN } from './blocks.ts';
import { type Fault, firstLoneSurrogate } from './fault.ts';
import { isObject, type JsonObject } from './json-schema.ts';
import { countedLength, MAX_COUNTED_LENGTH } from './message-length.ts';

export const MAX_TEXT = 40_000;
const MAX_METADATA_BYTES = 8000;
const MAX_ATTACHMENTS = 100;

/** Everything for which Slack would refuse the message; none if it would be shown. */
export function faultsOfMessage(body: JsonObject, { maxText = MAX_TEXT }: { maxText?: number } = {}): Fault[] {
  return [
    ...faultsOfText(body.text, maxText),
    ...faultsOfFlags(body),
    ...faultsOfBlocks(body.blocks),
    ...faultsOfAttachments(body.attachments),
    ...faultsOfMetadata(body.metadata),
    ...faultsOfThread(body.thread_ts),
    ...(hasContent(body) ? [] : [fault('no_text', 'no text, blocks or attachments', '')]),
  ];
}

/** What Slack accepts with a warning. */
export function warningsOfMessage(body: JsonObject): string[] {
  const rich = isFilled(body.blocks) || isFilled(body.attachments);
  return rich && !isShown(body.text) ? ['missing_text_in_message'] : [];
}

function faultsOfText(text: unknown, maxText: number): Fault[] {
  if (text === undefined) return [];
  if (typeof text !== 'string') return [fault('invalid_arguments', 'must provide a string', '/text')];
  if (!text.isWellFormed()) return [fault('invalid_json', 'single unpaired surrogate', '/text')];
  if (text.length <= maxText) return [];
  return [fault('msg_too_long', `must be less than ${maxText + 1} characters`, '/text')];
}

const FLAGS = ['mrkdwn', 'unfurl_links', 'unfurl_media', 'link_names', 'reply_broadcast'];

function faultsOfFlags(body: JsonObject): Fault[] {
  return FLAGS.filter((name) => body[name] !== undefined && typeof body[name] !== 'boolean').map((name) =>
    fault('invalid_arguments', 'must provide a boolean', `/${name}`),
  );
}

function faultsOfBlocks(blocks: unknown): Fault[] {
  if (blocks === undefined) return [];
  if (!Array.isArray(blocks)) return [fault('invalid_blocks_format', 'must provide an array', '/blocks')];
  const broken = firstLoneSurrogate(blocks, '/blocks');
  if (broken !== undefined) return [fault('invalid_blocks_format', 'single unpaired surrogate', broken)];
  const faults: Fault[] = [];
  checkBlocks(blocks, '/blocks', (message, pointer) => faults.push(fault('invalid_blocks', message, pointer)));
  blocks.forEach((block, index) => {
    if (!isObject(block) || block.type !== 'markdown' || String(block.text).length <= MAX_MARKDOWN) return;
    faults.push(fault('msg_too_long', `must be less than ${MAX_MARKDOWN + 1} characters`, `/blocks/${index}/text`));
  });
  const length = countedLength(blocks);
  if (length > MAX_COUNTED_LENGTH) {
    faults.push(fault('msg_blocks_too_long', `${length} characters counted, ${MAX_COUNTED_LENGTH} allowed`, '/blocks'));
  }
  return faults;
}

function faultsOfAttachments(attachments: unknown): Fault[] {
  if (attachments === undefined) return [];
  if (!Array.isArray(attachments)) return [fault('invalid_attachments', 'must provide an array', '/attachments')];
  if (attachments.length <= MAX_ATTACHMENTS) return [];
  return [fault('too_many_attachments', `no more than ${MAX_ATTACHMENTS} items allowed`, '/attachments')];
}

function faultsOfMetadata(metadata: unknown): Fault[] {
  if (metadata === undefined) return [];
  const wrong = (message: string, pointer = '/metadata') => [fault('invalid_metadata_format', message, pointer)];
  if (!isObject(metadata)) return wrong('must provide an object');
  if (Object.keys(metadata).length === 0) return [];
  if (typeof metadata.event_type !== 'string' || metadata.event_type === '') {
    return wrong('missing required field: event_type');
  }
  if (!isObject(metadata.event_payload)) return wrong('must provide an object', '/metadata/event_payload');
  const unknown = Object.keys(metadata).find((name) => !['event_type', 'event_payload', 'entities'].includes(name));
  if (unknown !== undefined) return wrong(`invalid additional property: ${unknown}`);
  const broken = firstLoneSurrogate(metadata, '/metadata');
  if (broken !== undefined) return wrong('single unpaired surrogate', broken);
  if (Buffer.byteLength(JSON.stringify(metadata)) <= MAX_METADATA_BYTES) return [];
  return [fault('metadata_too_large', `must be less than ${MAX_METADATA_BYTES + 1} bytes`, '/metadata')];
}

function faultsOfThread(threadTs: unknown): Fault[] {
  if (threadTs === undefined) return [];
  if (typeof threadTs === 'string' && /^\d{10}\.\d{6}$/.test(threadTs)) return [];
  return [fault('invalid_thread_ts', 'must be a message timestamp', '/thread_ts')];
}

const isShown = (text: unknown): boolean => typeof text === 'string' && text.trim() !== '';
const isFilled = (value: unknown): boolean => Array.isArray(value) && value.length > 0;

/** Text, blocks or attachments; a wrong type is reported as such, not as an absence. */
function hasContent({ text, blocks, attachments }: JsonObject): boolean {
  const wrongType = (text !== undefined && typeof text !== 'string') || [blocks, attachments].some(isNotAList);
  return wrongType || isShown(text) || isFilled(blocks) || isFilled(attachments);
}

const isNotAList = (value: unknown): boolean => value !== undefined && !Array.isArray(value);

function fault(error: string, message: string, pointer: string): Fault {
  return { error, message, pointer };
}
