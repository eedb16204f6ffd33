import { Injectable } from '@nestjs/common';
import type { Approval, ApprovalInput, ApprovalLine, CheckoutInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { deleteBasket, deleteLines, PriceBasket } from '../basket/index.ts';
import { MakeCheckout, type HeldCheckout } from '../checkout/index.ts';
import { PriceRails } from '../order/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import type { OrganisationCaller } from '../platform/http/index.ts';
import { insertApproval } from './infra/approval-store.ts';
import { personBehind } from './infra/approver-store.ts';
import { ReadApprovals } from './read-approvals.ts';
import { TellAboutApproval } from './tell-about-approval.ts';
import { isPassed, whoApproves } from './who-approves.ts';

/** Days in which a request can be approved. */
const APPROVAL_DAYS = 7;
const DAY_MS = 86_400_000;

/** Sends an order above a limit to those who may let it pass. State: none → `waiting`. */
@Injectable()
export class AskApproval {
  constructor(
    private readonly prisma: PrismaService,
    private readonly prices: PriceBasket,
    private readonly checkout: MakeCheckout,
    private readonly rails: PriceRails,
    private readonly telling: TellAboutApproval,
    private readonly approvals: ReadApprovals,
  ) {}

  /**
   * The lines leave the basket and are kept as they stand, with quotes that hold their prices as long as quotes hold.
   * Nothing is ordered, no steel kept back, nothing taken of a limit.
   *
   * @throws AppError what a checkout says of lines, total and rail; `conflict` with reason `within-limits` when no limit is
   * passed, `no-approver` when nobody could let it pass. Nothing is changed then.
   */
  async run(
    caller: OrganisationCaller,
    { checkout, reason }: ApprovalInput,
    now = new Date(),
  ): Promise<Approval> {
    const rail = checkout.rail ?? 'usdc-escrow';
    if (rail !== 'usdc-escrow') await this.rails.requireOffered(rail);
    const id = await this.prisma.transact((tx) => this.ask(tx, caller, checkout, reason, now));
    return this.approvals.read(caller, id, now);
  }

  private async ask(
    tx: Tx,
    caller: OrganisationCaller,
    checkout: CheckoutInput,
    reason: string,
    now: Date,
  ): Promise<string> {
    const { organisationId, userId } = caller;
    const held = await this.checkout.hold(tx, caller, checkout);
    const requesterId = await personBehind(tx, userId);
    const mostMinor = held.quotes.reduce((sum, quote) => sum + quote.maxAmountMinor, 0n);
    const order = { organisationId, requesterId, costCentreId: checkout.costCentreId ?? null, mostMinor };
    const { covering, tooSmall, own, centres } = await whoApproves(tx, order, now);
    if (centres.some(isPassed)) throw budgetPassed(centres.find(isPassed)?.costCentreCode ?? '');
    if (!own.some(isPassed)) throw withinLimits();
    if (covering.length === 0) throw noApprover(tooSmall.map(({ name }) => name));
    const { basketId: _basket, ...others } = checkout;
    const { id, number } = await insertApproval(tx, now.getUTCFullYear(), {
      organisationId,
      requestedBy: userId,
      requesterId,
      reason,
      wanted: { ...others, lines: held.lines.map(inputOf), currency: held.currency, site: held.site },
      seenLines: await this.seen(tx, held),
      quoteIds: held.quotes.map((quote) => quote.id),
      pricesUntil: new Date(Math.min(...held.quotes.map(({ expiresAt }) => expiresAt.getTime()))),
      currency: held.currency,
      totalMinor: BigInt(checkout.accept.totalMinor),
      mostMinor,
      expiresAt: new Date(now.getTime() + APPROVAL_DAYS * DAY_MS),
    });
    await this.clear(tx, caller, held, { id, number, totalMinor: checkout.accept.totalMinor });
    await this.telling.approvers(tx, id, covering, 'asked');
    return id;
  }

  /** The lines for who decides, beside what anybody would pay for them. */
  private async seen(tx: Tx, held: HeldCheckout): Promise<ApprovalLine[]> {
    const listed = await this.prices.judge(held, held.lines, null, tx);
    return held.priced.map((line, index) => ({
      offerId: line.offerId,
      seller: {
        organisationId: line.offer.sellerId,
        name: line.offer.sellerName,
        country: line.offer.sellerCountry,
      },
      description: line.offer.description,
      grade: line.offer.grade,
      lotCode: line.offer.lotCode,
      heatNumber: line.offer.heatNumber,
      massGrams: line.massGrams.toString(),
      priceBasis: line.priceBasis,
      priceMinor: line.priceMinor.toString(),
      netMinor: line.netMinor.toString(),
      grossMinor: line.grossMinor.toString(),
      listNetMinor: listed[index]?.line?.netMinor.toString() ?? null,
      note: held.lines[index]?.note ?? null,
    }));
  }

  /** What waits for approval is in no basket, so that it is not ordered twice. */
  private async clear(
    tx: Tx,
    { userId: actor, organisationId }: OrganisationCaller,
    { basket, quotes }: HeldCheckout,
    { id, number, totalMinor }: { id: string; number: string; totalMinor: string },
  ): Promise<void> {
    const audit = {
      actor,
      organisationId,
      action: 'approval.ask',
      subject: `approval:${id}`,
      details: { number, totalMinor, basketId: basket?.id ?? null, quotes: quotes.map((quote) => quote.id) },
    };
    if (basket === null) await recordAudit(tx, audit);
    else if (basket.isCurrent) await deleteLines(tx, basket.id, null, audit);
    else await deleteBasket(tx, basket.id, audit);
  }
}

type Line = HeldCheckout['lines'][number];

const inputOf = ({ offerId, unit, amountMilli, cuts, extras, note }: Line) => ({
  offerId,
  quantity: { unit, amountMilli: amountMilli.toString() },
  ...(cuts.length > 0 && {
    cuts: cuts.map(({ lengthUm, pieces }) => ({ lengthUm: lengthUm.toString(), pieces })),
  }),
  ...(extras.length > 0 && { extras: [...extras] }),
  ...(note !== null && { note }),
});

const withinLimits = () =>
  new AppError('conflict', {
    message: 'This order is within your limits. Nobody has to approve it: place the order.',
    details: { reason: 'within-limits' },
  });
const budgetPassed = (code: string) =>
  new AppError('conflict', {
    message: `The limit of cost centre ${code} would be passed, and no approval lifts that. Choose another cost centre, order less, or ask for a higher limit.`,
    details: { reason: 'budget-passed', costCentreCode: code },
  });
const noApprover = (names: readonly string[]) =>
  new AppError('conflict', {
    message:
      names.length === 0
        ? 'Nobody else in your company has the roles to buy and to approve. Ask an admin to give them to somebody.'
        : `The limits of those who approve in your company do not cover this order: ${names.join(', ')}. Ask an admin to raise one, or order less.`,
    details: { reason: 'no-approver' },
  });
