import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  certificate,
  countersignatureQuery,
  countersignatureTask,
  countersignatureTaskPage,
  inspectionBodies,
  inspectionBodyInput,
  refusalInput,
  signatureInput,
  type Certificate,
  type CountersignatureTask,
  type InspectionBodies,
  type InspectionBodyInput,
  type Page,
  type RefusalInput,
  type SignatureInput,
} from '@topsteel/domain/api';
import type { z } from 'zod';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { CountersignCertificate } from '../countersign/countersign-certificate.ts';
import { NameInspectionBody } from '../countersign/name-inspection-body.ts';
import { ReadCountersignatures } from '../countersign/read-countersignatures.ts';

@Controller('v2')
export class CountersignatureController {
  constructor(
    private readonly countersignatures: ReadCountersignatures,
    private readonly countersign: CountersignCertificate,
    private readonly nameInspectionBody: NameInspectionBody,
  ) {}

  @Get('inspection-bodies')
  @Operation({
    allow: ['issuer'],
    summary: 'The inspection bodies that may countersign certificates of type 3.2.',
    answer: inspectionBodies,
  })
  bodies(@OrganisationMember() caller: OrganisationCaller): Promise<InspectionBodies> {
    return this.countersignatures.bodies(caller.organisationId);
  }

  @Post('certificates/:id/inspection-body')
  @Operation({
    allow: ['issuer'],
    summary: 'Name another inspection body for a certificate that is not countersigned.',
    body: inspectionBodyInput,
    answer: certificate,
  })
  name(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: InspectionBodyInput,
  ): Promise<Certificate> {
    return this.nameInspectionBody.run(caller, id, body.inspectionBodyId);
  }

  @Get('countersignatures')
  @Operation({
    allow: ['inspection-body'],
    summary: 'The certificates of type 3.2 on my desk, newest first.',
    query: countersignatureQuery,
    answer: countersignatureTaskPage,
  })
  list(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: z.output<typeof countersignatureQuery>,
  ): Promise<Page<CountersignatureTask>> {
    return this.countersignatures.list(caller.organisationId, query);
  }

  @Get('countersignatures/:id')
  @Operation({
    allow: ['inspection-body'],
    summary: 'One certificate on my desk, by its id.',
    answer: countersignatureTask,
  })
  one(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
  ): Promise<CountersignatureTask> {
    return this.countersignatures.one(caller.organisationId, id);
  }

  @Post('countersignatures/:id/countersign')
  @Operation({
    allow: ['inspection-body'],
    summary: 'Confirm a certificate of type 3.2 as independent inspection body.',
    answer: countersignatureTask,
    status: 202,
    idempotent: true,
  })
  confirm(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
  ): Promise<CountersignatureTask> {
    return this.countersign.confirm(caller, id);
  }

  @Post('countersignatures/:id/signature')
  @Operation({
    allow: ['inspection-body'],
    summary: 'Sign a countersignature with the body’s own wallet.',
    body: signatureInput,
    answer: countersignatureTask,
    status: 202,
  })
  sign(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: SignatureInput,
  ): Promise<CountersignatureTask> {
    return this.countersign.sign(caller, id, body.signature as `0x${string}`);
  }

  @Post('countersignatures/:id/refuse')
  @Operation({
    allow: ['inspection-body'],
    summary: 'Refuse to countersign, with the reason that the issuer reads.',
    body: refusalInput,
    answer: countersignatureTask,
  })
  refuse(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: RefusalInput,
  ): Promise<CountersignatureTask> {
    return this.countersign.refuse(caller, id, body.reason);
  }
}
