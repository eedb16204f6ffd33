import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoAccount } from '@topsteel/chain/deploy';
import type { JWTVerifyGetKey } from 'jose';
import { connectSigner } from '../src/reports/report-signer.ts';
import type { ReportSigner } from '../src/reports/report-signer.ts';
import { createSigner } from '../src/signer/create-signer.ts';
import type { Eyes } from '../src/signer/judge-report.ts';
import { serveSigner } from '../src/signer/serve-signer.ts';
import type { SignerServer } from '../src/signer/serve-signer.ts';
import { openSignedJournal } from '../src/signer/signed-journal.ts';
import type { SignedJournal } from '../src/signer/signed-journal.ts';
import { logger } from './world.ts';
import type { World } from './world.ts';

export const TOKEN = 'coordinator-of-the-test';

/** Three signers with keys, journals and eyes of their own, each behind its own port. */
export interface Signers {
  all: readonly ReportSigner[];
  urls: readonly string[];
  stop(): Promise<void>;
}

const never: JWTVerifyGetKey = () =>
  Promise.reject(new Error('This test gave the signers no keys of that kind.'));

/** `eyes` may differ from signer to signer: a list gives one for each. */
export async function startSigners(
  world: World,
  eyes: Partial<Eyes> | readonly Partial<Eyes>[],
): Promise<Signers> {
  const folder = await mkdtemp(join(tmpdir(), 'topsteel-signers-'));
  const servers: SignerServer[] = [];
  const journals: SignedJournal[] = [];
  for (const [i, role] of (['reportSigner1', 'reportSigner2', 'reportSigner3'] as const).entries()) {
    const own = Array.isArray(eyes) ? ((eyes as readonly Partial<Eyes>[])[i] ?? {}) : (eyes as Partial<Eyes>);
    const seeing: Eyes = {
      client: world.client,
      deployment: world.deployment,
      weighbridgeKeys: never,
      carrierKeys: never,
      factorKeys: never,
      fetchRates: () => Promise.reject(new Error('This test gave the signers no rates.')),
      readReceipt: () => Promise.reject(new Error('This test gave the signers no receipts.')),
      now: () => new Date(),
      ...own,
    };
    const journal = openSignedJournal(join(folder, `${role}.journal`));
    journals.push(journal);
    const signer = createSigner(demoAccount(role), seeing, journal);
    servers.push(await serveSigner({ signer, token: TOKEN, port: 0, logger }));
  }
  return {
    urls: servers.map(({ url }) => url),
    all: servers.map(({ url }) => connectSigner(url, TOKEN)),
    async stop() {
      await Promise.all(servers.map((server) => server.stop()));
      for (const journal of journals) journal.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
