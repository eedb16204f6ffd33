import { expect } from 'chai';

/** Prints what an operation cost, receipt gas with intrinsic gas and calldata, and asserts that it is within its limit. */
export async function measure(
  operation: string,
  sent: Promise<{ wait(): Promise<{ gasUsed: bigint } | null> }>,
  limit: number,
): Promise<void> {
  const receipt = await (await sent).wait();
  const gas = Number(receipt!.gasUsed);
  console.log(`      ${operation}: ${gas.toLocaleString('en')} gas (limit ${limit.toLocaleString('en')})`);
  expect(gas, operation).to.be.at.most(limit);
}
