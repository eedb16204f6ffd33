import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  decisionInput,
  journalEntry,
  journalInput,
  journalPage,
  journalQuery,
  reversalInput,
  type DecisionInput,
  type JournalEntryView,
  type JournalInput,
  type JournalQuery,
  type Page,
  type ReversalInput,
} from '@topsteel/domain/api';
import { Caller, IdParam, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { DecideJournalEntry } from '../decide-journal-entry.ts';
import { ProposeJournalEntry } from '../propose-journal-entry.ts';
import { ReadJournal } from '../read-journal.ts';
import { ReverseJournalEntry } from '../reverse-journal-entry.ts';

const desk = ['finance', 'operator'] as const;
const readers = ['finance', 'operator', 'auditor'] as const;

@Controller('v2/finance/journal-entries')
export class JournalController {
  constructor(
    private readonly journal: ReadJournal,
    private readonly proposeEntry: ProposeJournalEntry,
    private readonly decideEntry: DecideJournalEntry,
    private readonly reverseEntry: ReverseJournalEntry,
  ) {}

  @Get()
  @Operation({
    allow: readers,
    summary: 'Entries that people have made in the books, newest first.',
    query: journalQuery,
    answer: journalPage,
  })
  list(@Caller() caller: CallerIdentity, @Query() query: JournalQuery): Promise<Page<JournalEntryView>> {
    return this.journal.list(caller, query);
  }

  @Get(':id')
  @Operation({
    allow: readers,
    summary: 'A journal entry with its lines and who made it.',
    answer: journalEntry,
  })
  one(@Caller() caller: CallerIdentity, @IdParam() id: string): Promise<JournalEntryView> {
    return this.journal.one(caller, id);
  }

  @Post()
  @Operation({
    allow: desk,
    summary: 'Propose an entry in the books. It is booked when another person approves it.',
    body: journalInput,
    answer: journalEntry,
    status: 201,
    money: true,
    stepUp: true,
  })
  propose(@Caller() caller: CallerIdentity, @Body() body: JournalInput): Promise<JournalEntryView> {
    return this.proposeEntry.run(caller, body);
  }

  @Post(':id/decision')
  @Operation({
    allow: desk,
    summary: 'Approve an entry that another person proposed, which books it; or decline it.',
    body: decisionInput,
    answer: journalEntry,
    money: true,
    stepUp: true,
  })
  decide(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Body() body: DecisionInput,
  ): Promise<JournalEntryView> {
    return this.decideEntry.run(caller, id, body);
  }

  @Post(':id/reversal')
  @Operation({
    allow: desk,
    summary: 'Propose the counter entry of a booked one. It is booked when another person approves it.',
    body: reversalInput,
    answer: journalEntry,
    status: 201,
    money: true,
    stepUp: true,
  })
  reverse(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Body() body: ReversalInput,
  ): Promise<JournalEntryView> {
    return this.reverseEntry.run(caller, id, body);
  }
}
