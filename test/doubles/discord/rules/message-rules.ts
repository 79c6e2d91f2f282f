import { ComponentWalk } from './component-walk.ts';
import { checkEmbeds } from './embed-rules.ts';
import { type Body, type Fault, Faults, findBrokenText, isObject } from './faults.ts';
import { checkComponents } from './layout-components.ts';
import { checkAllowedMentions } from './mentions.ts';

export const MessageFlag = {
  SuppressEmbeds: 1 << 2,
  Ephemeral: 1 << 6,
  Loading: 1 << 7,
  SuppressNotifications: 1 << 12,
  ComponentsV2: 1 << 15,
} as const;

export interface MessageContext {
  /** `channel`: a message of the bot's own (the default). `interaction`: a reply, which may be ephemeral. */
  kind?: 'channel' | 'interaction';
  /** Names of the files that came along. */
  files?: readonly string[];
}

// Voice messages (1 << 13) are not modelled, so they are refused too.
const SETTABLE = MessageFlag.SuppressEmbeds | MessageFlag.SuppressNotifications | MessageFlag.ComponentsV2;

const LEGACY_FIELDS = ['content', 'embeds', 'sticker_ids', 'poll', 'shared_client_theme'] as const;

/** Everything Discord would find wrong with a message that is about to be created. */
export function faultsOfMessage(body: unknown, context: MessageContext = {}): Fault[] {
  if (!isObject(body)) return notAnObject();
  const faults = new Faults();
  const flags = faults.integer(body.flags, 'flags', { min: 0, max: 2 ** 31 - 1 }) ?? 0;
  const settable = context.kind === 'interaction' ? SETTABLE | MessageFlag.Ephemeral : SETTABLE;
  if ((flags & ~settable) !== 0) faults.add('flags', 'MESSAGE_FLAGS_NOT_SETTABLE', 'These flags cannot be set');
  checkContents(body, (flags & MessageFlag.ComponentsV2) !== 0, context.files ?? [], faults);
  if (isEmpty(body) && !context.files?.length) addEmpty(faults);
  return faults.list;
}

/**
 * Everything wrong with an edit. Fields that are left out stay, so the message as it would be is what
 * counts. IS_COMPONENTS_V2 stays too: an edit that names `flags` without it asks for its removal.
 */
export function faultsOfEdit(before: Body, edit: unknown, files: readonly string[] = []): Fault[] {
  if (!isObject(edit)) return notAnObject();
  const faults = new Faults();
  const flags = faults.integer(edit.flags, 'flags', { min: 0, max: 2 ** 31 - 1 });
  const wasV2 = (Number(before.flags ?? 0) & MessageFlag.ComponentsV2) !== 0;
  const asksV2 = flags === undefined ? wasV2 : (flags & MessageFlag.ComponentsV2) !== 0;
  const after = mergeEdit(before, edit);
  checkContents({ ...edit, ...after }, asksV2, files, faults);
  if (wasV2 && !asksV2) {
    const message = 'The IS_COMPONENTS_V2 flag cannot be removed from a message';
    faults.add('flags', 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG', message);
  }
  if (isEmpty(after) && files.length === 0) addEmpty(faults);
  return faults.list;
}

/** The lasting fields of a message after an edit; an absent field stays, null empties it. */
export function mergeEdit(before: Body, edit: Body): Body {
  const after: Body = { ...before };
  for (const key of ['content', 'embeds', 'components', 'attachments', 'poll', 'sticker_ids']) {
    if (edit[key] !== undefined) after[key] = edit[key];
  }
  const flags = Number(before.flags ?? 0);
  if (typeof edit.flags === 'number') {
    // Other flags can't be changed by an edit, which Discord ignores without an error.
    const kept = flags & ~MessageFlag.SuppressEmbeds;
    after.flags = kept | (edit.flags & (MessageFlag.SuppressEmbeds | MessageFlag.ComponentsV2));
  }
  return after;
}

function checkContents(body: Body, v2: boolean, files: readonly string[], faults: Faults): void {
  findBrokenText(body, faults);
  faults.text(body.content, 'content', { max: 2000 });
  faults.boolean(body.tts, 'tts');
  if (typeof body.nonce !== 'number') faults.text(body.nonce, 'nonce', { max: 25 });
  faults.boolean(body.enforce_nonce, 'enforce_nonce');
  checkEmbeds(body.embeds, 'embeds', faults);
  checkAllowedMentions(body.allowed_mentions, 'allowed_mentions', faults);
  faults.array(body.attachments, 'attachments', { max: 10 });
  faults.array(body.sticker_ids, 'sticker_ids', { max: 3 });
  checkComponents(body.components, 'components', v2, new ComponentWalk(faults, files));
  if (!v2) return;
  for (const field of LEGACY_FIELDS) {
    if (isBlank(body[field])) continue;
    const message = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    faults.add(field, 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
  }
}

function isEmpty(body: Body): boolean {
  if (isObject(body.message_reference) && body.message_reference.type === 1) return false;
  const text = body.content;
  const hasText = typeof text === 'string' ? text.trim() !== '' : !isBlank(text);
  return !hasText && ['embeds', 'components', 'sticker_ids', 'poll'].every((field) => isBlank(body[field]));
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function addEmpty(faults: Faults): void {
  faults.list.push({ path: '', code: '50006', message: 'Cannot send an empty message', answer: 'empty' });
}

function notAnObject(): Fault[] {
  return [{ path: '', code: 'MODEL_TYPE_CONVERT', message: 'Only dictionaries may be used in a ModelType' }];
}

const KNOWN_FIELDS = new Set([
  ...LEGACY_FIELDS,
  ...['tts', 'nonce', 'enforce_nonce', 'allowed_mentions', 'message_reference', 'components'],
  ...['attachments', 'flags', 'payload_json'],
  // Fields of webhooks, which discord.js sends with replies too.
  ...['username', 'avatar_url', 'thread_name', 'applied_tags'],
]);

/** Fields that Discord does not know and ignores: most often a slip of the pen. */
export function unknownFieldsOf(body: Body): string[] {
  return Object.keys(body).filter((field) => !KNOWN_FIELDS.has(field));
}
