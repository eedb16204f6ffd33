import { erc20Abi, type Address, type Hex, type PublicClient } from 'viem';
import { askBySpan, readLiabilities, settlementEscrowAbi, type Deployment } from '@topsteel/chain';

/** What the chain says of one token of the escrow after a block, in minor units. */
export interface TokenOnChain {
  token: Address;
  symbol: string;
  decimals: number;
  /** `balanceOf(escrow)` by the token itself. */
  balanceMinor: bigint;
  /** Capturable by payment id in lower case, by the escrow's own state. */
  open: ReadonlyMap<string, bigint>;
  openMinor: bigint;
  creditsMinor: bigint;
}

type Reader = Pick<PublicClient, 'readContract' | 'getContractEvents'>;

/** Every token that the escrow has ever accepted, by its own events up to the block. */
export async function readTokens(
  client: Reader,
  deployment: Deployment,
  blockNumber: bigint,
): Promise<TokenOnChain[]> {
  const accepted = await askBySpan({ from: BigInt(deployment.blockNumber), to: blockNumber }, (part) =>
    client.getContractEvents({
      address: deployment.settlementEscrow,
      abi: settlementEscrowAbi,
      eventName: 'TokenAccepted',
      strict: true,
      fromBlock: part.from,
      toBlock: part.to,
    }),
  );
  const tokens = [...new Set(accepted.map(({ args }) => args.token))];
  return Promise.all(tokens.map((token) => readToken(client, deployment, token, blockNumber)));
}

async function readToken(
  client: Reader,
  deployment: Deployment,
  token: Address,
  blockNumber: bigint,
): Promise<TokenOnChain> {
  const asked = { address: token, abi: erc20Abi, blockNumber } as const;
  const [symbol, decimals, balanceMinor, liabilities] = await Promise.all([
    client.readContract({ ...asked, functionName: 'symbol' }),
    client.readContract({ ...asked, functionName: 'decimals' }),
    client.readContract({ ...asked, functionName: 'balanceOf', args: [deployment.settlementEscrow] }),
    readLiabilities(client, { ...deployment, usdc: token }, blockNumber),
  ]);
  return {
    token,
    symbol,
    decimals,
    balanceMinor,
    open: new Map(
      liabilities.open.map(({ paymentId, amount }: { paymentId: Hex; amount: bigint }) => [
        paymentId.toLowerCase(),
        amount,
      ]),
    ),
    openMinor: liabilities.openTotal,
    creditsMinor: liabilities.creditTotal,
  };
}
