import { X509Certificate } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SsoProvider, SsoProviderInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../../audit/index.ts';
import { Config } from '../../platform/config/index.ts';
import { PrismaService, type Tx } from '../../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../../platform/http/index.ts';
import { deriveKey, openSecret, sealSecret } from '../../platform/secret/index.ts';
import {
  findProvider,
  insertProvider,
  providersOf,
  setProviderActive,
  type ProviderRow,
  type SamlSettings,
} from '../infra/sso-store.ts';
import { OidcClient } from './oidc-client.ts';
import { oidcRedirectUri, samlEntityId, samlRecipient } from './provider-addresses.ts';
import { requireCompanyAdmin } from './require-company-admin.ts';

const LEAST_RSA_BITS = 2_048;

/** The identity provider of a company: registered by its admin, for the domains that it has proven, one at a time. */
@Injectable()
export class SsoProviders {
  private readonly sealingKey: Uint8Array;

  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly oidc: OidcClient,
  ) {
    this.sealingKey = deriveKey(config.settings.authSecret, 'sso-client-secret');
  }

  async list(caller: OrganisationCaller): Promise<SsoProvider[]> {
    await requireCompanyAdmin(this.prisma.client, caller);
    return (await providersOf(this.prisma.client, caller.organisationId)).map((row) => this.present(row));
  }

  /**
   * Takes up an identity provider. It is active at once; whoever it names is let in only with an address of a domain that the
   * company has proven.
   *
   * @throws AppError `forbidden` to who is no admin; `conflict` with reason `provider-active` while another one is;
   * `invalid-input` when it cannot be read, or a certificate is none
   */
  async add(caller: OrganisationCaller, input: SsoProviderInput): Promise<SsoProvider> {
    await requireCompanyAdmin(this.prisma.client, caller);
    // Before the transaction: an outside system answers.
    const settings =
      input.protocol === 'oidc' ? await this.oidc.discover(input.issuer, input.clientId) : samlOf(input);
    return this.prisma.transact(async (tx) => {
      await this.requireNoneActive(tx, caller.organisationId);
      const row = await insertProvider(tx, {
        organisationId: caller.organisationId,
        protocol: input.protocol,
        name: input.name,
        issuer: input.protocol === 'oidc' ? input.issuer : input.entityId,
        settings,
        secret: input.protocol === 'oidc' ? sealSecret(input.clientSecret, this.sealingKey) : null,
        roleClaim: input.roleClaim,
        roleMap: input.roleMap,
        defaultDuty: input.defaultDuty,
        answersForSecondFactor: input.answersForSecondFactor,
        createdBy: caller.userId,
      });
      await audit(tx, caller, 'sso.add', row.id, {
        protocol: row.protocol,
        issuer: row.issuer,
        answersForSecondFactor: row.answersForSecondFactor,
      });
      return this.present(row);
    });
  }

  /** Turns a provider on or off. Sessions that it opened go on; ending them is `DELETE /v2/me/sessions` of each person. */
  async setActive(caller: OrganisationCaller, id: string, isActive: boolean): Promise<SsoProvider> {
    return this.prisma.transact(async (tx) => {
      await requireCompanyAdmin(tx, caller);
      const row = await findProvider(tx, id);
      if (row?.organisationId !== caller.organisationId) throw notFound('identity provider');
      if (isActive && !row.isActive) await this.requireNoneActive(tx, caller.organisationId);
      await setProviderActive(tx, id, isActive);
      await audit(tx, caller, isActive ? 'sso.turn-on' : 'sso.turn-off', id, {});
      return this.present({ ...row, isActive });
    });
  }

  /** The client secret of a provider, in the open. */
  secretOf({ secret }: ProviderRow): string {
    return secret === null ? '' : openSecret(secret, this.sealingKey);
  }

  private async requireNoneActive(tx: Tx, organisationId: string): Promise<void> {
    if (!(await providersOf(tx, organisationId)).some(({ isActive }) => isActive)) return;
    throw new AppError('conflict', {
      message: 'Your company signs in at one identity provider at a time. Turn the present one off first.',
      details: { reason: 'provider-active' },
    });
  }

  private present(row: ProviderRow): SsoProvider {
    const { publicUrl } = this.config.settings;
    const redirectUri =
      row.protocol === 'oidc' ? oidcRedirectUri(publicUrl, row.id) : samlRecipient(publicUrl, row.id);
    return {
      id: row.id,
      protocol: row.protocol,
      name: row.name,
      issuer: row.issuer,
      roleClaim: row.roleClaim,
      roleMap: row.roleMap,
      defaultDuty: row.defaultDuty,
      answersForSecondFactor: row.answersForSecondFactor,
      isActive: row.isActive,
      ours: { redirectUri, entityId: samlEntityId(publicUrl, row.id) },
    };
  }
}

function samlOf(input: Extract<SsoProviderInput, { protocol: 'saml' }>): SamlSettings {
  if (!input.signOnUrl.startsWith('https://') && new URL(input.signOnUrl).hostname !== '127.0.0.1')
    throw wrong('signOnUrl', 'Only HTTPS is taken.');
  return {
    signOnUrl: input.signOnUrl,
    certificates: input.certificates.map(certificateOf),
    emailAttribute: input.emailAttribute,
  };
}

function certificateOf(text: string): string {
  try {
    const certificate = new X509Certificate(text);
    const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
    if (asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_RSA_BITS)
      return certificate.toString();
  } catch (error) {
    throw wrong('certificates', 'This is no certificate in PEM.', error);
  }
  throw wrong('certificates', 'Its key must be RSA with at least 2,048 bits.');
}

const wrong = (field: string, message: string, cause?: unknown): AppError =>
  new AppError('invalid-input', {
    message: `${field}: ${message}`,
    details: { reason: 'provider-wrong', errors: [{ field, message }] },
    cause,
  });

const audit = (
  tx: Tx,
  { userId, organisationId }: OrganisationCaller,
  action: string,
  id: string,
  details: Record<string, unknown>,
): Promise<void> =>
  recordAudit(tx, { actor: userId, organisationId, action, subject: `sso-provider:${id}`, details });
