/** `npm run reset`: stops what still runs and forgets the data. `-- --data DIR` for another data folder. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { forgetData, sentenceOf, stopLeftovers } from '@topsteel/sandbox';

try {
  const { values } = parseArgs({
    options: { data: { type: 'string', default: join(import.meta.dirname, '..', '.data') } },
  });
  const dataDir = resolve(values.data);
  const stopped = await stopLeftovers(join(dataDir, 'run', 'processes.json'), true);
  if (stopped.length > 0) process.stdout.write(`Stopped ${stopped.join(', ')}.\n`);
  await forgetData(dataDir);
  process.stdout.write(`${dataDir} is forgotten. The next npm start begins anew.\n`);
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
}
