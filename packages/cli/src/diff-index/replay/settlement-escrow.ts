import type { settlementEscrowAbi } from '@topsteel/chain';
import type { ContractEventArgsFromTopics } from 'viem';
import {
  balanceOf,
  changeHeld,
  endDisputes,
  milestoneOf,
  movePayment,
  openDisputes,
  raiseDispute,
} from './payments.ts';
import { addToToken } from './periods.ts';
import { count } from './protocol.ts';
import { hashOrNull, logIdOf, lower, partyOf, ZERO_ADDRESS, type Reducers, type Seen } from './seen-log.ts';
import { add, amountOf, type Row, type Tables } from './tables.ts';

type Terms = ContractEventArgsFromTopics<typeof settlementEscrowAbi, 'PaymentAuthorized'>['terms'];

/** A payment with all of its money in the escrow. */
function openPayment(tables: Tables, paymentId: string, terms: Terms, isCharged: boolean, seen: Seen): Row {
  const hasGoods = terms.goods.lotId !== 0n;
  const amount = terms.maxAmount;
  const token = lower(terms.token);
  const payment = tables.put('Payment', paymentId, {
    ...{ payer: lower(terms.payer), receiver: lower(terms.receiver), operator: lower(terms.operator) },
    ...{ arbiter: partyOf(terms.arbiter), token, orderRef: terms.orderRef },
    ...{ lot: hasGoods ? String(terms.goods.lotId) : null, maxGrams: terms.goods.maxGrams },
    titleTo: hasGoods ? lower(terms.goods.titleTo) : null,
    milestonesHash: hashOrNull(terms.milestones),
    ...{ feeBps: terms.feeBps, silenceBps: terms.silenceBps, inspectionSeconds: terms.inspectionSeconds },
    ...{ authorizeBefore: terms.authorizeBefore, captureBefore: terms.captureBefore },
    ...{ resolveBefore: terms.resolveBefore, refundBefore: terms.refundBefore },
    ...{ phase: 'AUTHORIZED', isCharged, authorizedMinor: amount, openMinor: amount },
    ...{ capturedMinor: 0n, feeMinor: 0n, voidedMinor: 0n, refundedMinor: 0n, feeReversedMinor: 0n },
    ...{ refundableMinor: 0n, disputedMinor: 0n, capturedGrams: 0n, openDisputes: [] },
    ...{ authorizedAt: seen.at, shareCount: terms.feeShares.length, lastEvent: null },
  });
  terms.feeShares.forEach(({ receiver, shareBps }, place) => {
    tables.put('FeeShare', `${paymentId}-${place}`, {
      ...{ payment: paymentId, place, receiver: lower(receiver), shareBps, paidMinor: 0n, returnedMinor: 0n },
    });
  });
  const balance = balanceOf(tables, token);
  add(balance, 'authorizedMinor', amount);
  changeHeld(balance, 'openMinor', amount);
  count(tables, 'paymentCount');
  return payment;
}

/** Who captures. */
const operatorOf = (tables: Tables, paymentId: string): string =>
  tables.need('Payment', paymentId)['operator'] as string;

function creditOf(tables: Tables, token: string, account: string): Row {
  return tables.ensure('Credit', `${lower(token)}-${lower(account)}`, () => ({
    ...{ token: lower(token), account: lower(account), openMinor: 0n, assignedMinor: 0n, claimedMinor: 0n },
  }));
}

function tellOfCredit(tables: Tables, said: Row, { at, transaction, ...seen }: Seen): void {
  tables.put('CreditEvent', logIdOf({ at, transaction, ...seen }), { ...said, at, transaction });
}

