import { evidenceJson } from '@topsteel/domain/certificate';
import { AppError } from '@topsteel/domain/errors';
import type { RegisteredCertificate } from '../certificate/index.ts';
import { businessKey, requestIntent, retryIntent } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { LotRow } from './infra/lot-store.ts';

/** Asks the oracles to commission the lot, with the wallet's signature or, without one, the hosted signer's. */
export async function requestCommission(
  tx: Tx,
  row: LotRow,
  material: RegisteredCertificate,
  signature?: `0x${string}`,
): Promise<void> {
  const account = material.certificate.issuer;
  const request = {
    businessKey: businessKey.commissionLot(material.leaf, row.ordinal),
    kind: 'commission-lot' as const,
    payload: {
      certificate: material.certificate,
      evidence: evidenceJson(material.batch, material.siblings, material.countersignature ?? undefined),
      commission: {
        to: account,
        massGrams: row.massGrams.toString(),
        emissionsGrams: row.emissionsGrams.toString(),
        evidence: row.evidence as `0x${string}`,
        epcisEvent: row.epcisEvent as `0x${string}`,
      },
      ...(signature !== undefined && {
        signer: account,
        deadline: (row.deadline ?? 0n).toString(),
        signature,
      }),
    },
  };
  if ((await requestIntent(tx, request)) || (await retryIntent(tx, request))) return;
  throw new AppError('conflict', {
    message: 'This lot is on its way to the ledger already. Wait for its state to change.',
    details: { reason: 'already-sent' },
  });
}
