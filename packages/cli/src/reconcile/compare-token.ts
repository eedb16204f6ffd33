import type { TokenOnChain } from './read-contract.ts';

/** One token by its three sources, in minor units, with a sentence for every difference. */
export interface TokenComparison {
  token: string;
  symbol: string;
  decimals: number;
  tokenMinor: bigint;
  contractMinor: bigint;
  openMinor: bigint;
  openPayments: number;
  creditsMinor: bigint;
  ledgerMinor: bigint;
  /** What the escrow holds beyond what it owes: sent straight to it, and nobody's. Nothing is missing, so it is no difference. */
  surplusMinor: bigint;
  differences: string[];
}

/**
 * Holds the token's word, the escrow's own state and the books against each other, as a whole and payment by payment.
 *
 * @param balances debits less credits by `code|owner|currency`, as {@link balancesOf} gives them
 */
export function compareToken(
  chainId: number,
  onChain: TokenOnChain,
  balances: ReadonlyMap<string, bigint>,
): TokenComparison {
  const { token, symbol, decimals, balanceMinor, open, openMinor, creditsMinor } = onChain;
  const contractMinor = openMinor + creditsMinor;
  const surplusMinor = balanceMinor > contractMinor ? balanceMinor - contractMinor : 0n;
  const ledgerMinor = balances.get(`escrow_onchain|${chainId}:${token.toLowerCase()}|${symbol}`) ?? 0n;
  const differences: string[] = [];
  const compare = (who: string, minor: bigint, than: bigint, whom: string): void => {
    if (minor === than) return;
    const [more, gap] = minor > than ? ['more', minor - than] : ['less', than - minor];
    differences.push(`${who} ${gap} minor units of ${symbol} ${more} than ${whom}.`);
  };
  if (surplusMinor > 0n) compare('The ledger says', ledgerMinor, contractMinor, 'the contract');
  else {
    compare('The contract’s state says', contractMinor, balanceMinor, 'the token');
    compare('The ledger says', ledgerMinor, balanceMinor, 'the token');
  }
  for (const paymentId of new Set([...open.keys(), ...heldPayments(balances, symbol)])) {
    const held = -(balances.get(`escrow_liability|${paymentId}|${symbol}`) ?? 0n);
    compare(`Of payment ${paymentId} the ledger holds`, held, open.get(paymentId) ?? 0n, 'the contract');
  }
  return {
    ...{ token, symbol, decimals, tokenMinor: balanceMinor, contractMinor, openMinor, creditsMinor },
    ...{ openPayments: open.size, ledgerMinor, surplusMinor, differences },
  };
}

/** What the books hold on chain in tokens that the escrow has never accepted, which no other comparison meets. */
export function strangeTokens(
  chainId: number,
  known: readonly Pick<TokenOnChain, 'token' | 'symbol'>[],
  balances: ReadonlyMap<string, bigint>,
): string[] {
  const accounts = new Set(
    known.map(({ token, symbol }) => `escrow_onchain|${chainId}:${token.toLowerCase()}|${symbol}`),
  );
  return [...balances].flatMap(([account, balance]) =>
    account.startsWith('escrow_onchain|') && balance !== 0n && !accounts.has(account)
      ? [`The ledger holds ${balance} minor units at ${account}, a token that the escrow has not accepted.`]
      : [],
  );
}

function heldPayments(balances: ReadonlyMap<string, bigint>, symbol: string): string[] {
  return [...balances].flatMap(([account, balance]) => {
    const [code, owner = '', currency] = account.split('|');
    return code === 'escrow_liability' && currency === symbol && balance !== 0n ? [owner] : [];
  });
}
