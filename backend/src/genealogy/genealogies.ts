import { Injectable } from '@nestjs/common';
import type { GenealogyAnswer } from '@topsteel/domain/api';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import { AppError } from '@topsteel/domain/errors';
import {
  cutGenealogy,
  descendantsOf,
  indexGenealogy,
  inOrderOfMaking,
  parentsOf,
  sharesOfLot,
  type Genealogy,
  type GenealogyDirection,
} from '@topsteel/domain/genealogy';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import {
  isOnItsWay,
  lotsBehind,
  lotsMadeFrom,
  lotsOfHeat,
  readActs,
  readInputs,
  readLots,
  readOutputs,
  type ActFacts,
  type FlowFacts,
  type LotFacts,
} from './infra/genealogy-store.ts';
import { presentGenealogy } from './present-genealogy.ts';

/** More lots than one heat ever becomes; above it, an answer says that it is not whole. */
const MAX_LOTS = 5_000;

/** What is known of the lots around one lot. */
export interface Lineage {
  lots: ReadonlyMap<string, LotFacts>;
  acts: ActFacts[];
  inputs: FlowFacts[];
  outputs: FlowFacts[];
  genealogy: Genealogy;
  isWhole: boolean;
}

/** The front door to genealogies: public facts of the ledger, of every organisation alike. */
@Injectable()
export class Genealogies {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * What a lot was made of, what was made of it, or both.
   *
   * @param lotId decimal digits
   * @throws AppError `not-found` for a lot that the ledger does not know; `conflict` while it is on its way there
   */
  async of(lotId: string, direction: GenealogyDirection = 'both'): Promise<GenealogyAnswer> {
    const lineage = await this.lineageOf(this.prisma.client, lotId, direction);
    const { genealogy } = lineage;
    const index = indexGenealogy(genealogy);
    const part = cutGenealogy(genealogy, lotId, direction);
    const kept = new Set(part.lots.map((lot) => lot.lotId));
    const inOrder = (inOrderOfMaking(index) ?? genealogy.lots).filter((lot) => kept.has(lot.lotId));
    return presentGenealogy({
      lotId,
      direction,
      lotIds: inOrder.map((lot) => lot.lotId),
      actIds: new Set(part.acts.map((act) => act.id)),
      recalledBehind: recalledBehind(lineage),
      heats: direction === 'down' ? [] : sharesOfLot(cutGenealogy(genealogy, lotId, 'up'), lotId),
      lineage,
    });
  }

  /**
   * The lot and every lot made from it at any distance, nearest first: what a recall of it concerns.
   *
   * @throws AppError as {@link of}; `conflict` for more lots than can be told at once
   */
  async madeFrom(lotId: string, tx: Tx = this.prisma.client): Promise<LotFacts[]> {
    const lineage = await this.lineageOf(tx, lotId, 'down');
    if (!lineage.isWhole) {
      throw new AppError('conflict', {
        message: `More than ${MAX_LOTS} lots were made from this one. Recall the lots made from it one after the other.`,
        details: { reason: 'too-many-lots' },
      });
    }
    return [lotId, ...descendantsOf(indexGenealogy(lineage.genealogy), lotId)].flatMap(
      (each) => lineage.lots.get(each) ?? [],
    );
  }

  /** One lot as the ledger knows it. @throws AppError as {@link of} */
  async lot(lotId: string, tx: Tx = this.prisma.client): Promise<LotFacts> {
    const [lot] = await readLots(tx, [lotId]);
    if (lot) return lot;
    throw await this.unknown(tx, lotId);
  }

  /** Those of some lots that the ledger knows, oldest first. */
  lots(lotIds: readonly string[], tx: Tx = this.prisma.client): Promise<LotFacts[]> {
    return readLots(tx, lotIds);
  }

  /** Lots under certificates of a heat, oldest first; those made from them are their children. */
  ofHeat(heat: string, page: { first: number; after: string | null }): Promise<string[]> {
    return lotsOfHeat(this.prisma.client, heat, page);
  }

  private async lineageOf(tx: Tx, lotId: string, direction: GenealogyDirection): Promise<Lineage> {
    const down = direction === 'up' ? [lotId] : await lotsMadeFrom(tx, lotId, MAX_LOTS + 1);
    // Lots behind the descendants too: another recalled heat may have been mixed in.
    const all = await lotsBehind(tx, down, 2 * MAX_LOTS + 1);
    const lots = new Map((await readLots(tx, all)).map((lot) => [lot.lot_id, lot]));
    if (!lots.has(lotId)) throw await this.unknown(tx, lotId);
    const acts = await readActs(tx, { made: all, taken: direction === 'up' ? [] : down });
    const ids = acts.map((act) => act.transformation);
    const inputs = await readInputs(tx, ids);
    const outputs = await readOutputs(tx, ids);
    return {
      lots,
      acts,
      inputs,
      outputs,
      genealogy: genealogyOf(lots, acts, inputs, outputs),
      isWhole: down.length <= MAX_LOTS && all.length <= 2 * MAX_LOTS,
    };
  }

  private async unknown(tx: Tx, lotId: string): Promise<AppError> {
    if (!(await isOnItsWay(tx, lotId))) return notFound('lot');
    return new AppError('conflict', {
      message: 'This lot is on its way to the ledger. Its genealogy can be seen once it is there.',
      details: { reason: 'lot-not-commissioned', lotCode: lotCodeOf(BigInt(lotId)) },
    });
  }
}

function genealogyOf(
  lots: ReadonlyMap<string, LotFacts>,
  acts: readonly ActFacts[],
  inputs: readonly FlowFacts[],
  outputs: readonly FlowFacts[],
): Genealogy {
  const inputsOf = Map.groupBy(inputs, (flow) => flow.transformation);
  const outputsOf = Map.groupBy(outputs, (flow) => flow.transformation);
  return {
    lots: [...lots.values()].map((lot) => ({
      lotId: lot.lot_id,
      massGrams: BigInt(lot.mass_grams),
      emissionsGrams: BigInt(lot.emissions_grams),
      madeBy: lot.made_by,
    })),
    acts: acts.map((act) => ({
      id: act.transformation,
      inputs: (inputsOf.get(act.transformation) ?? []).map((flow) => ({
        lotId: flow.lot_id,
        massGrams: BigInt(flow.mass_grams),
        emissionsGrams: BigInt(flow.emissions_grams),
      })),
      outputs: (outputsOf.get(act.transformation) ?? []).map((flow) => flow.lot_id),
      lossGrams: BigInt(act.loss_grams),
      processEmissionsGrams: BigInt(act.process_emissions_grams),
    })),
  };
}

/** By lot, the recalled lots behind it, at any distance. */
function recalledBehind({ lots, genealogy }: Lineage): ReadonlyMap<string, readonly string[]> {
  const index = indexGenealogy(genealogy);
  const marks = new Map<string, readonly string[]>();
  for (const { lotId } of inOrderOfMaking(index) ?? []) {
    const own = new Set<string>();
    for (const parent of parentsOf(index, lotId)) {
      for (const mark of marks.get(parent) ?? []) own.add(mark);
      if (lots.get(parent)?.recalled_at) own.add(parent);
    }
    marks.set(lotId, [...own]);
  }
  return marks;
}
