import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { labelPrint, labelPrintInput, labelQuery, type LabelPrint } from '@topsteel/domain/api';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Operation, OrganisationMember, type OrganisationCaller } from '../../platform/http/index.ts';
import { PrintLabel } from '../print-label.ts';
import { ReadLabel, type LabelFormat } from '../read-label.ts';

type LabelQuery = z.output<typeof labelQuery>;

const media: Record<LabelFormat, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  zpl: 'application/zpl; charset=utf-8',
};

@Controller('v2/lots')
export class LabelController {
  constructor(
    private readonly printLabel: PrintLabel,
    private readonly readLabel: ReadLabel,
  ) {}

  @Post(':id/label-prints')
  @Operation({
    allow: ['vendor'],
    summary: 'Keep that a label of an own lot is printed.',
    body: labelPrintInput,
    answer: labelPrint,
  })
  print(
    @OrganisationMember() caller: OrganisationCaller,
    @Param('id') id: string,
    @Body() body: z.output<typeof labelPrintInput>,
  ): Promise<LabelPrint> {
    return this.printLabel.run(caller, id, body);
  }

  @Get(':id/label.pdf')
  @Operation({
    allow: ['vendor', 'buyer'],
    summary: 'The label on A6 with its QR code, as PDF.',
    query: labelQuery,
    produces: media.pdf,
  })
  pdf(
    @OrganisationMember() caller: OrganisationCaller,
    @Param('id') id: string,
    @Query() query: LabelQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(caller, id, 'pdf', query, reply);
  }

  @Get(':id/label.png')
  @Operation({
    allow: ['vendor', 'buyer'],
    summary: 'The QR code of the label, as PNG.',
    query: labelQuery,
    produces: media.png,
  })
  png(
    @OrganisationMember() caller: OrganisationCaller,
    @Param('id') id: string,
    @Query() query: LabelQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(caller, id, 'png', query, reply);
  }

  @Get(':id/label.svg')
  @Operation({
    allow: ['vendor', 'buyer'],
    summary: 'The label on A6 with its QR code, as SVG.',
    query: labelQuery,
    produces: media.svg,
  })
  svg(
    @OrganisationMember() caller: OrganisationCaller,
    @Param('id') id: string,
    @Query() query: LabelQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(caller, id, 'svg', query, reply);
  }

  @Get(':id/label.zpl')
  @Operation({
    allow: ['vendor', 'buyer'],
    summary: 'The label on A6 for a label printer of 203 dpi, as ZPL II.',
    query: labelQuery,
    produces: 'application/zpl',
  })
  zpl(
    @OrganisationMember() caller: OrganisationCaller,
    @Param('id') id: string,
    @Query() query: LabelQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(caller, id, 'zpl', query, reply);
  }

  private async send(
    caller: OrganisationCaller,
    id: string,
    format: LabelFormat,
    query: LabelQuery,
    reply: FastifyReply,
  ): Promise<void> {
    const label = await this.readLabel.run(caller.organisationId, id, format, query.serial);
    await reply
      .type(media[format])
      .header('content-disposition', `inline; filename="label-${id}.${format}"`)
      .header('cache-control', 'private, no-store')
      .send(label);
  }
}
