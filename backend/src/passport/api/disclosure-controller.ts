import { Body, Controller, Post } from '@nestjs/common';
import { disclosureAnswer, disclosureInput, type DisclosureAnswer } from '@topsteel/domain/api';
import type { z } from 'zod';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { DiscloseFields } from '../disclose-fields.ts';

@Controller('v2/certificates')
export class DisclosureController {
  constructor(private readonly discloseFields: DiscloseFields) {}

  @Post(':id/disclosures')
  @Operation({
    allow: ['vendor'],
    summary: 'Chosen fields of a certificate, with the proof that they belong to it.',
    body: disclosureInput,
    answer: disclosureAnswer,
  })
  disclose(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: z.output<typeof disclosureInput>,
  ): Promise<DisclosureAnswer> {
    return this.discloseFields.run(caller, id, body.paths);
  }
}
