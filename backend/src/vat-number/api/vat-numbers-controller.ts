import { Body, Controller, Post } from '@nestjs/common';
import { vatNumber, vatNumberInput, type VatNumberInput, type VatNumberView } from '@topsteel/domain/api';
import { Caller, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { CheckVatNumberWithRegister } from '../check-vat-number-with-register.ts';

@Controller('v2/vat-number-checks')
export class VatNumbersController {
  constructor(private readonly check: CheckVatNumberWithRegister) {}

  @Post()
  @Operation({
    allow: 'signed-in',
    summary:
      'Check a VAT number: form and check digits of every member state, the United Kingdom, Northern Ireland, Switzerland and Norway; registration by VIES.',
    body: vatNumberInput,
    answer: vatNumber,
  })
  run(@Caller() caller: CallerIdentity, @Body() body: VatNumberInput): Promise<VatNumberView> {
    return this.check.run(body.number, caller.userId);
  }
}
