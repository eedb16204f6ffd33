import { Body, Controller, Get, Header, Post, Query, Res } from '@nestjs/common';
import { ssoBeginQuery, ssoCallbackQuery, ssoTicketQuery, type SsoCallbackQuery } from '@topsteel/domain/api';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { IdParam, Operation } from '../../platform/http/index.ts';
import type { Visitor } from '../sessions.ts';
import { SignInBySso, type Redirect } from '../sso/sign-in-by-sso.ts';
import { From, giveCookies } from './visitor.ts';

const assertionForm = z.looseObject({ SAMLResponse: z.string().min(1).max(400_000) });

/** The browser's way to an identity provider and back. */
@Controller('v2/sso')
export class SsoController {
  constructor(private readonly sso: SignInBySso) {}

  @Get('finish')
  @Operation({
    allow: 'public',
    summary: 'End a SAML sign-in in the browser that began it.',
    query: ssoTicketQuery,
    status: 302,
  })
  async finish(
    @From() visitor: Visitor,
    @Query() { ticket }: { ticket: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    lead(reply, await this.sso.finishSaml(visitor, ticket));
  }

  @Get(':id/begin')
  @Operation({
    allow: 'public',
    summary: 'Lead the browser to the identity provider of a company.',
    query: ssoBeginQuery,
    status: 302,
  })
  async begin(
    @IdParam() id: string,
    @Query() { next }: { next?: string },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    lead(reply, await this.sso.begin(id, next));
  }

  @Get(':id/callback')
  @Operation({
    allow: 'public',
    summary: 'Where an OpenID provider sends the browser back to.',
    query: ssoCallbackQuery,
    status: 302,
  })
  async callback(
    @From() visitor: Visitor,
    @IdParam() id: string,
    @Query() query: SsoCallbackQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    lead(reply, await this.sso.oidcAnswer(visitor, id, query));
  }

  @Post(':id/acs')
  @Operation({
    allow: 'public',
    summary: 'Where a SAML provider has the browser post its assertion (HTTP-POST binding).',
    body: assertionForm,
    status: 303,
  })
  async assertion(
    @From() visitor: Visitor,
    @IdParam() id: string,
    @Body() { SAMLResponse }: z.infer<typeof assertionForm>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    lead(reply, await this.sso.samlAnswer(visitor, id, SAMLResponse));
  }

  @Get(':id/metadata')
  @Header('content-type', 'application/samlmetadata+xml')
  @Operation({
    allow: 'public',
    summary: 'What a SAML provider has to know about us.',
    produces: 'application/samlmetadata+xml',
  })
  metadata(@IdParam() id: string): Promise<string> {
    return this.sso.metadata(id);
  }
}

function lead(reply: FastifyReply, { location, cookies }: Redirect): void {
  giveCookies(reply, cookies);
  void reply.header('location', location);
}
