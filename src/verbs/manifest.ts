import { commands } from '../../commands/index.ts';

/** Prints what a platform has to be told of the commands, as JSON. */
export async function manifest(platform: 'slack' | 'discord'): Promise<0> {
  const document =
    platform === 'slack'
      ? (await import('../platforms/slack/manifest.ts')).slackManifest(commands)
      : (await import('../platforms/discord/commands.ts')).discordCommands(commands);
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  return 0;
}
