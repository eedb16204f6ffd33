import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { Config } from '../../platform/config/index.ts';
import { callPartner } from '../../platform/partner/index.ts';
import type { OidcSettings } from '../infra/sso-store.ts';

/** Signatures that a public key checks. No `none`, and no HMAC: there the client secret would sign for anybody who has it. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const SKEW_S = 60;

const discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  userinfo_endpoint: z.url().optional(),
  jwks_uri: z.url(),
});
const tokens = z.object({ id_token: z.string(), access_token: z.string() });
const keys = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) });
const claims = z.looseObject({
  sub: z.string().min(1).max(255),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.string()]).optional(),
  name: z.string().optional(),
});
export type OidcClaims = z.infer<typeof claims>;

/**
 * Speaks with a company's identity provider (OpenID Connect Core 1.0, code flow with PKCE). Its addresses were given by
 * somebody else, so each is called like a partner's: HTTPS, a public address, no redirects, short answers. Being an identity
 * provider makes its site trusted for nothing else.
 */
@Injectable()
export class OidcClient {
  private readonly allowed: ReadonlySet<string>;

  constructor(config: Config) {
    this.allowed = new Set(config.settings.identity.ssoPrivateHosts);
  }

  /**
   * Reads the provider's discovery document (OpenID Connect Discovery 1.0, 4.3), whose issuer has to be the very one that was named.
   *
   * @throws AppError `invalid-input` with reason `provider-unreadable`
   */
  async discover(issuer: string, clientId: string): Promise<OidcSettings> {
    try {
      const found = discovery.parse(
        await this.read(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`),
      );
      if (found.issuer !== issuer) throw new Error(`it calls itself ${found.issuer}`);
      const settings = {
        clientId,
        authorizationEndpoint: found.authorization_endpoint,
        tokenEndpoint: found.token_endpoint,
        userinfoEndpoint: found.userinfo_endpoint ?? null,
        jwksUri: found.jwks_uri,
      };
      this.requireSafe(found.authorization_endpoint);
      return settings;
    } catch (error) {
      throw new AppError('invalid-input', {
        message: `The identity provider could not be read: ${sentenceOf(error)}. Check the issuer's address.`,
        details: { reason: 'provider-unreadable', errors: [{ field: 'issuer', message: 'Not readable.' }] },
        cause: error,
      });
    }
  }

  /**
   * Trades the code for the person. The ID token is checked by OpenID Connect Core 3.1.3.7: signature by a key of the
   * provider, issuer, audience, authorized party, times, and the nonce of this very sign-in.
   *
   * @throws AppError `unauthenticated` with reason `oidc-refused`; `unavailable` when the provider does not answer
   */
  async redeem(
    provider: { issuer: string; settings: OidcSettings; secret: string },
    exchange: { code: string; verifier: string; nonce: string; redirectUri: string },
  ): Promise<OidcClaims> {
    const { settings, issuer } = provider;
    const { idToken, accessToken } = await this.trade(provider, exchange);
    const set = keys.parse(await this.asked(() => this.read(settings.jwksUri)));
    const read = await jwtVerify(idToken, createLocalJWKSet(set as JSONWebKeySet), {
      issuer,
      audience: settings.clientId,
      algorithms: ALGORITHMS,
      clockTolerance: SKEW_S,
      requiredClaims: ['exp', 'iat', 'sub', 'nonce'],
    }).catch((error: unknown) => {
      throw refused(`its token does not hold (${sentenceOf(error)})`, error);
    });
    const { payload } = read;
    if (payload.nonce !== exchange.nonce) throw refused('its token is of another sign-in');
    const isOfSeveral = Array.isArray(payload.aud) && payload.aud.length > 1;
    if ((isOfSeveral || payload.azp !== undefined) && payload.azp !== settings.clientId)
      throw refused('its token was made for another application');
    const person = claims.parse(payload);
    if (person.email !== undefined || settings.userinfoEndpoint === null) return person;
    const more = claims.parse(
      await this.asked(() =>
        this.read(settings.userinfoEndpoint ?? '', { authorization: `Bearer ${accessToken}` }),
      ),
    );
    // Core 5.3.2: otherwise the claims of another person are taken for this one's.
    if (more.sub !== person.sub) throw refused('its answers are about two people');
    return { ...more, ...person, ...(more.email !== undefined && { email: more.email }) };
  }

  private async trade(
    { settings, secret }: { settings: OidcSettings; secret: string },
    { code, verifier, redirectUri }: { code: string; verifier: string; redirectUri: string },
  ): Promise<{ idToken: string; accessToken: string }> {
    const form = (text: string): string => encodeURIComponent(text).replace(/%20/g, '+');
    const credentials = Buffer.from(`${form(settings.clientId)}:${form(secret)}`).toString('base64');
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }).toString();
    const { status, text } = await this.asked(() =>
      callPartner(
        {
          url: new URL(settings.tokenEndpoint),
          method: 'POST',
          headers: {
            authorization: `Basic ${credentials}`,
            accept: 'application/json',
            'content-type': 'application/x-www-form-urlencoded',
          },
          body,
        },
        this.allowed,
      ),
    );
    const read = tokens.safeParse(status === 200 ? parsed(text) : null);
    if (!read.success) throw refused(`it did not take the code (${status.toString()})`);
    return { idToken: read.data.id_token, accessToken: read.data.access_token };
  }

  private async read(address: string, headers: Record<string, string> = {}): Promise<unknown> {
    const { status, text } = await callPartner(
      { url: new URL(address), method: 'GET', headers: { accept: 'application/json', ...headers } },
      this.allowed,
    );
    if (status !== 200) throw new Error(`${new URL(address).host} answered ${status.toString()}`);
    return JSON.parse(text);
  }

  private async asked<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await question();
    } catch (error) {
      throw new AppError('unavailable', {
        message: `The identity provider does not answer: ${sentenceOf(error)}. Try again in a moment.`,
        details: { reason: 'provider-away' },
        cause: error,
      });
    }
  }

  /** The browser is sent there: nothing but HTTPS, unless the operator has allowed the host. */
  private requireSafe(address: string): void {
    const url = new URL(address);
    if (url.protocol !== 'https:' && !this.allowed.has(url.host)) throw new Error('only HTTPS is taken');
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
const sentenceOf = (error: unknown): string =>
  (error instanceof Error ? error.message : 'unknown').replace(/\.$/, '').slice(0, 200);
const refused = (because: string, cause?: unknown): AppError =>
  new AppError('unauthenticated', {
    message: `The identity provider's answer was not taken: ${because}. Begin the sign-in again.`,
    details: { reason: 'oidc-refused' },
    cause,
  });
