import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import {
  batch,
  certificate,
  certificatePage,
  certificateQuery,
  correctionAnswer,
  readAnswer,
  revokedMany,
  revokeInput,
  revokeManyInput,
  signatureInput,
  supersedeInput,
  type Batch,
  type Certificate,
  type CorrectionAnswer,
  type Page,
  type ReadAnswer,
  type RevokedMany,
  type RevokeInput,
  type RevokeManyInput,
  type SignatureInput,
  type SupersedeInput,
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
import { RevokeCertificates } from '../supersede/revoke-certificates.ts';
import { SupersedeCertificate } from '../supersede/supersede-certificate.ts';
import { SignRevocation } from '../sign-revocation.ts';
import { readUpload } from './read-upload.ts';

@Controller('v2/certificates')
export class CertificateController {
  constructor(
    private readonly readCertificates: ReadCertificates,
    private readonly listCertificates: ListCertificates,
    private readonly revokeCertificate: RevokeCertificate,
    private readonly signRevocation: SignRevocation,
    private readonly revokeCertificates: RevokeCertificates,
    private readonly supersedeCertificate: SupersedeCertificate,
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

  @Post('revocations')
  @Operation({
    allow: ['issuer'],
    summary: 'Revoke many registered certificates for one reason, for ever.',
    body: revokeManyInput,
    answer: revokedMany,
    status: 202,
    idempotent: true,
  })
  revokeMany(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() body: RevokeManyInput,
  ): Promise<RevokedMany> {
    return this.revokeCertificates.run(caller, body);
  }

  @Post(':id/correction')
  @Operation({
    allow: ['issuer'],
    summary: 'Read the corrected certificate that is to take the place of this one; say what it changes.',
    files: true,
    answer: correctionAnswer,
  })
  async correct(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Req() request: FastifyRequest,
  ): Promise<CorrectionAnswer> {
    return this.supersedeCertificate.correct(caller, id, await readUpload(request));
  }

  @Post(':id/supersede')
  @Operation({
    allow: ['issuer'],
    summary: 'Issue the correction; once it is registered, this certificate is revoked as superseded.',
    body: supersedeInput,
    answer: batch,
    status: 202,
    idempotent: true,
  })
  supersede(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: SupersedeInput,
  ): Promise<Batch> {
    return this.supersedeCertificate.run(caller, id, body);
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
