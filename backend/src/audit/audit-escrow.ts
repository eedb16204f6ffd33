import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  readEscrowBalance,
  readLiabilities,
  readPaymentState,
  type Liabilities,
  type LiabilityReading,
  type PaymentState,
} from '@topsteel/chain';
import type { EscrowAudit } from '@topsteel/domain/api';
import { escrowOnchain } from '@topsteel/domain/ledger';
import type { Hex } from 'viem';
import { ReadBooks } from '../ledger/index.ts';
import { ChainClient } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { askAt, chooseBlock } from './choose-block.ts';
import { compareFigures, surplusOf } from './domain/compare-figures.ts';
import { ordersOfPayments, unbookedEvents } from './infra/audit-queries.ts';
import { subgraphFigureAt } from './infra/subgraph.ts';

/** The books take an event in within a second; a question is not held longer than this, and says what they lack. */
const PATIENCE = { tries: 10, everyMs: 200 };
/** Closed payments that are asked again each time. */
const SAMPLE = 25;

/**
 * Compares, at one final block, what the token, the contract, the ledger and the subgraph say of the escrow.
 *
 * The contract is asked for every payment once. What it calls closed at a final block never holds money again, so the next
 * comparison asks for those that were open and those that came since, and for some of the closed ones in turn; a payment
 * left out would be missing from the sum that the token is held against. Only a comparison that agreed is built upon.
 */
@Injectable()
export class AuditEscrow {
  private agreed: LiabilityReading | null = null;

  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly chain: ChainClient,
    private readonly books: ReadBooks,
  ) {}

  /**
   * @param at a block; the newest final one that the watcher has read when absent
   * @throws AppError `unavailable` when the chain does not answer, nobody has watched it yet, or the node no longer keeps
   * the block's state; `invalid-input` for a block that is not final, was not read, or is older than the contracts.
   */
  async run(at?: bigint): Promise<EscrowAudit> {
    const { deployment } = this.chain;
    const block = await chooseBlock(this.chain, this.prisma.client, at);
    const unbooked = await this.waitingForBooks(block.number);
    const since = this.agreed !== null && this.agreed.block <= block.number ? this.agreed : undefined;
    const [chainMinor, liabilities, subgraph] = await Promise.all([
      askAt(this.chain, block.number, (client) => readEscrowBalance(client, deployment, block.number)),
      askAt(this.chain, block.number, (client) =>
        readLiabilities(client, deployment, block.number, { since, sample: SAMPLE }),
      ),
      subgraphFigureAt(this.config.settings.graphUrl, deployment.usdc, block.number),
    ]);
    const { escrow, held, ledger } = await this.prisma.transact(async (tx) => ({
      escrow: await this.books.balancesAt(tx, 'escrow_onchain', deployment.chainId, block.number),
      held: await this.books.balancesAt(tx, 'escrow_liability', deployment.chainId, block.number),
      ledger: await this.books.chain(tx),
    }));
    const ledgerMinor = escrow.get(escrowOnchain(deployment.chainId, deployment.usdc).owner) ?? 0n;
    const figures = {
      chainMinor,
      contractStateMinor: liabilities.total,
      ledgerMinor,
      subgraphMinor: subgraph.minor,
    };
    const differences = compareFigures(figures);
    if (liabilities.reopened.length > 0) {
      differences.push(
        `The contract holds money again for closed payments: ${liabilities.reopened.join(', ')}.`,
      );
    }
    if (!ledger.isIntact) differences.push('The ledger’s hash chain or its totals do not hold.');
    const payments = await this.payments(liabilities, held, block.number);
    const strays = payments.filter((payment) => !payment.agrees).length;
    if (strays > 0) differences.push(`${strays} payments differ between contract and ledger.`);
    if (unbooked > 0 && differences.length > 0) {
      differences.push(
        `The books have not taken in ${unbooked} events up to this block yet: look again in a moment.`,
      );
    }
    this.buildUpon(liabilities.reading, differences.length === 0);
    return {
      chainId: deployment.chainId,
      block: { number: block.number.toString(), hash: block.hash, at: block.at.toISOString() },
      token: { address: deployment.usdc, currency: 'USDC', decimals: 6 },
      escrow: deployment.settlementEscrow,
      chainMinor: chainMinor.toString(),
      contractStateMinor: liabilities.total.toString(),
      openMinor: liabilities.openTotal.toString(),
      creditsMinor: liabilities.creditTotal.toString(),
      surplusMinor: surplusOf(figures).toString(),
      subgraphMinor: subgraph.minor?.toString() ?? null,
      subgraph: { block: subgraph.block?.toString() ?? null, reason: subgraph.reason },
      ledgerMinor: ledgerMinor.toString(),
      ledger,
      agrees: differences.length === 0,
      differences,
      payments,
      compared: {
        known: liabilities.known,
        asked: liabilities.asked,
        since: since?.block.toString() ?? null,
      },
      unbookedEvents: unbooked,
      computedAt: new Date().toISOString(),
    };
  }

  /** How many events up to the block the books still lack: they take one in a moment after the watcher has stored it. */
  private async waitingForBooks(blockNumber: bigint): Promise<number> {
    const { chainId } = this.chain.deployment;
    for (let tried = 0; ; tried += 1) {
      const waiting = await unbookedEvents(this.prisma.client, chainId, blockNumber);
      if (waiting === 0 || tried === PATIENCE.tries) return waiting;
      await setTimeout(PATIENCE.everyMs);
    }
  }

  /** After a difference the next comparison asks for everything anew. */
  private buildUpon(reading: LiabilityReading, hasAgreed: boolean): void {
    if (!hasAgreed) this.agreed = null;
    else if (this.agreed === null || this.agreed.block <= reading.block) this.agreed = reading;
  }

  private async payments(
    liabilities: Liabilities,
    held: ReadonlyMap<string, bigint>,
    blockNumber: bigint,
  ): Promise<EscrowAudit['payments']> {
    const open = new Map(liabilities.open.map(({ paymentId, state }) => [paymentId.toLowerCase(), state]));
    const orders = new Map((await ordersOfPayments(this.prisma.client)).map((row) => [row.payment_id, row]));
    const stillHeld = [...held].filter(([, minor]) => minor !== 0n).map(([paymentId]) => paymentId);
    const ids = new Set([...open.keys(), ...orders.keys(), ...stillHeld]);
    const stateOf = (paymentId: string): Promise<PaymentState> =>
      askAt(this.chain, blockNumber, (client) =>
        readPaymentState(client, this.chain.deployment, paymentId as Hex, blockNumber),
      );
    return Promise.all(
      [...ids].map(async (paymentId) => {
        const state = open.get(paymentId) ?? (await stateOf(paymentId));
        const ledgerMinor = held.get(paymentId) ?? 0n;
        return {
          paymentId,
          orderId: orders.get(paymentId)?.order_id ?? null,
          orderNumber: orders.get(paymentId)?.number ?? null,
          phase: state.phase,
          contractMinor: state.capturable.toString(),
          ledgerMinor: ledgerMinor.toString(),
          capturedMinor: state.refundable.toString(),
          agrees: state.capturable === ledgerMinor,
        };
      }),
    );
  }
}
