import { Injectable } from '@nestjs/common';
import { didDocument, didWebOf } from '@topsteel/domain/credential';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { findIssuer, keysOf } from './infra/passport-store.ts';
import { publicJwkOf } from './issuer-keys.ts';

/** Who issues credentials, as did documents at the public origin (did:web). */
@Injectable()
export class PublishDid {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
  ) {}

  didOf(organisationId: string): string {
    return didWebOf(this.config.settings.publicUrl, ['organisations', organisationId]);
  }

  /** The account of the register as a did, e.g. `did:pkh:eip155:31337:0x…`. */
  accountDidOf(account: string): string {
    return `did:pkh:eip155:${this.config.settings.chainId}:${account}`;
  }

  /**
   * The document of an organisation. Retired keys stay in it for what they signed; compromised ones are gone.
   *
   * @throws AppError `not-found`
   */
  async ofOrganisation(organisationId: string): Promise<Record<string, unknown>> {
    const row = await findIssuer(this.prisma.client, organisationId);
    if (row?.state !== 'registered') throw notFound('organisation');
    const keys = (await keysOf(this.prisma.client, organisationId)).filter(
      ({ state }) => state !== 'compromised',
    );
    const did = this.didOf(organisationId);
    return didDocument(
      did,
      keys.map((key) => ({
        fragment: key.fragment,
        jwk: publicJwkOf(key),
        ...(key.retiredAt && { retiredAt: key.retiredAt.toISOString() }),
      })),
      row.account === null ? {} : { account: this.accountDidOf(row.account) },
    );
  }

  /** The document of the site itself. It signs nothing: every credential is an organisation's own. */
  ofSite(): Record<string, unknown> {
    const { publicUrl } = this.config.settings;
    const did = didWebOf(publicUrl);
    return didDocument(did, [], {
      services: [
        {
          id: `${did}#resolver`,
          type: 'GS1DigitalLinkResolver',
          serviceEndpoint: `${publicUrl}/.well-known/gs1resolver`,
        },
        { id: `${did}#site`, type: 'LinkedDomains', serviceEndpoint: publicUrl },
      ],
    });
  }
}
