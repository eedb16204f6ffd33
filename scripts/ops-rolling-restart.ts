/**
 * `npm run ops:rolling-restart`: a seeded world of its own with two marketplaces, two webs and two oracles, each restarted
 * in turn while 50 requests a second go on. Prints what failed, which must be nothing. Exit code 1 otherwise.
 *
 *     npm run ops:rolling-restart                        everything
 *     npm run ops:rolling-restart -- --without-web       marketplace and oracles alone
 *     npm run ops:rolling-restart -- --rate 100 --json   more of it, for programs
 */
import { parseArgs } from 'node:util';
import { OpsError, runOps } from './ops/ops-error.ts';
import { restartEverything, type RollingResult } from './ops/rolling/restart-everything.ts';

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        rate: { type: 'string', default: '50' },
        'without-web': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const perSecond = Number(values.rate);
    if (!(perSecond > 0))
      throw new OpsError(`--rate is "${values.rate}": give requests a second, such as 50.`);
    return { perSecond, withWeb: !values['without-web'], json: values.json };
  } catch (error) {
    throw error instanceof OpsError ? error : new OpsError((error as Error).message);
  }
}

function linesOf({
  sent,
  failed,
  perKind,
  p50,
  p95,
  worst,
  restarts,
  sentAgain,
  twice,
}: RollingResult): string[] {
  return [
    '',
    `${failed.length} of ${sent} requests failed`,
    ...failed
      .slice(0, 20)
      .map(({ kind, reason, atMs }) => `  ${(atMs / 1_000).toFixed(1)} s  ${kind}: ${reason}`),
    ...Object.entries(perKind).map(([name, count]) => `  ${String(count).padStart(6)}  ${name}`),
    `answered after ${p50} ms (median), ${p95} ms (95 of 100), ${worst} ms (worst)`,
    `${sentAgain} were sent to another instance after one had refused them`,
    ...restarts.map(
      ({ name, seconds, ended }) => `  ${seconds.toFixed(1).padStart(5)} s  ${name}, ended with ${ended}`,
    ),
    twice.length === 0 ? 'nothing was done twice' : `done twice: ${twice.join('; ')}`,
  ];
}

async function main(): Promise<void> {
  const { perSecond, withWeb, json } = readOptions();
  const startedAt = Date.now();
  const onStep = (sentence: string): void => {
    if (json) return;
    process.stdout.write(`${((Date.now() - startedAt) / 1_000).toFixed(1).padStart(7)} s  ${sentence}\n`);
  };
  const result = await restartEverything({ perSecond, withWeb, quietSeconds: 5, onStep });
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${linesOf(result).join('\n')}\n`);
  // The marketplace ends by the signal that it was sent, once everything is done; SIGKILL would be too late.
  const isClean = result.restarts.every(({ ended }) => ended === 0 || ended === 'SIGTERM');
  if (result.failed.length > 0 || result.twice.length > 0 || !isClean) process.exitCode = 1;
}

await runOps(main);
process.exit();
