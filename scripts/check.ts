/** `npm run check`: format, law, types, lint; nothing that runs the product. `-- lint` runs the named checks only. */
import { sentenceOf } from '@topsteel/sandbox';
import { chooseStages, runStages } from './run-stages.ts';
import { CHECKS } from './stages.ts';

try {
  process.exit(await runStages(chooseStages(CHECKS, process.argv.slice(2))));
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
}
