import { Controller, Get, Query, Res } from '@nestjs/common';
import { certificatePdfQuery } from '@topsteel/domain/api';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { RenderCertificate } from '../render-certificate.ts';

@Controller('v2/certificates')
export class CertificatePdfController {
  constructor(private readonly renderCertificate: RenderCertificate) {}

  @Get(':id/pdf')
  @Operation({
    allow: ['issuer'],
    summary: 'A certificate of my organisation as PDF/A-3 in one of six languages, rendered from its data.',
    query: certificatePdfQuery,
    produces: 'application/pdf',
  })
  async pdf(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Query() { language }: z.output<typeof certificatePdfQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { fileName, pdf } = await this.renderCertificate.run(caller.organisationId, id, language);
    await reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="${fileName}"`)
      .header('cache-control', 'private, no-store')
      .send(Buffer.from(pdf));
  }
}
