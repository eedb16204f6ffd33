import { Injectable, Logger } from '@nestjs/common';
import { isAppError } from '@topsteel/domain/errors';
import {
  checkInvoice,
  priceDocuments,
  writeCii,
  type PricedDocument,
  type TaxRate,
} from '@topsteel/domain/invoice';
import { sha256Hex } from '@topsteel/domain/jcs';
import { recordAudit } from '../audit/index.ts';
import { latestRate } from '../platform/bridge/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { closeWork, openWork } from '../work/index.ts';
import { tellOrganisation } from '../webhook/index.ts';
import {
  commissionTarget,
  dayOf,
  documentOf,
  invoiceCurrencyOf,
  pricingOf,
  saleTarget,
  type InvoiceKind,
} from './domain/bill-order.ts';
import { accountingCurrencyOf, taxRateOf } from './domain/tax-currency.ts';
import {
  changedBefore,
  holdBilling,
  lockBilling,
  ordersToBill,
  readBilling,
  type BillingFacts,
} from './infra/billing-facts.ts';
import { insertInvoice, issuedOf, takeNumber, type IssuedInvoice } from './infra/invoice-store.ts';
import { FollowPayments } from './follow-payments.ts';

const EVERY_MS = 2_000;
const AT_ONCE = 50;
const RETRY_MS = 10 * 60_000;
const PLATFORM = 'platform';

/** Why a document cannot be issued now. */
interface Held {
  reason: string;
  action: string;
}

/**
 * Issues what is due: the seller's invoice when a capture is final, the marketplace's over its commission, and credit notes
 * when money goes back. It looks at totals, so that a crash or a second process issues nothing twice.
 */
