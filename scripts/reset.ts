/** `npm run reset`: stops what still runs and forgets the data. `-- --data DIR` for another data folder. */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { postgresDataFolder, sentenceOf, stopLeftovers } from '@topsteel/sandbox';

try {
  const { values } = parseArgs({
    options: { data: { type: 'string', default: join(import.meta.dirname, '..', '.data') } },
  });
  const dataDir = resolve(values.data);
  const stopped = await stopLeftovers(join(dataDir, 'run', 'processes.json'), true);
  if (stopped.length > 0) process.stdout.write(`Stopped ${stopped.join(', ')}.\n`);
  rmSync(postgresDataFolder(dataDir), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
  process.stdout.write(`${dataDir} is forgotten. The next npm start begins anew.\n`);
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
}
