import { Module } from '@nestjs/common';
import { ChainWatchController } from './api/chain-watch-controller.ts';
import { NoteAlarms } from './note-alarms.ts';
import { NoteRefusals } from './note-refusals.ts';
import { ResumeChain } from './resume-chain.ts';

/** How the chain is watched, for people: alarms in the work queue, and the one act that lifts them. */
@Module({
  controllers: [ChainWatchController],
  providers: [ResumeChain, NoteAlarms, NoteRefusals],
  exports: [NoteAlarms],
})
export class ChainWatchModule {}
