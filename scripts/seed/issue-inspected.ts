import {
  batch,
  certificatePage,
  countersignatureTask,
  countersignatureTaskPage,
  member,
  readAnswer,
  type Organisation,
} from '@topsteel/domain/api';
import { inspectorSignIn } from './demo-sign-ins.ts';
import type { Session } from './session.ts';
import { until } from './until.ts';
import { certificateFile, type WorldInspected } from './world.ts';

const numberOf = async (file: string): Promise<string> => {
  const document = JSON.parse((await certificateFile(file)).toString('utf8')) as {
    Certificate: { CommercialTransaction: { A03: string } };
  };
  return document.Certificate.CommercialTransaction.A03;
};

/** Lets the demo's inspector into the inspection body, once. */
export async function admitInspector(operator: Session, body: Organisation): Promise<void> {
  const { email, name, password, duty } = inspectorSignIn;
  await operator
    .post(`/v2/organisations/${body.id}/members`, { email, name, password, duty }, member)
    .catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'conflict')) throw error;
    });
}

/**
 * Issues the certificates of type 3.2 of one mill that are not issued yet, and has those countersigned that the world
 * says so of; the others wait on the inspection body's desk. Running it again changes nothing.
 */
export async function issueInspected(
  issuer: Session,
  inspector: Session,
  body: Organisation,
  inspected: readonly WorldInspected[],
): Promise<void> {
  const known = await issuer.get('/v2/certificates?limit=100', certificatePage);
  const isIssued = (number: string): boolean =>
    known.items.some(
      ({ state, summary }) => summary.number === number && state !== 'draft' && state !== 'failed',
    );
  const missing: WorldInspected[] = [];
  for (const entry of inspected) if (!isIssued(await numberOf(entry.file))) missing.push(entry);
  if (missing.length > 0) await issue(issuer, body, missing);
  for (const { file, countersigned } of inspected) {
    if (countersigned) await countersign(inspector, await numberOf(file));
  }
}

async function issue(issuer: Session, body: Organisation, missing: readonly WorldInspected[]): Promise<void> {
  const form = new FormData();
  for (const { file } of missing) {
    form.append('files', new Blob([new Uint8Array(await certificateFile(file))]), file);
  }
  const { rows } = await issuer.post('/v2/certificates/read', form, readAnswer);
  const draftIds = rows.flatMap(({ draftId }) => draftId ?? []);
  if (draftIds.length !== missing.length)
    throw new Error('A certificate of type 3.2 of the demo world was refused.');
  await issuer.post('/v2/certificates/batches', { draftIds, inspectionBodyId: body.id }, batch);
}

async function countersign(inspector: Session, number: string): Promise<void> {
  const desk = await until(
    `${number} to be on the desk of the inspection body`,
    () => inspector.get('/v2/countersignatures?limit=100', countersignatureTaskPage),
    ({ items }) =>
      items.some(
        ({ summary, canSign, state }) => summary.number === number && (canSign || state !== 'awaited'),
      ),
  );
  const task = desk.items.find(({ summary }) => summary.number === number);
  if (task?.state !== 'awaited') return;
  await inspector.post(`/v2/countersignatures/${task.certificateId}/countersign`, {}, countersignatureTask);
}
