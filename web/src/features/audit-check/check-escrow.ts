import { encodeCall, keccak, readWords, type Hex, type Rpc } from '@topsteel/chain/verify';

export interface EscrowQuestion {
  token: Hex;
  escrow: Hex;
  /** The block at which everything is asked, so that the figures are of one moment. */
  block: bigint;
  /** Topic of the event that opens a payment; its first argument is the payment's id. */
  authorizedTopic: Hex;
}
export interface EscrowFinding {
  balanceMinor: bigint;
  openMinor: bigint;
  creditsMinor: bigint;
  payments: number;
}

const CREDIT_TOPIC = keccak('CreditAssigned(address,address,uint256,uint256)');

/**
 * Reads the escrow as anybody can, from a node: what the token says it holds, and the sum of every open payment and
 * every unclaimed credit, found by the contract's own events.
 *
 * @throws when the node does not answer, or has forgotten the block.
 */
export async function checkEscrow(rpc: Rpc, question: EscrowQuestion): Promise<EscrowFinding> {
  const { token, escrow, block, authorizedTopic } = question;
  const at = `0x${block.toString(16)}`;
  const call = async (to: Hex, signature: string, words: readonly Hex[]) =>
    readWords(String(await rpc('eth_call', [{ to, data: encodeCall(signature, words) }, at])));
  const topicsOf = async (topics: readonly Hex[]) =>
    (await rpc('eth_getLogs', [{ address: escrow, topics, fromBlock: '0x0', toBlock: at }])) as {
      topics: Hex[];
    }[];
  const paddedToken: Hex = `0x${token.slice(2).padStart(64, '0')}`;
  const [balance, authorized, credited] = await Promise.all([
    call(token, 'balanceOf(address)', [escrow]),
    topicsOf([authorizedTopic]),
    topicsOf([CREDIT_TOPIC, paddedToken]),
  ]);
  const payments = new Set(authorized.flatMap(({ topics }) => topics[1] ?? []));
  const creditors = new Set(credited.flatMap(({ topics }) => topics[2] ?? []));
  const open = await Promise.all(
    [...payments].map(async (id) => (await call(escrow, 'stateOf(bytes32)', [id])).uint(1)),
  );
  const credits = await Promise.all(
    [...creditors].map(async (account) =>
      (await call(escrow, 'creditOf(address,address)', [token, account])).uint(0),
    ),
  );
  const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, each) => total + each, 0n);
  return {
    balanceMinor: balance.uint(0),
    openMinor: sum(open),
    creditsMinor: sum(credits),
    payments: payments.size,
  };
}
