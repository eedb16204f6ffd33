import { formatAmount } from '@topsteel/domain/units';

/** The same money by every source, in minor units. */
export interface Figures {
  chainMinor: bigint;
  contractStateMinor: bigint;
  ledgerMinor: bigint;
  subgraphMinor: bigint | null;
}

/**
 * One sentence for every figure that differs from what the token says; none means that all agree. An absent subgraph
 * figure is no difference.
 *
 * @example compareFigures({ chainMinor: 5n, contractStateMinor: 5n, ledgerMinor: 5n, subgraphMinor: null }) // []
 */
export function compareFigures(figures: Figures): string[] {
  const { chainMinor } = figures;
  const others: [string, bigint | null][] = [
    ['The contract’s own state', figures.contractStateMinor],
    ['The ledger', figures.ledgerMinor],
    ['The subgraph', figures.subgraphMinor],
  ];
  return others.flatMap(([who, minor]) => {
    if (minor === null || minor === chainMinor) return [];
    const [more, gap] = minor > chainMinor ? ['more', minor - chainMinor] : ['less', chainMinor - minor];
    return [`${who} says ${formatAmount(gap, 'USDC')} USDC ${more} than the token.`];
  });
}
