/**
 * Measures what a transaction costs: receipt gas, with the 21,000 of the transaction and its calldata.
 *
 * Each figure is held to its limit and to `snapshot.json`, which is committed: a change that costs more or less shows
 * in the diff. Compiler and EVM are deterministic, but a signature or a time in the calldata may have a zero byte more
 * or less from run to run, and zero bytes are cheaper. So what must be equal is `execution`: the receipt's gas less
 * what the calldata's bytes cost (4 for a zero byte, 16 for another, EIP-2028).
 *
 * `npm run bench:gas -- --update` rewrites the snapshot.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';

interface Sent {
  wait(): Promise<{ gasUsed: bigint } | null>;
  /** The calldata; every transaction response has it. */
  data?: string;
}

interface Figure {
  gas: number;
  execution: number;
}

/** What one operation cost in this run. */
export interface Measurement extends Figure {
  operation: string;
  limit: number;
}

const SNAPSHOT = join(import.meta.dirname, 'snapshot.json');
const isUpdate = process.env['UPDATE_GAS'] === '1';
const resultsFile = process.env['GAS_RESULTS'];
const committed = JSON.parse(readFileSync(SNAPSHOT, 'utf8')) as Record<string, Figure>;
const measured = new Map<string, Measurement>();

/** Waits for the transaction, prints its gas, and asserts the limit and the snapshot. */
export async function measure(operation: string, sent: Promise<Sent>, limit: number): Promise<void> {
  const transaction = await sent;
  const receipt = await transaction.wait();
  const gas = Number(receipt!.gasUsed);
  const execution = gas - calldataGas(transaction.data ?? '0x');
  if (measured.has(operation)) throw new Error(`"${operation}" is measured twice: give one another name.`);
  measured.set(operation, { operation, gas, execution, limit });
  console.log(`      ${operation}: ${gas.toLocaleString('en')} gas (limit ${limit.toLocaleString('en')})`);
  expect(gas, `gas of "${operation}"`).to.be.at.most(limit);
  if (isUpdate) return;
  const before = committed[operation]?.execution;
  expect(
    execution,
    `"${operation}" costs something else than test/contracts/gas/snapshot.json says. When that is meant, run "npm run bench:gas -- --update" and commit`,
  ).to.equal(before);
}

function calldataGas(data: string): number {
  let gas = 0;
  for (let at = 2; at < data.length; at += 2) gas += data.slice(at, at + 2) === '00' ? 4 : 16;
  return gas;
}

/** A figure whose execution is what it was keeps its line, so that the snapshot changes only when the cost does. */
function updated(): Record<string, Figure> {
  const names = [...measured.keys()].sort((a, b) => (a < b ? -1 : 1));
  return Object.fromEntries(
    names.map((name) => {
      const { gas, execution } = measured.get(name)!;
      const before = committed[name];
      return [name, before?.execution === execution ? before : { gas, execution }];
    }),
  );
}

// All files run in one process, so what this module holds at the end is the whole run.
after(() => {
  if (isUpdate) writeFileSync(SNAPSHOT, `${JSON.stringify(updated(), null, 2)}\n`);
  if (resultsFile !== undefined) writeFileSync(resultsFile, JSON.stringify([...measured.values()]));
});
