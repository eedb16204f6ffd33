import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { credentialKeyList, keyRotationInput, type CredentialKeyList } from '@topsteel/domain/api';
import { VC_MEDIA_TYPE } from '@topsteel/domain/credential';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { Passports } from '../passports.ts';
import { PublishDid } from '../publish-did.ts';
import { LIST_TTL_SECONDS } from '../publish-status-list.ts';
import { RotateKey } from '../rotate-key.ts';

const DID_MEDIA_TYPE = 'application/did+json';

/** Who issues credentials: did documents, revocations, keys. */
@Controller()
export class IssuerController {
  constructor(
    private readonly dids: PublishDid,
    private readonly passports: Passports,
    private readonly rotateKey: RotateKey,
  ) {}

  @Get('organisations/:id/did.json')
  @Operation({
    allow: 'public',
    summary: 'The did document of an organisation (did:web).',
    produces: DID_MEDIA_TYPE,
  })
  async ofOrganisation(@IdParam() id: string, @Res() reply: FastifyReply): Promise<void> {
    await sendDid(reply, await this.dids.ofOrganisation(id));
  }

  @Get('.well-known/did.json')
  @Operation({
    allow: 'public',
    summary: 'The did document of this site (did:web).',
    produces: DID_MEDIA_TYPE,
  })
  async ofSite(@Res() reply: FastifyReply): Promise<void> {
    await sendDid(reply, this.dids.ofSite());
  }

  @Get('status/:organisation/:number')
  @Operation({
    allow: 'public',
    summary: 'Revocations of an issuer as a Bitstring Status List; the register has the last word.',
    produces: VC_MEDIA_TYPE,
  })
  async statusList(
    @Param('organisation') organisation: string,
    @Param('number') number: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await reply
      .type(VC_MEDIA_TYPE)
      .header('cache-control', `public, max-age=${LIST_TTL_SECONDS}`)
      .header('access-control-allow-origin', '*')
      .send(await this.passports.statusList(organisation, number));
  }

  @Get('v2/credential-keys')
  @Operation({
    allow: ['vendor'],
    summary: 'The keys that credentials of my organisation are signed with.',
    answer: credentialKeyList,
  })
  async keys(@OrganisationMember() caller: OrganisationCaller): Promise<CredentialKeyList> {
    return { items: await this.rotateKey.list(caller.organisationId) };
  }

  @Post('v2/credential-keys/rotations')
  @Operation({
    allow: ['issuer'],
    summary: 'Put a new key in the place of the one that signs credentials.',
    body: keyRotationInput,
    answer: credentialKeyList,
    status: 201,
    idempotent: true,
    stepUp: true,
  })
  async rotate(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() body: z.output<typeof keyRotationInput>,
  ): Promise<CredentialKeyList> {
    return { items: await this.rotateKey.run(caller, body.reason) };
  }
}

async function sendDid(reply: FastifyReply, document: object): Promise<void> {
  await reply
    .type(DID_MEDIA_TYPE)
    .header('cache-control', 'public, max-age=60')
    .header('access-control-allow-origin', '*')
    .send(JSON.stringify(document));
}
