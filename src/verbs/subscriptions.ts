import { readConfig } from '../config.ts';
import type { Subscription } from '../core/digest.ts';
import { localTime } from '../digest/calendar.ts';
import { formatRule } from '../digest/rule.ts';
import { createLog } from '../log.ts';
import { openDatabase } from '../store/open.ts';
import { allSubscriptions } from '../store/subscriptions.ts';
import { subscriptionRecord } from './records.ts';

/** Lists every subscription, those first that are due next. */
export async function subscriptions({ json = false }: { json?: boolean }): Promise<0> {
  const config = readConfig(process.env);
  const database = await openDatabase(config, await createLog(config.logLevel));
  const all = await allSubscriptions(database);
  await database.close();
  const lines = all.length > 0 ? all.map(line) : ['There are no subscriptions.'];
  process.stdout.write(`${json ? JSON.stringify(all.map(subscriptionRecord), null, 2) : lines.join('\n')}\n`);
  return 0;
}

function line({ id, target, channelName, rule, zone, topics, state, reason, nextRunAt }: Subscription): string {
  const where = `${target.platform}:${target.community ? `${target.community}/` : ''}${target.channel}`;
  const next = nextRunAt === undefined ? state : `next ${localTime(nextRunAt, zone)}`;
  const facts = [formatRule(rule), zone, topics.join(', ') || 'all topics', `${next}${reason ? `: ${reason}` : ''}`];
  return `${id}  ${where}${channelName ? ` (#${channelName})` : ''}  ${facts.join(' · ')}`;
}
