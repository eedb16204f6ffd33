import { batch, certificatePage, readAnswer, type Certificate } from '@topsteel/domain/api';
import type { LocalAccount } from 'viem/accounts';
import { signTypedDataJson } from './sign-typed-data.ts';
import type { Session } from './session.ts';
import { until } from './until.ts';
import { certificateFile, type WorldCertificate } from './world.ts';

const documentNumber = async (file: string): Promise<string> => {
  const document = JSON.parse((await certificateFile(file)).toString('utf8')) as {
    Certificate: { CommercialTransaction: { A03: string } };
  };
  return document.Certificate.CommercialTransaction.A03;
};

/**
 * Uploads one issuer's certificates, registers those that are not registered yet as one batch, and waits for it.
 *
 * @returns the issuer's certificates by their key in the world.
 */
export async function issueCertificates(
  issuer: Session,
  certificates: WorldCertificate[],
  wallet?: LocalAccount,
): Promise<Map<string, Certificate>> {
  const list = async (): Promise<Certificate[]> =>
    (await issuer.get('/v2/certificates?limit=100', certificatePage)).items;
  const numbers = new Map<string, string>();
  for (const { key, file } of certificates) numbers.set(key, await documentNumber(file));
  const known = await list();
  const isIssued = (key: string): boolean =>
    known.some(
      ({ state, summary }) => summary.number === numbers.get(key) && state !== 'draft' && state !== 'failed',
    );
  const missing = certificates.filter(({ key }) => !isIssued(key));
  if (missing.length > 0) await issueBatch(issuer, missing, wallet);
  const standing = await until('the register to confirm the certificates', list, (all) =>
    certificates.every(({ key }) =>
      all.some(
        ({ state, summary }) =>
          summary.number === numbers.get(key) &&
          (state === 'registered' || state === 'final' || state === 'revoked'),
      ),
    ),
  );
  const byNumber = new Map(
    standing.filter(({ state }) => state !== 'draft').map((entry) => [entry.summary.number, entry]),
  );
  return new Map(
    certificates.flatMap(({ key }) => {
      const found = byNumber.get(numbers.get(key) ?? '');
      return found === undefined ? [] : [[key, found] as const];
    }),
  );
}

async function issueBatch(
  issuer: Session,
  missing: WorldCertificate[],
  wallet?: LocalAccount,
): Promise<void> {
  const form = new FormData();
  for (const { file } of missing) {
    form.append(
      'files',
      new Blob([new Uint8Array(await certificateFile(file))], { type: 'application/json' }),
      file,
    );
  }
  const { rows } = await issuer.post('/v2/certificates/read', form, readAnswer);
  const refused = rows.filter(({ draftId }) => draftId === null);
  if (refused.length > 0) {
    const reasons = refused.map(
      ({ fileName, findings }) => `${fileName}: ${findings.map((f) => f.message).join(' ')}`,
    );
    throw new Error(`The marketplace refused certificates of the demo world. ${reasons.join(' ')}`);
  }
  const draftIds = rows.flatMap(({ draftId }) => (draftId === null ? [] : [draftId]));
  const started = await issuer.post(
    '/v2/certificates/batches',
    wallet === undefined ? { draftIds } : { draftIds, prepare: true },
    batch,
  );
  if (wallet === undefined) return;
  const prepared = await until(
    'the batch to be ready for signing',
    () => issuer.get(`/v2/certificates/batches/${started.id}`, batch),
    ({ typedData, state }) => typedData !== null || state === 'failed',
  );
  if (prepared.typedData === null) throw new Error(prepared.failure ?? 'The batch could not be prepared.');
  const signature = await signTypedDataJson(wallet, prepared.typedData);
  await issuer.post(`/v2/certificates/batches/${started.id}/signature`, { signature }, batch);
}
