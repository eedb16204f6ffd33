import { batch, lot, lotPage, offer, readAnswer, type Lot, type Offer } from '@topsteel/domain/api';
import { demoSignInOf } from '../../scripts/seed/demo-sign-ins.ts';
import { signIn, type Session } from '../../scripts/seed/session.ts';
import { until } from '../../scripts/seed/until.ts';
import type { UploadFile } from './documents.ts';
import { stack } from './world.ts';

/** A demo person's conversation with the interface, for what a journey needs but is not about. */
export async function sessionOf(organisation: string): Promise<Session> {
  const { email, password } = demoSignInOf(organisation);
  const { urls } = await stack();
  return signIn(urls.api, urls.web, email, password);
}

/** Registers a certificate, commissions its whole mass as a lot, and offers it at 700 USDC per tonne. */
export async function offerNewLot(seller: Session, file: UploadFile): Promise<{ lot: Lot; offer: Offer }> {
  const form = new FormData();
  form.append('files', new Blob([new Uint8Array(file.buffer)], { type: file.mimeType }), file.name);
  const { rows } = await seller.post('/v2/certificates/read', form, readAnswer);
  const draftIds = rows.flatMap(({ draftId }) => (draftId === null ? [] : [draftId]));
  const issued = await seller.post('/v2/certificates/batches', { draftIds }, batch);
  const registered = await until(
    'the certificate to be registered',
    () => seller.get(`/v2/certificates/batches/${issued.id}`, batch),
    ({ state, failure }) => {
      if (failure !== null) throw new Error(failure);
      return state === 'registered' || state === 'final';
    },
  );
  const certificateId = registered.certificateIds[0];
  await seller.post('/v2/lots', { certificateId, emissionsGramsPerKg: '1900', route: 'BF-BOF' }, lot);
  const { items } = await until(
    'the lot to be commissioned',
    () => seller.get('/v2/lots?limit=100', lotPage),
    (page) =>
      page.items.some(
        (entry) =>
          entry.certificateId === certificateId &&
          (entry.state === 'commissioned' || entry.state === 'final'),
      ),
  );
  const standing = items.find((entry) => entry.certificateId === certificateId);
  if (standing === undefined) throw new Error('The lot vanished from the list.');
  const offered = await seller.post(
    '/v2/offers',
    {
      lotId: standing.id,
      pricePerTonneMinor: '700000000',
      minGrams: '1000000',
      stepGrams: '500000',
      overTolerancePermille: 20,
      location: { city: 'Dunkerque', country: 'FR' },
      incoterm: 'DAP',
      leadTimeDays: 3,
    },
    offer,
  );
  return { lot: standing, offer: offered };
}
