import { Injectable } from '@nestjs/common';
import { VC_MEDIA_TYPE, type PublicJwk } from '@topsteel/domain/credential';
import { AppError } from '@topsteel/domain/errors';
import { CompactSign, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import { insertKey, keysOf, lockOrganisation, type KeyRow } from './infra/passport-store.ts';
import { Seal } from './seal.ts';

const publicJwk = z.object({ kty: z.string(), crv: z.string(), x: z.string(), y: z.string().optional() });

/** A key that may sign, without its secret half. */
export interface IssuerKey {
  id: string;
  fragment: string;
  sealedSecret: Uint8Array;
  organisationId: string;
}

/** The keys that organisations' credentials are signed with: P-256, made here, never leaving here. */
@Injectable()
export class IssuerKeys {
  private readonly sealing: Seal | null;

  constructor(
    config: Config,
    private readonly prisma: PrismaService,
  ) {
    const { credentialKey } = config.settings;
    this.sealing = credentialKey === null ? null : new Seal(credentialKey);
  }

  /** @throws AppError `unavailable` when this server has no CREDENTIAL_KEY. */
  get seal(): Seal {
    if (this.sealing) return this.sealing;
    throw new AppError('unavailable', {
      message:
        'This server issues no credentials: CREDENTIAL_KEY is not set. Certificates can be verified at /v.',
      details: { reason: 'no-credential-key' },
    });
  }

  /** The key that signs now; made when there is none. The caller's transaction holds the organisation's lock. */
  async active(tx: Tx, organisationId: string): Promise<IssuerKey> {
    await lockOrganisation(tx, organisationId);
    const rows = await keysOf(tx, organisationId);
    return (
      rows.find(({ state }) => state === 'active') ?? (await this.make(tx, organisationId, rows.length + 1))
    );
  }

  async make(tx: Tx, organisationId: string, number: number): Promise<IssuerKey> {
    const { seal } = this;
    const pair = await generateKeyPair('ES256', { extractable: true });
    const fragment = `key-${number}`;
    const secret = await exportJWK(pair.privateKey);
    const row = await insertKey(tx, {
      id: newId(),
      organisationId,
      fragment,
      publicJwk: publicJwk.parse(await exportJWK(pair.publicKey)),
      sealedSecret: Uint8Array.from(
        seal.close(Buffer.from(JSON.stringify(secret)), placeOf(organisationId, fragment)),
      ),
      state: 'active',
    });
    await recordAudit(tx, {
      actor: 'system',
      organisationId,
      action: 'credential-key.make',
      subject: `organisation:${organisationId}`,
      details: { fragment },
    });
    return row;
  }

  /** Fragments of the keys that the did document shows: what they signed can be verified. */
  async published(organisationId: string): Promise<Set<string>> {
    const rows = await keysOf(this.prisma.client, organisationId);
    return new Set(rows.filter(({ state }) => state !== 'compromised').map(({ fragment }) => fragment));
  }

  /** Signs a credential as `vc+jwt` with ES256. */
  async sign(key: IssuerKey, did: string, credential: object): Promise<string> {
    const opened = this.seal.open(key.sealedSecret, placeOf(key.organisationId, key.fragment));
    const secret = await importJWK(JSON.parse(opened.toString('utf8')) as JWK, 'ES256');
    return new CompactSign(Buffer.from(JSON.stringify(credential)))
      .setProtectedHeader({
        alg: 'ES256',
        typ: typOf(VC_MEDIA_TYPE),
        cty: 'vc',
        kid: `${did}#${key.fragment}`,
      })
      .sign(secret);
  }

  /** Signs with the active key, in a transaction of its own. */
  signNow(organisationId: string, did: string, credential: object): Promise<string> {
    return this.prisma.transact(async (tx) =>
      this.sign(await this.active(tx, organisationId), did, credential),
    );
  }
}

export const publicJwkOf = (row: Pick<KeyRow, 'publicJwk'>): PublicJwk => publicJwk.parse(row.publicJwk);

const placeOf = (organisationId: string, fragment: string): string =>
  `credential_key:${organisationId}:${fragment}`;
const typOf = (mediaType: string): string => mediaType.replace('application/', '');
