// Whom a message would disturb, and whether its links would unfurl: what a briefing must never do by accident.

import { isObject, type JsonObject } from './json-schema.ts';

/** Pings in Slack's own notation: `<!here>`, `<@U1>`, `<!subteam^S1>`. */
export function pingsOfMessage(body: JsonObject): string[] {
  const pings: string[] = [];
  if (typeof body.text === 'string' && body.mrkdwn !== false) {
    pings.push(...markedPings(body.text));
    if (body.parse === 'full' || body.link_names === true) pings.push(...barePings(body.text));
  }
  for (const node of nodesOf(body.blocks)) pings.push(...pingsOfNode(node));
  return [...new Set(pings)];
}

/** Bare `@here` and the like in mrkdwn that is not `verbatim`: Slack documents that it may parse them. */
export function possiblePingsOfMessage(body: JsonObject): string[] {
  const pings: string[] = [];
  for (const node of nodesOf(body.blocks)) {
    if (node.type === 'mrkdwn' && node.verbatim !== true) pings.push(...barePings(String(node.text)));
  }
  return [...new Set(pings)];
}

/** Whether the message holds a link that Slack would fetch and preview. */
export function unfurlsLinks(body: JsonObject): boolean {
  if (body.unfurl_links === false && body.unfurl_media === false) return false;
  const address = /https?:\/\//;
  if (typeof body.text === 'string' && address.test(body.text)) return true;
  for (const node of nodesOf(body.blocks)) {
    if (node.type === 'link') return true;
    if ((node.type === 'mrkdwn' || node.type === 'markdown') && address.test(String(node.text))) return true;
  }
  return false;
}

/** The pings of one object inside the blocks, not of those inside it. */
export function pingsOfNode(node: JsonObject): string[] {
  switch (node.type) {
    case 'mrkdwn':
    case 'markdown':
      return markedPings(String(node.text));
    case 'user':
      return [`<@${node.user_id}>`];
    case 'usergroup':
      return [`<!subteam^${node.usergroup_id}>`];
    case 'broadcast':
      return [`<!${node.range}>`];
    default:
      return [];
  }
}

function markedPings(text: string): string[] {
  const found = text.matchAll(/<(!(?:here|channel|everyone)|@[UW][A-Z0-9]+|!subteam\^S[A-Z0-9]+)(?:\|[^>]*)?>/g);
  return Array.from(found, ([, target]) => `<${target}>`);
}

function barePings(text: string): string[] {
  const found = text.matchAll(/(?<![\w@])@([a-z0-9][a-z0-9._-]*)/gi);
  return Array.from(found, ([, name]) => {
    const broadcast = ['here', 'channel', 'everyone'].includes(String(name).toLowerCase());
    return broadcast ? `<!${String(name).toLowerCase()}>` : `@${name}`;
  });
}

/** Every object inside the blocks, in reading order. */
export function* nodesOf(value: unknown): Generator<JsonObject> {
  if (Array.isArray(value)) {
    for (const each of value) yield* nodesOf(each);
  } else if (isObject(value)) {
    yield value;
    for (const inner of Object.values(value)) {
      if (typeof inner === 'object') yield* nodesOf(inner);
    }
  }
}
