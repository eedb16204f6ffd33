import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { transactionsOf } from '../transaction-store.ts';
import { defineIntent } from './intent-handler.ts';

/** A transfer to an account takes 21,000 gas; a receiver that is a contract may take more. */
const GAS_AT_HAND = 100_000n;

/**
 * Sends native coin from the account of a deposit: all of the amount arrives, the relayer pays for the gas by topping the
 * account up first where it must. No contract keeps a business key here; what makes it happen once is the account's nonce:
 * a second transfer is signed only when the first can never be mined any more (see `NonceView.finalNonce`).
 */
export const sendNative = defineIntent(intentPayloadSchemas['send-native'], {
  effect: ({ from }, _intent, context) => ({ transferFrom: context.depositAddress(Number(from)) }),
  sender: ({ from }) => ({ deposit: Number(from) }),
  result: (_payload, { args }) => ({ feeWei: String(args.feeWei) }),
  async next({ from, to, amountWei }, intent, { db, chain, depositAddress }) {
    const account = depositAddress(Number(from));
    const sent = await transactionsOf(db, intent.id);
    const isMined = (status: string): boolean => status === 'mined' || status === 'final';
    // In a block that the watcher has not read yet: the balance below would ask for a second one.
    if (sent.some(({ signer, status }) => signer === account && isMined(status))) return { do: 'wait' };
    const transfer = { to, data: '0x' as const, value: BigInt(amountWei) };
    const [balance, { maxFeePerGas }] = await Promise.all([chain.balanceOf(account), chain.fees()]);
    const needed = transfer.value + GAS_AT_HAND * maxFeePerGas;
    if (balance >= needed) return { do: 'send', as: { deposit: Number(from) }, call: transfer };
    return { do: 'send', as: 'relayer', call: { to: account, data: '0x', value: needed - balance } };
  },
});
