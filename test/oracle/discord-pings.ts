// Whom a Discord message notifies. https://docs.discord.com/developers/resources/message#allowed-mentions-object

import type { Markup } from './discord-markdown.ts';

export interface AllowedMentions {
  parse?: string[];
  users?: string[];
  roles?: string[];
}

export interface Ping {
  kind: 'user' | 'role' | 'everyone' | 'here';
  id?: string;
  /** Whether the client shows it as a mention. The server looks for mentions by itself, and what it makes of those that
   * are escaped or stand in code is not documented: they are listed too, with `shown: false`. */
  shown: boolean;
}

export function pingsOf(
  texts: readonly { source: string; markup: readonly Markup[] }[],
  allowed: AllowedMentions | undefined,
): Ping[] {
  return texts.flatMap(({ source, markup }) => {
    const starts = new Set(markup.filter(({ type }) => KINDS.has(type)).map(({ start }) => start));
    return [...source.matchAll(/<@(!?|&)(\d+)>|@(everyone|here)/g)]
      .map((found) => ({ ...mention(found), shown: starts.has(found.index) }))
      .filter((ping) => isAllowed(ping, allowed));
  });
}

const KINDS = new Set<string>(['user', 'role', 'everyone', 'here']);

function mention([, mark, id, all]: RegExpExecArray): Omit<Ping, 'shown'> {
  if (all !== undefined) return { kind: all === 'here' ? 'here' : 'everyone' };
  return { kind: mark === '&' ? 'role' : 'user', id };
}

/** Without `allowed_mentions` every mention notifies. */
function isAllowed({ kind, id = '' }: Ping, allowed: AllowedMentions | undefined): boolean {
  if (allowed === undefined) return true;
  if (kind === 'user') return allowed.parse?.includes('users') || allowed.users?.includes(id) || false;
  if (kind === 'role') return allowed.parse?.includes('roles') || allowed.roles?.includes(id) || false;
  return allowed.parse?.includes('everyone') ?? false;
}
