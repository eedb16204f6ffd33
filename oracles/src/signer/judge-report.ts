import {
  carbonFactorSubjectOf,
  FIAT_RECEIPT_KIND,
  fxSubjectOf,
  oracleReportsAbi,
  readFeed,
  readLatestReport,
  readSignerSet,
} from '@topsteel/chain';
import type { AcceptedReport, Deployment, FeedLimits, Report } from '@topsteel/chain';
import { deviationBpsHalfUp, weighRates } from '@topsteel/domain/fx';
import { currencyOnChain } from '@topsteel/domain/settlement';
import { askInSpan } from '@topsteel/tracing';
import type { JWTVerifyGetKey } from 'jose';
import type { Address, PublicClient } from 'viem';
import { hashOfList, reportedValueOf } from '../feeds/carbon-factor/decide-list.ts';
import { parseList } from '../feeds/carbon-factor/parse-list.ts';
import { decideDelivery } from '../feeds/delivery/decide-delivery.ts';
import { parseMessage } from '../feeds/delivery/parse-message.ts';
import type { FetchRates } from '../feeds/fx/fetch-rates.ts';
import { ratePolicyOf, SIGNER_TOLERANCE_BPS } from '../feeds/fx/rate-policy.ts';
import { PaymentNamedTwice, readTotal } from '../feeds/receipt/read-receipt.ts';
import type { ReadReceipt, Received } from '../feeds/receipt/read-receipt.ts';
import { decideReport } from '../feeds/weight/decide-report.ts';
import { parseTicket, parseTickets } from '../feeds/weight/parse-ticket.ts';
import { refuse } from '../reports/refusal.ts';
import type { Refusal } from '../reports/refusal.ts';
import { reportKinds } from '../reports/report-kinds.ts';
import type { EvidenceOf, ReportKind, SignRequest, WatchedPayment } from '../reports/report-kinds.ts';
import { readChainFacts } from './chain-facts.ts';
import { checkFrame } from './check-frame.ts';

/** A signer's own eyes: its node, its keys of those who sign documents, its clients of those who know. */
export interface Eyes {
  client: PublicClient;
  deployment: Deployment;
  weighbridgeKeys: JWTVerifyGetKey;
  carrierKeys: JWTVerifyGetKey;
  factorKeys: JWTVerifyGetKey;
  fetchRates: FetchRates;
  readReceipt: ReadReceipt;
  now: () => Date;
}

interface Case<K extends ReportKind> {
  report: Report;
  evidence: EvidenceOf<K>;
  limits: FeedLimits;
  last: AcceptedReport | undefined;
  nowSeconds: number;
}

/** A refusal, or the names of the money that the report counts. */
export type Judgement = { fault: Refusal } | { fault: null; counted: readonly string[] };

const unless = (fault: Refusal | null): Judgement => (fault === null ? { fault, counted: [] } : { fault });

/**
 * Why a signer does not stand for a report, if it does not: it looks for itself and compares.
 *
 * @throws Error when it cannot look now: not a refusal
 */
export async function judgeReport(
  eyes: Eyes,
  { report, evidence }: SignRequest,
  signer: Address,
): Promise<Judgement> {
  if (report.kind !== reportKinds[evidence.kind])
    return unless(refuse('evidence-of-other-kind', 'The evidence is of another kind than the report.'));
  const { client, deployment } = eyes;
  const [limits, last, current, block] = await Promise.all([
    readFeed(client, deployment, report.kind),
    readLatestReport(client, deployment, { kind: report.kind, subject: report.subject }),
    readSignerSet(client, deployment),
    client.getBlock({ blockTag: 'latest' }),
  ]);
  const isMember = await client.readContract({
    address: deployment.oracleReports,
    abi: oracleReportsAbi,
    functionName: 'isSigner',
    args: [current.signerSet, signer],
  });
  const nowSeconds = Number(block.timestamp);
  const fault = checkFrame(report, { limits, last, current, isMember, nowSeconds });
  if (fault !== null || limits === undefined) return unless(fault);
  const shared = { report, limits, last, nowSeconds };
  switch (evidence.kind) {
    case 'TopSteel.Weight':
      return unless(await judgeWeight(eyes, { ...shared, evidence }));
    case 'TopSteel.Delivery':
      return unless(await judgeDelivery(eyes, { ...shared, evidence }));
    case 'TopSteel.Fx':
      return unless(await judgeRate(eyes, { ...shared, evidence }));
    case 'TopSteel.FiatReceipt':
      return judgeReceipt(eyes, { ...shared, evidence });
    case 'TopSteel.CarbonFactor':
      return unless(await judgeFactors(eyes, { ...shared, evidence }));
  }
}

