import { deploymentOf, paymentIdOf } from '@topsteel/chain';
import { termsJson, termsOf, termsSchema, type Terms } from '@topsteel/domain/bridge';
import { AppError } from '@topsteel/domain/errors';
import { heldMinor, type Snapshot } from '@topsteel/domain/payment';
import { formatAmount } from '@topsteel/domain/units';
import type { Hex } from 'viem';
import {
  authorizationOf,
  chainFactsOf,
  findPayment,
  foldChainFacts,
  requireEscrow,
  wireTypedData,
} from '../../payment/index.ts';
import { businessKey, requestIntent, retryIntent, type IntentRequest } from '../../platform/bridge/index.ts';
import type { SettlementSettings } from '../../platform/config/index.ts';
import type { PrismaService, Tx } from '../../platform/database/index.ts';
import type { Attempt, Opened, PayerAction, Rail, RailCommand } from '../rail.ts';
import { captureByGrams } from './capture-by-grams.ts';
import { escrowActsOf, hasFailed, isUnderWay, type EscrowAct } from './escrow-acts.ts';
import { termsOfAttempt } from './escrow-terms.ts';
import { snapshotOfEscrow } from './snapshot-of-escrow.ts';

/** The escrow as a rail; what the payer signs is handed in here, because no provider takes it. */
export interface EscrowRail extends Rail {
  /** Sends the payer's signature over `actionOf(attempt)`. A second one replaces a first that was refused. */
  authorize(attempt: Attempt, signature: Hex): Promise<void>;
}

type Decision = IntentRequest<EscrowAct['kind']> | null;

interface EscrowSettings {
  /** Where labels lead. */
  publicUrl: string;
  chainId: number;
  settlement: Pick<SettlementSettings, 'captureSeconds' | 'resolveSeconds' | 'refundSeconds'>;
}

/**
 * USDC in the escrow contract. An attempt of another amount than the order's whole is an advance or a service, without
 * goods, and captures any amount; one of the whole pays for the goods and captures what a number of grams costs. Acts are asked of the oracles, totals
 * are folded from the contract's final events. There are no webhooks: the events themselves make us look.
 */
