import { Injectable } from '@nestjs/common';
import { readCertificateStatus } from '@topsteel/chain';
import { commitFields } from '@topsteel/domain/disclosure';
import { documentHash } from '@topsteel/domain/jcs';
import { AppError, isAppError } from '@topsteel/domain/errors';
import { statusEntry } from '@topsteel/domain/status-list';
import { recordAudit } from '../audit/index.ts';
import { figureOfLot } from '../carbon/index.ts';
import { Organisations } from '../organisation/index.ts';
import { ChainClient } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import { credentialMaterial } from './credential-material.ts';
import { credentialBuilders, type CredentialName } from './credential-names.ts';
import {
  countersignatureOf,
  findCertificateJson,
  insertCredential,
  newestCredential,
  type PassportLot,
  type SubjectRow,
} from './infra/passport-store.ts';
import { IssuerKeys } from './issuer-keys.ts';
import { PublishDid } from './publish-did.ts';
import { PublishStatusList } from './publish-status-list.ts';
import { registerQuestion, requireStanding } from './require-in-force.ts';
import { StatusPlaces } from './status-places.ts';

export interface IssuedJwt {
  id: string;
  jwt: string;
  issuedAt: Date;
}

/**
 * Issues a credential of a lot, signed with its organisation's key. The same content is issued once and answered again; when
 * what it says has changed, or its key was compromised, a new one takes its place. The register is asked before anything
 * is signed.
 */
@Injectable()
export class IssueCredentials {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly chain: ChainClient,
    private readonly organisations: Organisations,
    private readonly keys: IssuerKeys,
    private readonly places: StatusPlaces,
    private readonly dids: PublishDid,
    private readonly lists: PublishStatusList,
  ) {}

  /**
   * @throws AppError `gone` for a recalled lot or a revoked certificate; `conflict` before the lot is on the ledger or when
   * the register does not say *in force*; `unavailable` when the register does not answer or this server has no key.
   */
  async run(lot: PassportLot, name: CredentialName): Promise<IssuedJwt> {
    requireStanding(lot);
    const subject = await this.prisma.transact((tx) =>
      this.places.of(tx, lot.organisationId, lot.certificateId),
    );
    const credential = await this.build(lot, name, subject);
    const contentHash = documentHash(credential);
    const known = await newestCredential(this.prisma.client, lot.id, name);
    if (
      known?.contentHash === contentHash &&
      (await this.isPublished(lot.organisationId, known.keyFragment))
    ) {
      return known;
    }
    await this.requireInForce(lot);
    return this.prisma.transact((tx) => this.issue(tx, lot, { name, credential, contentHash }));
  }

  /** What the credential says, without its id and time: those differ each time it is issued. */
  private async build(
    lot: PassportLot,
    name: CredentialName,
    subject: SubjectRow,
  ): Promise<Record<string, unknown>> {
    const { publicUrl, publicGatewayUrl, chainId } = this.config.settings;
    const countersignature = await this.countersignature(lot);
    const certificate = await findCertificateJson(this.prisma.client, lot.organisationId, lot.certificateId);
    const [document] = certificate?.documents ?? [];
    if (!document)
      throw new AppError('internal', { message: 'The document of this certificate is missing here.' });
    const json = JSON.parse(Buffer.from(document.content).toString('utf8')) as unknown;
    const { commitment, root, fieldCount } = commitFields(json, this.places.seedOf(subject));
    const material = credentialMaterial(lot, registerQuestion(lot, countersignature), {
      publicUrl,
      gatewayUrl: publicGatewayUrl,
      chainId,
      registry: this.chain.deployment.certificateRegistry,
      issuerDid: this.dids.didOf(lot.organisationId),
      countersignature: countersignature === null ? undefined : await this.party(countersignature),
      disclosure: { commitment, root, fieldCount },
      figure: await figureOfLot(this.prisma.client, lot.id),
    });
    const url = this.lists.urlOf(lot.organisationId, subject.listNumber);
    const {
      id: _id,
      validFrom: _validFrom,
      ...said
    } = credentialBuilders[name](material, {
      id: '',
      issuedAt: 0,
      status: statusEntry(url, subject.listIndex),
    });
    return said;
  }

  private async issue(
    tx: Tx,
    lot: PassportLot,
    { name, credential, contentHash }: { name: CredentialName; credential: object; contentHash: string },
  ): Promise<IssuedJwt> {
    const key = await this.keys.active(tx, lot.organisationId);
    // Somebody may have been faster; the organisation's lock is held from here on.
    const known = await newestCredential(tx, lot.id, name);
    const isKnown = known?.contentHash === contentHash;
    if (isKnown && (await this.isPublished(lot.organisationId, known.keyFragment))) return known;
    const id = newId();
    const validFrom = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    const whole = { ...credential, id: `${this.config.settings.publicUrl}/credentials/${id}`, validFrom };
    const row = await insertCredential(tx, {
      id,
      organisationId: lot.organisationId,
      certificateId: lot.certificateId,
      lotId: lot.id,
      name,
      contentHash,
      keyFragment: key.fragment,
      jwt: await this.keys.sign(key, this.dids.didOf(lot.organisationId), whole),
    });
    await recordAudit(tx, {
      actor: 'system',
      organisationId: lot.organisationId,
      action: 'credential.issue',
      subject: `lot:${lot.id}`,
      details: { name, credential: id, contentHash, key: key.fragment },
    });
    return row;
  }

  private async isPublished(organisationId: string, fragment: string): Promise<boolean> {
    return (await this.keys.published(organisationId)).has(fragment);
  }

  private async requireInForce(lot: PassportLot): Promise<void> {
    const { certificate, evidence } = registerQuestion(lot, await this.countersignature(lot));
    const status = await this.chain
      .ask((client) => readCertificateStatus(client, this.chain.deployment, certificate, evidence))
      .catch(registerAway);
    if (status === 'in-force') return;
    throw new AppError('conflict', {
      message: `The register says that the certificate of this lot is ${status.replaceAll('-', ' ')}. Credentials are issued only while it is in force.`,
      details: { reason: 'certificate-not-in-force', status },
    });
  }

  private async countersignature({ certificate: { batch, batchIndex, kind } }: PassportLot) {
    if (kind !== 32 || !batch || batchIndex === null) return null;
    const place = { issuer: batch.issuer, batch: batch.number.toString(), index: batchIndex.toString() };
    return countersignatureOf(this.prisma.client, place);
  }

  private async party({ body, signedAt }: { body: string; signedAt: string }) {
    const known = await this.organisations.byAccount(body);
    return {
      id: known ? this.dids.didOf(known.id) : this.dids.accountDidOf(body),
      name: known?.legalName ?? body,
      account: body,
      signedAt: Number(signedAt),
    };
  }
}

/** Whatever kept the register from answering: without its word nothing is signed. */
function registerAway(cause: unknown): never {
  if (isAppError(cause)) throw cause;
  throw new AppError('unavailable', {
    message: 'The register does not answer just now, so no credential was issued. Try again in a moment.',
    details: { reason: 'chain-away' },
    cause,
  });
}
