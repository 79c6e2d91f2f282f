import type { NamedChannel } from '../../core/platform.ts';

const CHARACTERS: Record<string, string> = { amp: '&', lt: '<', gt: '>' };

/**
 * What a person typed, from the text of a command with `should_escape`: entities become characters again, and what Slack
 * made into ids and links becomes the name or the address. One pass, so that nothing is decoded twice.
 */
export function decodeText(text: string): string {
  return text.replace(/<([^<>]*)>|&(amp|lt|gt);/g, (whole, inner: string | undefined, entity: string) =>
    inner === undefined ? (CHARACTERS[entity] as string) : (referenceText(decodeText(inner)) ?? whole),
  );
}

/** The channels that such a text names, each once; one whose name Slack keeps to itself goes by its id. */
export function channelsIn(text: string): NamedChannel[] {
  const channels = new Map<string, NamedChannel>();
  for (const [, id = '', label = ''] of text.matchAll(/<#(\w+)(?:\|([^<>]*))?>/g)) {
    if (!channels.has(id)) channels.set(id, { id, name: decodeText(label) || id });
  }
  return [...channels.values()];
}

/** The readable form of what stands between angle brackets; undefined where it is nothing that Slack makes. */
function referenceText(inner: string): string | undefined {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? '' : inner.slice(bar + 1);
  const name = target.slice(1);
  if (target.startsWith('#')) return `#${label || name}`;
  if (target.startsWith('@')) return `@${label || name}`;
  if (target.startsWith('!')) return specialText(name, label);
  if (/^(mailto|tel):/.test(target)) return target.slice(target.indexOf(':') + 1);
  return /^[a-z][a-z0-9+.-]*:/i.test(target) ? target : undefined;
}

/** `here`, `channel`, `everyone`; a user group brings its own @ in its label; a date its words. */
function specialText(name: string, label: string): string {
  const [kind = '', id = ''] = name.split('^');
  if (kind === 'subteam') return label || `@${id}`;
  if (kind === 'date') return label || name;
  return `@${kind}`;
}
