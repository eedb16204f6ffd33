import { Injectable } from '@nestjs/common';
import { pactScope, type PactScope } from '@topsteel/domain/api';
import { z } from 'zod';
import { PrismaService } from '../platform/database/index.ts';
import { AccessTokens, TOKEN_SECONDS } from './access-tokens.ts';
import { findClient, updateClient } from './infra/client-store.ts';
import { isSecret } from '../platform/secret/index.ts';

/** Answers of RFC 6749: a token (5.1), or an error that OAuth clients understand (5.2). */
export type TokenAnswer =
  | { status: 200; body: { access_token: string; token_type: 'Bearer'; expires_in: number; scope: string } }
  | { status: 400 | 401; body: { error: string; error_description: string } };

const uuid = z.uuid();
const form = z.object({
  grant_type: z.string().optional(),
  scope: z.string().max(500).optional(),
  client_id: z.string().max(200).optional(),
  client_secret: z.string().max(500).optional(),
});

/** Hands an access token to a client that proves who it is (RFC 6749, 4.4: client credentials). */
@Injectable()
export class GrantToken {
  constructor(
    private readonly prisma: PrismaService,
    private readonly tokens: AccessTokens,
  ) {}

  async run(authorization: string | undefined, body: unknown): Promise<TokenAnswer> {
    const read = form.safeParse(body ?? {});
    if (!read.success) return refused(400, 'invalid_request', 'The form is not as RFC 6749 asks.');
    const given = credentialsOf(authorization, read.data);
    if (given === null) return refused(401, 'invalid_client', 'Send client id and secret by HTTP Basic.');
    if (given === 'twice')
      return refused(400, 'invalid_request', 'Send the client credentials once, by HTTP Basic.');
    const client = uuid.safeParse(given.id).success ? await findClient(this.prisma.client, given.id) : null;
    // The comparison is made in any case, so that its time tells nothing about who exists.
    const isRight = isSecret(given.secret, client?.secretHash ?? '0'.repeat(64));
    if (!client || !isRight || client.revokedAt !== null) {
      return refused(401, 'invalid_client', 'Client authentication failed.');
    }
    if (read.data.grant_type !== 'client_credentials') {
      return read.data.grant_type === undefined
        ? refused(400, 'invalid_request', 'grant_type is missing; it is client_credentials.')
        : refused(400, 'unsupported_grant_type', 'Only client_credentials is granted here.');
    }
    const scopes = scopesOf(read.data.scope, client.scopes);
    if (scopes === null)
      return refused(400, 'invalid_scope', 'The client does not have a scope that is asked for.');
    await updateClient(this.prisma.client, client.id, { lastUsedAt: new Date() });
    const access_token = await this.tokens.issue(client, scopes);
    return {
      status: 200,
      body: { access_token, token_type: 'Bearer', expires_in: TOKEN_SECONDS, scope: scopes.join(' ') },
    };
  }
}

function credentialsOf(
  authorization: string | undefined,
  body: z.infer<typeof form>,
): { id: string; secret: string } | 'twice' | null {
  const basic = /^Basic +([A-Za-z0-9+/_-]+={0,2})$/i.exec(authorization ?? '')?.[1];
  if (basic !== undefined) {
    if (body.client_secret !== undefined) return 'twice';
    const text = Buffer.from(basic, 'base64').toString('utf8');
    const at = text.indexOf(':');
    return at < 0 ? null : { id: decoded(text.slice(0, at)), secret: decoded(text.slice(at + 1)) };
  }
  const { client_id, client_secret } = body;
  return client_id === undefined || client_secret === undefined
    ? null
    : { id: client_id, secret: client_secret };
}

/** Id and secret are form-encoded before they are put into Basic (RFC 6749, 2.3.1); many clients leave that out. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Those asked for, all that the client has when none is; null when one is not the client's. OpenID names are passed over. */
function scopesOf(asked: string | undefined, own: readonly string[]): PactScope[] | null {
  const mine = own.flatMap((each) => pactScope.safeParse(each).data ?? []);
  const wanted = (asked ?? '').split(' ').filter((each) => each !== '' && each !== 'openid');
  if (wanted.length === 0) return mine;
  const known = wanted.flatMap((each) => mine.find((scope) => scope === each) ?? []);
  return known.length === wanted.length ? known : null;
}

const refused = (status: 400 | 401, error: string, error_description: string): TokenAnswer => ({
  status,
  body: { error, error_description },
});
