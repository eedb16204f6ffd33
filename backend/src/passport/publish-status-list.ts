import { Injectable } from '@nestjs/common';
import { emptyBitstring, encodeList, setBit, statusListCredential } from '@topsteel/domain/status-list';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { countPlaces, findIssuer, revokedPlaces } from './infra/passport-store.ts';
import { IssuerKeys } from './issuer-keys.ts';
import { PublishDid } from './publish-did.ts';

/** How long a reader may keep a list: a revocation is seen after a minute. */
export const LIST_TTL_SECONDS = 60;
const LIST_VALID_SECONDS = 86_400;
const MAX_KEPT = 500;

interface Kept {
  revoked: string;
  signedAt: number;
  jwt: string;
}

/**
 * An issuer's revocations as a Bitstring Status List. A mirror: it is made anew from the register's events, and the register
 * has the last word.
 */
@Injectable()
export class PublishStatusList {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly keys: IssuerKeys,
    private readonly dids: PublishDid,
  ) {}

  urlOf(organisationId: string, listNumber: number): string {
    return `${this.config.settings.publicUrl}/status/${organisationId}/${listNumber}`;
  }

  /** @throws AppError `not-found` when the organisation has no such list. */
  async run(organisationId: string, number: string): Promise<string> {
    const listNumber = /^[1-9]\d{0,5}$/.test(number) ? Number(number) : 0;
    const { client } = this.prisma;
    const organisation = await findIssuer(client, organisationId);
    const taken = listNumber === 0 ? 0 : await countPlaces(client, organisationId, listNumber);
    if (!organisation || taken === 0) throw notFound('status list');
    const revoked = await revokedPlaces(client, organisationId, listNumber);
    const url = this.urlOf(organisationId, listNumber);
    const now = Math.floor(Date.now() / 1_000);
    const kept = this.kept.get(url);
    if (kept?.revoked === revoked.join() && now - kept.signedAt < LIST_TTL_SECONDS) return kept.jwt;
    const bits = emptyBitstring();
    for (const index of revoked) setBit(bits, index);
    const jwt = await this.keys.signNow(
      organisationId,
      this.dids.didOf(organisationId),
      statusListCredential({
        url,
        issuer: { id: this.dids.didOf(organisationId), name: organisation.legalName },
        encodedList: await encodeList(bits),
        validFrom: new Date(now * 1_000).toISOString(),
        validUntil: new Date((now + LIST_VALID_SECONDS) * 1_000).toISOString(),
        ttlMs: LIST_TTL_SECONDS * 1_000,
      }),
    );
    this.keep(url, { revoked: revoked.join(), signedAt: now, jwt });
    return jwt;
  }

  private keep(url: string, list: Kept): void {
    this.kept.delete(url);
    this.kept.set(url, list);
    const oldest = this.kept.keys().next();
    if (this.kept.size > MAX_KEPT && oldest.done !== true) this.kept.delete(oldest.value);
  }
}
