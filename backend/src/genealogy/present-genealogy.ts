import type { GenealogyAnswer, GenealogyLotAnswer } from '@topsteel/domain/api';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import type { GenealogyDirection, LotShare } from '@topsteel/domain/genealogy';
import type { Lineage } from './genealogies.ts';
import type { FlowFacts, LotFacts } from './infra/genealogy-store.ts';

/** What is to be told of a lineage. */
export interface GenealogyView {
  lotId: string;
  direction: GenealogyDirection;
  /** Lots to tell, each after what it was made of. */
  lotIds: readonly string[];
  actIds: ReadonlySet<string>;
  recalledBehind: ReadonlyMap<string, readonly string[]>;
  heats: readonly LotShare[];
  lineage: Lineage;
}

/** A genealogy as the API answers it. Who holds the lots is not told: only who made them. */
export function presentGenealogy(view: GenealogyView): GenealogyAnswer {
  const { lotId, direction, lineage, actIds } = view;
  const inputsOf = Map.groupBy(lineage.inputs, (flow) => flow.transformation);
  const outputsOf = Map.groupBy(lineage.outputs, (flow) => flow.transformation);
  return {
    lotId,
    lotCode: lotCodeOf(BigInt(lotId)),
    direction,
    lots: view.lotIds.flatMap((each) => {
      const facts = lineage.lots.get(each);
      return facts ? [presentLotFacts(facts, view.recalledBehind.get(each) ?? [])] : [];
    }),
    transformations: lineage.acts
      .filter((act) => actIds.has(act.transformation))
      .map((act) => ({
        id: act.transformation,
        actor: { account: act.actor, name: act.actor_name },
        inputs: (inputsOf.get(act.transformation) ?? []).map(flowOf),
        outputs: (outputsOf.get(act.transformation) ?? []).map(flowOf),
        lossGrams: act.loss_grams,
        processEmissionsGrams: act.process_emissions_grams,
        epcisEvent: act.epcis_event,
        evidence: act.evidence,
        at: act.acted_at.toISOString(),
        txHash: act.tx_hash,
        isFinal: act.is_final,
      })),
    heats: view.heats.map((share) => ({
      lotId: share.lotId,
      heatNumber: lineage.lots.get(share.lotId)?.heat_number ?? null,
      massGrams: share.massGrams.toString(),
    })),
    isWhole: lineage.isWhole,
  };
}

function presentLotFacts(facts: LotFacts, recalledAncestors: readonly string[]): GenealogyLotAnswer {
  const { recalled_at: at, recall_reason: reason, recall_tx_hash: txHash } = facts;
  return {
    lotId: facts.lot_id,
    lotCode: lotCodeOf(BigInt(facts.lot_id)),
    madeBy: facts.made_by,
    maker: { account: facts.maker, name: facts.maker_name },
    massGrams: facts.mass_grams,
    emissionsGrams: facts.emissions_grams,
    leftGrams: (BigInt(facts.mass_grams) - BigInt(facts.consumed_grams)).toString(),
    heatNumber: facts.heat_number,
    grade: facts.grade,
    product: facts.product,
    dimensions: facts.dimensions,
    certificate:
      facts.certificate === null || facts.document_hash === null
        ? null
        : { id: facts.certificate, number: facts.certificate_number, documentHash: facts.document_hash },
    madeAt: facts.made_at.toISOString(),
    txHash: facts.tx_hash,
    isFinal: facts.is_final,
    recall: at && reason !== null && txHash !== null ? { at: at.toISOString(), reason, txHash } : null,
    recalledAncestors: [...recalledAncestors],
  };
}

const flowOf = (flow: FlowFacts) => ({
  lotId: flow.lot_id,
  massGrams: flow.mass_grams,
  emissionsGrams: flow.emissions_grams,
});
