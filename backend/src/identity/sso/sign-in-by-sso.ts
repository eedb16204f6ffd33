import { createHash, randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { SignInRoute, SsoCallbackQuery } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { z } from 'zod';
import { Config } from '../../platform/config/index.ts';
import { PrismaService, type Tx } from '../../platform/database/index.ts';
import { notFound } from '../../platform/http/index.ts';
import { makeSecret } from '../../platform/secret/index.ts';
import { FinishSignIn, type SignInOutcome } from '../finish-sign-in.ts';
import {
  findProvider,
  oidcSettings,
  providerOfDomain,
  samlSettings,
  takeAssertion,
  type ProviderRow,
} from '../infra/sso-store.ts';
import { makeTicket, takeTicket } from '../infra/ticket-store.ts';
import { Sessions, type Visitor } from '../sessions.ts';
import { SignInBrake } from '../sign-in-brake.ts';
import { AdmitPerson, type SaidPerson } from './admit-person.ts';
import { OidcClient, type OidcClaims } from './oidc-client.ts';
import {
  escapeXml,
  oidcRedirectUri,
  samlEntityId,
  samlMetadata,
  samlRecipient,
} from './provider-addresses.ts';
import { readSamlResponse, type SamlPerson } from './saml/read-saml-response.ts';
import { samlRefused } from './saml/saml-refused.ts';
import { SsoProviders } from './sso-providers.ts';

const BEGUN_MINUTES = 10;
const DONE_MINUTES = 2;

const begun = z.object({
  providerId: z.string(),
  /** Hash of what the browser keeps: only the browser that began a sign-in ends it. */
  browser: z.string(),
  next: z.string(),
  nonce: z.string(),
  verifier: z.string(),
});
const doneShape = z.object({ providerId: z.string(), browser: z.string(), next: z.string() });

/** Where the browser goes next, with the cookies for it. */
export interface Redirect {
  location: string;
  cookies: string[];
}

/** Single sign-on, by OpenID Connect and by SAML 2.0, as the service provider. Every sign-in begins here. */
@Injectable()
export class SignInBySso {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly sessions: Sessions,
    private readonly brake: SignInBrake,
    private readonly providers: SsoProviders,
    private readonly oidc: OidcClient,
    private readonly admit: AdmitPerson,
    private readonly finish: FinishSignIn,
  ) {}

  /** Which way somebody signs in, by the domain of their address alone: whether they have an account is not looked at. */
  async route(email: string): Promise<SignInRoute> {
    const provider = await providerOfDomain(this.prisma.client, email.split('@')[1] ?? '');
    if (!provider) return { way: 'password', sso: null };
    const { id: providerId, name } = provider;
    return { way: 'sso', sso: { providerId, name, beginAt: `/v2/sso/${providerId}/begin` } };
  }

  /** What a SAML provider has to know about us, also before its sign-in is opened. @throws AppError `not-found` */
  async metadata(providerId: string): Promise<string> {
    const provider = await findProvider(this.prisma.client, providerId);
    if (provider?.protocol !== 'saml') throw notFound('identity provider');
    return samlMetadata(this.config.settings.publicUrl, providerId);
  }

  /** Sends the browser to the identity provider, with a request that counts once and that only this browser can end. */
  async begin(providerId: string, next = '/'): Promise<Redirect> {
    const provider = await this.active(providerId);
    const browser = makeSecret();
    const verifier = makeSecret();
    const nonce = makeSecret();
    // An id of XML begins with a letter or an underscore.
    const secret = `_${randomBytes(24).toString('hex')}`;
    await makeTicket(this.prisma.client, provider.protocol === 'oidc' ? 'sso-oidc' : 'sso-saml', {
      minutes: BEGUN_MINUTES,
      secret,
      value: { providerId, browser: hashOf(browser), next, nonce, verifier },
    });
    const { cookies } = this.sessions;
    return {
      location:
        provider.protocol === 'oidc'
          ? this.oidcRequest(provider, { state: secret, nonce, verifier })
          : this.samlRequest(provider, secret),
      cookies: [cookies.give(cookies.pending, browser, BEGUN_MINUTES * 60)],
    };
  }

  /**
   * The provider has sent the browser back with a code.
   *
   * @throws AppError `unauthenticated` with reason `sso-gone`, `sso-other-browser`, `oidc-denied` or `oidc-refused`; `forbidden` with a
   * reason `sso-…` when the person is not let in
   */
  async oidcAnswer(visitor: Visitor, providerId: string, query: SsoCallbackQuery): Promise<Redirect> {
    await this.brake.require(visitor.address, null);
    const provider = await this.active(providerId);
    const held = await takeTicket(this.prisma.client, 'sso-oidc', query.state ?? '', begun);
    if (held?.value.providerId !== provider.id) throw gone();
    this.requireSameBrowser(visitor, held.value.browser);
    if (query.iss !== undefined && query.iss !== provider.issuer)
      throw denied('oidc-refused', 'The answer is of another identity provider.');
    if (query.code === undefined) throw denied('oidc-denied', 'The identity provider did not sign you in.');
    const { nonce, verifier, next } = held.value;
    const person = await this.oidc.redeem(
      {
        issuer: provider.issuer,
        settings: oidcSettings.parse(provider.settings),
        secret: this.providers.secretOf(provider),
      },
      { code: query.code, nonce, verifier, redirectUri: this.redirectUri(provider.id) },
    );
    return this.prisma.transact(async (tx) => {
      const userId = await this.admit.run(tx, provider, saidByOidc(provider, person));
      return this.end(tx, visitor, provider, userId, next);
    });
  }

  /**
   * The provider has the browser post its assertion. That post comes from another site, so the browser sends no cookie along:
   * what was proven is kept under a ticket, and the browser comes back for it to `finishSaml`.
   *
   * @throws AppError `unauthenticated` with a reason `saml-…`; `forbidden` with a reason `sso-…`
   */
  async samlAnswer(visitor: Visitor, providerId: string, samlResponse: string): Promise<Redirect> {
    await this.brake.require(visitor.address, null);
    const provider = await this.active(providerId);
    const { publicUrl } = this.config.settings;
    const settings = samlSettings.parse(provider.settings);
    const said = readSamlResponse(Buffer.from(samlResponse, 'base64').toString('utf8'), {
      issuer: provider.issuer,
      certificates: settings.certificates,
      audience: samlEntityId(publicUrl, provider.id),
      recipient: samlRecipient(publicUrl, provider.id),
      now: new Date(),
    });
    const ticket = await this.prisma.transact(async (tx) => {
      if (!(await takeAssertion(tx, provider.id, said.assertionId, said.expiresAt)))
        throw samlRefused('replayed', 'it was used before');
      const held = await takeTicket(tx, 'sso-saml', said.inResponseTo, begun);
      if (held?.value.providerId !== provider.id)
        throw samlRefused('unsolicited', 'nobody began this sign-in here, or it was ended already');
      const userId = await this.admit.run(tx, provider, saidBySaml(provider, settings.emailAttribute, said));
      const { browser, next } = held.value;
      return makeTicket(tx, 'sso-done', {
        minutes: DONE_MINUTES,
        userId,
        value: { providerId: provider.id, browser, next },
      });
    });
    return { location: `${publicUrl}/v2/sso/finish?ticket=${ticket}`, cookies: [] };
  }

  /** Ends a SAML sign-in in the browser that began it. @throws AppError `unauthenticated` with reason `sso-gone` or `sso-other-browser` */
  async finishSaml(visitor: Visitor, secret: string): Promise<Redirect> {
    return this.prisma.transact(async (tx) => {
      const held = await takeTicket(tx, 'sso-done', secret, doneShape);
      const provider = held && (await findProvider(tx, held.value.providerId));
      if (!held?.userId || !provider?.isActive) throw gone();
      this.requireSameBrowser(visitor, held.value.browser);
      return this.end(tx, visitor, provider, held.userId, held.value.next);
    });
  }

  private async end(
    tx: Tx,
    visitor: Visitor,
    provider: ProviderRow,
    userId: string,
    next: string,
  ): Promise<Redirect> {
    const { answersForSecondFactor: hasTwoFactors, protocol: method } = provider;
    const outcome: SignInOutcome = await this.finish.run(tx, visitor, {
      userId,
      method,
      hasTwoFactors,
      raises: hasTwoFactors,
    });
    const { publicUrl } = this.config.settings;
    const isDone = outcome.answer.state === 'signed-in';
    return {
      location: isDone ? `${publicUrl}${next}` : `${publicUrl}/signin/code?next=${encodeURIComponent(next)}`,
      cookies: outcome.cookies,
    };
  }

  private async active(id: string): Promise<ProviderRow> {
    const provider = await findProvider(this.prisma.client, id);
    if (!provider?.isActive) throw notFound('identity provider');
    return provider;
  }

  /** Login forgery: somebody else's answer, put into this browser, would sign it in as somebody else. */
  private requireSameBrowser({ cookie }: Visitor, expected: string): void {
    const { cookies } = this.sessions;
    const own = cookies.read(cookies.pending, cookie);
    if (own !== null && hashOf(own) === expected) return;
    throw denied('sso-other-browser', 'This sign-in was begun in another browser, or too long ago.');
  }

  private redirectUri(id: string): string {
    return oidcRedirectUri(this.config.settings.publicUrl, id);
  }

  private oidcRequest(
    provider: ProviderRow,
    { state, nonce, verifier }: { state: string; nonce: string; verifier: string },
  ): string {
    const { clientId, authorizationEndpoint } = oidcSettings.parse(provider.settings);
    const url = new URL(authorizationEndpoint);
    const parameters = {
      response_type: 'code',
      client_id: clientId,
      redirect_uri: this.redirectUri(provider.id),
      scope: 'openid email profile',
      state,
      nonce,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return url.href;
  }

  /** HTTP-Redirect binding (SAML bindings 2.0, 3.4.4.1): deflated, base64, in the query. */
  private samlRequest(provider: ProviderRow, id: string): string {
    const { signOnUrl } = samlSettings.parse(provider.settings);
    const { publicUrl } = this.config.settings;
    const xml =
      `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${id}" Version="2.0" ` +
      `IssueInstant="${new Date().toISOString()}" Destination="${escapeXml(signOnUrl)}" ` +
      `AssertionConsumerServiceURL="${escapeXml(samlRecipient(publicUrl, provider.id))}" ` +
      `ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST">` +
      `<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${escapeXml(samlEntityId(publicUrl, provider.id))}</saml:Issuer>` +
      `</samlp:AuthnRequest>`;
    const url = new URL(signOnUrl);
    url.searchParams.set('SAMLRequest', deflateRawSync(xml).toString('base64'));
    return url.href;
  }
}

function saidByOidc({ roleClaim }: ProviderRow, person: OidcClaims): SaidPerson {
  const groups = roleClaim === null ? [] : person[roleClaim];
  return {
    subject: person.sub,
    email: person.email ?? '',
    isEmailVerified: person.email_verified !== false && person.email_verified !== 'false',
    name: person.name ?? '',
    groups: z
      .array(z.string())
      .catch([])
      .parse(typeof groups === 'string' ? [groups] : groups),
  };
}

function saidBySaml({ roleClaim }: ProviderRow, emailAttribute: string | null, said: SamlPerson): SaidPerson {
  const email = (emailAttribute === null ? said.nameId : said.attributes.get(emailAttribute)?.[0]) ?? '';
  return {
    subject: said.isTransient ? email.toLowerCase() : said.nameId,
    email,
    isEmailVerified: true,
    name: said.attributes.get('displayName')?.[0] ?? '',
    groups: roleClaim === null ? [] : (said.attributes.get(roleClaim) ?? []),
  };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const denied = (reason: string, message: string): AppError =>
  new AppError('unauthenticated', { message: `${message} Begin the sign-in again.`, details: { reason } });
const gone = () => denied('sso-gone', 'This sign-in was ended already, or its time has passed.');
