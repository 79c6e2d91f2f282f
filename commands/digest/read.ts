import { defineCommand } from '../../src/bot.ts';
import { localTime } from '../../src/digest/calendar.ts';
import { previewMessage } from '../../src/views/preview.ts';
import { digestList, digestLog } from '../../src/views/subscriptions.ts';
import { described, digest, noDigest, withDigest } from './which.ts';

const LOGGED = 10;

export const list = defineCommand({
  name: 'digest list',
  description: 'The digests of this channel',
  options: {},
  run: async ({ services, place }) => {
    const all = await services.digests.inChannel(place.platform, place.channel);
    if (all.length === 0) throw noDigest();
    return digestList(all.map(described));
  },
});

export const preview = defineCommand({
  name: 'digest preview',
  description: 'What the next digest will hold, what it leaves out and why, and its next runs',
  options: { digest },
  run: (request) =>
    withDigest(request, 'preview', async (subscription) => {
      const preview = await request.services.digests.preview(subscription);
      const runs = preview.runs.map((run) => localTime(run, subscription.zone));
      return previewMessage(described(subscription), preview, runs);
    }),
});

export const log = defineCommand({
  name: 'digest log',
  description: 'The last deliveries: what became of them, how late, and where the messages are',
  options: { digest },
  run: (request) =>
    withDigest(request, 'log', async (subscription) =>
      digestLog(described(subscription), await request.services.digests.log(subscription, LOGGED)),
    ),
});
