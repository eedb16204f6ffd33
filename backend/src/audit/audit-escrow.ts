import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { readEscrowBalance, readLiabilities, readPaymentState, type Liabilities } from '@topsteel/chain';
import type { EscrowAudit } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { escrowOnchain } from '@topsteel/domain/ledger';
import type { Hex } from 'viem';
import { ReadBooks } from '../ledger/index.ts';
import { ChainClient } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { compareFigures } from './domain/compare-figures.ts';
import { ordersOfPayments, unbookedEvents, watchedBlock } from './infra/audit-queries.ts';
import { subgraphFigureAt } from './infra/subgraph.ts';

const PATIENCE = { tries: 10, everyMs: 200 };

/** Compares, at one final block, what the token, the contract, the ledger and the subgraph say of the escrow. */
@Injectable()
export class AuditEscrow {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly chain: ChainClient,
    private readonly books: ReadBooks,
  ) {}

  /** @throws AppError `unavailable` when the chain does not answer, or nobody has watched it yet. */
  async run(): Promise<EscrowAudit> {
    const { deployment } = this.chain;
    const block = await this.chooseBlock();
    await this.untilBooked(block.number);
    const [chainMinor, liabilities, subgraph] = await Promise.all([
      this.chain.ask((client) => readEscrowBalance(client, deployment, block.number)),
      this.chain.ask((client) => readLiabilities(client, deployment, block.number)),
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
    if (!ledger.isIntact) differences.push('The ledger’s hash chain or its totals do not hold.');
    const payments = await this.payments(liabilities, held, block.number);
    const strays = payments.filter((payment) => !payment.agrees).length;
    if (strays > 0) differences.push(`${strays} payments differ between contract and ledger.`);
    return {
      chainId: deployment.chainId,
      block: { number: block.number.toString(), hash: block.hash, at: block.at.toISOString() },
      token: { address: deployment.usdc, currency: 'USDC', decimals: 6 },
      escrow: deployment.settlementEscrow,
      chainMinor: chainMinor.toString(),
      contractStateMinor: liabilities.total.toString(),
      openMinor: liabilities.openTotal.toString(),
      creditsMinor: liabilities.creditTotal.toString(),
      subgraphMinor: subgraph.minor?.toString() ?? null,
      subgraph: { block: subgraph.block?.toString() ?? null, reason: subgraph.reason },
      ledgerMinor: ledgerMinor.toString(),
      ledger,
      agrees: differences.length === 0,
      differences,
      payments,
      computedAt: new Date().toISOString(),
    };
  }

  /** The newest final block that the watcher has read: there all sources can be asked about the same moment. */
  private async chooseBlock(): Promise<{ number: bigint; hash: Hex; at: Date }> {
    const final = await this.chain.ask((client) => client.getBlock({ blockTag: 'finalized' }));
    const watched = await watchedBlock(this.prisma.client, this.chain.deployment.chainId);
    if (watched === null) {
      throw new AppError('unavailable', {
        message:
          'Nobody has watched the chain yet, so there is nothing to compare. Try again when the oracles run.',
        details: { reason: 'watcher-away' },
      });
    }
    const block =
      watched < final.number
        ? await this.chain.ask((client) => client.getBlock({ blockNumber: watched }))
        : final;
    return { number: block.number, hash: block.hash, at: new Date(Number(block.timestamp) * 1_000) };
  }

  /** The books take an event in a moment after the watcher has stored it. */
  private async untilBooked(blockNumber: bigint): Promise<void> {
    for (let tried = 0; tried < PATIENCE.tries; tried += 1) {
      const waiting = await unbookedEvents(this.prisma.client, this.chain.deployment.chainId, blockNumber);
      if (waiting === 0) return;
      await setTimeout(PATIENCE.everyMs);
    }
  }

  private async payments(
    liabilities: Liabilities,
    held: ReadonlyMap<string, bigint>,
    blockNumber: bigint,
  ): Promise<EscrowAudit['payments']> {
    const open = new Map(liabilities.open.map(({ paymentId, amount }) => [paymentId.toLowerCase(), amount]));
    const orders = new Map((await ordersOfPayments(this.prisma.client)).map((row) => [row.payment_id, row]));
    const stillHeld = [...held].filter(([, minor]) => minor !== 0n).map(([paymentId]) => paymentId);
    const ids = new Set([...open.keys(), ...orders.keys(), ...stillHeld]);
    return Promise.all(
      [...ids].map(async (paymentId) => {
        const state = await this.chain.ask((client) =>
          readPaymentState(client, this.chain.deployment, paymentId as Hex, blockNumber),
        );
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
