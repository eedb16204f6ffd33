import { Injectable } from '@nestjs/common';
import { pactScope, type PactScope } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { findClient } from './infra/client-store.ts';
import { deriveKey } from '../platform/secret/index.ts';

export const TOKEN_SECONDS = 3_600;
const ALGORITHM = 'HS256';

/** Another system, acting for the organisation that let it in. */
export interface PactCaller {
  clientId: string;
  organisationId: string;
  scopes: readonly PactScope[];
}

const claims = z.object({ sub: z.uuid(), ver: z.number().int(), scope: z.string() });

/** Access tokens of PACT clients: signed, one hour, void as soon as the client is revoked or its secret rotated. */
@Injectable()
export class AccessTokens {
  private readonly key: Uint8Array;
  private readonly issuer: string;

  constructor(
    config: Config,
    private readonly prisma: PrismaService,
  ) {
    this.key = deriveKey(config.settings.authSecret, 'pact-access-token');
    this.issuer = config.settings.publicUrl;
  }

  issue(
    client: { id: string; secretVersion: number },
    scopes: readonly PactScope[],
    now = new Date(),
  ): Promise<string> {
    const seconds = Math.floor(now.getTime() / 1_000);
    return new SignJWT({ ver: client.secretVersion, scope: scopes.join(' ') })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt' })
      .setSubject(client.id)
      .setIssuer(this.issuer)
      .setAudience(`${this.issuer}/3`)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + TOKEN_SECONDS)
      .sign(this.key);
  }

  /** @throws AppError `unauthenticated`; details.reason is `token-expired` or `token-invalid`. */
  async resolve(authorization: string | undefined): Promise<PactCaller> {
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw invalidToken();
    const { sub, ver, scope } = await this.read(token);
    const client = await findClient(this.prisma.client, sub);
    if (client?.secretVersion !== ver || client.revokedAt !== null) throw invalidToken();
    const scopes = scope.split(' ').flatMap((each) => pactScope.safeParse(each).data ?? []);
    return { clientId: client.id, organisationId: client.organisationId, scopes };
  }

  private async read(token: string): Promise<z.infer<typeof claims>> {
    try {
      const options = { algorithms: [ALGORITHM], issuer: this.issuer, audience: `${this.issuer}/3` };
      const { payload } = await jwtVerify(token, this.key, options);
      return claims.parse(payload);
    } catch (cause) {
      if (!(cause instanceof errors.JWTExpired)) throw invalidToken();
      throw new AppError('unauthenticated', {
        message: 'The access token has expired. Get a new one at /auth/token.',
        details: { reason: 'token-expired' },
      });
    }
  }
}

const invalidToken = (): AppError =>
  new AppError('unauthenticated', {
    message:
      'The access token is missing or invalid. Get one at /auth/token and send it as Authorization: Bearer.',
    details: { reason: 'token-invalid' },
  });
