import { lot, lotPage, type Certificate, type Lot } from '@topsteel/domain/api';
import type { LocalAccount } from 'viem/accounts';
import type { Session } from './session.ts';
import { signTypedDataJson } from './sign-typed-data.ts';
import { until } from './until.ts';
import type { WorldCertificate } from './world.ts';

/**
 * Commissions one lot under each certificate, for its whole certified mass, where there is none yet.
 *
 * @returns the lots by the certificate's key in the world.
 */
export async function commissionLots(
  issuer: Session,
  certificates: WorldCertificate[],
  issued: Map<string, Certificate>,
  wallet?: LocalAccount,
): Promise<Map<string, Lot>> {
  const list = async (): Promise<Lot[]> => (await issuer.get('/v2/lots?limit=100', lotPage)).items;
  const known = await list();
  for (const { key, emissionsGramsPerKg, countryOfMelt, route } of certificates) {
    const certificateId = issued.get(key)?.id;
    if (certificateId === undefined || known.some((entry) => entry.certificateId === certificateId)) continue;
    const body = { certificateId, emissionsGramsPerKg, countryOfMelt, route };
    const requested = await issuer.post('/v2/lots', body, lot);
    if (wallet === undefined || requested.typedData === null) continue;
    const signature = await signTypedDataJson(wallet, requested.typedData);
    await issuer.post(`/v2/lots/${requested.id}/signature`, { signature }, lot);
  }
  const standing = await until('the ledger to confirm the lots', list, (all) =>
    certificates.every(({ key }) =>
      all.some(
        ({ certificateId, state }) =>
          certificateId === issued.get(key)?.id && (state === 'commissioned' || state === 'final'),
      ),
    ),
  );
  const byCertificate = new Map(standing.map((entry) => [entry.certificateId, entry]));
  return new Map(
    certificates.flatMap(({ key }) => {
      const found = byCertificate.get(issued.get(key)?.id ?? '');
      return found === undefined ? [] : [[key, found] as const];
    }),
  );
}
