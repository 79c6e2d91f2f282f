const EVENT_TYPE = 'verbatim_part';

type Metadata = { event_type?: string; event_payload?: unknown };

/** The message metadata that carries a part's key: Slack shows it to nobody, and gives it back with the history. */
export const metadataOf = (key: string) => ({ event_type: EVENT_TYPE, event_payload: { key } });

/** The key that a message's metadata carries; `withheld` where it is ours and Slack has left the key out. */
export function keyIn(metadata: Metadata | undefined): { key: string } | 'withheld' | undefined {
  if (metadata?.event_type !== EVENT_TYPE) return undefined;
  const { event_payload: payload } = metadata;
  const key = typeof payload === 'object' && payload !== null && 'key' in payload ? payload.key : undefined;
  return typeof key === 'string' ? { key } : 'withheld';
}
