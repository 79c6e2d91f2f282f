import type { Part } from '../../core/platform.ts';
import { keyOf, withKey } from '../button.ts';
import { ACTION_ROW, BUTTON, MAX_ID } from './buttons.ts';
import { withButton } from './render.ts';

type Component = Record<string, unknown>;

/**
 * The part with its key in the id of a button, as Discord gives messages back with their buttons but without their nonces:
 * in the first that has room, otherwise in one that is added. The same part and key always come to the same.
 */
export function stamped(part: Part, key: string): Part {
  const rows = (part.body.components ?? []) as Component[];
  const components = withStamp(rows, key);
  if (components) return { ...part, body: { ...part.body, components } };
  const added = withButton(part, { label: 'Digest log', line: 'digest log' });
  return { ...added, body: { ...added.body, components: withStamp(added.body.components as Component[], key) } };
}

/** Whether a message, as Discord gives it back, carries the key. */
export const carries = (components: unknown, key: string): boolean =>
  buttonsOf(components).some(({ custom_id }) => typeof custom_id === 'string' && keyOf(custom_id) === key);

function withStamp(rows: readonly Component[], key: string): Component[] | undefined {
  for (const button of buttonsOf(rows)) {
    const custom_id = typeof button.custom_id === 'string' ? withKey(button.custom_id, key) : undefined;
    if (custom_id === undefined || custom_id.length > MAX_ID) continue;
    const change = (one: Component): Component => (one === button ? { ...button, custom_id } : one);
    return rows.map((row) => (row.type === ACTION_ROW ? { ...row, components: childrenOf(row).map(change) } : row));
  }
  return undefined;
}

const buttonsOf = (components: unknown): Component[] =>
  (Array.isArray(components) ? (components as Component[]) : [])
    .filter(({ type }) => type === ACTION_ROW)
    .flatMap(childrenOf)
    .filter(({ type }) => type === BUTTON);

const childrenOf = (row: Component): Component[] => (row.components ?? []) as Component[];
