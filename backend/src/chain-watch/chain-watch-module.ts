import { Module } from '@nestjs/common';
import { ChainWatchController } from './api/chain-watch-controller.ts';
import { NoteAlarms } from './note-alarms.ts';
import { NoteRefusals } from './note-refusals.ts';
import { NoteTakenBack } from './note-taken-back.ts';
import { ResumeChain } from './resume-chain.ts';
import { TakeBackAct } from './take-back-act.ts';

/** How the chain is watched, for people: alarms in the work queue, the one act that lifts them, and acts that are taken back. */
@Module({
  controllers: [ChainWatchController],
  providers: [ResumeChain, TakeBackAct, NoteAlarms, NoteRefusals, NoteTakenBack],
  exports: [NoteAlarms],
})
export class ChainWatchModule {}
