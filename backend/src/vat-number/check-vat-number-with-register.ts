import { Injectable } from '@nestjs/common';
import type { VatNumberView } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { checkVatNumber } from '@topsteel/domain/vat';
import { recordAudit } from '../audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { findVatNumber, saveVatNumber, type StoredVatNumber } from './infra/vat-number-store.ts';
import { VatRegister } from './vat-register.ts';

/** An answer holds for a day; a silent register is asked again after a quarter of an hour. */
const FRESH_MS = 24 * 3_600_000;
const SILENT_MS = 900_000;

/** Whether a VAT number is held by anybody: form and check digits here, the rest by the register, whose answer is kept. */
@Injectable()
export class CheckVatNumberWithRegister {
  constructor(
    private readonly prisma: PrismaService,
    private readonly register: VatRegister,
  ) {}

  /** @throws AppError `invalid-input` for what is no VAT number of a state we know. */
  async run(text: string, actor: string, now = new Date()): Promise<VatNumberView> {
    const number = checkVatNumber(text);
    if (number === null) {
      const message = `“${text.slice(0, 20)}” is not a VAT number: the form or the check digits are wrong. Copy it from the company's papers, with the letters of its state.`;
      throw new AppError('invalid-input', {
        message,
        details: { reason: 'vat-number-wrong', errors: [{ field: 'number', message }] },
      });
    }
    const { written, prefix, country } = number;
    const known = await findVatNumber(this.prisma.client, written);
    if (
      known?.checkedAt &&
      now.getTime() - known.checkedAt.getTime() < (known.failure ? SILENT_MS : FRESH_MS)
    ) {
      return present(known);
    }
    const answer = number.isInUnion
      ? await this.register.ask({ prefix, digits: written.slice(prefix.length) })
      : ({
          state: 'unchecked',
          failure: `Numbers of ${country} are in no register that is asked here. The form and the check digits are right.`,
        } as const);
    const row: StoredVatNumber = {
      number: written,
      country,
      state: answer.state,
      holder: answer.state === 'valid' ? answer.holder : null,
      consultation: answer.state === 'valid' ? answer.consultation : null,
      failure: answer.state === 'unchecked' ? answer.failure : null,
      checkedAt: now,
    };
    return this.prisma.transact(async (tx) => {
      await saveVatNumber(tx, row);
      await recordAudit(tx, {
        actor,
        organisationId: null,
        action: 'vat-number.check',
        subject: `vat-number:${written}`,
        details: { state: answer.state, consultation: row.consultation },
      });
      return present((await findVatNumber(tx, written)) ?? row);
    });
  }
}

const present = (row: StoredVatNumber): VatNumberView => ({
  number: row.number,
  country: row.country,
  state: row.state,
  holder: row.holder,
  consultation: row.consultation,
  checkedAt: row.checkedAt?.toISOString() ?? null,
  sentence:
    row.failure ??
    (row.state === 'valid'
      ? `${row.number} is registered for trade between member states.`
      : `${row.number} is not registered for trade between member states. Ask the holder, or its tax office.`),
});
