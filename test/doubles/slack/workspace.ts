import type { Clock } from './clock.ts';
import type { JsonObject } from './json-schema.ts';
import { Message, type MessagePlace } from './message.ts';
import { RecentMap } from './recent-map.ts';
import type { ConversationKind } from './scopes.ts';

export interface User {
  id: string;
  name: string;
  realName: string;
  /** IANA zone of the profile. */
  tz: string;
  locale: string;
  isAdmin: boolean;
  isOwner: boolean;
  /** The workspace of somebody who is here by a shared channel. */
  team?: string;
}

export interface Channel {
  id: string;
  name: string;
  kind: ConversationKind;
  isArchived: boolean;
  creator: string;
  members: Set<string>;
  /** Public messages by timestamp, oldest first. */
  messages: RecentMap<string, Message>;
}

export const TEAM = { id: 'T0NEWSROOM', name: 'Newsroom', domain: 'newsroom' };
export const BOT = { userId: 'U0BOTUSER1', botId: 'B0BOTPROF1', appId: 'A0APPIDENT', name: 'verbatim' };

const person = (id: string, name: string, tz: string, more: Partial<User> = {}): User => ({
  id,
  name,
  realName: `${name[0]?.toUpperCase()}${name.slice(1)} Example`,
  tz,
  locale: 'en-US',
  isAdmin: false,
  isOwner: false,
  ...more,
});

/** The people of every new workspace: a member, an administrator, an owner. */
export const ADA = person('U0ADAMEMBR', 'ada', 'America/New_York');
export const BEN = person('U0BENADMIN', 'ben', 'Europe/London', { isAdmin: true, locale: 'en-GB' });
export const CLEO = person('U0CLEOOWNR', 'cleo', 'Asia/Tokyo', { isAdmin: true, isOwner: true, locale: 'ja-JP' });

/** The channels of every new workspace. The bot is in the first two and in the private desk. */
export const GENERAL = 'C0GENERAL1';
export const NEWS = 'C0NEWSCHAN';
export const LOBBY = 'C0LOBBYNOB';
export const ATTIC = 'C0ATTICARC';
export const DESK = 'C0DESKPRIV';
export const VAULT = 'C0VAULTNOB';

/** The id of the bot's conversation with this user. */
export const directId = (user: string): string => `D${user.slice(1)}`;

/** The people, channels and messages of one Slack workspace. */
export class Workspace {
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  #clock: Clock;
  #ephemeral: RecentMap<string, Message>;
  #keep: number;
  #lastMicros = 0;

  constructor(clock: Clock, keep: number) {
    this.#clock = clock;
    this.#keep = keep;
    this.#ephemeral = new RecentMap(keep);
    for (const user of [ADA, BEN, CLEO]) this.users.set(user.id, { ...user });
    this.addChannel(GENERAL, 'general');
    this.addChannel(NEWS, 'news');
    this.addChannel(LOBBY, 'lobby', { withBot: false });
    this.addChannel(ATTIC, 'attic', { isArchived: true });
    this.addChannel(DESK, 'desk', { kind: 'private' });
    this.addChannel(VAULT, 'vault', { kind: 'private', withBot: false });
  }

  addChannel(
    id: string,
    name: string,
    {
      kind = 'public' as ConversationKind,
      isArchived = false,
      withBot = true,
      creator = CLEO.id,
      people = [...this.users.keys()],
    } = {},
  ): Channel {
    const members = new Set(withBot ? [...people, BOT.userId] : people);
    const channel: Channel = { id, name, kind, isArchived, creator, members, messages: new RecentMap(this.#keep) };
    this.channels.set(id, channel);
    return channel;
  }

  /** The direct conversation of the bot with a user, opened if need be. */
  directMessages(user: string): Channel {
    const id = directId(user);
    return this.channels.get(id) ?? this.addChannel(id, 'directmessage', { kind: 'im', people: [user] });
  }

  /** What `channel` may name: an id, `#name`, or a user for a direct message. */
  findChannel(name: string): Channel | undefined {
    const known = this.channels.get(name);
    if (known) return known;
    if (this.users.has(name)) return this.directMessages(name);
    const bare = name.replace(/^#/, '');
    for (const channel of this.channels.values()) if (channel.name === bare && channel.kind !== 'im') return channel;
    return undefined;
  }

  /** The next message timestamp: the clock's, and never the same twice. */
  nextTs(): string {
    this.#lastMicros = Math.max(this.#lastMicros + 1, Math.floor(this.#clock.now() * 1000));
    const micros = String(this.#lastMicros);
    return `${micros.slice(0, -6)}.${micros.slice(-6)}`;
  }

  /** Shows a message to the channel, or to one user. */
  post(place: Omit<MessagePlace, 'ts'>, body: JsonObject): Message {
    const message = new Message({ ...place, ts: this.nextTs() }, body);
    const shelf = place.visibleTo === undefined ? this.channels.get(place.channel)?.messages : this.#ephemeral;
    shelf?.set(message.ts, message);
    return message;
  }

  /** A public message that has not been deleted. */
  findMessage(channel: string, ts: string): Message | undefined {
    const message = this.channels.get(channel)?.messages.get(ts);
    return message?.deleted ? undefined : message;
  }

  /** What stands in a channel, oldest first; with a user, what only that user sees too. */
  messagesIn(channel: string, user?: string): Message[] {
    const shared = [...(this.channels.get(channel)?.messages.values() ?? [])];
    const own = [...this.#ephemeral.values()].filter(
      (message) => message.channel === channel && message.visibleTo === user,
    );
    return [...shared, ...own].filter((message) => !message.deleted).sort((a, b) => (a.ts < b.ts ? -1 : 1));
  }
}
