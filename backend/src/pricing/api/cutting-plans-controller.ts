import { Body, Controller, Post } from '@nestjs/common';
import {
  cuttingPlan,
  cuttingPlanInput,
  type CuttingPlanInput,
  type CuttingPlanView,
} from '@topsteel/domain/api';
import { planCuts } from '@topsteel/domain/cutting';
import { Operation } from '../../platform/http/index.ts';
import { presentCuttingPlan } from '../present-cutting-plan.ts';

@Controller('v2/cutting-plans')
export class CuttingPlansController {
  @Post()
  @Operation({
    allow: 'public',
    summary:
      'How to cut a list of pieces from bars with the least stock; with a lower bound, and whether the plan is the best there is. Nothing is kept.',
    body: cuttingPlanInput,
    answer: cuttingPlan,
  })
  plan(@Body() body: CuttingPlanInput): CuttingPlanView {
    const plan = planCuts({
      stock: body.stock.map(({ lengthUm, pieces }) => ({ lengthUm: BigInt(lengthUm), pieces })),
      cuts: body.cuts.map(({ lengthUm, pieces }) => ({ lengthUm: BigInt(lengthUm), pieces })),
      kerfUm: BigInt(body.kerfUm),
      trimUm: BigInt(body.trimUm),
      minRemnantUm: BigInt(body.minRemnantUm),
    });
    return presentCuttingPlan(plan);
  }
}
