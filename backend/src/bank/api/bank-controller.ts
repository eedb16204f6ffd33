import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import {
  bankBookings,
  bankEntry,
  bankEntryPage,
  bankEntryQuery,
  bankPosition,
  bankTransfer,
  bankTransferPage,
  candidateInput,
  noteInput,
  pageQuery,
  resendInput,
  sendBackInput,
  splitInput,
  statementAnswer,
  type BankEntryQuery,
  type CandidateInput,
  type NoteInput,
  type PageQuery,
  type ResendInput,
  type SendBackInput,
  type SplitInput,
} from '@topsteel/domain/api';
import type { FastifyRequest } from 'fastify';
import { requireMarketplace } from '../../identity/index.ts';
import { Caller, IdParam, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { DecideEntry } from '../decide-entry.ts';
import { MatchEntries } from '../match-entries.ts';
import { ReadBank } from '../read-bank.ts';
import { ResendTransfer } from '../resend-transfer.ts';
import { refusedUpload, TakeDocument } from '../take-document.ts';
import { readStatementFile } from './read-statement-file.ts';

const desk = ['finance', 'operator'] as const;
const readers = ['finance', 'operator', 'auditor'] as const;

@Controller('v2/finance')
export class BankController {
  constructor(
    private readonly bank: ReadBank,
    private readonly decide: DecideEntry,
    private readonly resendTransfer: ResendTransfer,
    private readonly takeDocument: TakeDocument,
    private readonly matchEntries: MatchEntries,
  ) {}

  @Get('bank-position')
  @Operation({
    allow: readers,
    summary: 'The bank account beside the books, and what of each day is matched or open.',
    answer: bankPosition,
  })
  position(@Caller() caller: CallerIdentity) {
    return this.bank.position(caller);
  }

  @Get('bank-entries')
  @Operation({
    allow: readers,
    summary: 'Entries of the bank account, newest first, with what each is or may be for.',
    query: bankEntryQuery,
    answer: bankEntryPage,
  })
  entries(@Caller() caller: CallerIdentity, @Query() query: BankEntryQuery) {
    return this.bank.entries(caller, query);
  }

  @Get('bank-entries/:id')
  @Operation({ allow: readers, summary: 'One entry of the bank account.', answer: bankEntry })
  entry(@Caller() caller: CallerIdentity, @IdParam() id: string) {
    return this.bank.entry(caller, id);
  }

  @Get('bank-entries/:id/bookings')
  @Operation({
    allow: readers,
    summary: 'What journal entries and conversions moved on the account and no line has taken up yet.',
    answer: bankBookings,
  })
  bookings(@Caller() caller: CallerIdentity, @IdParam() id: string) {
    return this.bank.bookings(caller, id);
  }

  @Post('bank-entries/:id/confirm')
  @Operation({
    allow: desk,
    summary: 'Take a proposal of what an entry is for.',
    body: candidateInput,
    answer: bankEntry,
    money: true,
    stepUp: true,
  })
  confirm(@Caller() caller: CallerIdentity, @IdParam() id: string, @Body() body: CandidateInput) {
    return this.decide.confirm(caller, id, body.key);
  }

  @Post('bank-entries/:id/decline')
  @Operation({
    allow: desk,
    summary: 'Turn a proposal down; it is not made again.',
    body: candidateInput,
    answer: bankEntry,
    stepUp: true,
  })
  decline(@Caller() caller: CallerIdentity, @IdParam() id: string, @Body() body: CandidateInput) {
    return this.decide.decline(caller, id, body.key);
  }

  @Post('bank-entries/:id/split')
  @Operation({
    allow: desk,
    summary: 'Say for which orders an entry is, in parts.',
    body: splitInput,
    answer: bankEntry,
    money: true,
    stepUp: true,
  })
  split(@Caller() caller: CallerIdentity, @IdParam() id: string, @Body() body: SplitInput) {
    return this.decide.split(caller, id, body);
  }

  @Post('bank-entries/:id/send-back')
  @Operation({
    allow: desk,
    summary: 'Send what is open of an entry back to its sender; wants a fresh sign-in.',
    body: sendBackInput,
    answer: bankEntry,
    money: true,
    stepUp: true,
  })
  sendBack(@Caller() caller: CallerIdentity, @IdParam() id: string, @Body() body: SendBackInput) {
    return this.decide.sendBack(caller, id, body);
  }

  @Post('bank-entries/:id/note')
  @Operation({
    allow: desk,
    summary: 'Close what is open of an entry by the journal entry or the conversion that booked it.',
    body: noteInput,
    answer: bankEntry,
    money: true,
  })
  note(@Caller() caller: CallerIdentity, @IdParam() id: string, @Body() body: NoteInput) {
    return this.decide.note(caller, id, body);
  }

  @Get('bank-transfers')
  @Operation({
    allow: readers,
    summary: 'Transfers that we sent, newest first, with what became of them.',
    query: pageQuery,
    answer: bankTransferPage,
  })
  transfers(@Caller() caller: CallerIdentity, @Query() query: PageQuery) {
    return this.bank.transfers(caller, query);
  }

  @Post('bank-transfers/:id/resend')
  @Operation({
    allow: desk,
    summary: 'Send what a bank refused or returned to another account, once; wants a fresh sign-in.',
    body: resendInput,
    answer: bankTransfer,
    money: true,
    stepUp: true,
  })
  resend(@Caller() caller: CallerIdentity, @IdParam() id: string, @Body() body: ResendInput) {
    return this.resendTransfer.run(caller, id, body);
  }

  @Post('bank-statements')
  @Operation({
    allow: desk,
    summary: 'Upload a statement of our bank (camt.053, camt.054); it is taken once.',
    files: true,
    answer: statementAnswer,
  })
  async upload(@Caller() caller: CallerIdentity, @Req() request: FastifyRequest) {
    requireMarketplace(caller);
    const xml = await readStatementFile(request);
    const from = { source: 'upload', sequence: null, kind: 'camt.053' } as const;
    const { documentId, isNew, newEntries, refusal } = await this.takeDocument.run(xml, from, caller.userId);
    if (refusal !== null) throw refusedUpload(refusal);
    await this.matchEntries.run();
    return { documentId, isNew, newEntries };
  }
}
