import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import {
  auditAnswer,
  auditFound,
  auditObject,
  auditQuestionKey,
  auditQuestionQuery,
  auditSearchQuery,
  type AuditAnswer,
  type AuditFound,
  type AuditObject,
  type AuditQuestionQuery,
} from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Caller, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { actsCsv, answerCsv } from '../answer-csv.ts';
import { AskQuestion } from '../ask-question.ts';
import { FindObjects } from '../find-objects.ts';
import { readKind } from '../read-kind.ts';
import { ReadObject } from '../read-object.ts';

/** Open to whoever is signed in; what they see is decided by the audit scope, and without one it is nothing. */
@Controller('v2/audit')
export class QuestionController {
  constructor(
    private readonly askQuestion: AskQuestion,
    private readonly readObject: ReadObject,
    private readonly findObjects: FindObjects,
  ) {}

  @Get('search')
  @Operation({
    allow: 'signed-in',
    summary: 'Objects of the record by any number, name or hash; for auditors, within what they may see.',
    query: auditSearchQuery,
    answer: auditFound,
  })
  search(
    @Caller() caller: CallerIdentity,
    @Query() { q }: z.infer<typeof auditSearchQuery>,
  ): Promise<AuditFound> {
    return this.findObjects.run(caller, q);
  }

  @Get('questions/:question')
  @Operation({
    allow: 'signed-in',
    summary: 'The answer to one of the auditor’s questions; for auditors, within what they may see.',
    query: auditQuestionQuery,
    answer: auditAnswer,
  })
  ask(
    @Caller() caller: CallerIdentity,
    @Param('question') question: string,
    @Query() query: AuditQuestionQuery,
  ): Promise<AuditAnswer> {
    return this.askQuestion.run(caller, keyOf(question), query);
  }

  @Get('questions/:question/csv')
  @Operation({
    allow: 'signed-in',
    summary: 'The same as CSV, with every row, up to 50,000; money in minor units, mass and CO2e in grams.',
    query: auditQuestionQuery,
    produces: 'text/csv',
  })
  async askCsv(
    @Caller() caller: CallerIdentity,
    @Param('question') question: string,
    @Query() query: AuditQuestionQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.askQuestion.whole(caller, keyOf(question), query);
    await sendCsv(reply, question, answerCsv(answer));
  }

  @Get('objects/:kind/:id')
  @Operation({
    allow: 'signed-in',
    summary:
      'An object of the record with its whole story: figures beside the contract’s, acts with signer and standing, documents; for auditors.',
    answer: auditObject,
  })
  object(
    @Caller() caller: CallerIdentity,
    @Param('kind') kind: string,
    @Param('id') id: string,
  ): Promise<AuditObject> {
    return this.readObject.run(caller, readKind(kind), id);
  }

  @Get('objects/:kind/:id/acts.csv')
  @Operation({
    allow: 'signed-in',
    summary: 'Every act of an object as CSV, newest first, up to 20,000; for auditors.',
    produces: 'text/csv',
  })
  async objectCsv(
    @Caller() caller: CallerIdentity,
    @Param('kind') kind: string,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const read = await this.readObject.whole(caller, readKind(kind), id);
    await sendCsv(reply, `${kind}-acts`, actsCsv(read));
  }
}

function keyOf(question: string) {
  const key = auditQuestionKey.safeParse(question);
  if (key.success) return key.data;
  throw new AppError('not-found', {
    message: 'There is no such question.',
    details: {
      reason: 'question-unknown',
      remedy: `Ask one of: ${auditQuestionKey.options.join(', ')}.`,
      errors: [{ field: 'question', message: 'No question goes by this name.' }],
    },
  });
}

const sendCsv = async (reply: FastifyReply, name: string, text: string): Promise<void> => {
  await reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .send(text);
};