export const settlementEscrow: Reducers<typeof settlementEscrowAbi> = {
  TokenAccepted(tables, { token, cap }) {
    balanceOf(tables, lower(token))['capMinor'] = cap;
  },
  PaymentAuthorized(tables, { paymentId, terms }, seen) {
    openPayment(tables, paymentId, terms, false, seen);
    const account = lower(terms.payer);
    movePayment(tables, paymentId, { kind: 'AUTHORIZED', amount: terms.maxAmount, account }, seen);
  },
  PaymentCharged(tables, { paymentId, terms }, seen) {
    openPayment(tables, paymentId, terms, true, seen);
    const amount = terms.maxAmount;
    const account = lower(terms.operator);
    movePayment(tables, paymentId, { kind: 'CHARGED', amount, toReceiver: amount, account }, seen);
  },
  PaymentCaptured(tables, { paymentId, amount }, seen) {
    const account = operatorOf(tables, paymentId);
    movePayment(tables, paymentId, { kind: 'CAPTURED', amount, toReceiver: amount, account }, seen);
  },
  MilestoneCaptured(tables, { paymentId, index, amount, totalCaptured }, seen) {
    const account = operatorOf(tables, paymentId);
    milestoneOf(tables, paymentId, index)['capturedMinor'] = totalCaptured;
    const division = { kind: 'CAPTURED', amount, toReceiver: amount, milestone: index, account };
    movePayment(tables, paymentId, division, seen);
  },
  DeliveryCaptured(tables, { paymentId, amount }, seen) {
    const account = operatorOf(tables, paymentId);
    movePayment(tables, paymentId, { kind: 'CAPTURED', amount, toReceiver: amount, account }, seen);
  },
  PaymentVoided(tables, { paymentId, amount, actor }, seen) {
    const account = lower(actor);
    const open = openDisputes(tables.need('Payment', paymentId));
    endDisputes(tables, paymentId, open, { state: 'CONCEDED', endedBy: account }, seen.at);
    movePayment(tables, paymentId, { kind: 'VOIDED', amount, toPayer: amount, account }, seen);
  },
  PaymentReclaimed(tables, { paymentId, amount, actor }, seen) {
    const account = lower(actor);
    movePayment(tables, paymentId, { kind: 'RECLAIMED', amount, toPayer: amount, account }, seen);
  },
  DisputesLapsed(tables, { paymentId, toReceiver, toPayer, actor }, seen) {
    const account = lower(actor);
    const open = openDisputes(tables.need('Payment', paymentId));
    endDisputes(tables, paymentId, open, { state: 'LAPSED', endedBy: account }, seen.at);
    const division = { kind: 'LAPSED', amount: toReceiver + toPayer, toReceiver, toPayer, account };
    movePayment(tables, paymentId, division, seen);
  },
  PaymentRefunded(tables, { paymentId, amount, feeReversed, actor }, seen) {
    const division = { kind: 'REFUNDED', amount, toPayer: amount, feeReversed, account: lower(actor) };
    movePayment(tables, paymentId, division, seen);
  },
  PaymentDisputed(tables, { paymentId, index, amount, reason, actor }, seen) {
    const account = lower(actor);
    raiseDispute(tables, paymentId, { index, amount, reason, actor: account }, seen);
    const milestone = milestoneNamed(tables, paymentId, index);
    movePayment(tables, paymentId, { kind: 'DISPUTED', amount, milestone, account }, seen);
  },
  DisputeResolved(tables, { paymentId, index, toReceiver }, seen) {
    const arbiter = tables.need('Payment', paymentId)['arbiter'];
    const account = typeof arbiter === 'string' ? arbiter : ZERO_ADDRESS;
    const amount = amountOf(tables.need('Dispute', `${paymentId}-${index}`), 'amountMinor');
    const toPayer = amount - toReceiver;
    const end = { state: 'RESOLVED', toReceiverMinor: toReceiver, toPayerMinor: toPayer, endedBy: account };
    endDisputes(tables, paymentId, [index], end, seen.at);
    const milestone = milestoneNamed(tables, paymentId, index);
    const division = { kind: 'RESOLVED', amount, toReceiver, toPayer, milestone, account };
    movePayment(tables, paymentId, division, seen);
  },
  PaymentSettled(tables, { paymentId, toReceiver, toPayer, receiverSigner }, seen) {
    const account = lower(receiverSigner);
    const open = openDisputes(tables.need('Payment', paymentId));
    endDisputes(tables, paymentId, open, { state: 'SETTLED', endedBy: account }, seen.at);
    const division = { kind: 'SETTLED', amount: toReceiver + toPayer, toReceiver, toPayer, account };
    movePayment(tables, paymentId, division, seen);
  },
  CreditAssigned(tables, { token, account, amount, total }, seen) {
    const credit = creditOf(tables, token, account);
    credit['openMinor'] = total;
    add(credit, 'assignedMinor', amount);
    const id = `${lower(token)}-${lower(account)}`;
    tellOfCredit(tables, { credit: id, kind: 'ASSIGNED', amountMinor: amount, to: null }, seen);
    changeHeld(balanceOf(tables, lower(token)), 'creditMinor', amount);
    addToToken(tables, seen.at, token, { creditAssignedMinor: amount });
  },
  CreditClaimed(tables, { token, account, to, amount }, seen) {
    const credit = creditOf(tables, token, account);
    add(credit, 'openMinor', -amount);
    add(credit, 'claimedMinor', amount);
    const id = `${lower(token)}-${lower(account)}`;
    tellOfCredit(tables, { credit: id, kind: 'CLAIMED', amountMinor: amount, to: lower(to) }, seen);
    changeHeld(balanceOf(tables, lower(token)), 'creditMinor', -amount);
    addToToken(tables, seen.at, token, { creditClaimedMinor: amount });
  },
};

/** A payment in one piece has no milestone that its history could name. */
const milestoneNamed = (tables: Tables, paymentId: string, index: number): number | null =>
  tables.need('Payment', paymentId)['milestonesHash'] === null ? null : index;
