import { type CommandDeclaration, usage } from '../core/command.ts';
import type { Message } from '../core/message.ts';

/** What can be asked, from the commands themselves. */
export function helpMessage(commands: readonly CommandDeclaration[]): Message {
  return {
    notice: 'What you can ask Verbatim.',
    blocks: [
      { type: 'heading', text: 'Briefings with receipts' },
      {
        type: 'text',
        spans: ['Every quotation is shown word for word, with who said it and where it stands in the article.'],
      },
      {
        type: 'list',
        items: commands.map((command) => [{ type: 'command', line: usage(command) }, ` ${command.description}`]),
      },
      {
        type: 'small',
        spans: [
          'In Slack each of them also follows ',
          { type: 'command', line: '/verbatim' },
          ', as in ',
          { type: 'command', line: '/verbatim quote kerry' },
          '.',
        ],
      },
    ],
    actions: [{ label: 'Latest briefings', line: 'latest', mode: 'reply' }],
  };
}
