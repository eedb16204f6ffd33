import { Injectable } from '@nestjs/common';
import type { RecallRadius } from '@topsteel/domain/api';
import { lotCodeOf, lotIdOfCode } from '@topsteel/domain/digital-link';
import { isHeld, orderStatusOf } from '@topsteel/domain/order';
import { Genealogies, holdersOf, type Holding, type LotFacts } from '../genealogy/index.ts';
import { ordersOfLots, type StoredOrder } from '../order/index.ts';
import { Organisations, type OrganisationFacts } from '../organisation/index.ts';
import { checksummed } from '../platform/chain/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { lotIdOfRow } from './infra/recall-store.ts';
import { ownersOf } from './owners-of.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const CLOSED = new Set(['completed', 'cancelled', 'expired', 'payment-failed']);

/** Everything that a recall of one lot concerns, before it is shown to anybody. */
export interface Radius {
  root: LotFacts;
  lots: LotFacts[];
  holdings: Holding[];
  orders: { order: StoredOrder; isOpen: boolean; heldMinor: bigint }[];
  /** Parties by checksummed account. */
  parties: ReadonlyMap<string, OrganisationFacts>;
}

/** How far a recall reaches: lots, owners, orders, money in escrow, deliveries. */
@Injectable()
export class ReadRadius {
  constructor(
    private readonly prisma: PrismaService,
    private readonly genealogies: Genealogies,
    private readonly organisations: Organisations,
  ) {}

  /**
   * For the lot's maker, and for operators. Orders between others are shown without their number, buyer and money.
   *
   * @throws AppError `not-found` also for a lot of another maker; `conflict` while the lot is on its way to the ledger.
   */
  async run(caller: CallerIdentity, idOrCode: string): Promise<RecallRadius> {
    const tx = this.prisma.client;
    const root = await this.recallable(tx, caller, idOrCode);
    const radius = await this.of(tx, root.lot_id);
    return this.present(tx, caller, radius);
  }

  /** The lot, if the caller may recall it. @throws AppError `not-found` */
  async recallable(tx: Tx, caller: CallerIdentity, idOrCode: string): Promise<LotFacts> {
    const code = UUID.test(idOrCode) ? undefined : lotIdOfCode(idOrCode);
    const lotId =
      code?.toString() ?? (UUID.test(idOrCode) ? await lotIdOfRow(tx, idOrCode.toLowerCase()) : null);
    if (lotId === null) throw notFound('lot');
    const lot = await this.genealogies.lot(lotId, tx);
    if (caller.access.includes('operator')) return lot;
    const own =
      caller.organisationId === null ? null : await this.organisations.byId(caller.organisationId, tx);
    if (own?.account?.toLowerCase() !== lot.maker.toLowerCase()) throw notFound('lot');
    return lot;
  }

  /** The whole radius of a lot that the ledger knows. */
  async of(tx: Tx, lotId: string): Promise<Radius> {
    const lots = await this.genealogies.madeFrom(lotId, tx);
    const ids = lots.map((lot) => lot.lot_id);
    const holdings = await holdersOf(tx, ids);
    const orders = (await ordersOfLots(tx, ids)).map((order) => ({
      order,
      isOpen: !CLOSED.has(
        orderStatusOf({
          payment: order.payment.state,
          fulfilment: order.fulfilment,
          closedAs: order.closedAs,
        }),
      ),
      heldMinor: isHeld(order.payment.state)
        ? order.payment.authorizedMinor - order.payment.capturedMinor - order.payment.returnedMinor
        : 0n,
    }));
    const parties = new Map<string, OrganisationFacts>();
    const accounts = new Set([...lots.map((lot) => lot.maker), ...holdings.map((one) => one.account)]);
    for (const account of accounts) {
      const party = await this.organisations.byAccount(account, tx);
      if (party) parties.set(checksummed(account), party);
    }
    for (const { order } of orders) {
      for (const id of [order.buyerId, order.sellerId]) {
        const party = await this.organisations.byId(id, tx);
        if (party?.account) parties.set(checksummed(party.account), party);
      }
    }
    const [root] = lots;
    if (!root) throw notFound('lot');
    return { root, lots, holdings, orders, parties };
  }

