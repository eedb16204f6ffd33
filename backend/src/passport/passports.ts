import { Injectable } from '@nestjs/common';
import { VC_MEDIA_TYPE } from '@topsteel/domain/credential';
import { lotCodeOf, lotIdOfCode } from '@topsteel/domain/digital-link';
import { isAppError } from '@topsteel/domain/errors';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { credentialNames, type CredentialName } from './credential-names.ts';
import {
  findCredential,
  findPassportLot,
  findSubject,
  newestCredential,
  type PassportLot,
} from './infra/passport-store.ts';
import { IssueCredentials, type IssuedJwt } from './issue-credentials.ts';
import { PublishDid } from './publish-did.ts';
import { PublishStatusList } from './publish-status-list.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface NamedCredential {
  name: CredentialName;
  mediaType: typeof VC_MEDIA_TYPE;
  jwt: string;
}

/** The credentials of lots, for the resolver, for evidence bundles and for whoever asks. */
@Injectable()
export class Passports {
  constructor(
    private readonly prisma: PrismaService,
    private readonly issueCredentials: IssueCredentials,
    private readonly dids: PublishDid,
    private readonly lists: PublishStatusList,
  ) {}

  /** @throws AppError `not-found`; otherwise as {@link IssueCredentials.run}. */
  async one(idOrCode: string, name: CredentialName): Promise<IssuedJwt> {
    return this.issueCredentials.run(await this.lot(idOrCode), name);
  }

  /**
   * Every credential of a lot, by its id, the code on its label, or its number on the ledger. Of a lot for which none is
   * issued any more, the ones that were: their status tells the rest.
   */
  async credentialsOf(lotId: string): Promise<NamedCredential[]> {
    const lot = await this.lot(lotId);
    const found: NamedCredential[] = [];
    for (const name of credentialNames) {
      const issued = await this.issuedOrKept(lot, name);
      if (issued) found.push({ name, mediaType: VC_MEDIA_TYPE, jwt: issued.jwt });
    }
    return found;
  }

  /** A credential by its id. @throws AppError `not-found` */
  async byId(id: string): Promise<string> {
    const row = UUID.test(id) ? await findCredential(this.prisma.client, id.toLowerCase()) : null;
    if (!row) throw notFound('credential');
    return row.jwt;
  }

  /** The did document of the organisation that issued for a lot. @throws AppError `not-found` */
  async didDocumentOf(lotId: string): Promise<Record<string, unknown>> {
    return this.dids.ofOrganisation((await this.lot(lotId)).organisationId);
  }

  /**
   * The status list that the credentials of a lot point at; null when none was ever issued.
   *
   * @throws AppError `not-found` when there is no such lot.
   */
  async statusListOf(lotId: string): Promise<{ url: string; jwt: string } | null> {
    const { organisationId, certificateId } = await this.lot(lotId);
    const place = await findSubject(this.prisma.client, certificateId);
    if (!place) return null;
    return {
      url: this.lists.urlOf(organisationId, place.listNumber),
      jwt: await this.lists.run(organisationId, place.listNumber.toString()),
    };
  }

  /** A status list, as `vc+jwt`. @throws AppError `not-found` */
  statusList(organisationId: string, number: string): Promise<string> {
    return UUID.test(organisationId)
      ? this.lists.run(organisationId.toLowerCase(), number)
      : Promise.reject(notFound('status list'));
  }

  private async issuedOrKept(lot: PassportLot, name: CredentialName): Promise<{ jwt: string } | null> {
    try {
      return await this.issueCredentials.run(lot, name);
    } catch (error) {
      if (!isAppError(error) || (error.code !== 'gone' && error.code !== 'conflict')) throw error;
      return newestCredential(this.prisma.client, lot.id, name);
    }
  }

  private async lot(idOrCode: string): Promise<PassportLot> {
    const number = lotIdOfCode(idOrCode);
    const keys = [
      ...(UUID.test(idOrCode) ? [{ id: idOrCode.toLowerCase() }] : []),
      ...(number === undefined ? [] : [{ lotCode: lotCodeOf(number) }]),
      ...(/^\d{1,31}$/.test(idOrCode) ? [{ lotId: idOrCode }] : []),
    ];
    const row = keys.length === 0 ? null : await findPassportLot(this.prisma.client, keys);
    if (!row) throw notFound('lot');
    return row;
  }
}
