/**
 * `npm run generate`: compiles the contracts and rewrites the committed generated code (ABIs, bytecode).
 * `npm run generate -- --check` writes nothing and fails when a committed file is not what the contracts give.
 */
import { runInTurn } from './run-in-turn.ts';

runInTurn([
  ['node_modules/hardhat/dist/src/cli.js', 'compile'],
  ['packages/chain/src/generate.ts', ...process.argv.slice(2)],
]);
