// The yardstick: the bare clients with a handler that sends a payload made beforehand. Prints `ready` when both are up.
import { readFileSync } from 'node:fs';

const { DISCORD_TOKEN, DISCORD_API_URL, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_API_URL, PAYLOADS, REGISTER } =
  process.env;
const payloads = JSON.parse(readFileSync(PAYLOADS, 'utf8'));
const EPHEMERAL = 64;

async function discord() {
  const { Client, Events } = await import('discord.js');
  const client = new Client({ intents: [], rest: { api: DISCORD_API_URL } });
  client.on(Events.InteractionCreate, (interaction) => {
    const { components, flags } = payloads.discord[interaction.commandName];
    return interaction.reply({ components, flags: flags | EPHEMERAL, allowedMentions: { parse: [] } });
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(DISCORD_TOKEN);
  await ready;
  if (REGISTER) await client.application.commands.set(payloads.commands);
}

async function slack() {
  const bolt = await import('@slack/bolt');
  const { App, LogLevel } = bolt.default ?? bolt;
  const clientOptions = { slackApiUrl: SLACK_API_URL };
  const app = new App({
    token: SLACK_BOT_TOKEN,
    appToken: SLACK_APP_TOKEN,
    socketMode: true,
    clientOptions,
    logLevel: LogLevel.ERROR,
  });
  for (const name of Object.keys(payloads.slack))
    app.command(`/${name}`, async ({ ack, respond }) => {
      await ack();
      await respond({ ...payloads.slack[name], response_type: 'ephemeral' });
    });
  await app.start();
}

await Promise.all([DISCORD_TOKEN && discord(), SLACK_BOT_TOKEN && slack()]);
process.stderr.write('ready\n');
