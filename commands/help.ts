import { defineCommand } from '../src/bot.ts';
import { helpMessage } from '../src/views/help.ts';

export const help = defineCommand({
  name: 'help',
  description: 'What you can ask',
  remembered: true,
  options: {},
  run: async ({ services }) => helpMessage(services.commands),
});
