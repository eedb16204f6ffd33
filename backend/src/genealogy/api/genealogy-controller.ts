import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  genealogyAnswer,
  genealogyQuery,
  type GenealogyAnswer,
  type GenealogyQuery,
} from '@topsteel/domain/api';
import { lotIdOfCode } from '@topsteel/domain/digital-link';
import { notFound, Operation } from '../../platform/http/index.ts';
import { Genealogies } from '../genealogies.ts';

@Controller('v2/lots')
export class GenealogyController {
  constructor(private readonly genealogies: Genealogies) {}

  @Get(':code/genealogy')
  @Operation({
    allow: 'public',
    summary: 'What a lot was made of and what was made of it, by the code on its label.',
    query: genealogyQuery,
    answer: genealogyAnswer,
    etag: true,
    maxAgeS: 15,
  })
  one(@Param('code') code: string, @Query() query: GenealogyQuery): Promise<GenealogyAnswer> {
    const lotId = lotIdOfCode(code);
    if (lotId === undefined) throw notFound('lot');
    return this.genealogies.of(lotId.toString(), query.direction);
  }
}
