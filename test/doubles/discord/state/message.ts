import type { APIUser } from 'discord-api-types/v10';
import { Component, eachComponent } from '../rules/component-walk.ts';
import { type Body, isObject } from '../rules/faults.ts';
import { textsOf } from '../rules/mentions.ts';
import { MessageFlag } from '../rules/message-rules.ts';
import type { Channel } from './guilds.ts';

export interface Button {
  readonly label?: string;
  readonly customId?: string;
  readonly url?: string;
  readonly disabled: boolean;
}

export interface UploadedFile {
  /** Given by the store. */
  readonly id?: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

interface MessageStart {
  id: string;
  channel: Channel;
  body: Body;
  at: number;
  /** The one person an ephemeral message is shown to. */
  onlyFor?: string;
}

/** A message as people see it now. `body` holds the fields as the bot sent them, edits applied. */
export class Message {
  readonly id: string;
  readonly channel: Channel;
  readonly at: number;
  readonly onlyFor?: string;
  /** The person who wrote it; none for a message of the bot's. */
  author?: APIUser;
  /** The interaction that made it, none for a message of the bot's own. */
  interaction?: Body;
  body: Body;
  files: UploadedFile[] = [];
  /** Whom it would notify, over its whole life: `<@id>`, `<@&id>`, `@everyone`, `@here`. */
  readonly pings = new Set<string>();
  edits = 0;
  editedAt?: number;
  deleted = false;
  nonce?: string | number;

  constructor({ id, channel, body, at, onlyFor }: MessageStart) {
    this.id = id;
    this.channel = channel;
    this.body = body;
    this.at = at;
    this.onlyFor = onlyFor;
  }

  get flags(): number {
    return Number(this.body.flags ?? 0);
  }

  /** True when only the one who asked sees it. */
  get ephemeral(): boolean {
    return (this.flags & MessageFlag.Ephemeral) !== 0;
  }

  /** True while it says that the bot is thinking. */
  get loading(): boolean {
    return (this.flags & MessageFlag.Loading) !== 0;
  }

  get componentsV2(): boolean {
    return (this.flags & MessageFlag.ComponentsV2) !== 0;
  }

  /** All text in reading order, the parts separated by a line break. */
  get text(): string {
    return [...textsOf(this.body)].join('\n');
  }

  get buttons(): Button[] {
    return [...eachComponent(this.body.components)].filter(({ type }) => type === Component.Button).map(asButton);
  }

  /** The button or select menu with this custom id, label or placeholder. */
  control(which: string): Body | undefined {
    for (const component of eachComponent(this.body.components)) {
      if ([component.custom_id, component.label, component.placeholder].includes(which)) return component;
    }
    return undefined;
  }

  isVisibleTo(userId: string): boolean {
    return !this.deleted && (this.onlyFor === undefined || this.onlyFor === userId);
  }
}

function asButton(component: Body): Button {
  const text = (key: string) => (typeof component[key] === 'string' ? (component[key] as string) : undefined);
  const disabled = component.disabled === true;
  return { label: text('label'), customId: text('custom_id'), url: text('url'), disabled };
}

/** Components with the ids Discord fills in: in order, from 1, skipping those that were given. */
export function withComponentIds(components: unknown): unknown {
  if (!Array.isArray(components) || components.length === 0) return [];
  const copy = structuredClone(components);
  const taken = new Set([...eachComponent(copy)].map(({ id }) => id).filter(Boolean));
  let next = 1;
  for (const component of eachComponent(copy)) {
    if (component.id) continue;
    while (taken.has(next)) next++;
    component.id = next++;
    if (component.type === Component.Separator) Object.assign(component, { spacing: 1, divider: true, ...component });
  }
  return copy;
}

/** The id of the component with this custom id, as Discord would have given it. */
export function componentOf(components: unknown, customId: string): Body | undefined {
  for (const component of eachComponent(withComponentIds(components))) {
    if (isObject(component) && component.custom_id === customId) return component;
  }
  return undefined;
}
