import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FIAT_RECEIPT_KIND, WEIGHT_KIND } from '@topsteel/chain';
import {
  escrowEventNames,
  eventArgsSchemas,
  termsOf,
  type EventStage,
  type Terms,
} from '@topsteel/domain/bridge';
import { enterPosting } from '../ledger/index.ts';
import { chainFactsOf, lockPaymentById, type ChainFact } from '../payment/index.ts';
import { BridgeEvents, type BridgeEvent } from '../platform/bridge/index.ts';
import { ChainClient } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { attemptOfPayment } from '../rail/index.ts';
import { isEscrowEvent, planPostings, type EscrowEvent } from './domain/plan-postings.ts';
import { ProjectPayment } from './project-payment.ts';

const CONSUMER = 'settlement';

/**
 * Mirrors the escrow into the books and the orders: claimed at one confirmation, posted at finality, given back when
 * the block was replaced. Payments that are not of this marketplace are booked too: the contract holds their money.
 */
@Injectable()
export class MirrorChain implements OnModuleInit {
  constructor(
    private readonly events: BridgeEvents,
    private readonly chain: ChainClient,
    private readonly config: Config,
    private readonly projectPayment: ProjectPayment,
  ) {}

  onModuleInit(): void {
    const handle = (event: BridgeEvent, stage: EventStage, tx: Tx) => this.handle(event, stage, tx);
    const names = {
      settlementEscrow: escrowEventNames,
      materialLedger: ['TitleReleased'],
      oracleReports: ['ReportAccepted'],
      fiatSettlement: ['OrderOpened', 'OrderReleased', 'OrderCancelled'],
    } as const;
    for (const contract of Object.keys(names) as (keyof typeof names)[]) {
      this.events.on(CONSUMER, { contract, names: names[contract], subjectOf: paymentIdOf }, handle);
    }
  }

  /** One event at one stage, in one transaction with the note that it was consumed. */
  async handle(event: BridgeEvent, stage: EventStage, tx: Tx): Promise<void> {
    const paymentId = paymentIdOf(event);
    // The lock comes before the facts are read, so that two events of one payment can't overwrite each other.
    const payment = paymentId === null ? null : await lockPaymentById(tx, paymentId);
    const facts = paymentId === null ? [] : await chainFactsOf(tx, paymentId);
    if (isEscrowEvent(event)) {
      const attempt = payment ?? (paymentId === null ? null : await attemptOfPayment(tx, paymentId));
      await this.post(tx, event, stage, facts, attempt?.orderId ?? null);
    }
    if (payment) await this.projectPayment.run(tx, payment, facts, { event, stage });
  }

  private async post(
    tx: Tx,
    event: BridgeEvent & EscrowEvent,
    stage: EventStage,
    facts: readonly ChainFact[],
    orderId: string | null,
  ): Promise<void> {
    const { chainId, usdc } = this.chain.deployment;
    const terms = termsIn([event, ...facts]);
    const disputed = disputedIn(facts);
    const token = 'token' in event.args ? event.args.token : (terms?.token ?? usdc);
    if (token.toLowerCase() !== usdc.toLowerCase()) return;
    const books = { chainId, token: usdc, treasury: this.config.settings.settlement.treasury };
    await enterPosting(
      tx,
      {
        externalRef: `${event.chainId.toString()}:${event.blockHash}:${event.logIndex}`,
        orderId,
        chainId,
        blockNumber: event.blockNumber,
        effectiveAt: event.blockTimestamp,
        currency: 'USDC',
        scale: 6,
        legs: planPostings(event, books, { terms, disputed }),
      },
      stage,
    );
  }
}

/** The terms are told once, when the money comes in. */
function termsIn(events: readonly (BridgeEvent | ChainFact)[]): Terms | null {
  for (const { name, args } of events) {
    if (name === 'PaymentAuthorized' || name === 'PaymentCharged') return termsOf(args.terms);
  }
  return null;
}

function paymentIdOf(event: BridgeEvent): string | null {
  if ('paymentId' in event.args) return event.args.paymentId;
  if (event.contract === 'fiatSettlement' && 'orderId' in event.args) return event.args.orderId;
  const report = eventArgsSchemas.ReportAccepted.safeParse(event.args);
  if (!report.success) return null;
  const kind = report.data.kind.toLowerCase();
  return kind === WEIGHT_KIND || kind === FIAT_RECEIPT_KIND ? report.data.subject : null;
}

/** A milestone is disputed once: a ruling leaves nothing of it. */
function disputedIn(facts: readonly ChainFact[]): ReadonlyMap<string, bigint> {
  return new Map(
    facts.flatMap(({ name, args }): [string, bigint][] =>
      name === 'PaymentDisputed' ? [[args.index, BigInt(args.amount)]] : [],
    ),
  );
}
