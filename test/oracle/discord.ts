// What a message body does when Discord shows it: the texts a person sees, in order, and the links, pings and times.

import { type Component, readComponents } from './discord-components.ts';
import { linksIn, type Markup, markupIn, parseDiscord, visibleText } from './discord-markdown.ts';
import { type AllowedMentions, type Ping, pingsOf } from './discord-pings.ts';

export interface DiscordShown {
  /** `text`: content and text displays, read as markup. The rest is shown as written: `button`, `placeholder` and
   * `option` of a select, and `alt`, the description of a picture, which is not part of what is seen at a glance. */
  kind: 'text' | 'button' | 'placeholder' | 'option' | 'alt';
  /** What a person reads. */
  text: string;
  /** What was sent. */
  source: string;
  markup: Markup[];
}

export interface DiscordSeen {
  shown: DiscordShown[];
  /** Everything shown but `alt`, a line each. */
  visible: string;
  /** Link buttons, masked links, bare addresses. A bare address is its own label. */
  links: { label: string; url: string }[];
  /** Whom it would notify under its `allowed_mentions`. */
  pings: Ping[];
  timestamps: { unix: number; style: string }[];
  /** Why Discord would refuse the body, or why this oracle can't speak for it. Empty for a sound one. */
  faults: string[];
}

interface Body {
  content?: string;
  flags?: number;
  components?: Component[];
  embeds?: unknown[];
  poll?: unknown;
  allowed_mentions?: AllowedMentions;
}

const COMPONENTS_V2 = 1 << 15;

/** For a create-message or edit-message body, or the `data` of an interaction's reply. */
export function seenOnDiscord(given: unknown): DiscordSeen {
  const body = given as Body;
  const parts = readComponents(body.components ?? []);
  const texts = [...(body.content ? [{ kind: 'text' as const, text: body.content }] : []), ...parts.texts];
  const shown = texts.map(({ kind, text }) => show(kind, text));
  const read = shown.filter(({ kind }) => kind === 'text');
  return {
    shown,
    visible: shown
      .filter(({ kind }) => kind !== 'alt')
      .map(({ text }) => text)
      .join('\n'),
    links: [...parts.links, ...read.flatMap(({ source }) => linksIn(parseDiscord(source)))],
    pings: pingsOf(read, body.allowed_mentions),
    timestamps: read.flatMap(({ markup }) => markup.filter(({ type }) => type === 'timestamp').map(time)),
    faults: [...faultsOf(body, parts.v2), ...parts.faults],
  };
}

function show(kind: DiscordShown['kind'], source: string): DiscordShown {
  if (kind !== 'text') return { kind, text: source, source, markup: [] };
  const nodes = parseDiscord(source);
  return { kind, text: visibleText(nodes), source, markup: markupIn(nodes) };
}

function time({ id = '', style = 'f' }: Markup): { unix: number; style: string } {
  return { unix: Number(id), style };
}

function faultsOf(body: Body, usesV2: boolean): string[] {
  const v2 = ((body.flags ?? 0) & COMPONENTS_V2) !== 0;
  const faults: string[] = [];
  if (v2 && body.content) faults.push('content beside Components V2');
  if (v2 && body.poll !== undefined) faults.push('poll beside Components V2');
  if (!v2 && usesV2) faults.push('Components V2 without their flag');
  if (body.embeds?.length) faults.push(v2 ? 'embeds beside Components V2' : 'embeds, which this oracle does not read');
  return faults;
}
