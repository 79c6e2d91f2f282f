import { readConfig } from '../config.ts';
import { checkFolder } from '../library/check.ts';
import { count } from '../views/count.ts';

/** Validates data/ and prints every fault as file:line: what is wrong and the mend; 1 when there is one. */
export async function check({ source, json }: { source: Map<string, string>; json?: boolean }): Promise<0 | 1> {
  const { data } = readConfig(process.env);
  const report = await checkFolder(data, source);
  if (json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else {
    for (const { file, line, fault } of report.faults) process.stdout.write(`${data}/${file}:${line}: ${fault}\n`);
    const compared = source.size > 0 ? `, ${report.verified} passages compared with their article` : '';
    process.stdout.write(
      `${count(report.files, 'file')} read${compared}, ${report.faults.length === 0 ? 'no faults' : count(report.faults.length, 'fault')}\n`,
    );
  }
  return report.faults.length > 0 ? 1 : 0;
}
