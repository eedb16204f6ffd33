import { lot, lotPage, type Certificate, type Lot } from '@topsteel/domain/api';
import type { LocalAccount } from 'viem/accounts';
import type { Session } from './session.ts';
import { signTypedDataJson } from './sign-typed-data.ts';
import { until } from './until.ts';
import type { WorldCertificate } from './world.ts';

/** A refusal is answered as a mill answers it: read, and asked once more. Refused again, it is no accident. */
const TRIES = 2;

/**
 * Commissions one lot under each certificate, for its whole certified mass, where there is none yet.
 *
 * @returns the lots by the certificate's key in the world.
 * @throws Error with the ledger's reason when it refuses a lot twice.
 */
export async function commissionLots(
  issuer: Session,
  certificates: WorldCertificate[],
  issued: Map<string, Certificate>,
  wallet?: LocalAccount,
): Promise<Map<string, Lot>> {
  const list = async (): Promise<Lot[]> => (await issuer.get('/v2/lots?limit=100', lotPage)).items;
  const sign = async ({ id, typedData }: Lot): Promise<void> => {
    if (wallet === undefined || typedData === null) return;
    const signature = await signTypedDataJson(wallet, typedData);
    await issuer.post(`/v2/lots/${id}/signature`, { signature }, lot);
  };
  const known = await list();
  for (const { key, emissionsGramsPerKg, countryOfMelt, route } of certificates) {
    const certificateId = issued.get(key)?.id;
    if (certificateId === undefined || known.some((entry) => entry.certificateId === certificateId)) continue;
    const body = { certificateId, emissionsGramsPerKg, countryOfMelt, route };
    await sign(await issuer.post('/v2/lots', body, lot));
  }
  const wanted = new Map(certificates.map(({ key }) => [issued.get(key)?.id, key]));
  for (let tries = 1; ; tries += 1) {
    const all = await until('the ledger to answer for the lots', list, (lots) =>
      [...wanted.keys()].every((id) => lots.some((entry) => entry.certificateId === id && isAnswered(entry))),
    );
    const mine = all.filter(({ certificateId }) => wanted.has(certificateId));
    const refused = mine.filter(({ state }) => state === 'failed');
    if (refused.length === 0)
      return new Map(mine.map((entry) => [wanted.get(entry.certificateId) ?? '', entry]));
    const reasons = refused.map(
      ({ certificateNumber, failure }) => `${certificateNumber}: ${failure ?? '?'}`,
    );
    if (tries === TRIES) throw new Error(`The ledger refused lots twice. ${reasons.join(' ')}`);
    console.log(`The ledger refused lots, which are sent once more. ${reasons.join(' ')}`);
    for (const { id } of refused) await sign(await issuer.post(`/v2/lots/${id}/retry`, {}, lot));
  }
}

const isAnswered = ({ state }: Lot): boolean =>
  state === 'commissioned' || state === 'final' || state === 'failed';
