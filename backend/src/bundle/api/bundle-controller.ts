import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { labelQuery } from '@topsteel/domain/api';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Operation } from '../../platform/http/index.ts';
import { MakeBundle } from '../make-bundle.ts';

@Controller('v2/lots')
export class BundleController {
  constructor(private readonly makeBundle: MakeBundle) {}

  @Get(':code/evidence.zip')
  @Operation({
    allow: 'public',
    summary: 'The evidence of a lot, or of one bundle of it, as an archive that is verified offline.',
    query: labelQuery,
    produces: 'application/zip',
  })
  async evidence(
    @Param('code') code: string,
    @Query() query: z.output<typeof labelQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, bytes } = await this.makeBundle.run(code, query.serial);
    await reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'public, max-age=15')
      .send(Buffer.from(bytes));
  }
}
