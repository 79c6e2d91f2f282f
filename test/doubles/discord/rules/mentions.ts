import { isSnowflake } from '../state/clock.ts';
import { Component, eachComponent } from './component-walk.ts';
import { type Body, type Faults, isObject, join } from './faults.ts';

/** Checks the shape of `allowed_mentions`. */
export function checkAllowedMentions(value: unknown, path: string, faults: Faults): void {
  const allowed = faults.object(value, path);
  if (!allowed) return;
  const parse = faults.array(allowed.parse, join(path, 'parse'), { max: 3 }) ?? [];
  parse.forEach((kind, index) => {
    faults.choice(kind, `${path}.parse.${index}`, ['users', 'roles', 'everyone'], true);
  });
  faults.boolean(allowed.replied_user, join(path, 'replied_user'));
  for (const kind of ['users', 'roles']) {
    const ids = faults.array(allowed[kind], join(path, kind), { max: 100 }) ?? [];
    ids.forEach((id, index) => {
      if (isSnowflake(id)) return;
      faults.add(`${path}.${kind}.${index}`, 'NUMBER_TYPE_COERCE', `Value "${String(id)}" is not snowflake.`);
    });
    if (ids.length > 0 && parse.includes(kind)) {
      const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
      faults.add(path, 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
    }
  }
}

const MENTION = /<@(&|!)?(\d{15,20})>|@everyone|@here/g;

/**
 * Who a body would ping: `<@id>`, `<@&id>`, `@everyone`, `@here`, each once. Without `allowed_mentions`
 * everything found pings, as on the platform. Errs on the side of reporting: mentions in code count too.
 */
export function pingsOf(body: Body): string[] {
  const found = new Set<string>();
  for (const text of textsOf(body)) {
    if (!text.includes('@')) continue;
    for (const [mention, sign, id] of text.matchAll(MENTION)) {
      const kind = id === undefined ? 'everyone' : sign === '&' ? 'roles' : 'users';
      if (isAllowed(body.allowed_mentions, kind, id)) found.add(mention.replace('<@!', '<@'));
    }
  }
  return [...found];
}

function isAllowed(allowed: unknown, kind: 'users' | 'roles' | 'everyone', id: string | undefined): boolean {
  if (!isObject(allowed)) return true;
  if (Array.isArray(allowed.parse) && allowed.parse.includes(kind)) return true;
  const ids = kind === 'everyone' ? undefined : allowed[kind];
  return Array.isArray(ids) && ids.includes(id);
}

/** The text people read: the content, then each text display in order. */
export function* textsOf(body: Body): Generator<string> {
  if (typeof body.content === 'string' && body.content !== '') yield body.content;
  for (const component of eachComponent(body.components)) {
    if (component.type === Component.TextDisplay && typeof component.content === 'string') yield component.content;
  }
}
