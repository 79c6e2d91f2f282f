import type { EditState, PartState } from '../core/digest.ts';
import type { Target } from '../core/platform.ts';
import type { Reader, Row } from './database.ts';
import { NO_ID, UNKNOWN, UNNOTED } from './edits.ts';

/** A message that shows a briefing, and what became of its edit; `planned`: none was wanted so far, but one can be. */
export type ShownMessage = {
  subscription: string;
  target: Target;
  channelName?: string;
  state: EditState | 'planned';
  part: PartState;
  link?: string;
  reason?: string;
};

type MessageRow = {
  subscription: string;
  platform: string;
  community: string | null;
  channel: string;
  channel_name: string | null;
  edit: string | null;
  part: string;
  message: string | null;
  frame: number;
  link: string | null;
  reason: string | null;
} & Row;

/** The messages that show a briefing, the newest first. */
export async function messagesShowing(store: Reader, seq: number): Promise<ShownMessage[]> {
  const rows = await store.all<MessageRow>(
    `SELECT subscription, part.platform, community, channel, channel_name, edit.state AS edit, part.state AS part,
     message, CASE WHEN frame IS NULL THEN 0 ELSE 1 END AS frame, link, edit.reason
     FROM part JOIN delivery ON delivery.id = part.delivery JOIN subscription ON subscription.id = delivery.subscription
     LEFT JOIN edit ON edit.delivery = part.delivery AND edit.position = part.position
     WHERE part.delivery IN (SELECT delivery FROM shown WHERE seq = $1) AND part.state NOT IN ('failed', 'skipped')
     ORDER BY part.delivery DESC, part.position`,
    seq,
  );
  return rows.map(toMessage);
}

function toMessage(row: MessageRow): ShownMessage {
  const impossible =
    row.part === 'parked'
      ? UNKNOWN
      : row.frame === 0
        ? UNNOTED
        : row.part === 'sent' && row.message === null
          ? NO_ID
          : undefined;
  const reason = row.reason ?? (row.edit === null ? impossible : undefined);
  return {
    subscription: row.subscription,
    target: { platform: row.platform, channel: row.channel, ...(row.community && { community: row.community }) },
    ...(row.channel_name && { channelName: row.channel_name }),
    state: (row.edit as EditState | null) ?? (impossible ? 'failed' : 'planned'),
    part: row.part as PartState,
    ...(row.link && { link: row.link }),
    ...(reason && { reason }),
  };
}
