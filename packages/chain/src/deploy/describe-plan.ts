import { chainOf } from './chains.ts';
import { compiled } from './bytecode.ts';
import { hasCode } from './create-contracts.ts';
import type { Creation, Plan } from './plan.ts';
import type { Sender } from './sender.ts';

/**
 * What creating costs, roughly: the transaction, its calldata at the full price of a byte, 32,000 for the creation,
 * 2 for each word of creation code (EIP-3860), 200 for each byte that stays, and the copying; what constructors store
 * comes on top.
 */
export function estimateGas({ name, data, initCodeBytes }: Creation): number {
  const calldata = [...data.slice(2).matchAll(/../g)].reduce(
    (sum, [byte]) => sum + (byte === '00' ? 4 : 16),
    0,
  );
  const stays = (compiled(name).deployedBytecode.length - 2) / 2;
  return 21_000 + calldata + 32_000 + Math.ceil(initCodeBytes / 32) * 2 + stays * 200;
}

/**
 * The plan for people: what will stand where, what stands already, what it costs, what it assumes.
 *
 * @param sender A node of the chain; null when none was named, so that nothing is known to stand.
 */
export async function describePlan(plan: Plan, sender: Sender | null): Promise<string> {
  const { name, tokens } = chainOf(plan.chainId);
  const rows: string[] = [];
  let gas = 0;
  for (const creation of plan.creations) {
    const stands = sender !== null && (await hasCode(sender, creation.address));
    const estimate = estimateGas(creation);
    if (!stands) gas += estimate;
    rows.push(row(creation.name, creation.address, stands ? 'stands' : `about ${figure(estimate)} gas`));
  }
  const externals = await Promise.all(
    plan.externals.map(async ({ name: what, address }) => {
      if (sender === null) return row(what, address, 'assumed');
      return row(what, address, (await hasCode(sender, address)) ? 'stands' : 'missing');
    }),
  );
  const caps = tokens.map(({ symbol, cap }) => `${figure(Number(cap / 1_000_000n))} ${symbol}`);
  return [
    `Chain ${plan.chainId} (${name})`,
    ...rows,
    row('together', '', `about ${figure(gas)} gas`),
    ...(externals.length > 0 ? ['Contracts of others', ...externals] : []),
    ...(caps.length > 0 ? [`The escrow may hold at most ${caps.join(' and ')}.`] : []),
  ].join('\n');
}

function row(name: string, address: string, note: string): string {
  return `  ${name.padEnd(28)}${address.padEnd(44)}${note}`;
}

function figure(value: number): string {
  return value.toLocaleString('en');
}
