/**
 * `npm run generate`: compiles the contracts and rewrites the committed generated code: ABIs, bytecode, the local
 * chain's addresses, the scripts of the verification pages, and docs/openapi.json.
 * `npm run generate -- --check` writes nothing and fails when a committed file is not what its sources give.
 */
import { runInTurn } from './run-in-turn.ts';

const options = process.argv.slice(2);

runInTurn([
  ['node_modules/hardhat/dist/src/cli.js', 'compile'],
  ['packages/chain/src/generate.ts', ...options],
  ['web/src/features/verify/build-script.ts', ...options],
  ['scripts/openapi.ts', ...options],
]);