  private async present(tx: Tx, caller: CallerIdentity, radius: Radius): Promise<RecallRadius> {
    const { root, lots, holdings, orders, parties } = radius;
    const partyOf = (account: string) => {
      const facts = parties.get(checksummed(account));
      return { account, name: facts?.name ?? null, country: facts?.country ?? null };
    };
    const codeOf = (lotId: string) => lotCodeOf(BigInt(lotId));
    const owners: RecallRadius['owners'] = [];
    // A buyer from somebody else owns nothing yet: who buys from whom is between them.
    const visible = { ...radius, orders: orders.filter(({ order }) => isMine(caller, order)) };
    for (const [account, held] of ownersOf(visible)) {
      const facts = parties.get(checksummed(account));
      const mail = facts ? await this.organisations.mailOf(facts.id, tx) : [];
      owners.push({
        ...partyOf(account),
        grams: sum(held.map((one) => BigInt(one.grams))).toString(),
        lotCodes: held.map((one) => codeOf(one.lotId)),
        channel: mail.length > 0 ? 'mail' : 'link',
      });
    }
    const shown = orders.map((one) => presentOrder(caller, one, parties));
    return {
      lotId: root.lot_id,
      lotCode: codeOf(root.lot_id),
      lots: lots.map((lot) => ({
        lotId: lot.lot_id,
        lotCode: codeOf(lot.lot_id),
        product: lot.product,
        massGrams: lot.mass_grams,
        leftGrams: (BigInt(lot.mass_grams) - BigInt(lot.consumed_grams)).toString(),
        maker: partyOf(lot.maker),
        holders: holdings
          .filter((one) => one.lotId === lot.lot_id)
          .map(({ account, grams }) => ({ account, grams: grams.toString() })),
      })),
      owners,
      orders: shown,
      massGrams: sum(lots.map((lot) => BigInt(lot.mass_grams) - BigInt(lot.consumed_grams))).toString(),
      openOrders: shown.filter((order) => order.isOpen).length,
      heldMinor: sum(shown.map((order) => BigInt(order.heldMinor ?? 0))).toString(),
      recall:
        root.recalled_at && root.recall_reason !== null
          ? { at: root.recalled_at.toISOString(), reason: root.recall_reason }
          : null,
    };
  }
}

function presentOrder(
  caller: CallerIdentity,
  { order, isOpen, heldMinor }: Radius['orders'][number],
  parties: Radius['parties'],
): RecallRadius['orders'][number] {
  const nameOf = (id: string) => [...parties.values()].find((party) => party.id === id)?.name ?? 'unknown';
  const { quote, payment, delivery, fulfilment, closedAs } = order;
  return {
    id: isMine(caller, order) ? order.id : null,
    number: isMine(caller, order) ? order.number : null,
    lotCode: quote.lotCode,
    seller: nameOf(order.sellerId),
    buyer: isMine(caller, order) ? nameOf(order.buyerId) : null,
    massGrams: quote.massGrams.toString(),
    status: orderStatusOf({ payment: payment.state, fulfilment, closedAs }),
    fulfilment,
    paymentState: payment.state,
    heldMinor: isMine(caller, order) ? heldMinor.toString() : null,
    isOpen,
    delivery: delivery && {
      carrier: delivery.carrier,
      weighedGrams: delivery.weighedGrams?.toString() ?? null,
    },
  };
}

/** Is the caller one of the order's sides, or an operator? */
const isMine = (caller: CallerIdentity, order: StoredOrder): boolean =>
  caller.access.includes('operator') ||
  (caller.organisationId !== null && [order.sellerId, order.buyerId].includes(caller.organisationId));

const sum = (list: readonly bigint[]): bigint => list.reduce((total, each) => total + each, 0n);
