import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { planDeploy, type Step } from './manifest/plan-deploy.ts';

/**
 * `npm run deploy:index [-- --dry-run]`: builds the index for the chain CHAIN_ID and deploys it to The Graph's network or
 * to a graph-node of one's own. What it is told, and the steps that follow from it, are in manifest/plan-deploy.ts.
 */
const here = fileURLToPath(new URL('./', import.meta.url));
const graph = createRequire(import.meta.url).resolve('@graphprotocol/graph-cli/bin/run.js');

try {
  const isDry = readOptions(process.argv.slice(2));
  const steps = planDeploy(process.env);
  for (const step of steps) {
    console.log(`${isDry ? 'Would run' : 'Runs'}: ${shown(step)}`);
    if (!isDry) run(step);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

function readOptions(words: readonly string[]): boolean {
  const unknown = words.find((word) => word !== '--dry-run');
  if (unknown !== undefined)
    throw new Error(`${unknown} is not an option. Usage: npm run deploy:index [-- --dry-run]`);
  return words.length > 0;
}

function run({ program, args, secret, mayFail }: Step): void {
  const words = program === 'graph' ? [graph, ...args] : [...args];
  const { status } = spawnSync(process.execPath, secret === undefined ? words : [...words, ...secret], {
    cwd: here,
    stdio: 'inherit',
  });
  if (status !== 0 && mayFail !== true)
    throw new Error(`It ended with ${String(status)}: nothing after it was run.`);
}

/** The step as it could be typed; a key is never shown. */
function shown({ program, args, secret }: Step): string {
  return [program, ...args, ...(secret === undefined ? [] : [secret[0], '…'])].join(' ');
}