export function openEscrowRail(
  { publicUrl, chainId, settlement }: EscrowSettings,
  prisma: PrismaService,
): EscrowRail {
  const deployment = deploymentOf(chainId);

  const look = async (tx: Tx, attempt: Attempt): Promise<{ acts: EscrowAct[]; snapshot: Snapshot }> => {
    const paymentId = paymentOf(attempt);
    const facts = await chainFactsOf(tx, paymentId);
    // After the events: an act is asked for before it has one, so none is missed.
    const acts = await escrowActsOf(tx, paymentId);
    const { operator } = signedTerms(attempt);
    const asked = sum(acts.filter((act) => act.kind === 'refund-payment' && !hasFailed(act)));
    const done = facts.reduce(
      (total, { name, args, isFinal }) =>
        name === 'PaymentRefunded' && isFinal && isSame(args.actor, operator)
          ? total + BigInt(args.amount)
          : total,
      0n,
    );
    const authorization = acts.find(({ kind }) => kind === 'authorize-payment');
    const snapshot = snapshotOfEscrow({
      final: foldChainFacts(facts.filter(({ isFinal }) => isFinal)),
      standing: foldChainFacts(facts),
      refundPendingMinor: asked > done ? asked - done : 0n,
      refundFailedMinor: sum(acts.filter((act) => act.kind === 'refund-payment' && hasFailed(act))),
      isAuthorizing: authorization !== undefined && isUnderWay(authorization),
      refusal: authorization?.failure ?? null,
      isVoided: attempt.asked.isVoided,
      isExpired: attempt.expiresAt !== null && attempt.expiresAt.getTime() <= Date.now(),
    });
    return { acts, snapshot };
  };

  /** Asks once per key, and only while nothing that would change the answer is under way. */
  const ask = (
    attempt: Attempt,
    decide: (acts: readonly EscrowAct[], snapshot: Snapshot, tx: Tx) => Decision | Promise<Decision>,
  ): Promise<void> =>
    prisma.transact(async (tx) => {
      const { acts, snapshot } = await look(tx, attempt);
      const request = await decide(acts, snapshot, tx);
      if (request && !(await requestIntent(tx, request))) await retryIntent(tx, request);
    });

  return {
    name: 'usdc-escrow',
    abilities: {
      holds: 'escrow',
      canCaptureInPart: true,
      canRefundInPart: true,
      canBeReversed: false,
      tellsRefusals: true,
    },
    verifyWebhook: null,
    unavailable: () => Promise.resolve(null),

    async open(attempt: Attempt): Promise<Opened> {
      const payment = await findPayment(prisma.client, attempt.orderId);
      if (!payment) throw new AppError('conflict', { message: 'This order has no agreement to pay under.' });
      const agreed = requireEscrow(payment).terms;
      const isWhole = attempt.amountMinor === agreed.maxAmount && attempt.currency === 'USDC';
      const terms = isWhole ? agreed : termsOfAttempt(attempt, agreed, settlement);
      return {
        providerRef: paymentIdOf(deployment, terms).toLowerCase(),
        details: { terms: termsJson(terms) },
        expiresAt: attempt.expiresAt,
      };
    },

    actionOf(attempt: Attempt): PayerAction {
      if (attempt.providerRef === null) return { kind: 'none' };
      return { kind: 'sign', typedData: wireTypedData(authorizationOf(deployment, signedTerms(attempt))) };
    },

    authorize: (attempt: Attempt, signature: Hex) =>
      ask(attempt, () => {
        if (hasGoods(attempt)) throw signOnTheOrder();
        const paymentId = paymentOf(attempt);
        const terms = termsJson(signedTerms(attempt));
        const payload = { paymentId, terms, collection: { method: 'erc3009', signature } } as const;
        return { businessKey: businessKey.authorizePayment(paymentId), kind: 'authorize-payment', payload };
      }),

    read: async (attempt: Attempt): Promise<Snapshot> => (await look(prisma.client, attempt)).snapshot,

    capture: (attempt: Attempt, { key, amountMinor }: RailCommand) =>
      ask(attempt, async (acts, snapshot, tx) => {
        if (isKnown(acts, key)) return null;
        if (hasGoods(attempt)) {
          const asked = acts.filter((act) => act.kind === 'capture-payment' && !hasFailed(act));
          const captured = asked.map(({ totalGrams }) => totalGrams);
          await captureByGrams(tx, { orderId: attempt.orderId, amountMinor }, { captured, publicUrl });
          return null;
        }
        requireFinal(snapshot);
        const isSpent = acts.some((act) => endsPayment(act) && !hasFailed(act));
        const mostMinor = isSpent ? 0n : heldMinor(snapshot) - snapshot.disputedMinor;
        if (amountMinor > mostMinor || amountMinor === 0n) throw tooMuch('captured', amountMinor, mostMinor);
        const paymentId = paymentOf(attempt);
        const terms = termsJson(signedTerms(attempt));
        return {
          businessKey: businessKey.captureAmount(paymentId, amountMinor),
          kind: 'capture-amount',
          payload: { paymentId, terms, amount: amountMinor.toString(), key },
        };
      }),

    void: (attempt: Attempt) =>
      ask(attempt, (acts, snapshot) => {
        if (snapshot.phase === 'processing') throw underWay();
        if (acts.some((act) => endsPayment(act) && isUnderWay(act))) return null;
        if (heldMinor(snapshot) === 0n) return null;
        const paymentId = paymentOf(attempt);
        const payload = { paymentId, terms: termsJson(signedTerms(attempt)) };
        return { businessKey: businessKey.voidPayment(paymentId), kind: 'void-payment', payload };
      }),

    refund: (attempt: Attempt, { key, amountMinor }: RailCommand) =>
      ask(attempt, (acts, snapshot) => {
        if (isKnown(acts, key)) return null;
        requireFinal(snapshot);
        if (snapshot.refundPendingMinor > 0n) throw underWay();
        const refundableMinor = snapshot.capturedMinor - snapshot.refundedMinor;
        if (amountMinor > refundableMinor || amountMinor === 0n) {
          throw tooMuch('refunded', amountMinor, refundableMinor);
        }
        const made = acts.filter((act) => act.kind === 'refund-payment' && !hasFailed(act)).length;
        const paymentId = paymentOf(attempt);
        return {
          businessKey: businessKey.refundPayment(paymentId, made + 1),
          kind: 'refund-payment',
          payload: {
            paymentId,
            terms: termsJson(signedTerms(attempt)),
            amount: amountMinor.toString(),
            refundableBefore: refundableMinor.toString(),
            key,
          },
        };
      }),
  };
}

const sum = (acts: readonly EscrowAct[]): bigint =>
  acts.reduce((total, { amountMinor }) => total + amountMinor, 0n);
const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const isKnown = (acts: readonly EscrowAct[], key: string): boolean => acts.some((act) => act.key === key);
const endsPayment = ({ kind }: EscrowAct): boolean =>
  kind !== 'authorize-payment' && kind !== 'refund-payment';

const paymentOf = ({ providerRef }: Attempt): Hex => providerRef as Hex;
const hasGoods = (attempt: Attempt): boolean => signedTerms(attempt).goods.lotId !== 0n;
const signedTerms = ({ details }: Attempt): Terms => termsOf(termsSchema.parse(details.terms));

/** What stands in a block that may be replaced is waited for. */
function requireFinal(snapshot: Snapshot): void {
  if (!snapshot.isFinal || snapshot.phase === 'processing') throw underWay();
}

const underWay = () =>
  new AppError('unavailable', {
    message: 'What was last asked of this payment is not final on the chain. It is asked again in a moment.',
    details: { reason: 'not-final' },
  });
const signOnTheOrder = () =>
  new AppError('conflict', {
    message:
      'An order of goods is signed on the order itself, so that the seller’s goods are pinned with it.',
    details: { reason: 'pays-for-goods' },
  });
const tooMuch = (what: 'captured' | 'refunded', amountMinor: bigint, mostMinor: bigint) =>
  new AppError('conflict', {
    message: `${formatAmount(amountMinor, 'USDC')} USDC cannot be ${what}: it has to be more than nothing and at most ${formatAmount(mostMinor, 'USDC')} USDC.`,
    details: { mostMinor: mostMinor.toString() },
  });
