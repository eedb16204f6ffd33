import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import { Config } from '../platform/config/index.ts';
import { drawLabelPdf, drawLabelPng, drawLabelSvg } from './draw-label.ts';
import { labelContentsOf } from './label-contents.ts';
import { ReadLots } from './read-lots.ts';
import { writeLabelZpl } from './write-label-zpl.ts';

export type LabelFormat = 'pdf' | 'png' | 'svg' | 'zpl';

/** Draws the label of a lot, or of one delivered bundle of it when a serial is given, for its seller or its buyers; nothing changes by it. */
@Injectable()
export class ReadLabel {
  constructor(
    private readonly readLots: ReadLots,
    private readonly config: Config,
  ) {}

  /** @throws AppError `not-found`; `conflict` before the lot is on the ledger: a label must lead somewhere. */
  async run(organisationId: string, idOrCode: string, format: LabelFormat, serial?: string): Promise<Buffer> {
    const row = await this.readLots.labelled(organisationId, idOrCode);
    requireCommissioned(row);
    const label = labelContentsOf(row, this.config.settings.publicUrl, serial);
    if (format === 'pdf') return drawLabelPdf(label);
    if (format === 'png') return drawLabelPng(label);
    if (format === 'zpl') return Buffer.from(writeLabelZpl(label), 'utf8');
    return Buffer.from(drawLabelSvg(label), 'utf8');
  }
}

/** A label must lead somewhere. @throws AppError `conflict` */
export function requireCommissioned({ txHash }: { txHash: string | null }): void {
  if (txHash !== null) return;
  throw new AppError('conflict', {
    message:
      'This lot is not on the ledger yet, so its label would lead nowhere. Print it once it is commissioned.',
    details: { reason: 'lot-not-commissioned' },
  });
}
