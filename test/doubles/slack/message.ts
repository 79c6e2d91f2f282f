import { isObject, type JsonObject } from './json-schema.ts';
import { warningsOfMessage } from './message-faults.ts';
import { nodesOf, pingsOfMessage, pingsOfNode, possiblePingsOfMessage, unfurlsLinks } from './pings.ts';

/** A button or menu as a user sees it. */
export interface Control {
  element: JsonObject;
  blockId: string;
  actionId: string;
  text: string;
  value: string | undefined;
}

export interface MessagePlace {
  ts: string;
  channel: string;
  author: string;
  /** The only user who sees an ephemeral message; undefined for one the whole channel sees. */
  visibleTo?: string | undefined;
  threadTs?: string | undefined;
}

/**
 * A message as the workspace holds it; edits and deletion change it in place. What follows from its body is worked out
 * when somebody looks, to keep the double's own time out of measurements.
 */
export class Message {
  readonly ts: string;
  readonly channel: string;
  readonly author: string;
  readonly visibleTo: string | undefined;
  readonly threadTs: string | undefined;
  /** The body last accepted, as it was sent. */
  sent: JsonObject;
  edits = 0;
  deleted = false;
  #stored: JsonObject[] | undefined;

  constructor(place: MessagePlace, body: JsonObject) {
    this.ts = place.ts;
    this.channel = place.channel;
    this.author = place.author;
    this.visibleTo = place.visibleTo;
    this.threadTs = place.threadTs;
    this.sent = body;
  }

  edit(body: JsonObject): void {
    this.edits += 1;
    this.sent = body;
    this.#stored = undefined;
  }

  get visibility(): 'ephemeral' | 'in_channel' {
    return this.visibleTo === undefined ? 'in_channel' : 'ephemeral';
  }

  get text(): string {
    return typeof this.sent.text === 'string' ? this.sent.text : '';
  }

  /** The blocks as Slack keeps them: every block and action has an id, every text its defaults. */
  get blocks(): JsonObject[] {
    this.#stored ??= Array.isArray(this.sent.blocks) ? this.sent.blocks.map(asStored) : [];
    return this.#stored;
  }

  get metadata(): JsonObject | undefined {
    const { metadata } = this.sent;
    return isObject(metadata) && metadata.event_type ? metadata : undefined;
  }

  /** Whom it would ping, in Slack's notation. */
  get pings(): string[] {
    return pingsOfMessage(this.sent);
  }

  /** Whom it might ping, as its mrkdwn is not `verbatim`. */
  get possiblePings(): string[] {
    return possiblePingsOfMessage(this.sent);
  }

  /** Whether its links would be previewed. */
  get unfurls(): boolean {
    return unfurlsLinks(this.sent);
  }

  get warnings(): string[] {
    return warningsOfMessage(this.sent);
  }

  /** What the eye reads: the text of the blocks, one line a block, or the text if there are none. */
  get shown(): string {
    if (this.blocks.length === 0) return this.text;
    return this.blocks.map(shownText).join('\n');
  }

  /** The buttons and menus, in order. */
  get controls(): Control[] {
    return this.blocks.flatMap((block) =>
      controlElements(block).map((element) => ({
        element,
        blockId: String(block.block_id),
        actionId: String(element.action_id),
        text: isObject(element.text) ? String(element.text.text) : '',
        value: element.value === undefined ? undefined : String(element.value),
      })),
    );
  }
}

/** The interactive elements of a block. */
function controlElements(block: JsonObject): JsonObject[] {
  const elements = block.type === 'actions' ? block.elements : [block.accessory];
  return Array.isArray(elements) ? elements.filter(isControl) : [];
}

const isControl = (element: unknown): element is JsonObject => isObject(element) && element.type !== 'image';

let generated = 0;
const newId = (): string => (generated++).toString(36).padStart(5, '0');

/** A block with the ids and defaults Slack fills in. */
function asStored(block: JsonObject): JsonObject {
  const stored = withDefaults(block) as JsonObject;
  stored.block_id ??= newId();
  for (const element of controlElements(stored)) element.action_id ??= newId();
  return stored;
}

function withDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDefaults);
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [name, inner] of Object.entries(value)) copy[name] = withDefaults(inner);
  if (value.type === 'plain_text') copy.emoji ??= true;
  if (value.type === 'mrkdwn') copy.verbatim ??= false;
  return copy;
}

const RICH_TEXT_LINE = /^rich_text_(section|quote|preformatted)$/;

function shownText(block: JsonObject): string {
  const parts: string[] = [];
  for (const node of nodesOf(block)) {
    if (RICH_TEXT_LINE.test(String(node.type)) && parts.length > 0) parts.push('\n');
    parts.push(...shownPart(node));
  }
  return parts.join(block.type === 'rich_text' ? '' : ' ');
}

function shownPart(node: JsonObject): string[] {
  if (typeof node.text === 'string') return [node.text];
  if (node.type === 'link') return [String(node.url)];
  if (node.type === 'emoji') return [`:${node.name}:`];
  if (node.type === 'date') return [String(node.fallback ?? node.format)];
  return pingsOfNode(node);
}
