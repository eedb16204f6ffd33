import type { Deployment } from '@topsteel/chain';
import type { lotInput } from '@topsteel/domain/api';
import { evidenceBlockSchema } from '@topsteel/domain/certificate';
import { canonicalBytes } from '@topsteel/domain/jcs';
import type { z } from 'zod';
import type { RegisteredCertificate } from '../certificate/index.ts';

export const METHOD = 'EN 19694-2, site average, self-declared';
export const BOUNDARY = 'cradle to gate (EN 15804 A1-A3)';

/** What the vendor says of the material beyond the certificate. */
export interface Declared {
  countryOfMelt: string;
  route: string;
  emissionsGramsPerKg: bigint | null;
}

/** The vendor's words, else the document's, else the organisation's country and an unknown route. */
export function declaredOf(
  input: z.output<typeof lotInput>,
  { summary, organisation }: RegisteredCertificate,
): Declared {
  return {
    countryOfMelt: input.countryOfMelt ?? summary.countryOfMelt ?? organisation.country,
    route: input.route ?? summary.route ?? 'other',
    emissionsGramsPerKg: input.emissionsGramsPerKg === undefined ? null : BigInt(input.emissionsGramsPerKg),
  };
}

/** The evidence block of a lot: JCS bytes whose SHA-256 the ledger keeps, enough to check the certificate anywhere. */
export function evidenceBytesOf(
  deployment: Pick<Deployment, 'chainId' | 'certificateRegistry'>,
  material: RegisteredCertificate,
  declared: Declared,
): Uint8Array {
  const { summary } = material;
  return canonicalBytes(
    evidenceBlockSchema.parse({
      type: 'topsteel/certificate-evidence/1',
      chainId: deployment.chainId.toString(),
      registry: deployment.certificateRegistry,
      certificate: material.certificate,
      batch: material.batch,
      siblings: material.siblings,
      ...(material.countersignature !== null && { countersignature: material.countersignature }),
      documents: material.documents,
      lot: {
        heatNumber: summary.heatNumber,
        grade: summary.grade,
        norm: summary.norm ?? 'not stated',
        product: summary.product,
        dimensions: summary.dimensions,
        marking: summary.marking ?? '',
        ...(summary.gtin !== null && { gtin: summary.gtin }),
        countryOfMelt: declared.countryOfMelt,
        route: declared.route,
        ...(declared.emissionsGramsPerKg !== null && {
          emissions: {
            gramsCo2ePerKg: declared.emissionsGramsPerKg.toString(),
            status: 'self-declared',
            method: METHOD,
            boundary: BOUNDARY,
          },
        }),
      },
    }),
  );
}
