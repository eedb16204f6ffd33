import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  statement,
  statementInput,
  statementPage,
  statementQuery,
  verificationInput,
  verifierList,
  type Page,
  type Statement,
  type StatementInput,
  type VerificationInput,
  type VerifierList,
} from '@topsteel/domain/api';
import type { z } from 'zod';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { ReadStatements } from '../read-statements.ts';
import { Statements } from '../statements.ts';
import { VerifyStatement } from '../verify-statement.ts';

@Controller('v2')
export class StatementController {
  constructor(
    private readonly statements: Statements,
    private readonly readStatements: ReadStatements,
    private readonly verifyStatement: VerifyStatement,
  ) {}

  @Post('emission-statements')
  @Operation({
    allow: ['vendor'],
    summary: 'State, or correct, the emissions of a lot of mine.',
    body: statementInput,
    answer: statement,
    status: 201,
    idempotent: true,
  })
  declare(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() body: StatementInput,
  ): Promise<Statement> {
    return this.statements.declare(caller, body);
  }

  @Get('emission-statements')
  @Operation({
    allow: ['vendor', 'verifier'],
    summary: 'My statements, and those that ask me to verify, newest first.',
    query: statementQuery,
    answer: statementPage,
  })
  list(
    @OrganisationMember() caller: OrganisationCaller,
    @Query() query: z.output<typeof statementQuery>,
  ): Promise<Page<Statement>> {
    return this.readStatements.list(caller, query);
  }

  @Get('verifiers')
  @Operation({
    allow: ['vendor'],
    summary: 'Organisations that may be asked to verify.',
    answer: verifierList,
  })
  verifiers(): Promise<VerifierList> {
    return this.readStatements.verifiers();
  }

  @Get('emission-statements/:id')
  @Operation({ allow: ['vendor', 'verifier'], summary: 'One statement.', answer: statement })
  one(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<Statement> {
    return this.readStatements.one(caller, id);
  }

  @Post('emission-statements/:id/registration')
  @Operation({
    allow: ['vendor'],
    summary: 'Send a statement that the register refused again.',
    answer: statement,
    status: 202,
  })
  register(@OrganisationMember() caller: OrganisationCaller, @IdParam() id: string): Promise<Statement> {
    return this.statements.register(caller, id);
  }

  @Post('emission-statements/:id/verification')
  @Operation({
    allow: ['verifier'],
    summary: 'Confirm a statement that names my organisation; it is verified once the register says so.',
    body: verificationInput,
    answer: statement,
    status: 202,
  })
  verify(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: VerificationInput,
  ): Promise<Statement> {
    return this.verifyStatement.run(caller, id, body);
  }
}
