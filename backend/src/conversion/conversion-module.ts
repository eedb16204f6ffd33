import { Module } from '@nestjs/common';
import { ConversionsController } from './api/conversions-controller.ts';
import { DecideConversion } from './decide-conversion.ts';
import { ReadConversions } from './read-conversions.ts';
import { RecordConversion } from './record-conversion.ts';

/** The platform's own money: what was exchanged or moved between its accounts. */
@Module({
  controllers: [ConversionsController],
  providers: [DecideConversion, ReadConversions, RecordConversion],
})
export class ConversionModule {}
