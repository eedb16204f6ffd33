import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/index.ts';
import { AccessController } from './api/access-controller.ts';
import { AuditController } from './api/audit-controller.ts';
import { QuestionController } from './api/question-controller.ts';
import { AskQuestion } from './ask-question.ts';
import { AuditEscrow } from './audit-escrow.ts';
import { AuditEther } from './audit-ether.ts';
import { AuditScopes } from './audit-scope.ts';
import { ReadEscrowHistory } from './escrow-history.ts';
import { FindObjects } from './find-objects.ts';
import { GiveAccess } from './give-access.ts';
import { LocateObject } from './locate-object.ts';
import { ReadCursor } from './read-cursor.ts';
import { ReadObject } from './read-object.ts';
import { ReadTrail } from './read-trail.ts';
import { WatchEquality } from './watch-equality.ts';

@Module({
  imports: [LedgerModule],
  controllers: [AuditController, QuestionController, AccessController],
  providers: [
    AuditEscrow,
    AuditEther,
    ReadTrail,
    ReadCursor,
    AuditScopes,
    AskQuestion,
    ReadObject,
    FindObjects,
    ReadEscrowHistory,
    GiveAccess,
    LocateObject,
    WatchEquality,
  ],
  exports: [AskQuestion, LocateObject],
})
export class AuditModule {}
