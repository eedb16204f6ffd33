import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { readKind } from '../../audit/index.ts';
import { Caller, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { MakeObjectBundle } from '../make-object-bundle.ts';

/** Open to whoever is signed in; what they see is decided by the audit scope, and without one it is nothing. */
@Controller('v2/audit/objects')
export class ObjectBundleController {
  constructor(private readonly makeObjectBundle: MakeObjectBundle) {}

  @Get(':kind/:id/evidence.zip')
  @Operation({
    allow: 'signed-in',
    summary:
      'The evidence of a payment, a certificate or a class of carbon units as an archive that is verified offline; for auditors.',
    produces: 'application/zip',
  })
  async evidence(
    @Caller() caller: CallerIdentity,
    @Param('kind') kind: string,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, bytes } = await this.makeObjectBundle.run(caller, readKind(kind), id);
    await reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'private, no-store')
      .send(Buffer.from(bytes));
  }
}
