/**
 * `npm run ops:drill`: a seeded world of its own under orders that are being paid; its database is destroyed and restored
 * from the archive; then everything must add up. Prints RPO (what was acknowledged and is lost) and RTO (until money moves
 * again and token, contract and ledger agree). Exit code 1 when anything was lost, it took longer than five minutes, or
 * something does not hold.
 *
 *     npm run ops:drill                      the database
 *     npm run ops:drill -- --lose index      the index: built again from the chain
 *     npm run ops:drill -- --json            for programs
 */
import { parseArgs } from 'node:util';
import { closeFaultWorld, faultWorld } from '../test/faults/world.ts';
import { loseDatabase, type DrillResult } from './ops/drill/lose-database.ts';
import { loseIndex } from './ops/drill/lose-index.ts';
import { OpsError, runOps } from './ops/ops-error.ts';

const MOST_SECONDS = 300;

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        lose: { type: 'string', default: 'database' },
        buyers: { type: 'string', default: '3' },
        json: { type: 'boolean', default: false },
      },
    });
    if (!['database', 'index'].includes(values.lose)) {
      throw new OpsError(`--lose is "${values.lose}": choose database or index.`);
    }
    const buyers = Number(values.buyers);
    if (!(Number.isInteger(buyers) && buyers > 0))
      throw new OpsError(`--buyers is "${values.buyers}": give a number.`);
    return { ...values, buyers };
  } catch (error) {
    throw error instanceof OpsError ? error : new OpsError((error as Error).message);
  }
}

function linesOf({ acknowledged, lost, seconds, ordersFinished, invariants }: DrillResult): string[] {
  const { answers, commits } = acknowledged;
  return [
    '',
    `RPO  ${lost.length} lost of ${commits} acknowledged commits and ${answers} answers about orders`,
    ...lost.slice(0, 20).map((one) => `       lost: ${one}`),
    `RTO  ${seconds.equal.toFixed(1)} s (limit ${MOST_SECONDS})`,
    `       ${seconds.restored.toFixed(1).padStart(6)} s  unpacked and replayed`,
    `       ${seconds.answering.toFixed(1).padStart(6)} s  the database answers`,
    `       ${seconds.moneyMoves.toFixed(1).padStart(6)} s  the first new order is paid`,
    `       ${seconds.equal.toFixed(1).padStart(6)} s  ${ordersFinished} orders finished, everything adds up`,
    ...invariants.map(
      ({ invariant, question, holds, detail }) =>
        `${holds ? 'holds' : 'BROKEN'}  ${invariant.padEnd(10)} ${question}: ${detail}`,
    ),
  ];
}

async function main(): Promise<void> {
  const { buyers, json, lose } = readOptions();
  const startedAt = Date.now();
  const onStep = (sentence: string): void => {
    if (json) return;
    process.stdout.write(`${((Date.now() - startedAt) / 1_000).toFixed(1).padStart(7)} s  ${sentence}\n`);
  };
  onStep('Bringing up a world of its own and seeding it.');
  try {
    if (lose === 'index') {
      const found = await loseIndex(onStep);
      process.stdout.write(
        json
          ? `${JSON.stringify(found)}\n`
          : `\nRTO  ${found.seconds.toFixed(1)} s until the index is at block ${found.block} again; ${found.differences.length} of ${found.kinds} kinds of rows differ\n`,
      );
      if (found.differences.length > 0 || found.seconds > MOST_SECONDS) process.exitCode = 1;
      return;
    }
    const result = await loseDatabase(await faultWorld(), { buyers, answersFirst: 40 * buyers, onStep });
    process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${linesOf(result).join('\n')}\n`);
    const holds = result.invariants.every((one) => one.holds);
    if (result.lost.length > 0 || result.seconds.equal > MOST_SECONDS || !holds) process.exitCode = 1;
  } finally {
    await closeFaultWorld();
  }
}

await runOps(main);
process.exit();
