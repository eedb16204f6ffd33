import { certificateSummary } from '@topsteel/domain/api';
import {
  cnHeadingOf,
  confirmEmissions,
  declareEmissions,
  geographyKeysOf,
  makeFootprint,
  pactEventTypes,
  validityPeriodOf,
  type Emissions,
  type ProductFootprint,
  type SteelRoute,
  cbamFigures,
} from '@topsteel/domain/carbon';
import { seeAll, newId, type Tx } from '../platform/database/index.ts';
import { clientsToTell } from './infra/client-store.ts';
import { keepOutgoing } from './infra/event-store.ts';
import { deprecateFootprint, insertFootprint } from './infra/footprint-store.ts';
import type { LotRow } from './infra/statement-store.ts';

/** What a footprint is made from, besides the lot. */
export interface StatedFigures {
  id: string;
  organisationId: string;
  massGrams: bigint;
  emissionsGrams: bigint;
  method: string;
  boundary: string;
  route: string;
  referencePeriodStart: Date;
  referencePeriodEnd: Date;
  cbam: unknown;
  verifierId: string | null;
  verifiedAt: Date | null;
  verifiedStandard: string | null;
}

/**
 * The figures of a statement with who stands behind them.
 *
 * @param verifierName needed when the statement is verified; without it the figures count as self-declared
 */
export function emissionsOf(stated: StatedFigures, verifierName: string | null): Emissions {
  const said = declareEmissions(stated.massGrams, stated.emissionsGrams);
  const { verifierId, verifiedAt } = stated;
  if (verifierId === null || verifiedAt === null || verifierName === null) return said;
  return confirmEmissions(
    said,
    {
      providerName: verifierName,
      standardName: stated.verifiedStandard ?? '',
      completedAt: verifiedAt.toISOString(),
    },
    { declarer: stated.organisationId, verifier: verifierId },
  );
}

/**
 * Makes the PACT footprint of a statement and keeps it, in the caller's transaction. The one before becomes deprecated, and
 * the systems of those who made or received the lot are told of the new one.
 */
export async function publishFootprint(
  tx: Tx,
  publication: {
    footprintId: string;
    stated: StatedFigures;
    lot: LotRow;
    verifierName: string | null;
    preceding: string | null;
    publicUrl: string;
    comment: string | null;
  },
): Promise<ProductFootprint> {
  const { stated, lot, preceding } = publication;
  const body = footprintOf(publication);
  const { start, end } = validityPeriodOf(body);
  if (preceding !== null) await deprecateFootprint(tx, preceding);
  await insertFootprint(tx, {
    id: body.id,
    organisationId: stated.organisationId,
    lotRowId: lot.id,
    status: 'Active',
    body: body as object,
    productIds: lower(body.productIds),
    companyIds: lower(body.companyIds),
    classifications: lower(body.productClassifications ?? []),
    geographies: geographyKeysOf(body.pcf),
    validFrom: start,
    validUntil: end,
    createdAt: new Date(body.created),
  });
  if (preceding !== null) await tellOf(tx, lot.id, body.id, publication.publicUrl);
  return body;
}

async function tellOf(tx: Tx, lotRowId: string, footprintId: string, publicUrl: string): Promise<void> {
  // Who received title, from whomever, is told.
  const clients = await seeAll(tx, () => clientsToTell(tx, lotRowId));
  for (const { id } of clients) {
    await keepOutgoing(tx, id, {
      type: pactEventTypes.published,
      specversion: '1.0',
      id: newId(),
      source: `${publicUrl}/3/events`,
      time: new Date().toISOString(),
      data: { pfIds: [footprintId] },
    });
  }
}

function footprintOf({
  footprintId,
  stated,
  lot,
  verifierName,
  preceding,
  publicUrl,
  comment,
}: Parameters<typeof publishFootprint>[1]): ProductFootprint {
  const summary = certificateSummary.parse(lot.certificate.summary);
  const declaredCn = cbamFigures.safeParse(stated.cbam).data?.cn ?? null;
  const carbon = summary.chemistry.find(({ symbol, unit }) => symbol === 'C' && unit === '%');
  return makeFootprint({
    id: footprintId,
    createdAt: new Date(),
    precedingPfIds: preceding === null ? [] : [preceding],
    company: { id: lot.organisationId, name: lot.organisation.legalName, vatNumber: lot.organisation.vat },
    product: {
      name: summary.dimensions === '' ? summary.product : `${summary.product}, ${summary.dimensions}`,
      grade: summary.grade,
      norm: summary.norm,
      heatNumber: summary.heatNumber,
      gtin: summary.gtin,
      lotCode: lot.lotCode,
      cn: declaredCn ?? cnHeadingOf(summary.form),
      route: stated.route as SteelRoute,
      countryOfMelt: lot.countryOfMelt,
      carbonPercent: carbon?.actual ?? null,
    },
    emissions: emissionsOf(stated, verifierName),
    method: stated.method,
    boundary: stated.boundary,
    referencePeriodStart: stated.referencePeriodStart,
    referencePeriodEnd: stated.referencePeriodEnd,
    host: new URL(publicUrl).hostname,
    comment,
  });
}

const lower = (values: readonly string[]): string[] => values.map((value) => value.toLowerCase());
