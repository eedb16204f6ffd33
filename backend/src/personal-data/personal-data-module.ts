import { Module } from '@nestjs/common';
import { PersonalDataController } from './api/personal-data-controller.ts';
import { ErasePerson } from './erase-person.ts';
import { ReadPersonalData } from './read-personal-data.ts';

@Module({ controllers: [PersonalDataController], providers: [ErasePerson, ReadPersonalData] })
export class PersonalDataModule {}
