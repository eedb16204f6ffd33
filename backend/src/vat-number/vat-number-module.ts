import { Module } from '@nestjs/common';
import { VatNumbersController } from './api/vat-numbers-controller.ts';
import { CheckVatNumberWithRegister } from './check-vat-number-with-register.ts';
import { VatRegister } from './vat-register.ts';
import { ViesRegister } from './vies-register.ts';
import { WatchVatNumbers } from './watch-vat-numbers.ts';

/** VAT numbers: whether they are held by anybody. */
@Module({
  controllers: [VatNumbersController],
  providers: [CheckVatNumberWithRegister, WatchVatNumbers, { provide: VatRegister, useClass: ViesRegister }],
  exports: [CheckVatNumberWithRegister],
})
export class VatNumberModule {}
