import { type DiscordDouble, type Exchange, startDiscord } from './discord.ts';
import { call, RawBot, type Reply } from './raw-bot.ts';

const V2 = 1 << 15;
const MANAGE_GUILD = '32';
export const commands = [
  {
    name: 'quote',
    description: 'Quotations',
    options: [
      { type: 3, name: 'speaker', description: 'Who', required: true, autocomplete: true, max_length: 100 },
      { type: 4, name: 'page', description: 'Which page', min_value: 1 },
    ],
  },
  {
    name: 'digest',
    description: 'Digests',
    contexts: [0],
    default_member_permissions: MANAGE_GUILD,
    options: [
      {
        ...{ type: 1, name: 'subscribe', description: 'Subscribe a channel' },
        options: [{ type: 7, name: 'channel', description: 'Where' }],
      },
    ],
  },
];

/** A double with these commands registered and a bot connected that answers nothing by itself. */
export async function startWithCommands(now: () => number): Promise<DiscordDouble> {
  const discord = await startDiscord({ now });
  await call(discord, 'PUT', `/applications/${discord.applicationId}/commands`, commands);
  await RawBot.identified(discord);
  return discord;
}

/** Acknowledges an interaction, without a bot token, as clients do. */
export function respond(
  discord: DiscordDouble,
  { interaction }: Exchange,
  type: number,
  data?: unknown,
  query = '',
): Promise<Reply> {
  const path = `/interactions/${interaction.id}/${interaction.token}/callback${query}`;
  return call(discord, 'POST', path, { type, data }, '');
}

/** Uses the webhook of an interaction. */
export function webhook(
  discord: DiscordDouble,
  { interaction }: Exchange,
  method: string,
  path = '',
  body?: unknown,
): Promise<Reply> {
  return call(discord, method, `/webhooks/${discord.applicationId}/${interaction.token}${path}`, body, '');
}

/** A message of one text. */
export const text = (content: string) => ({ flags: V2, components: [{ type: 10, content }] });

/** A message of one text with a button "Next". */
export const paged = (content: string, button = {}) => ({
  flags: V2,
  components: [
    { type: 10, content },
    { type: 1, components: [{ type: 2, style: 1, label: 'Next', custom_id: `page ${content}`, ...button }] },
  ],
});
