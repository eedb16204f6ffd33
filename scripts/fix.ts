/** `npm run fix`: corrects what the linter can, then formats everything. */
import { runInTurn } from './run-in-turn.ts';

runInTurn([
  ['node_modules/eslint/bin/eslint.js', '--fix', '.'],
  ['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level', 'warn', '.'],
]);