@Injectable()
export class IssueInvoices extends RecurringWork {
  private readonly logger = new Logger('invoicing');
  /** Everything that changed before this has been looked at. Null after a start: then all orders are looked at once. */
  private since: Date | null = null;

  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly followPayments: FollowPayments,
  ) {
    super();
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'invoicing.issue',
        everyMs: EVERY_MS,
        work: () => this.run(),
        failed: 'Invoices could not be issued',
      },
    ];
  }

  /** Looks at every order whose money may have moved, each in a transaction of its own. */
  async run(): Promise<void> {
    const until = await changedBefore(this.prisma.client);
    const orderIds = await ordersToBill(this.prisma.client, AT_ONCE, this.since);
    let isDone = orderIds.length < AT_ONCE;
    for (const orderId of orderIds) {
      await this.prisma
        .transact((tx) => this.bill(tx, orderId))
        .catch(async (error: unknown) => {
          this.logger.error(`Order ${orderId} could not be invoiced: ${sentenceOf(error)}`);
          await this.comeBack(orderId).catch(() => (isDone = false));
        });
    }
    if (isDone) this.since = until;
  }

  /** Notes that the order is to be looked at again, though nothing of it may change. */
  private async comeBack(orderId: string): Promise<void> {
    await this.prisma.transact(async (tx) => {
      await lockBilling(tx, orderId);
      await holdBilling(tx, orderId, new Date(Date.now() + RETRY_MS));
    });
  }

  private async bill(tx: Tx, orderId: string): Promise<void> {
    await lockBilling(tx, orderId);
    const facts = await readBilling(tx, orderId);
    if (!facts?.is_final) return;
    const held = [
      await this.billKind(tx, orderId, facts, 'sale'),
      await this.billKind(tx, orderId, facts, 'commission'),
    ];
    if (held.includes(true)) await holdBilling(tx, orderId, new Date(Date.now() + RETRY_MS));
    await this.followPayments.run(tx, orderId, facts);
  }

  /** @returns whether something is held back */
  private async billKind(tx: Tx, orderId: string, facts: BillingFacts, kind: InvoiceKind): Promise<boolean> {
    const target = kind === 'sale' ? { ...saleTarget(facts), netMinor: null } : commissionTarget(facts);
    const issued = (await issuedOf(tx, orderId)).filter((each) => each.kind === kind);
    const key = `invoice:${orderId}:${kind}`;
    for (const planned of priceDocuments(issued, target, pricingOf(facts, kind))) {
      const corrected = issued.find(({ id }) => id === planned.corrects) ?? null;
      const held = await this.issue(tx, { orderId, facts, kind, planned, corrected });
      if (held === null) continue;
      await openWork(tx, { key, kind: 'invoice-held', orderId, organisationId: null, ...held });
      return true;
    }
    await closeWork(tx, key, 'system', 'It was issued.');
    return false;
  }

  private async issue(
    tx: Tx,
    bill: {
      orderId: string;
      facts: BillingFacts;
      kind: InvoiceKind;
      planned: PricedDocument;
      corrected: IssuedInvoice | null;
    },
  ): Promise<Held | null> {
    const { orderId, facts, kind, planned, corrected } = bill;
    const { platform } = this.config.settings.invoicing;
    const seller = kind === 'sale' ? facts.seller : platform;
    const isTaxed = (kind === 'sale' ? facts.tax_rule.code : facts.commission_vat?.code) === 'domestic';
    const taxRate = isTaxed
      ? await this.taxRate(tx, seller.country, invoiceCurrencyOf(facts.currency))
      : null;
    if (taxRate === 'missing')
      return {
        reason: 'The exchange rate into the currency of the seller’s accounts is missing.',
        action: 'Wait for the rate, or look after the feed of exchange rates.',
      };
    const issuedOn = dayOf(new Date());
    const preceding = corrected === null ? null : { number: corrected.number, issuedOn: corrected.issuedOn };
    const draft = (number: string) =>
      documentOf({
        facts,
        kind,
        planned,
        head: { number, issuedOn },
        preceding,
        platform,
        taxRate,
      });
    const [broken] = checkInvoice(draft('draft'));
    if (broken !== undefined)
      return {
        reason: `The ${kind} document would break ${broken.rule}: ${broken.text}`,
        action:
          'Complete the company page of the party that lacks it; the document is issued by itself then.',
      };
    const issuer = kind === 'sale' ? facts.seller.id : PLATFORM;
    const { ordinal, number } = await takeNumber(tx, issuer, issuedOn.slice(0, 4));
    const document = draft(number);
    const id = newId();
    const recipientId = kind === 'sale' ? facts.buyer.id : facts.seller.id;
    await insertInvoice(tx, {
      id,
      number,
      ordinal,
      issuer,
      kind,
      isCredit: planned.isCredit,
      corrects: planned.corrects,
      orderId,
      sellerId: kind === 'sale' ? facts.seller.id : null,
      recipientId,
      currency: facts.currency,
      amountMinor: planned.amountMinor,
      netMinor: planned.netMinor,
      massGrams: planned.massGrams,
      issuedOn,
      document,
      xmlSha256: sha256Hex(new TextEncoder().encode(writeCii(document))),
    });
    await recordAudit(tx, {
      actor: 'system',
      organisationId: kind === 'sale' ? facts.seller.id : null,
      action: planned.isCredit ? 'invoice.credit' : 'invoice.issue',
      subject: `order:${orderId}`,
      details: {
        number,
        kind,
        amountMinor: planned.amountMinor,
        currency: facts.currency,
        corrects: preceding?.number,
      },
    });
    const told = new Set(kind === 'sale' ? [facts.seller.id, recipientId] : [recipientId]);
    for (const organisationId of told) {
      await tellOrganisation(tx, {
        key: `invoice:${id}:${organisationId}`,
        organisationId,
        kind: 'invoice.issued',
        happenedAt: new Date(),
        data: {
          invoiceId: id,
          number,
          typeCode: document.typeCode,
          orderId,
          orderNumber: facts.number,
          currency: document.currency,
          total: document.totals.gross,
          corrects: preceding?.number ?? null,
        },
      });
    }
    return null;
  }

  /** Null where VAT needs no second currency, `missing` where it does and there is no rate. */
  private async taxRate(tx: Tx, country: string, currency: string): Promise<TaxRate | null | 'missing'> {
    const into = accountingCurrencyOf(country);
    if (into === null || into === currency) return null;
    const rates = {
      into: await latestRate(tx, into),
      from: currency === 'USD' ? null : await latestRate(tx, currency as 'EUR'),
    };
    if (rates.into === null || (currency !== 'USD' && rates.from === null)) return 'missing';
    return taxRateOf(into, rates.into.rateE8, rates.from?.rateE8 ?? null);
  }
}

const sentenceOf = (error: unknown): string =>
  isAppError(error) || error instanceof Error ? error.message : String(error);
