import { readConfig } from '../config.ts';
import type { DeliveryState } from '../core/digest.ts';
import { createLog } from '../log.ts';
import { type LoggedDelivery, recentDeliveries } from '../store/deliveries.ts';
import { openDatabase } from '../store/open.ts';
import { deliveryRecord } from './records.ts';

/** Shows what became of the newest deliveries, of one subscription or of all. */
export async function deliveries(options: {
  json?: boolean;
  state?: DeliveryState;
  subscription?: string;
  limit: number;
}): Promise<0> {
  const config = readConfig(process.env);
  const database = await openDatabase(config, await createLog(config.logLevel));
  const all = await recentDeliveries(database, options);
  await database.close();
  const lines = all.length > 0 ? all.map(text) : ['There are no such deliveries.'];
  process.stdout.write(`${options.json ? JSON.stringify(all.map(deliveryRecord), null, 2) : lines.join('\n')}\n`);
  return 0;
}

function text(delivery: LoggedDelivery): string {
  const { dueAt, subscription, state, reason, parts, ...it } = deliveryRecord(delivery);
  const head = `${dueAt}  ${subscription}  ${state}${reason ? ` (${reason})` : ''}  briefings ${it.fromSeq + 1}–${it.throughSeq}`;
  const each = parts.map(
    (part) =>
      `  part ${part.part}: ${part.state}${part.lateMs === null ? '' : `, ${Math.round(part.lateMs / 1000)} s after it was due`}` +
      `${part.attempts > 1 ? `, ${part.attempts} attempts` : ''}${part.reason ? `, ${part.reason}` : ''}${part.link ? `  ${part.link}` : ''}`,
  );
  return [head, ...each].join('\n');
}
