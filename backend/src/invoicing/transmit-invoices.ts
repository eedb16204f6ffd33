import { Injectable } from '@nestjs/common';
import { renderInvoicePdf } from '@topsteel/documents';
import { canFollow, type Invoice } from '@topsteel/domain/invoice';
import { sha256Hex } from '@topsteel/domain/jcs';
import { currencyDecimals, formatScaled, type Currency } from '@topsteel/domain/units';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { FollowPayments } from './follow-payments.ts';
import type { AccreditedPlatform, PlatformStatus } from './accredited-platform.ts';
import { readBilling } from './infra/billing-facts.ts';
import { httpPlatform } from './infra/http-platform.ts';
import { findInvoice, type InvoiceRow } from './infra/invoice-store.ts';
import {
  claimTransmission,
  insertStatus,
  keepDeposit,
  keepFailure,
  keepTold,
  lockStatuses,
  type Transmission,
} from './infra/status-store.ts';

const EVERY_MS = 2_000;
const CLAIM_S = 60;
const ASK_AGAIN_S = 60;
const LONGEST_WAIT_S = 3_600;
const ends: ReadonlySet<string> = new Set(['210', '213']);

/** Deposits invoices with the accredited platform, tells it what we know of them, and takes what it says. */
@Injectable()
export class TransmitInvoices extends RecurringWork {
  private readonly platform: AccreditedPlatform | null;

  constructor(
    config: Config,
    private readonly prisma: PrismaService,
    private readonly followPayments: FollowPayments,
  ) {
    super();
    const { accreditedPlatform } = config.settings.invoicing;
    this.platform = accreditedPlatform === null ? null : httpPlatform(accreditedPlatform);
  }

  protected chores(): Chore[] {
    if (this.platform === null) return [];
    return [
      {
        name: 'invoicing.transmit',
        everyMs: EVERY_MS,
        work: () => this.run(),
        failed: 'Invoices could not be sent',
      },
    ];
  }

  /** Everything that is due; no transaction waits for the platform. */
  async run(): Promise<void> {
    const { platform } = this;
    if (platform === null) return;
    for (;;) {
      const due = await claimTransmission(this.prisma.client, CLAIM_S);
      if (due === null) return;
      try {
        await this.exchange(platform, due);
      } catch (error) {
        const waitS = Math.min(2 ** Math.min(due.attempts, 12), LONGEST_WAIT_S);
        await keepFailure(this.prisma.client, due.invoiceId, sentenceOf(error).slice(0, 500), waitS);
      }
    }
  }

  private async exchange(platform: AccreditedPlatform, due: Transmission): Promise<void> {
    const row = await findInvoice(this.prisma.client, due.invoiceId);
    if (!row) return;
    const flowId = due.flowId ?? (await this.deposit(platform, row));
    await this.takeStatuses(row, await platform.statusesOf(flowId));
    const statuses = (await findInvoice(this.prisma.client, row.id))?.statuses ?? [];
    let { told } = due;
    for (const status of statuses.filter(({ position }) => position > told)) {
      if (status.platformId === null) await platform.tell(flowId, wordOf(row, status));
      told = status.position;
    }
    const isEnded = statuses.some(({ code }) => ends.has(code));
    await keepTold(this.prisma.client, row.id, { told, isEnded, pauseS: ASK_AGAIN_S });
  }

  private async deposit(platform: AccreditedPlatform, row: InvoiceRow): Promise<string> {
    const content = await renderInvoicePdf(row.document as unknown as Invoice, 'en');
    const flowId = await platform.deposit({
      trackingId: row.id,
      number: row.number,
      sha256: sha256Hex(content).slice(2),
      content,
    });
    await keepDeposit(this.prisma.client, row.id, flowId);
    return flowId;
  }

  /** Keeps what is new, once by the platform's id of it; then says what the money has to say. */
  private async takeStatuses(row: InvoiceRow, said: readonly PlatformStatus[]): Promise<void> {
    await this.prisma.transact(async (tx) => {
      const history = await lockStatuses(tx, row.id);
      const known = new Set(history.map(({ platformId }) => platformId));
      for (const status of said) {
        if (known.has(status.id) || !canFollow(history, status.code)) continue;
        const next = {
          code: status.code,
          amountMinor: null,
          source: 'party' as const,
          reason: status.reason,
          platformId: status.id,
          at: status.at,
          position: history.length + 1,
        };
        await insertStatus(tx, row.id, next);
        history.push(next);
      }
      const facts = await readBilling(tx, row.orderId);
      if (facts !== null) await this.followPayments.run(tx, row.orderId, facts);
    });
  }
}

const wordOf = (row: InvoiceRow, status: InvoiceRow['statuses'][number]) => ({
  id: `${row.id}:${status.position}`,
  code: status.code as PlatformStatus['code'],
  amount: status.amountMinor === null ? null : amountText(status.amountMinor.toFixed(), row.currency),
  currency: row.currency,
  reason: status.reason,
  at: status.at,
});
const amountText = (minor: string, currency: string): string =>
  formatScaled(BigInt(minor), currencyDecimals[currency as Currency], 2);
const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
