import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  auditPage,
  auditProof,
  auditQuery,
  escrowAudit,
  escrowAuditQuery,
  escrowHistory,
  etherAudit,
  type AuditEntry,
  type AuditProof,
  type AuditQuery,
  type EscrowAudit,
  type EscrowAuditQuery,
  type EscrowHistory,
  type EtherAudit,
  type Page,
} from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { AnchorBooks } from '../../ledger/index.ts';
import { Operation } from '../../platform/http/index.ts';
import { AuditEscrow } from '../audit-escrow.ts';
import { AuditEther } from '../audit-ether.ts';
import { ReadEscrowHistory } from '../escrow-history.ts';
import { ReadTrail } from '../read-trail.ts';

@Controller('v2/audit')
export class AuditController {
  constructor(
    private readonly auditEscrow: AuditEscrow,
    private readonly auditEther: AuditEther,
    private readonly readEscrowHistory: ReadEscrowHistory,
    private readonly readTrail: ReadTrail,
    private readonly anchor: AnchorBooks,
  ) {}

  @Get('escrow')
  @Operation({
    allow: ['auditor', 'operator'],
    summary:
      'The escrow at one final block by the token, the contract, the ledger and the subgraph, and whether they agree.',
    query: escrowAuditQuery,
    answer: escrowAudit,
  })
  escrow(@Query() { block }: EscrowAuditQuery): Promise<EscrowAudit> {
    return this.auditEscrow.run(block === undefined ? undefined : BigInt(block));
  }

  @Get('ether')
  @Operation({
    allow: ['auditor', 'operator'],
    summary:
      'Ether of deposit accounts, treasury and gas accounts at one final block by the chain and by the books, to the wei.',
    query: escrowAuditQuery,
    answer: etherAudit,
  })
  ether(@Query() { block }: EscrowAuditQuery): Promise<EtherAudit> {
    return this.auditEther.run(block === undefined ? undefined : BigInt(block));
  }

  @Get('escrow/history')
  @Operation({
    allow: ['auditor', 'operator'],
    summary: 'What the escrow held at the end of each day, by the token’s transfers and by the books.',
    answer: escrowHistory,
  })
  history(): Promise<EscrowHistory> {
    return this.readEscrowHistory.run();
  }

  @Get('trail')
  @Operation({
    allow: ['auditor', 'operator'],
    summary: 'Who did what, newest first.',
    query: auditQuery,
    answer: auditPage,
  })
  trail(@Query() query: AuditQuery): Promise<Page<AuditEntry>> {
    return this.readTrail.run(query);
  }

  @Get('trail/:id/proof')
  @Operation({
    allow: ['auditor', 'operator'],
    summary: 'What shows that an entry was in the audit log when its root was put on chain.',
    answer: auditProof,
  })
  proof(@Param('id') id: string): Promise<AuditProof> {
    if (!/^[1-9][0-9]{0,17}$/.test(id)) {
      throw new AppError('invalid-input', {
        message: 'An entry of the audit log has a whole number, e.g. 42.',
        details: {
          reason: 'entry-number-invalid',
          remedy: 'Take the id of an entry: GET /v2/audit/trail.',
          errors: [{ field: 'id', message: 'Give a whole number of at most 18 digits.' }],
        },
      });
    }
    return this.anchor.auditProofOf(id);
  }
}
