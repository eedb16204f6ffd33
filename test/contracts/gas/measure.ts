/** Measures what a transaction costs: receipt gas, with the 21,000 of the transaction and its calldata. */
import { expect } from 'chai';

interface Sent {
  wait(): Promise<{ gasUsed: bigint } | null>;
}

/** Waits for the transaction, prints its gas, and asserts the limit. */
export async function measure(operation: string, sent: Promise<Sent>, limit: number): Promise<void> {
  const receipt = await (await sent).wait();
  const gas = Number(receipt!.gasUsed);
  console.log(`      ${operation}: ${gas.toLocaleString('en')} gas (limit ${limit.toLocaleString('en')})`);
  expect(gas, `gas of "${operation}"`).to.be.at.most(limit);
}
