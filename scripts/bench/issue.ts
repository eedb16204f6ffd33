/**
 * `npm run -s bench:issue`: a ZIP of 10,000 certificates to one confirmed batch, on a system of its own with real
 * PostgreSQL, chain and document store. The first run is measured. In the second the backend is killed while reading and
 * while storing, and there must be one batch all the same. BENCH_CERTIFICATES sets another number.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { openAsBlob } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  batchPage,
  certificateImport,
  organisation,
  organisationPage,
  type CertificateImport,
} from '@topsteel/domain/api';
import { startStack, type Stack } from '@topsteel/sandbox';
import { signIn, type Session } from '../seed/session.ts';
import { until } from '../seed/until.ts';
import { makeArchive } from './issue/make-archive.ts';
import { cpuSecondsOfChildren, peakMemoryMb } from './issue/measure-process.ts';
import { atMost, report, type Figure } from './report.ts';

const CERTIFICATES = Number(process.env.BENCH_CERTIFICATES ?? 10_000);
const PASSWORD = 'quatorze tonnes de tôle';
const TIMEOUT_MS = 900_000;

const folder = await mkdtemp(join(tmpdir(), 'topsteel-bench-issue-'));
try {
  const archive = join(folder, 'certificates.zip');
  await makeArchive(archive, CERTIFICATES);
  say(`${CERTIFICATES} certificates in ${((await stat(archive)).size / 1_048_576).toFixed(1)} MB.`);
  const stack = await startStack({
    dataDir: join(folder, 'data'),
    ports: 'random',
    pieces: ['postgres', 'chain', 'ipfs', 'mail', 'counterparties', 'backend', 'oracles'],
    seed: false,
    env: { LOG_LEVEL: 'warn' },
    onNotice: say,
  });
  try {
    const measured = await runOnce(stack, await openIssuer(stack, 'Aciéries du Val', 'val'), archive);
    const crashed = await runWithCrashes(
      stack,
      await openIssuer(stack, 'Tôlerie de la Fensch', 'fensch'),
      archive,
    );
    report([...measured, ...crashed]);
  } finally {
    await stack.forget();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

function say(what: string): void {
  console.error(what);
}

/** A mill in the directory, signed in. */
async function openIssuer(stack: Stack, name: string, key: string): Promise<Session> {
  const { API_URL = '', PUBLIC_URL = '', OPERATOR_EMAIL = '', OPERATOR_PASSWORD = '' } = stack.env;
  const operator = await signIn(API_URL, PUBLIC_URL, OPERATOR_EMAIL, OPERATOR_PASSWORD);
  const email = `${key}@mill.example`;
  const { id } = await operator.post(
    '/v2/organisations',
    {
      name,
      legalName: `${name} SAS`,
      country: 'FR',
      city: 'Hagondange',
      roles: ['mill'],
      member: { email, name: 'Hélène Marchal', password: PASSWORD, duty: 'admin' },
    },
    organisation,
  );
  await until(
    'the directory to confirm the mill',
    () => operator.get('/v2/organisations?limit=100', organisationPage),
    ({ items }) => items.some((entry) => entry.id === id && entry.state === 'registered'),
  );
  return signIn(API_URL, PUBLIC_URL, email, PASSWORD);
}

async function upload(issuer: Session, archive: string): Promise<string> {
  const form = new FormData();
  form.append('files', await openAsBlob(archive, { type: 'application/zip' }), 'certificates.zip');
  return (await issuer.post('/v2/certificates/imports', form, certificateImport)).id;
}

/** Asks until it is so; while the backend is down it does not answer. */
function waitFor(
  issuer: Session,
  id: string,
  isDone: (job: CertificateImport) => boolean,
): Promise<CertificateImport> {
  const ask = async (): Promise<CertificateImport | null> => {
    const job = await issuer.get(`/v2/certificates/imports/${id}`, certificateImport).catch(() => null);
    if (job?.state === 'failed') throw new Error(job.failure ?? 'The import failed.');
    return job;
  };
  const found = until('the import', ask, (job) => job !== null && isDone(job), TIMEOUT_MS);
  return found as Promise<CertificateImport>;
}

function issue(issuer: Session, id: string): Promise<CertificateImport> {
  const input = { include: 'ready-and-warning' };
  return issuer.post(`/v2/certificates/imports/${id}/issue`, input, certificateImport);
}

async function runOnce(stack: Stack, issuer: Session, archive: string): Promise<Figure[]> {
  const cpuBefore = cpuSecondsOfChildren();
  const startedAt = performance.now();
  const peakMb = (): number => Math.round(peakMemoryMb(stack.pid('backend') ?? 0));
  say(`backend at rest: ${peakMb()} MB at most`);
  const seconds = (): number => Math.round((performance.now() - startedAt) / 100) / 10;
  const id = await upload(issuer, archive);
  say(`uploaded after ${seconds()} s (${peakMb()} MB)`);
  const checked = await waitFor(issuer, id, ({ state }) => state === 'checked');
  say(`checked after ${seconds()} s: ${JSON.stringify(checked.counts)} (${peakMb()} MB)`);
  if (checked.counts.refused > 0) throw new Error('A certificate of the benchmark was refused.');
  await issue(issuer, id);
  await waitFor(issuer, id, ({ batchId }) => batchId !== null);
  say(`stored and sealed after ${seconds()} s (${peakMb()} MB)`);
  const done = await waitFor(issuer, id, ({ state }) => state === 'registered');
  const took = seconds();
  say(`registered after ${took} s`);
  if (done.progress.anchored !== CERTIFICATES) throw new Error('Not every certificate is in the batch.');
  return [
    atMost(`issue ${CERTIFICATES} certificates from a ZIP to one confirmed batch`, took, 's', 180),
    atMost('CPU of the whole system for it', Math.round(cpuSecondsOfChildren() - cpuBefore), 's', 360),
    atMost('peak memory of the backend', peakMb(), 'MB', 600),
  ];
}

async function runWithCrashes(stack: Stack, issuer: Session, archive: string): Promise<Figure[]> {
  const id = await upload(issuer, archive);
  const reading = await waitFor(issuer, id, ({ progress }) => progress.read > CERTIFICATES / 3);
  stack.kill('backend');
  say(`killed after ${reading.progress.read} were read`);
  await waitFor(issuer, id, ({ state }) => state === 'checked');
  await issue(issuer, id);
  const storing = await waitFor(issuer, id, ({ progress }) => progress.stored > CERTIFICATES / 3);
  stack.kill('backend');
  say(`killed after ${storing.progress.stored} were stored`);
  const done = await waitFor(issuer, id, ({ state }) => state === 'registered');
  const batches = await issuer.get('/v2/certificates/batches', batchPage);
  const [only] = batches.items;
  if (only?.count !== CERTIFICATES || done.counts.ready + done.counts.warning !== CERTIFICATES) {
    throw new Error('The batch does not hold every certificate.');
  }
  return [
    atMost('batches after two kills of the backend', batches.items.length, 'batches', 1),
    atMost('restarts of the backend meanwhile', stack.restarts('backend'), 'restarts', 2),
  ];
}
