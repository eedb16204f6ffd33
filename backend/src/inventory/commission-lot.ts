import { Injectable } from '@nestjs/common';
import type { Lot, lotInput } from '@topsteel/domain/api';
import { buildLabelLink, lotCodeOf } from '@topsteel/domain/digital-link';
import type { EpcisEvent } from '@topsteel/domain/epcis';
import { AppError } from '@topsteel/domain/errors';
import { mulDivUp } from '@topsteel/domain/units';
import type { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { CertifiedMaterial, requireLeft, type RegisteredCertificate } from '../certificate/index.ts';
import { ChainReader } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import type { OrganisationCaller } from '../platform/http/index.ts';
import { Ipfs } from '../platform/ipfs/index.ts';
import { captureEvent } from '../traceability/index.ts';
import { commissioningOf } from './epcis-event-of.ts';
import { declaredOf, evidenceBytesOf, type Declared } from './evidence-of.ts';
import { insertLot, lotsOfCertificate, updateLot, type LotRow } from './infra/lot-store.ts';
import { lotIdOf } from './lot-id-of.ts';
import { presentLot } from './present-lot.ts';
import { requestCommission } from './request-commission.ts';

const SIGNING_SECONDS = 3_600;
const GRAMS_PER_KG = 1_000n;

interface Block {
  cid: string;
  sha256: string;
}
interface Draft {
  organisationId: string;
  massGrams: bigint;
  declared: Declared;
  evidence: Block;
  event: EpcisEvent;
}

/**
 * Commissions a lot under a registered certificate: evidence to IPFS, mass taken from the certificate, the EPCIS event
 * kept, request to the ledger. State: none (or `failed`) → `requested`, or `awaiting-signature` for an organisation with its own wallet.
 * Emissions are rounded up to the gram, so that none are lost.
 */
@Injectable()
export class CommissionLot {
  constructor(
    private readonly prisma: PrismaService,
    private readonly material: CertifiedMaterial,
    private readonly ipfs: Ipfs,
    private readonly chain: ChainReader,
    private readonly config: Config,
  ) {}

  /**
   * @throws AppError `not-found`; `conflict` when the certificate is not in force or another lot under it is on its way;
   * `not-conserved` above the certified mass; `unavailable` when IPFS is away.
   */
  async run(caller: OrganisationCaller, input: z.output<typeof lotInput>): Promise<Lot> {
    const { organisationId } = caller;
    const certificate = await this.material.read(organisationId, input.certificateId);
    const massGrams = input.massGrams === undefined ? certificate.leftGrams : BigInt(input.massGrams);
    requireLeft(certificate, massGrams);
    const draft = { organisationId, massGrams, ...(await this.publish(certificate, massGrams, input)) };
    return this.prisma.transact(async (tx) => {
      const material = await this.material.take(tx, organisationId, input.certificateId, massGrams);
      const row = await this.write(tx, material, draft);
      if (row.deadline === null) await requestCommission(tx, row, material);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId,
        action: 'lot.commission',
        subject: `lot:${row.id}`,
        details: { lotCode: row.lotCode, massGrams, certificate: material.leaf, evidence: row.evidence },
      });
      return presentLot(row, {
        publicUrl: this.config.settings.publicUrl,
        deployment: this.chain.deployment,
      });
    });
  }

  private async publish(
    certificate: RegisteredCertificate,
    massGrams: bigint,
    input: z.output<typeof lotInput>,
  ): Promise<Pick<Draft, 'declared' | 'evidence' | 'event'>> {
    const declared = declaredOf(input, certificate);
    const lots = await lotsOfCertificate(this.prisma.client, certificate.id);
    const lotId = lotIdOf(this.chain.deployment, certificate.leaf, nextOrdinal(lots).ordinal);
    const { gtin } = certificate.summary;
    const event = commissioningOf({
      at: new Date(),
      digitalLink: buildLabelLink(this.config.settings.publicUrl, { lotId, ...(gtin !== null && { gtin }) }),
      massGrams,
      issuer: certificate.certificate.issuer,
      chainId: this.chain.chainId,
      certificate: certificate.leaf,
    });
    const bytes = evidenceBytesOf(this.chain.deployment, certificate, declared);
    const evidence = await this.ipfs.put(bytes);
    return { declared, evidence, event };
  }

  private async write(tx: Tx, material: RegisteredCertificate, draft: Draft): Promise<LotRow> {
    const { ordinal, failed } = nextOrdinal(await lotsOfCertificate(tx, material.id));
    const captured = await captureEvent(tx, draft.organisationId, draft.event);
    const isOwnKey = material.organisation.custody === 'own-key';
    const { emissionsGramsPerKg, countryOfMelt, route } = draft.declared;
    const facts = {
      state: isOwnKey ? 'awaiting-signature' : 'requested',
      massGrams: draft.massGrams,
      heldGrams: 0n,
      emissionsGramsPerKg,
      emissionsGrams: mulDivUp(draft.massGrams, emissionsGramsPerKg ?? 0n, GRAMS_PER_KG),
      countryOfMelt,
      route,
      evidence: draft.evidence.sha256,
      evidenceCid: draft.evidence.cid,
      epcisEvent: captured.hash,
      deadline: isOwnKey ? BigInt(Math.floor(Date.now() / 1_000) + SIGNING_SECONDS) : null,
      failure: null,
    };
    if (failed) return updateLot(tx, failed.id, facts);
    const lotId = lotIdOf(this.chain.deployment, material.leaf, ordinal);
    return insertLot(tx, {
      ...facts,
      id: newId(),
      organisationId: draft.organisationId,
      certificateId: material.id,
      lotId: lotId.toString(),
      lotCode: lotCodeOf(lotId),
      ordinal,
    });
  }
}

/**
 * The ledger numbers the lots of a certificate by how many there are. So one is on its way at a time, and one that failed
 * leaves its number to the next.
 */
function nextOrdinal(lots: readonly { id: string; state: string; ordinal: number }[]): {
  ordinal: number;
  failed: { id: string } | undefined;
} {
  if (lots.some(({ state }) => state === 'requested' || state === 'awaiting-signature')) {
    throw new AppError('conflict', {
      message: 'Another lot under this certificate is on its way to the ledger. Wait until it is there.',
      details: { reason: 'lot-in-progress' },
    });
  }
  const failed = lots.find(({ state }) => state === 'failed');
  return { ordinal: failed?.ordinal ?? lots.length, failed };
}
