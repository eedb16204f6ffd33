import { AppError } from '@topsteel/domain/errors';
import type { Snapshot } from '@topsteel/domain/payment';
import { formatAmount } from '@topsteel/domain/units';
import { getAddress } from 'viem';
import { businessKey, requestIntent } from '../../platform/bridge/index.ts';
import type { PrismaService, Tx } from '../../platform/database/index.ts';
import type { Attempt, Opened, PayerAction, Rail, RailCommand } from '../rail.ts';
import {
  findAccount,
  findDeposit,
  kindOf,
  openAccount,
  outgoingOf,
  type DepositAccount,
} from './deposit-store.ts';
import { sendableWei, snapshotOfDeposit, sweepableWei, type Deposit } from './snapshot-of-deposit.ts';

interface NativeSettings {
  /** The key that deposit accounts derive from; null: native coin is not taken. */
  depositXpub: string | null;
  chainId: number;
}

/**
 * Native coin, sent to an account of its own for each attempt. The oracles watch the account; capturing is our own act,
 * and what goes back is sent by them to who paid. There are no webhooks: attempts are read again and again.
 */
export function openEthRail({ depositXpub, chainId }: NativeSettings, prisma: PrismaService): Rail {
  const accountOf = async (tx: Tx, attempt: Attempt): Promise<DepositAccount> => {
    const account = await findAccount(tx, attempt.id);
    if (account) return account;
    throw new AppError('conflict', { message: 'This payment has no deposit account; it was never opened.' });
  };
  const depositOf = async (tx: Tx, attempt: Attempt, account: DepositAccount) => {
    const seen = await findDeposit(tx, account.address);
    const outgoing = await outgoingOf(tx, account.index);
    const deposit: Deposit = {
      ...seen,
      outgoing,
      priceUntilMs: attempt.expiresAt?.getTime() ?? null,
      amountWei: attempt.amountMinor,
      capturedWei: attempt.asked.capturedMinor,
      isVoided: attempt.asked.isVoided,
      isExpired: attempt.expiresAt !== null && attempt.expiresAt.getTime() <= Date.now(),
    };
    return { deposit, payer: seen.payer };
  };
  /**
   * Sends what is due back to who paid; asked once per key. Refused for good, and so told to a person, without a known payer.
   * What comes to the account afterwards is seen, and sent back by itself.
   */
  const send = (attempt: Attempt, key: string, due: (deposit: Deposit) => bigint): Promise<void> =>
    prisma.transact(async (tx) => {
      const account = await accountOf(tx, attempt);
      const { deposit, payer: to } = await depositOf(tx, attempt, account);
      const amountWei = due(deposit);
      if (amountWei === 0n) return;
      if (to === null) throw payerUnknown(amountWei);
      const outOf = sourceOf(key, amountWei, deposit);
      const payload = { key, from: account.index.toString(), to, amountWei: amountWei.toString(), ...outOf };
      await requestIntent(tx, { businessKey: businessKey.sendNative(key), kind: 'send-native', payload });
    });

  return {
    name: 'eth',
    abilities: {
      holds: 'money',
      canCaptureInPart: true,
      canRefundInPart: true,
      canBeReversed: false,
      tellsRefusals: true,
    },
    verifyWebhook: null,

    unavailable: () =>
      Promise.resolve(
        depositXpub === null
          ? 'Ether cannot be taken: the marketplace has set no key for deposit accounts.'
          : null,
      ),

    async open(attempt: Attempt): Promise<Opened> {
      if (depositXpub === null) {
        throw new AppError('unavailable', {
          message: 'The marketplace has set no key for deposit accounts.',
        });
      }
      if (attempt.currency !== 'ETH') {
        throw new AppError('conflict', {
          message: 'Only Ether can be sent here. Choose another way to pay.',
        });
      }
      const { index, address } = await openAccount(prisma, attempt.id, depositXpub);
      return { providerRef: address.toLowerCase(), details: { index }, expiresAt: attempt.expiresAt };
    },

    actionOf({ providerRef, amountMinor }: Attempt): PayerAction {
      if (providerRef === null) return { kind: 'none' };
      const to = getAddress(providerRef);
      const value = amountMinor.toString();
      return {
        kind: 'send',
        chainId,
        to,
        amountMinor: value,
        uri: `ethereum:${to}@${chainId}?value=${value}`,
      };
    },

    async read(attempt: Attempt): Promise<Snapshot> {
      const tx = prisma.client;
      return snapshotOfDeposit((await depositOf(tx, attempt, await accountOf(tx, attempt))).deposit);
    },

    capture: (attempt: Attempt, { key, amountMinor }: RailCommand) =>
      send(attempt, `back:${key}`, (deposit) => {
        const mostWei = deposit.finalWei - deposit.capturedWei;
        if (amountMinor > mostWei) throw tooMuch(amountMinor, mostWei);
        return sendableWei(deposit, amountMinor);
      }),

    void: (attempt: Attempt, { key }: RailCommand) =>
      send(attempt, `back:${key}`, (deposit) => sendableWei(deposit, deposit.capturedWei)),

    refund: (attempt: Attempt, { key, amountMinor }: RailCommand) =>
      send(attempt, `refund:${key}`, ({ capturedWei, outgoing }) => {
        const gone = outgoing.reduce(
          (sum, one) => sum + (one.kind === 'refund' && one.status !== 'failed' ? one.amountWei : 0n),
          0n,
        );
        const isKnown = outgoing.some((one) => 'key' in one && one.key === `refund:${key}`);
        if (!isKnown && amountMinor > capturedWei - gone) throw tooMuch(amountMinor, capturedWei - gone);
        return amountMinor;
      }),
  };
}

/** Coin that a contract paid has no sender that a plain transfer could reach. */
const payerUnknown = (amountWei: bigint) =>
  new AppError('conflict', {
    message: `${formatAmount(amountWei, 'ETH')} ETH are to go back, and it is not known who sent them. Ask the buyer for an address, and send them there.`,
    details: { reason: 'payer-unknown', amountWei: amountWei.toString() },
  });
/**
 * Where a refund comes from: the deposit's own account, or the treasury once the captured coin was swept there.
 *
 * @throws AppError `unavailable` while it is on its way there
 */
function sourceOf(
  key: string,
  amountWei: bigint,
  { capturedWei, outgoing }: Deposit,
): { outOf?: 'treasury' } {
  const sweeps = outgoing.filter(({ kind, status }) => kind === 'sweep' && status !== 'failed');
  if (kindOf(key) !== 'refund' || sweeps.length === 0) return {};
  if (sweepableWei(capturedWei, outgoing) >= amountWei) return {};
  if (sweeps.every(({ status }) => status === 'final')) return { outOf: 'treasury' };
  throw new AppError('unavailable', {
    message: 'The money is on its way from its deposit account to the treasury. It is refunded from there.',
  });
}
const tooMuch = (amountWei: bigint, mostWei: bigint) =>
  new AppError('conflict', {
    message: `${formatAmount(amountWei, 'ETH')} ETH can't be moved: at most ${formatAmount(mostWei, 'ETH')} ETH can.`,
    details: { mostWei: mostWei.toString() },
  });
