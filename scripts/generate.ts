/**
 * `npm run generate`: compiles the contracts and rewrites the committed generated code: ABIs, bytecode, the local
 * chain's addresses, the scripts of the
 * verification pages, the gathered words of the pages, alert rules and dashboards, docs/openapi.json, and what the
 * graph is made of with docs/graph.graphql.
 * `npm run generate -- --check` writes nothing and fails when a committed file is not what its sources give.
 */
import { runInTurn } from './run-in-turn.ts';

const options = process.argv.slice(2);

runInTurn([
  ['node_modules/hardhat/dist/src/cli.js', 'compile'],
  ['packages/chain/src/generate.ts', ...options],
  ['web/src/features/verify/build-script.ts', ...options],
  ['web/src/words/write-catalogues.ts', ...options],
  ['scripts/watch/write-watch.ts', ...options],
  ['scripts/openapi.ts', ...options],
  ['scripts/graph.ts', ...options],
]);
