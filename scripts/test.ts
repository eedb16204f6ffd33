/** `npm test`: everything, cheap first; `npm test -- domain contracts` runs the named stages only. */
import { sentenceOf } from '@topsteel/sandbox';
import { chooseStages, runStages } from './run-stages.ts';
import { CHECKS, STAGES } from './stages.ts';

try {
  const names = process.argv
    .slice(2)
    .flatMap((name) => (name === 'check' ? CHECKS.map((check) => check.name) : [name]));
  process.exit(await runStages(chooseStages(STAGES, names)));
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
}
