import { Global, Module } from '@nestjs/common';
import { JobBoard } from './job-board.ts';
import { JobsController } from './jobs-controller.ts';

/** What the process does by itself, for the operator to see and to stop. */
@Global()
@Module({ controllers: [JobsController], providers: [JobBoard], exports: [JobBoard] })
export class JobsModule {}
