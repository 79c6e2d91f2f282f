import type { APIUser } from 'discord-api-types/v10';
import type { Body } from '../rules/faults.ts';
import { isoTime } from './clock.ts';
import { type Message, withComponentIds } from './message.ts';

const MESSAGE_DEFAULT = 0;
const MESSAGE_REPLY = 19;
const MESSAGE_CHAT_INPUT = 20;

/** A message as the REST API answers it and as an interaction carries it. */
export function messageBody(message: Message, bot: APIUser): Body {
  const { id, body, channel, pings, interaction, nonce } = message;
  const mentioned = [...pings];
  return {
    id,
    type: interaction ? (interaction.type === 2 ? MESSAGE_CHAT_INPUT : MESSAGE_REPLY) : MESSAGE_DEFAULT,
    channel_id: channel.id,
    author: message.author ?? bot,
    content: body.content ?? '',
    attachments: attachments(message),
    embeds: body.embeds ?? [],
    components: withComponentIds(body.components),
    mentions: mentioned.filter((ping) => /^<@\d/.test(ping)).map((ping) => ({ id: ping.slice(2, -1) })),
    mention_roles: mentioned.filter((ping) => ping.startsWith('<@&')).map((ping) => ping.slice(3, -1)),
    mention_everyone: mentioned.some((ping) => ping.startsWith('@')),
    ...{ pinned: false, tts: false, flags: message.flags },
    timestamp: isoTime(message.at),
    edited_timestamp: message.editedAt === undefined ? null : isoTime(message.editedAt),
    ...(nonce === undefined ? {} : { nonce }),
    ...(body.message_snapshots ? { message_snapshots: body.message_snapshots } : {}),
    ...(interaction ? { interaction_metadata: interaction, webhook_id: bot.id, application_id: bot.id } : {}),
  };
}

function attachments({ id, channel, files }: Message): Body[] {
  return files.map(({ id: fileId, name, type, size }) => {
    // An address nobody can reach: the double serves no files.
    const url = `https://attachments.invalid/${channel.id}/${id}/${name}`;
    return { id: fileId, filename: name, content_type: type, size, url, proxy_url: url };
  });
}
