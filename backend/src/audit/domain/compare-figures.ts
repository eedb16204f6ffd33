import { formatAmount } from '@topsteel/domain/units';

/** The same money by every source, in minor units. */
export interface Figures {
  chainMinor: bigint;
  contractStateMinor: bigint;
  ledgerMinor: bigint;
  subgraphMinor: bigint | null;
}

/**
 * What the escrow holds beyond what it owes: somebody sent it straight to the contract. It is nobody's, and nothing is
 * missing, so it is no difference.
 *
 * @example surplusOf({ chainMinor: 6n, contractStateMinor: 5n }) // 1n
 */
export function surplusOf({
  chainMinor,
  contractStateMinor,
}: Pick<Figures, 'chainMinor' | 'contractStateMinor'>) {
  return chainMinor > contractStateMinor ? chainMinor - contractStateMinor : 0n;
}

/**
 * One sentence for every figure that differs from what the token says; none means that all agree. Beside a surplus, what
 * the contract owes is what the others have to say. An absent subgraph figure is no difference.
 *
 * @example compareFigures({ chainMinor: 5n, contractStateMinor: 5n, ledgerMinor: 5n, subgraphMinor: null }) // []
 */
export function compareFigures(figures: Figures): string[] {
  const surplusMinor = surplusOf(figures);
  const heldMinor = figures.chainMinor - surplusMinor;
  const whom = surplusMinor > 0n ? 'the contract' : 'the token';
  const others: [string, bigint | null][] = [
    ['The contract’s own state', figures.contractStateMinor],
    ['The ledger', figures.ledgerMinor],
    ['The subgraph', figures.subgraphMinor],
  ];
  return others.flatMap(([who, minor]) => {
    if (minor === null || minor === heldMinor) return [];
    const [more, gap] = minor > heldMinor ? ['more', minor - heldMinor] : ['less', heldMinor - minor];
    return [`${who} says ${formatAmount(gap, 'USDC')} USDC ${more} than ${whom}.`];
  });
}
