import { Module } from '@nestjs/common';
import { WorkController } from './api/work-controller.ts';
import { CloseWorkItem } from './close-work-item.ts';
import { ReadWork } from './read-work.ts';

/** The work queue of finance. Any module opens items; a person closes them. */
@Module({
  controllers: [WorkController],
  providers: [ReadWork, CloseWorkItem],
  exports: [ReadWork, CloseWorkItem],
})
export class WorkModule {}
