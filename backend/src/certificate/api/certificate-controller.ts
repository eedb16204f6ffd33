import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import {
  certificate,
  certificatePage,
  certificateQuery,
  readAnswer,
  revokeInput,
  signatureInput,
  type Certificate,
  type Page,
  type ReadAnswer,
  type RevokeInput,
  type SignatureInput,
} from '@topsteel/domain/api';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { ListCertificates } from '../list-certificates.ts';
import { ReadCertificates } from '../read-certificates.ts';
import { RevokeCertificate } from '../revoke-certificate.ts';
import { SignRevocation } from '../sign-revocation.ts';
import { readUpload } from './read-upload.ts';

@Controller('v2/certificates')
export class CertificateController {
  constructor(
    private readonly readCertificates: ReadCertificates,
    private readonly listCertificates: ListCertificates,
    private readonly revokeCertificate: RevokeCertificate,
    private readonly signRevocation: SignRevocation,
  ) {}

  @Post('read')
  @Operation({
    allow: ['issuer'],
    summary: 'Read certificates (EN 10168 JSON, each with its PDF) and keep those that hold as drafts.',
    files: true,
    answer: readAnswer,
  })
  async read(
    @OrganisationMember() caller: OrganisationCaller,
    @Req() request: FastifyRequest,
  ): Promise<ReadAnswer> {
    return this.readCertificates.run(caller, await readUpload(request));
  }

  @Get()
  @Operation({
    allow: ['issuer'],
    summary: 'The certificates of my organisation, newest first.',
    query: certificateQuery,
    answer: certificatePage,
  })
  list(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: z.output<typeof certificateQuery>,
  ): Promise<Page<Certificate>> {
    return this.listCertificates.list(caller.organisationId, query);
  }

  @Get(':id')
  @Operation({ allow: ['issuer'], summary: 'One certificate of my organisation.', answer: certificate })
  one(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<Certificate> {
    return this.listCertificates.one(caller.organisationId, id);
  }

  @Post(':id/revoke')
  @Operation({
    allow: ['issuer'],
    summary: 'Revoke a registered certificate, for ever.',
    body: revokeInput,
    answer: certificate,
    status: 202,
    idempotent: true,
  })
  revoke(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: RevokeInput,
  ): Promise<Certificate> {
    return this.revokeCertificate.run(caller, id, body);
  }

  @Post(':id/revocation/signature')
  @Operation({
    allow: ['issuer'],
    summary: 'Sign a revocation with the organisation’s own wallet.',
    body: signatureInput,
    answer: certificate,
    status: 202,
  })
  sign(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: SignatureInput,
  ): Promise<Certificate> {
    return this.signRevocation.run(caller, id, body.signature as `0x${string}`);
  }
}
