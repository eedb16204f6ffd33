import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { pactScope } from '@topsteel/domain/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../platform/config/index.ts';
import { Operation } from '../../platform/http/index.ts';
import { GrantToken } from '../grant-token.ts';

/** Where another system signs in (RFC 6749, client credentials), and where it finds out so. */
@Controller()
export class PactTokenController {
  constructor(
    private readonly config: Config,
    private readonly grant: GrantToken,
  ) {}

  @Post('auth/token')
  @Operation({ allow: 'public', summary: 'An access token for client credentials (RFC 6749, 4.4).' })
  async token(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', 'no-store').header('pragma', 'no-cache');
    if (this.config.settings.publicUrl.startsWith('https:') && request.protocol !== 'https') {
      const error_description =
        'Tokens are granted over HTTPS only. Rotate the secret that was sent in the clear.';
      await reply.status(400).send({ error: 'invalid_request', error_description });
      return;
    }
    const { status, body } = await this.grant.run(request.headers.authorization, request.body);
    if (status === 401) void reply.header('www-authenticate', 'Basic realm="PACT"');
    await reply.status(status).send(body);
  }

  @Get('.well-known/openid-configuration')
  @Operation({ allow: 'public', summary: 'Where PACT clients get their tokens.' })
  configuration(): Record<string, unknown> {
    const { publicUrl } = this.config.settings;
    return {
      issuer: publicUrl,
      token_endpoint: `${publicUrl}/auth/token`,
      grant_types_supported: ['client_credentials'],
      response_types_supported: [],
      scopes_supported: pactScope.options,
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    };
  }
}
