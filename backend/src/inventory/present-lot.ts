import { commissionTypedData, type Deployment } from '@topsteel/chain';
import {
  certificateSummary,
  lotState,
  steelRoute,
  type CertificateSummary,
  type Lot,
} from '@topsteel/domain/api';
import { buildLabelLink } from '@topsteel/domain/digital-link';
import { typedDataJson } from '../platform/chain/index.ts';
import type { LotRow } from './infra/lot-store.ts';

/** Where labels lead and what is signed: the public address and the contracts. */
export interface LotPlace {
  publicUrl: string;
  deployment: Deployment;
}

/** The row as its organisation sees it. */
export function presentLot(row: LotRow, place: LotPlace): Lot {
  const summary = summaryOf(row);
  return {
    id: row.id,
    lotId: row.lotId,
    lotCode: row.lotCode,
    state: lotState.parse(row.state),
    certificateId: row.certificateId,
    certificateNumber: row.certificate.number,
    onChainCertificate: row.certificate.leaf ?? '',
    heatNumber: summary.heatNumber,
    grade: summary.grade,
    norm: summary.norm,
    product: summary.product,
    form: summary.form,
    dimensions: summary.dimensions,
    marking: summary.marking,
    massGrams: row.massGrams.toString(),
    heldGrams: row.heldGrams.toString(),
    reservedGrams: row.reservedGrams.toString(),
    availableGrams: availableOf(row).toString(),
    emissionsGramsPerKg: row.emissionsGramsPerKg?.toString() ?? null,
    countryOfMelt: row.countryOfMelt,
    route: steelRoute.parse(row.route),
    issuer: { name: row.organisation.name, account: row.organisation.account },
    evidence: row.evidence,
    digitalLink: digitalLinkOf(row, place.publicUrl),
    typedData: row.state === 'awaiting-signature' ? typedDataJson(lotTypedData(row, place.deployment)) : null,
    txHash: row.txHash,
    failure: row.failure,
    createdAt: row.createdAt.toISOString(),
  };
}

export const summaryOf = (row: LotRow): CertificateSummary =>
  certificateSummary.parse(row.certificate.summary);

/** What no order has taken yet; nothing before the ledger has the lot. */
export function availableOf(row: Pick<LotRow, 'state' | 'massGrams' | 'committedGrams'>): bigint {
  return row.state === 'commissioned' || row.state === 'final' ? row.massGrams - row.committedGrams : 0n;
}

export function digitalLinkOf(row: LotRow, publicUrl: string, serial?: string): string {
  const { gtin } = summaryOf(row);
  return buildLabelLink(publicUrl, {
    lotId: BigInt(row.lotId),
    ...(gtin !== null && { gtin }),
    ...(serial !== undefined && { serial }),
  });
}

/** What the organisation's own wallet signs (EIP-712 Commission). */
export const lotTypedData = (row: LotRow, deployment: Deployment) =>
  commissionTypedData(deployment, {
    certificate: row.certificate.leaf as `0x${string}`,
    ordinal: BigInt(row.ordinal),
    to: row.organisation.account as `0x${string}`,
    massGrams: row.massGrams,
    emissionsGrams: row.emissionsGrams,
    evidence: row.evidence as `0x${string}`,
    epcisEvent: row.epcisEvent as `0x${string}`,
    deadline: Number(row.deadline ?? 0n),
  });
