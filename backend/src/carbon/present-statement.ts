import {
  certificateSummary,
  registrationState,
  steelRoute,
  type Statement,
  type WalletCall,
} from '@topsteel/domain/api';
import { cbamFigures, gramsCo2ePerTonneOf, judgePlausibility } from '@topsteel/domain/carbon';
import type { LotRow, StatementRow } from './infra/statement-store.ts';

/** The row as its declarer and its verifier see it. `call` is what the reader's own wallet has to send. */
export function presentStatement(
  row: StatementRow,
  lot: LotRow,
  nameOf: (id: string) => string,
  call: WalletCall | null,
): Statement {
  const summary = certificateSummary.parse(lot.certificate.summary);
  const route = steelRoute.parse(row.route);
  const gramsCo2ePerTonne = gramsCo2ePerTonneOf(row.emissionsGrams, row.massGrams);
  return {
    id: row.id,
    lotId: row.lotRowId,
    lotCode: lot.lotCode,
    product: [summary.grade, summary.product, summary.dimensions].filter(Boolean).join(', '),
    declarer: { id: row.organisationId, name: nameOf(row.organisationId) },
    state: row.state === 'standing' ? 'standing' : 'superseded',
    registration: {
      state: registrationState.parse(row.registration),
      statementId: row.statementId,
      note: row.failure,
      txHash: row.txHash,
      call,
    },
    assurance: row.verifiedAt === null ? 'self-declared' : 'verified',
    massGrams: row.massGrams.toString(),
    emissionsGrams: row.emissionsGrams.toString(),
    gramsCo2ePerTonne: gramsCo2ePerTonne.toString(),
    method: row.method,
    boundary: row.boundary,
    route,
    referencePeriodStart: row.referencePeriodStart.toISOString(),
    referencePeriodEnd: row.referencePeriodEnd.toISOString(),
    plausibility: presentPlausibility({ route, form: summary.form, gramsCo2ePerTonne }),
    cbam: cbamFigures.safeParse(row.cbam).data ?? null,
    verifier: row.verifierId === null ? null : { id: row.verifierId, name: nameOf(row.verifierId) },
    verification:
      row.verifiedAt === null
        ? null
        : {
            verifiedAt: row.verifiedAt.toISOString(),
            standardName: row.verifiedStandard ?? '',
            opinion: row.opinion,
          },
    documentHash: row.documentHash,
    supersedes: row.supersedesId,
    footprintId: row.footprintId,
    createdAt: row.createdAt.toISOString(),
  };
}

export function presentPlausibility(
  figure: Parameters<typeof judgePlausibility>[0],
): Statement['plausibility'] {
  const { verdict, sentence, band } = judgePlausibility(figure);
  return {
    verdict,
    sentence,
    source: band?.source ?? null,
    band: band && {
      lowGramsPerTonne: band.lowGramsPerTonne.toString(),
      highGramsPerTonne: band.highGramsPerTonne.toString(),
    },
  };
}
