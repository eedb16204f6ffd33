import { Injectable } from '@nestjs/common';
import type { HoldingAnswer } from '@topsteel/domain/api';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import { Genealogies, holdingsOf, recalledAmong, type LotFacts } from '../genealogy/index.ts';
import { Organisations } from '../organisation/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { ownLots, pendingInputs } from './infra/transformation-store.ts';

/** A lot in an organisation's title, with what it may still do with it. */
export interface TransformableLot {
  facts: LotFacts;
  heldGrams: bigint;
  availableGrams: bigint;
  /** The row of a lot that the organisation commissioned itself. */
  lotRowId: string | null;
}

const MAX_HOLDINGS = 500;

/** What an organisation holds by the ledger: commissioned, bought, or produced by itself. */
@Injectable()
export class ReadHoldings {
  constructor(
    private readonly prisma: PrismaService,
    private readonly genealogies: Genealogies,
    private readonly organisations: Organisations,
  ) {}

  /** Newest first, at most 500. */
  async list(organisationId: string): Promise<{ items: HoldingAnswer[] }> {
    const tx = this.prisma.client;
    const account = (await this.organisations.byId(organisationId))?.account ?? null;
    if (account === null) return { items: [] };
    const lots = await this.of(tx, organisationId, account);
    const newest = lots
      .sort((a, b) => b.facts.made_at.getTime() - a.facts.made_at.getTime())
      .slice(0, MAX_HOLDINGS);
    const recalled = await recalledAmong(
      tx,
      newest.map((lot) => lot.facts.lot_id),
    );
    return { items: newest.map((lot) => presentHolding(lot, account, recalled.has(lot.facts.lot_id))) };
  }

  /**
   * What may be transformed: held − reserved − on its way, and of a lot that is on offer not more than orders left.
   */
  async of(
    tx: Tx,
    organisationId: string,
    account: string,
    only?: readonly string[],
  ): Promise<TransformableLot[]> {
    const held = (await holdingsOf(tx, account)).filter((one) => !only || only.includes(one.lotId));
    const ids = held.map((one) => one.lotId);
    const facts = await this.genealogies.lots(ids, tx);
    const own = await ownLots(tx, organisationId, ids);
    const pending = await pendingInputs(tx, organisationId);
    const rows = new Map(own.map((row) => [row.lotId, row]));
    const figures = new Map(held.map((one) => [one.lotId, one]));
    return facts.flatMap((lot): TransformableLot[] => {
      const figure = figures.get(lot.lot_id);
      if (!figure) return [];
      const row = rows.get(lot.lot_id);
      const free = figure.grams - figure.reservedGrams - (pending.get(lot.lot_id) ?? 0n);
      const ofOrders = row ? row.massGrams - row.committedGrams : free;
      const least = free < ofOrders ? free : ofOrders;
      const isStanding = !row || row.state === 'commissioned' || row.state === 'final';
      return [
        {
          facts: lot,
          heldGrams: figure.grams,
          availableGrams: least > 0n && isStanding ? least : 0n,
          lotRowId: row?.id ?? null,
        },
      ];
    });
  }
}

function presentHolding(lot: TransformableLot, account: string, isRecalled: boolean): HoldingAnswer {
  const { facts } = lot;
  const isOwn = facts.maker.toLowerCase() === account.toLowerCase();
  return {
    lotId: facts.lot_id,
    lotCode: lotCodeOf(BigInt(facts.lot_id)),
    origin: !isOwn ? 'bought' : facts.made_by === null ? 'commissioned' : 'produced',
    grade: facts.grade,
    product: facts.product,
    dimensions: facts.dimensions,
    heatNumber: facts.heat_number,
    maker: facts.maker_name ?? facts.maker,
    heldGrams: lot.heldGrams.toString(),
    availableGrams: isRecalled ? '0' : lot.availableGrams.toString(),
    emissionsGrams: facts.emissions_grams,
    isRecalled,
  };
}
