import { systemClock } from '../../../src/clock.ts';
import { createDiscord } from '../../../src/platforms/discord/discord.ts';
import { type Exchange, type Message, startDiscord } from '../../doubles/discord/discord.ts';
import { seenOnDiscord } from '../../oracle/discord.ts';
import { platformSuite } from '../../platform.suite.ts';
import { MemoryLog } from './harness.ts';

const REST_OPTIONS: Record<string, string> = { brief: 'topic', quote: 'speaker', find: 'words' };

platformSuite('Discord', async ({ bot }) => {
  const double = await startDiscord();
  const settings = new Map<string, string>();
  const platform = createDiscord({
    token: double.token,
    apiUrl: double.url,
    log: new MemoryLog(),
    clock: systemClock,
    memory: { get: async (name) => settings.get(name), set: async (name, value) => void settings.set(name, value) },
  });
  await platform.start(bot);
  let last: Message[] = [];
  const textOf = (message: Message) =>
    seenOnDiscord(message.body)
      .shown.filter(({ kind }) => kind === 'text')
      .map(({ text }) => text)
      .join('\n');
  const seen = async (exchange: Exchange, clicked?: Message) => {
    await exchange.settled();
    last = exchange.messages.length > 0 ? [...exchange.messages] : clicked ? [clicked] : [];
    return {
      text: last.map(textOf).join('\n'),
      buttons: last.flatMap((message) => message.buttons.map(({ label }) => label ?? '')),
      forAll: last.some((message) => !message.ephemeral),
    };
  };
  return {
    platform,
    ask: (command, words) => {
      const option = REST_OPTIONS[command];
      return seen(double.slash(command, option && words ? { [option]: words } : {}, {}, { force: true }));
    },
    press: (label) => {
      const message = last.find((it) => it.buttons.some((button) => button.label === label));
      return seen(double.click(label, message), message);
    },
    useOn: (_command, label, text) => seen(double.useOn(label, double.say(text))),
    target: { platform: 'discord', channel: double.channel().id },
    posted: () => double.messages(double.channel()).map(textOf),
    close: async () => {
      await platform.stop();
      await double.close();
    },
  };
});