async function judgeWeight(eyes: Eyes, request: Case<'TopSteel.Weight'>): Promise<Refusal | null> {
  const { report, evidence, limits, last, nowSeconds } = request;
  const parsed = await parseTicket(evidence.jws, eyes.weighbridgeKeys);
  if (!parsed.isValid) return refuse('evidence-not-valid', parsed.reason);
  const { ticket } = parsed;
  const others = await parseTickets(evidence.others ?? [], eyes.weighbridgeKeys);
  if (!others.isValid) return refuse('evidence-not-valid', others.reason);
  if ([ticket, ...others.tickets].some((one) => one.paymentId.toLowerCase() !== report.subject))
    return refuse('evidence-of-other-subject', 'The ticket is for another payment.');
  const facts = await readChainFacts(eyes.client, eyes.deployment, report.subject, BigInt(evidence.block));
  if (facts === null)
    return refuse('subject-not-found', 'No payment or order of this id was opened in that block.');
  const earlier =
    last === undefined
      ? null
      : { ticketNo: '', observedAt: last.observedAt, valueGrams: last.value, round: last.round };
  const decision = decideReport(ticket, facts, earlier, limits, nowSeconds, others.tickets);
  if (decision.do === 'wait') return refuse('too-early', 'It is too early to tell.');
  if (decision.do === 'reject') return refuse('evidence-does-not-lead-here', decision.reason);
  return decision.report.valueGrams === report.value && decision.report.observedAt === report.observedAt
    ? null
    : refuse('value-differs', 'The report says something else than the ticket.');
}

async function judgeDelivery(eyes: Eyes, request: Case<'TopSteel.Delivery'>): Promise<Refusal | null> {
  const { report, evidence, limits, last, nowSeconds } = request;
  const parsed = await parseMessage(evidence.jws, eyes.carrierKeys);
  if (!parsed.isValid) return refuse('evidence-not-valid', parsed.reason);
  if (parsed.claims.paymentId.toLowerCase() !== report.subject)
    return refuse('evidence-of-other-subject', 'The message is about another payment.');
  const facts = await readChainFacts(eyes.client, eyes.deployment, report.subject, BigInt(evidence.block));
  if (facts === null)
    return refuse('subject-not-found', 'No payment or order of this id was opened in that block.');
  const known = { takenOverAt: null, isReported: false, lastDeliveredAt: last?.observedAt ?? null };
  const decision = decideDelivery(parsed.claims, facts, known, limits, nowSeconds);
  if (decision.do === 'wait') return refuse('too-early', 'It is too early to tell.');
  if (decision.do !== 'report')
    return refuse(
      'evidence-does-not-lead-here',
      decision.do === 'reject' ? decision.reason : 'There is nothing to report.',
    );
  return BigInt(decision.deliveredAt) === report.value && decision.deliveredAt === report.observedAt
    ? null
    : refuse('value-differs', 'The report says something else than the message.');
}

async function judgeRate(eyes: Eyes, { report, evidence }: Case<'TopSteel.Fx'>): Promise<Refusal | null> {
  if (fxSubjectOf(evidence.base) !== report.subject)
    return refuse('evidence-of-other-subject', 'The subject is not that of the pair.');
  const { rates } = await askInSpan('read rates', { 'rate.base': evidence.base }, () =>
    eyes.fetchRates([evidence.base]),
  );
  const policy = ratePolicyOf(evidence.base);
  const { rateE8 } = weighRates(rates.get(evidence.base) ?? [], policy, eyes.now());
  if (rateE8 === null) return refuse('sources-disagree', 'Too few of my sources are fresh and agree.');
  const apart = deviationBpsHalfUp(report.value, rateE8);
  return apart <= SIGNER_TOLERANCE_BPS
    ? null
    : refuse(
        'value-differs',
        `The rate lies ${apart.toString()} hundredths of a percent from what I read; ${SIGNER_TOLERANCE_BPS.toString()} are tolerated.`,
      );
}

async function judgeReceipt(
  eyes: Eyes,
  { report, evidence }: Case<'TopSteel.FiatReceipt'>,
): Promise<Judgement> {
  const refused = (...of: Parameters<typeof refuse>) => unless(refuse(...of));
  if (report.kind !== FIAT_RECEIPT_KIND)
    return refused('evidence-of-other-kind', 'The report is no receipt.');
  const facts = await readChainFacts(eyes.client, eyes.deployment, report.subject, BigInt(evidence.block));
  if (facts === null || facts.currency === null)
    return refused('subject-not-found', 'No order of this id was opened in that block.');
  const { currency } = facts;
  if (evidence.payments.some((payment) => currencyOnChain(payment.currency) !== currency)) {
    return refused('currency-differs', `The order is paid in ${currency}, and a payment in something else.`);
  }
  const asked = (payment: WatchedPayment): Promise<Received> =>
    askInSpan('read receipt', { 'receipt.rail': payment.rail }, () => eyes.readReceipt(payment));
  try {
    const { minor, names } = await readTotal(asked, evidence.payments);
    if (minor === report.value) return { fault: null, counted: names };
    return refused(
      'value-differs',
      `I read ${minor.toString()} minor units received, not ${report.value.toString()}.`,
    );
  } catch (error) {
    if (error instanceof PaymentNamedTwice) return refused('payment-named-twice', error.message);
    throw error;
  }
}

async function judgeFactors(
  eyes: Eyes,
  { report, evidence, nowSeconds }: Case<'TopSteel.CarbonFactor'>,
): Promise<Refusal | null> {
  const parsed = await parseList(evidence.jws, eyes.factorKeys);
  if (!parsed.isValid) return refuse('evidence-not-valid', parsed.reason);
  const list = parsed.claims;
  if (carbonFactorSubjectOf(list.list) !== report.subject)
    return refuse('evidence-of-other-subject', 'The subject is not that of the list.');
  if (Date.parse(list.publishedAt) / 1000 > nowSeconds + 300)
    return refuse('observation-in-future', 'The list is published in the future.');
  return reportedValueOf(hashOfList(list)) === report.value
    ? null
    : refuse('value-differs', 'The value is not the hash of the list.');
}
