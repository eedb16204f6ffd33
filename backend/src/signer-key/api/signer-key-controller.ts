import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  consequences,
  consequencesQuery,
  removeKeyInput,
  reportKeyInput,
  signerKey,
  signerKeyInput,
  signerKeys,
  type KeyConsequences,
  type RemoveKeyInput,
  type ReportKeyInput,
  type SignerKey,
  type SignerKeyInput,
  type SignerKeys,
} from '@topsteel/domain/api';
import type { z } from 'zod';
import { Operation, OrganisationMember, type OrganisationCaller } from '../../platform/http/index.ts';
import { ManageKeys } from '../manage-keys.ts';

@Controller('v2/keys')
export class SignerKeyController {
  constructor(private readonly keys: ManageKeys) {}

  @Get()
  @Operation({
    allow: ['issuer', 'vendor', 'inspection-body'],
    summary: 'The keys that sign for my organisation, and what each has signed.',
    answer: signerKeys,
  })
  list(@OrganisationMember() caller: OrganisationCaller): Promise<SignerKeys> {
    return this.keys.list(caller);
  }

  @Post()
  @Operation({
    allow: ['issuer', 'vendor', 'inspection-body'],
    summary: 'Appoint a further key, for a time or without end.',
    body: signerKeyInput,
    answer: signerKey,
    status: 202,
    stepUp: true,
  })
  add(@OrganisationMember() caller: OrganisationCaller, @Body() body: SignerKeyInput): Promise<SignerKey> {
    return this.keys.add(caller, body);
  }

  @Get(':address/consequences')
  @Operation({
    allow: ['issuer', 'vendor', 'inspection-body'],
    summary: 'What would stop counting if this key were reported as stolen since a time.',
    query: consequencesQuery,
    answer: consequences,
  })
  consequences(
    @OrganisationMember() caller: OrganisationCaller,
    @Param('address') address: string,
    @Query() query: z.output<typeof consequencesQuery>,
  ): Promise<KeyConsequences> {
    return this.keys.consequences(caller, address, query.since);
  }

  @Post(':address/remove')
  @Operation({
    allow: ['issuer', 'vendor', 'inspection-body'],
    summary: 'End a key now; what it signed before stays valid.',
    body: removeKeyInput,
    answer: signerKey,
    status: 202,
    stepUp: true,
  })
  remove(
    @OrganisationMember() caller: OrganisationCaller,
    @Param('address') address: string,
    @Body() body: RemoveKeyInput,
  ): Promise<SignerKey> {
    return this.keys.remove(caller, address, body);
  }

  @Post(':address/report')
  @Operation({
    allow: ['issuer', 'vendor', 'inspection-body'],
    summary: 'Report a key as stolen: what it signed since then no longer counts, for good.',
    body: reportKeyInput,
    answer: signerKey,
    status: 202,
  })
  report(
    @OrganisationMember() caller: OrganisationCaller,
    @Param('address') address: string,
    @Body() body: ReportKeyInput,
  ): Promise<SignerKey> {
    return this.keys.report(caller, address, body);
  }
}
