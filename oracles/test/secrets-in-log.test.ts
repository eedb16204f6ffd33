import { spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { FX_KIND, fxSubjectOf } from '@topsteel/chain';
import { demoAccount, demoDepositKey } from '@topsteel/chain/deploy';
import { businessKey } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { toHex } from 'viem';
import { configSecrets } from '../src/config.ts';
import { feedSecrets } from '../src/feeds/feed-settings.ts';
import { signerSecrets } from '../src/signer/signer-settings.ts';
import { kmsSecrets } from '../src/signing/kms-credentials.ts';
import { request } from './acts.ts';
import { startParrot } from './parrot.ts';
import type { Parrot } from './parrot.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

const sourceOf = (name: string): string => fileURLToPath(new URL(`../src/${name}`, import.meta.url));

/** Whose demo account each keystore holds. */
const holders = {
  relayer: 'relayer',
  accreditor: 'deployer',
  hosted: 'hosted',
  inspection: 'usdcPauser',
  'report-1': 'reportSigner1',
} as const;

/** A process that is listened to. */
interface Heard {
  text(): string;
  hears(words: string): Promise<void>;
  stop(): Promise<void>;
}

describe('the log of the oracles and of a signer, whose nodes, bank and providers repeat what they were sent', function () {
  this.timeout(300_000);
  let world: World;
  let parrot: Parrot;
  let folder: string;
  /** What of each secret setting may stand nowhere. */
  const marks = new Map<string, string>();
  const env: Record<string, string> = {};
  const keys = new Map<string, string>();

  before(async () => {
    world = await startWorld();
    parrot = await startParrot(world.rpcUrl);
    folder = await mkdtemp(join(tmpdir(), 'topsteel-keys-'));
    for (const name of new Set([...configSecrets, ...feedSecrets, ...signerSecrets, ...kmsSecrets])) {
      setSecret(name);
    }
    Object.assign(env, {
      PATH: process.env.PATH,
      ORACLE_KEYSTORE_DIR: folder,
      CHAIN_ID: '31337',
      LOG_LEVEL: 'trace',
      RECEIPT_EVERY_MS: '100',
    });
    for (const role of Object.keys(holders) as (keyof typeof holders)[]) await keepKey(role);
    const kms = { kind: 'aws', endpoint: parrot.url, region: 'eu-central-1', keyId: 'treasury' };
    await write('treasury', { address: demoAccount('treasury').address, kms });
    const { publicExtendedKey: xpub, privateExtendedKey: xprv } = demoDepositKey();
    await write('deposits', { xpub, xprv });
    keys.set('deposits', xprv);
  });
  after(async () => {
    parrot.stop();
    await world.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** An address carries its secret in its path, as those of nodes do; everything else is one. */
  function setSecret(name: string): void {
    const mark = `${name.toLowerCase()}-4242-of-ours`;
    marks.set(name, mark);
    if (name === 'DATABASE_URL') {
      marks.set(name, new URL(world.databaseUrl).password);
      env[name] = world.databaseUrl;
    } else if (name === 'COINBASE_BUSINESS_PRIVATE_KEY') {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      env[name] = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
      marks.set(name, env[name].split('\n')[1] ?? '');
    } else if (name === 'SIGNER_URLS') {
      marks.set(name, 'signer_urls-4242-of-ours');
      env[name] = `${parrot.url}/?key=${marks.get(name) ?? ''}`;
    } else if (name === 'FX_SOURCES') {
      const source = { name: 'table', shape: 'csv', maxAgeSeconds: 900 };
      env[name] = JSON.stringify([{ ...source, url: `${parrot.url}/rates?access_key=${mark}` }]);
    } else if (/^RPC_URLS?$/.test(name)) {
      env[name] = `${parrot.url}${parrot.nodePath}${mark}`;
    } else if (/_(URL|ENDPOINT)$/.test(name)) {
      env[name] = `${parrot.url}/${mark}`;
    } else {
      env[name] = mark;
    }
  }

  const write = (role: string, keystore: object) =>
    writeFile(join(folder, `${role}.json`), JSON.stringify(keystore), { mode: 0o600 });
  async function keepKey(role: keyof typeof holders) {
    const account = demoAccount(holders[role]);
    const privateKey = toHex(account.getHdKey().privateKey!);
    keys.set(role, privateKey.slice(2));
    await write(role, { address: account.address, privateKey });
  }

  function start(name: string, ...args: string[]): Heard {
    const child = spawn(process.execPath, [sourceOf(name), ...args], { env });
    process.once('exit', () => child.kill('SIGKILL'));
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part: Buffer) => (text += part.toString()));
    }
    return {
      text: () => text,
      async hears(words) {
        while (!text.includes(words)) {
          expect(child.exitCode, text).to.equal(null);
          await pause(50);
        }
      },
      async stop() {
        child.kill('SIGTERM');
        if (child.exitCode === null) await once(child, 'exit');
      },
    };
  }

  function holdsNothing(text: string): void {
    for (const [name, mark] of marks) {
      expect(mark.length, name).to.be.greaterThan(15);
      expect(text.includes(mark), `${name} in the log`).to.equal(false);
    }
    for (const [role, key] of keys) {
      expect(key.length, role).to.be.greaterThan(60);
      expect(text.includes(key), `the key of ${role} in the log`).to.equal(false);
    }
  }

  it('holds none of their secret settings and none of their keys', async () => {
    await world.database.query(
      `INSERT INTO bridge.oracle_report (kind, subject, round, value, observed_at, valid_until, evidence)
       VALUES ('TopSteel.Fx', $1, 1, 108000000, now(), now() + interval '1 day', '{"kind": "TopSteel.Fx", "base": "EUR"}')`,
      [fxSubjectOf('EUR')],
    );
    for (const rail of ['sepa', 'card', 'coinbase']) {
      await world.database.query(
        `INSERT INTO bridge.receipt_watch (fiat_order_id, rail, reference, provider_ref, order_id, currency)
         VALUES ($1, $2, 'RF18539007547034', 'pi_4242', gen_random_uuid(), 'EUR')`,
        [toHex(randomBytes(32)), rail],
      );
    }
    const payout = { payoutId: 'payout-1', to: demoAccount('buyer1').address, amountMinor: '1' };
    await request(world, businessKey.payOut('payout-1'), 'pay-out', payout);

    const oracles = start('main.ts');
    await oracles.hears('Signer parrot');
    await oracles.hears('The key service at');
    await oracles.hears('a receipt could not be looked for');
    await oracles.hears('a source of rates does not answer');
    parrot.refuseAll();
    await oracles.hears('No node of the chain answers. node 1: Node parrot');
    await oracles.hears('"loop":"relayer"');
    await oracles.stop();
    expect(oracles.text()).to.contain('Bearer [hidden]');
    holdsNothing(oracles.text());
    const { rows } = await world.database.query<{ refusals: string }>(
      `SELECT refusals::text FROM bridge.oracle_report WHERE kind = 'TopSteel.Fx'`,
    );
    expect(rows[0]?.refusals).to.contain('Signer parrot');
    expect(rows[0]?.refusals).not.to.contain(marks.get('SIGNER_TOKEN'));
  });

  it('holds none of those of a report signer', async () => {
    env.SIGNER_JOURNAL_DIR = folder;
    const signer = start('signer-main.ts', '--role', 'report-1', '--port', '0');
    await signer.hears('the signer is up');
    const url = /"url":"(http:[^"]+)"/.exec(signer.text())?.[1] ?? '';
    const nowSeconds = Math.floor(Date.now() / 1_000);
    const report = {
      ...{ kind: FX_KIND, subject: fxSubjectOf('EUR'), value: '108000000', round: 1, signerSet: 1 },
      ...{ observedAt: nowSeconds, validUntil: nowSeconds + 600 },
    };
    const answer = await fetch(`${url}/sign`, {
      method: 'POST',
      headers: { authorization: `Bearer ${env.SIGNER_TOKEN ?? ''}` },
      body: JSON.stringify({ report, evidence: { kind: 'TopSteel.Fx', base: 'EUR' } }),
    });
    expect([answer.status, ((await answer.json()) as { detail: string }).detail]).to.deep.equal([
      503,
      'I cannot look into this now.',
    ]);
    await signer.hears('Node parrot');
    await signer.stop();
    holdsNothing(signer.text());
  });
});
