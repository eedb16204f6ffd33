import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { credentialList, type CredentialList } from '@topsteel/domain/api';
import { VC_CONTEXT, VC_MEDIA_TYPE } from '@topsteel/domain/credential';
import { AppError } from '@topsteel/domain/errors';
import { chooseForm } from '@topsteel/domain/linkset';
import type { FastifyReply } from 'fastify';
import { Config } from '../../platform/config/index.ts';
import { notFound, Operation } from '../../platform/http/index.ts';
import { credentialNameOf, credentialNames } from '../credential-names.ts';
import { Passports } from '../passports.ts';

const ENVELOPED = 'application/vc';

/** Credentials are for anybody who holds a label. */
@Controller()
export class CredentialController {
  constructor(
    private readonly config: Config,
    private readonly passports: Passports,
  ) {}

  @Get('v2/lots/:code/credentials')
  @Operation({
    allow: 'public',
    summary: 'Which credentials there are of a lot, and where.',
    answer: credentialList,
  })
  async list(@Param('code') code: string): Promise<CredentialList> {
    await this.passports.one(code, 'inspection-certificate');
    const { publicUrl } = this.config.settings;
    return {
      items: credentialNames.map((name) => ({
        name,
        mediaType: VC_MEDIA_TYPE,
        url: `${publicUrl}/v2/lots/${encodeURIComponent(code)}/credentials/${name}`,
      })),
    };
  }

  @Get('v2/lots/:code/credentials/:name')
  @Operation({
    allow: 'public',
    summary: 'A credential of a lot, as vc+jwt, or enveloped in JSON when application/vc is asked for.',
    produces: VC_MEDIA_TYPE,
  })
  async one(
    @Param('code') code: string,
    @Param('name') text: string,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const name = credentialNameOf(text);
    if (name === undefined) throw notFound('credential');
    const form = formFor(accept);
    const { jwt } = await this.passports.one(code, name);
    await send(reply, jwt, form, 'public, max-age=60');
  }

  @Get('credentials/:id')
  @Operation({
    allow: 'public',
    summary: 'A credential by its id, as it was issued.',
    produces: VC_MEDIA_TYPE,
  })
  async byId(
    @Param('id') id: string,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = formFor(accept);
    await send(reply, await this.passports.byId(id), form, 'public, max-age=31536000, immutable');
  }
}

type Form = typeof VC_MEDIA_TYPE | typeof ENVELOPED;

/** @throws AppError `not-acceptable` */
function formFor(accept: string | undefined): Form {
  // A browser that follows the link gets the token itself: it takes anything with a lower weight.
  const form = chooseForm(accept, [VC_MEDIA_TYPE, ENVELOPED]);
  if (form !== undefined) return form;
  throw new AppError('not-acceptable', {
    message: `A credential comes as ${VC_MEDIA_TYPE} or ${ENVELOPED}. Ask for one of these.`,
    details: { reason: 'form-not-offered' },
  });
}

async function send(reply: FastifyReply, jwt: string, form: Form, cacheControl: string): Promise<void> {
  const body =
    form === VC_MEDIA_TYPE
      ? jwt
      : JSON.stringify({
          '@context': VC_CONTEXT,
          id: `data:${VC_MEDIA_TYPE},${jwt}`,
          type: 'EnvelopedVerifiableCredential',
        });
  await reply
    .type(form)
    .header('cache-control', cacheControl)
    .header('access-control-allow-origin', '*')
    .header('vary', 'accept')
    .send(body);
}
