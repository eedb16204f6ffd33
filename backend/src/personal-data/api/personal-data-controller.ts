import { Controller, Delete, Get, Param } from '@nestjs/common';
import { erasure, personalData } from '@topsteel/domain/api';
import { Caller, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { ErasePerson } from '../erase-person.ts';
import { ReadPersonalData } from '../read-personal-data.ts';

@Controller('v2')
export class PersonalDataController {
  constructor(
    private readonly readPersonalData: ReadPersonalData,
    private readonly erasePerson: ErasePerson,
  ) {}

  @Get('me/data')
  @Operation({ allow: 'signed-in', summary: 'Everything that is kept about me.', answer: personalData })
  read(@Caller() caller: CallerIdentity) {
    return this.readPersonalData.run(caller.userId);
  }

  @Delete('me')
  @Operation({
    allow: 'signed-in',
    summary: 'Erase me. What I ordered stays, and names me no more.',
    answer: erasure,
    stepUp: true,
  })
  erase(@Caller() caller: CallerIdentity) {
    return this.erasePerson.run(caller.userId, caller.userId);
  }

  @Delete('people/:id')
  @Operation({ allow: ['operator'], summary: 'Erase a person.', answer: erasure, stepUp: true })
  eraseOther(@Caller() caller: CallerIdentity, @Param('id') id: string) {
    return this.erasePerson.run(caller.userId, id);
  }
}
