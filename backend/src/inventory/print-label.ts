import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import { Config } from '../platform/config/index.ts';
import { drawLabelPdf, drawLabelPng, drawLabelSvg } from './draw-label.ts';
import { labelContentsOf } from './label-contents.ts';
import { ReadLots } from './read-lots.ts';

export type LabelFormat = 'pdf' | 'png' | 'svg';

/** Draws the label of a lot, or of one delivered bundle of it when a serial is given, for its seller or its buyers. */
@Injectable()
export class PrintLabel {
  constructor(
    private readonly readLots: ReadLots,
    private readonly config: Config,
  ) {}

  /** @throws AppError `not-found`; `conflict` before the lot is on the ledger: a label must lead somewhere. */
  async run(organisationId: string, idOrCode: string, format: LabelFormat, serial?: string): Promise<Buffer> {
    const row = await this.readLots.labelled(organisationId, idOrCode);
    if (row.txHash === null) {
      throw new AppError('conflict', {
        message:
          'This lot is not on the ledger yet, so its label would lead nowhere. Print it once it is commissioned.',
        details: { reason: 'lot-not-commissioned' },
      });
    }
    const label = labelContentsOf(row, this.config.settings.publicUrl, serial);
    if (format === 'pdf') return drawLabelPdf(label);
    if (format === 'png') return drawLabelPng(label);
    return Buffer.from(drawLabelSvg(label), 'utf8');
  }
}
