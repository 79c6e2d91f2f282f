import { systemClock } from '../../../src/clock.ts';
import { slackManifest } from '../../../src/platforms/slack/manifest.ts';
import { createSlack } from '../../../src/platforms/slack/slack.ts';
import { type Exchange, type Message, NEWS, startSlack } from '../../doubles/slack/index.ts';
import { seenOnSlack } from '../../oracle/slack.ts';
import { platformSuite } from '../../platform.suite.ts';
import { RecordedLog } from './harness.ts';

platformSuite('Slack', async ({ bot }) => {
  const double = await startSlack({ manifest: slackManifest(bot.commands) });
  const { botToken, appToken, url: apiUrl } = double;
  const platform = createSlack({ botToken, appToken, apiUrl, log: new RecordedLog(), clock: systemClock });
  await platform.start(bot);
  let last: Message[] = [];
  const shownIn = (message: Message) => seenOnSlack({ text: message.text, blocks: message.blocks }).shown;
  const textOf = (message: Message) =>
    shownIn(message)
      .filter(({ kind }) => kind !== 'button')
      .map(({ text }) => text)
      .join('\n');
  const buttonsOf = (message: Message) =>
    shownIn(message)
      .filter(({ kind }) => kind === 'button')
      .map(({ text }) => text);
  const seen = (exchange: Exchange) => {
    last = [...exchange.messages];
    return {
      text: last.map(textOf).join('\n'),
      buttons: last.flatMap(buttonsOf),
      forAll: last.some((message) => message.visibleTo === undefined),
    };
  };
  return {
    platform,
    ask: async (command, words = '') => seen(await double.command(`/${command}`, words)),
    press: async (label) => {
      const message = last.find((it) => buttonsOf(it).includes(label));
      if (!message) throw new Error(`no button ${label}`);
      return seen(await double.click(message, label));
    },
    useOn: async (command, _label, text) => seen(await double.shortcut(command, double.say(text))),
    target: { platform: 'slack', channel: NEWS },
    posted: () => double.messagesIn(NEWS).map(textOf),
    close: async () => {
      await platform.stop();
      await double.close();
    },
  };
});
