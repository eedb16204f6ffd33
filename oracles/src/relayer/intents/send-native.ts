import { intentPayloadSchemas, type IntentPayload } from '@topsteel/domain/bridge';
import type { Address, Hex } from 'viem';
import { ownMovesOf } from '../../watcher/own-moves.ts';
import { transactionsOf } from '../transaction-store.ts';
import { defineIntent, IntentFailure, isInBlock } from './intent-handler.ts';
import type { IntentContext, SenderName } from './intent-handler.ts';

/** A transfer to an account takes 21,000 gas; a receiver that is a contract may take more. */
const GAS_AT_HAND = 100_000n;

type Payload = IntentPayload<'send-native'>;
const senderOf = ({ from, outOf }: Payload): SenderName => outOf ?? { deposit: Number(from) };
const accountOf = ({ from, outOf }: Payload, { depositAddress, treasury }: IntentContext): Address =>
  outOf === 'treasury' ? treasury.address : depositAddress(Number(from));

/**
 * Sends native coin from the account of a deposit, or from the treasury: all of the amount arrives, the relayer pays for
 * the gas by topping the account up first where what it has for gas is too little. No contract keeps a business key here; what makes it happen once
 * is the account's nonce: a second transfer is signed only when the first can never be mined any more (see
 * `NonceView.finalNonce`).
 */
export const sendNative = defineIntent(intentPayloadSchemas['send-native'], {
  effect: (payload, _intent, context) => ({ transferFrom: accountOf(payload, context) }),
  sender: senderOf,
  result: (_payload, { args }) => ({ feeWei: String(args.feeWei) }),
  async next(payload, intent, context) {
    const { db, chain } = context;
    const account = accountOf(payload, context);
    const sent = await transactionsOf(db, intent.id);
    if (sent.some((transaction) => isInBlock(transaction, account))) return { do: 'wait' };
    const transfer = { to: payload.to, data: '0x' as const, value: BigInt(payload.amountWei) };
    const [balance, { maxFeePerGas }] = await Promise.all([chain.balanceOf(account), chain.fees()]);
    const gasWei = GAS_AT_HAND * maxFeePerGas;
    const missingWei = max(
      transfer.value + gasWei - balance,
      payload.outOf === 'treasury' ? 0n : gasWei - (await gasHeld(payload, context, account)),
    );
    if (missingWei <= 0n) return { do: 'send', as: senderOf(payload), call: transfer };
    if (balance < transfer.value) await requireOnlyGasIsMissing(context, account, transfer.value - balance);
    return { do: 'send', as: 'relayer', call: { to: account, data: '0x', value: missingWei } };
  },
});

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/**
 * What a deposit has for gas. The rest of what it holds is its buyer's or its seller's: where only a part is sent, what
 * stays has to be there to the wei, since the chain is told of it as received.
 */
async function gasHeld(
  { from }: Payload,
  { db, chain, deployment }: IntentContext,
  address: Address,
): Promise<bigint> {
  const { moves } = await ownMovesOf(db, chain, { chainId: deployment.chainId, address, index: from });
  return moves.reduce((sum, move) => sum + move.gasWei, 0n);
}

/**
 * The relayer makes up for what the account itself has paid for gas, and for nothing else: an account that somebody has
 * emptied would have the relayer pay the buyer.
 *
 * @throws IntentFailure `AccountTooLow`
 */
async function requireOnlyGasIsMissing(
  { db, chain, deployment }: IntentContext,
  account: Address,
  missingWei: bigint,
): Promise<void> {
  const { rows } = await db.query<{ hash: Hex }>(
    'SELECT hash FROM bridge.transaction WHERE chain_id = $1 AND signer = $2',
    [deployment.chainId, account],
  );
  const inclusions = await Promise.all(rows.map(({ hash }) => chain.inclusionOf(hash)));
  const paidWei = inclusions.reduce((sum, inclusion) => sum + (inclusion?.feeWei ?? 0n), 0n);
  if (missingWei <= paidWei) return;
  throw new IntentFailure(
    'AccountTooLow',
    `${(missingWei - paidWei).toString()} wei are missing on the account ${account}. The relayer pays its gas, and nothing else.`,
    { account, missingWei: (missingWei - paidWei).toString() },
  );
}
