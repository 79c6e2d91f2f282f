import { Client, DiscordAPIError, type Interaction, MessageFlags, REST, Routes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiscordDouble, startDiscord } from './discord.ts';

const GUILDS_INTENT = 1;
const speaker = { type: 3, name: 'speaker', description: 'Who', required: true, autocomplete: true };
const commands = [{ name: 'quote', description: 'Quotations', options: [speaker] }];
const page = (content: string) => [
  { type: 10, content },
  { type: 1, components: [{ type: 2, style: 2, label: 'Next', custom_id: 'next' }] },
];

let discord: DiscordDouble;
let client: Client;
let errors: unknown[];

/** A bot as one would write it with discord.js. */
async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    await interaction.respond([{ name: 'John Kerry', value: interaction.options.getFocused() }]);
  } else if (interaction.isButton()) {
    await interaction.update({ components: page('two') });
  } else if (interaction.isChatInputCommand()) {
    const name = interaction.options.getString('speaker', true);
    const flags = MessageFlags.IsComponentsV2;
    if (name === 'slow') {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({ flags, components: page('later') });
      await interaction.followUp({ flags: flags | MessageFlags.Ephemeral, components: page('more') });
    } else {
      await interaction.reply({ flags, components: page(name), allowedMentions: { parse: [] } });
    }
  }
}

beforeEach(async () => {
  discord = await startDiscord();
  errors = [];
  client = new Client({ intents: GUILDS_INTENT, rest: { api: discord.url, retries: 0 } });
  client.on('interactionCreate', (interaction) => {
    answer(interaction).catch((error) => errors.push(error));
  });
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  await client.login(discord.token);
  await ready;
  await client.rest.put(Routes.applicationCommands(discord.applicationId), { body: commands });
});
afterEach(async () => {
  await client.destroy();
  await discord.close();
});

describe('the real discord.js client', () => {
  it('logs in and sees its guild as it is', () => {
    const guild = client.guilds.cache.get(discord.guilds.guild().id);
    const channel = guild?.channels.cache.get(discord.channel().id);
    expect(client.user?.id).toBe(discord.applicationId);
    expect(client.application?.id).toBe(discord.applicationId);
    expect(channel?.permissionsFor(client.user?.id ?? '')?.has('SendMessages')).toBe(true);
    expect(channel?.permissionsFor(client.user?.id ?? '')?.has('ManageMessages')).toBe(false);
  });

  it('registers commands and finds them again', async () => {
    const known = await client.application?.commands.fetch();
    expect(known?.map(({ name }) => name)).toEqual(['quote']);
    expect(discord.commandWrites).toBe(1);
  });

  it('answers a slash command, a button and an autocompletion', async () => {
    const asked = await discord.slash('quote', { speaker: '@everyone' }).settled();
    expect(asked.acknowledgement?.type).toBe(4);
    expect(asked.messages).toMatchObject([{ text: '@everyone', pings: new Set(), ephemeral: false }]);
    const clicked = await discord.click('Next', asked.messages[0]).settled();
    expect(clicked.acknowledgement?.type).toBe(7);
    expect(asked.messages).toMatchObject([{ text: 'two' }]);
    const completed = await discord.autocomplete('quote', 'speaker', 'ker').settled();
    expect(completed.choices).toEqual([{ name: 'John Kerry', value: 'ker' }]);
    expect(errors).toEqual([]);
  });

  it('answers in a direct message', async () => {
    const { messages } = await discord.slash('quote', { speaker: 'kerry' }, { dm: true }).settled();
    expect(messages).toMatchObject([{ text: 'kerry' }]);
  });

  it('defers, edits and follows up', async () => {
    const exchange = await discord.slash('quote', { speaker: 'slow' }).settled();
    await discord.until(() => exchange.messages.length === 2);
    expect(exchange.messages).toMatchObject([
      { text: 'later', ephemeral: true },
      { text: 'more', ephemeral: true },
    ]);
  });

  it('is told why its reply was refused', async () => {
    const exchange = discord.slash('quote', { speaker: 'x'.repeat(5000) });
    await discord.until(() => errors.length > 0 || exchange.refused.length > 0);
    await expect.poll(() => errors[0]).toBeInstanceOf(DiscordAPIError);
    expect(errors[0]).toMatchObject({ code: 50035, status: 400 });
    expect(exchange.refused).toMatchObject([{ status: 400, code: 50035 }]);
  });

  it('is told that it came too late', async () => {
    discord.expire(discord.slash('quote', { speaker: 'kerry' }));
    await expect.poll(() => errors[0]).toMatchObject({ code: 10062, status: 404 });
  });

  it('sends files', async () => {
    const channel = await client.channels.fetch(discord.channel().id);
    if (!channel?.isSendable()) throw new Error('no text channel');
    const sent = await channel.send({ content: 'x', files: [{ attachment: Buffer.from('hello'), name: 'a.txt' }] });
    expect(sent.attachments.first()).toMatchObject({ name: 'a.txt', size: 5 });
  });

  it('resumes after a drop and gets what it missed', async () => {
    discord.dropGateway();
    const exchange = await discord.slash('quote', { speaker: 'missed' }).settled();
    expect(exchange.messages).toMatchObject([{ text: 'missed' }]);
    expect(discord.resumes).toMatchObject([{ replayed: 1 }]);
    expect(discord.identifies).toHaveLength(1);
  });
});

describe('a client with a fault', () => {
  it('does not log in with a wrong token', async () => {
    const stranger = new Client({ intents: GUILDS_INTENT, rest: { api: discord.url } });
    await expect(stranger.login('wrong')).rejects.toMatchObject({ code: 'TokenInvalid' });
  });

  it('does not log in with intents that were not granted', async () => {
    const curious = new Client({ intents: 1 << 15, rest: { api: discord.url } });
    await expect(curious.login(discord.token)).rejects.toThrow('disallowed intents');
    await curious.destroy();
  });

  it('retries a 5xx unless it is told not to, and so posts twice', async () => {
    const rest = new REST({ api: discord.url }).setToken(discord.token);
    discord.fail({ match: /messages/, when: 'after', status: 502 });
    await rest.post(Routes.channelMessages(discord.channel().id), { body: { content: 'x' } });
    expect(discord.messages()).toHaveLength(2);
  });
});
