import { type Body, isObject } from '../rules/faults.ts';
import { pingsOf } from '../rules/mentions.ts';
import { faultsOfEdit, faultsOfMessage, type MessageContext, MessageFlag, mergeEdit } from '../rules/message-rules.ts';
import { refusal, refuseFaults } from '../server/refusal.ts';
import type { Now, Snowflakes } from './clock.ts';
import type { Channel } from './guilds.ts';
import { Message, type UploadedFile } from './message.ts';
import { RecentMap } from './recent.ts';

const LASTING = ['content', 'embeds', 'components', 'flags', 'poll', 'sticker_ids', 'attachments'] as const;
/** Discord says "the past few minutes". */
const NONCE_LIFETIME = 5 * 60_000;

export interface Post {
  channel: Channel;
  body: Body;
  files?: UploadedFile[];
  kind: NonNullable<MessageContext['kind']>;
  onlyFor?: string;
  /** Where `body` sits in the whole request, for the paths of faults. */
  prefix?: string;
}

/** All messages, in the order they were written. */
export class MessageStore {
  readonly #now: Now;
  readonly #ids: Snowflakes;
  readonly #limit: number;
  readonly #byId: RecentMap<string, Message>;
  readonly #byChannel = new Map<Channel, Message[]>();
  readonly #byNonce: RecentMap<string | number, Message>;

  constructor(now: Now, ids: Snowflakes, limit: number) {
    this.#now = now;
    this.#ids = ids;
    this.#limit = limit;
    this.#byId = new RecentMap(limit);
    this.#byNonce = new RecentMap(limit);
  }

  /** Checks and creates a message. */
  create({ channel, body, files = [], kind, onlyFor, prefix = '' }: Post): Message {
    refuseFaults(faultsOfMessage(body, { kind, files: namesOf(files) }), prefix);
    const lasting: Body = {};
    for (const key of LASTING) if (body[key] !== undefined && body[key] !== null) lasting[key] = body[key];
    const message = this.add(channel, lasting, onlyFor);
    message.files = this.#stored(files);
    for (const ping of pingsOf(body)) message.pings.add(ping);
    return message;
  }

  /** Adds a message unchecked, e.g. the one that says that the bot is thinking. */
  add(channel: Channel, body: Body, onlyFor?: string): Message {
    const message = new Message({ id: this.#ids.next(), channel, body, at: this.#now(), onlyFor });
    this.#byId.set(message.id, message);
    if (!message.ephemeral) this.#list(message);
    return message;
  }

  edit(message: Message, edit: Body, files: UploadedFile[] = [], prefix = ''): Message {
    const kept = keptFiles(message.files, edit.attachments);
    const all = [...kept, ...this.#stored(files)];
    const before = { ...message.body, flags: message.flags & ~MessageFlag.Loading };
    refuseFaults(faultsOfEdit(before, edit, namesOf(all)), prefix);
    // What replaces "is thinking" is the reply itself, not an edit.
    if (!message.loading) {
      message.edits++;
      message.editedAt = this.#now();
    }
    message.body = mergeEdit(before, edit);
    message.files = all;
    for (const ping of pingsOf({ ...message.body, allowed_mentions: edit.allowed_mentions })) message.pings.add(ping);
    return message;
  }

  delete(message: Message): void {
    message.deleted = true;
  }

  find(id: string | undefined): Message | undefined {
    const message = this.#byId.get(id ?? '');
    return message?.deleted ? undefined : message;
  }

  known(id: string | undefined, channel?: Channel): Message {
    const message = this.find(id);
    if (!message || (channel && message.channel !== channel)) throw refusal('unknownMessage');
    return message;
  }

  /** Everything not deleted, oldest first, ephemeral messages included. */
  all(): Message[] {
    return [...this.#byId.values()].filter(({ deleted }) => !deleted);
  }

  /** What everyone in the channel sees, oldest first; deleted messages are still in the list. */
  inChannel(channel: Channel): readonly Message[] {
    return this.#byChannel.get(channel) ?? [];
  }

  remember(nonce: string | number, message: Message): void {
    message.nonce = nonce;
    this.#byNonce.delete(nonce);
    this.#byNonce.set(nonce, message);
  }

  /** The message that carried this nonce within the past few minutes, deleted or not. */
  withNonce(nonce: string | number): Message | undefined {
    const message = this.#byNonce.get(nonce);
    return message && this.#now() - message.at <= NONCE_LIFETIME ? message : undefined;
  }

  #list(message: Message): void {
    let list = this.#byChannel.get(message.channel);
    if (!list) {
      list = [];
      this.#byChannel.set(message.channel, list);
    }
    list.push(message);
    // Trimmed in large steps, so that the cost per message stays constant.
    if (list.length > 2 * this.#limit) list.splice(0, this.#limit);
  }

  #stored(files: readonly UploadedFile[]): UploadedFile[] {
    return files.map((file) => ({ ...file, id: this.#ids.next() }));
  }
}

function namesOf(files: readonly UploadedFile[]): string[] {
  return files.map(({ name }) => name);
}

/** An edit that names `attachments` keeps only those it names; one that doesn't keeps all. */
function keptFiles(files: UploadedFile[], attachments: unknown): UploadedFile[] {
  if (attachments === undefined) return files;
  if (!Array.isArray(attachments)) return [];
  const ids = attachments.filter(isObject).map(({ id }) => String(id));
  return files.filter(({ id }) => id !== undefined && ids.includes(id));
}
