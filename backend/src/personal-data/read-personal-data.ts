import { Injectable } from '@nestjs/common';
import type { PersonalData } from '@topsteel/domain/api';
import { PrismaService, runAs } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { findPerson, personalColumns, rowsNaming } from './infra/personal-rows.ts';

/** Everything that is kept about a person, table by table. */
@Injectable()
export class ReadPersonalData {
  constructor(private readonly prisma: PrismaService) {}

  /** Rows stay a person's whichever organisation they were in, so the wall between these is not heeded here. */
  run(userId: string, now = new Date()): Promise<PersonalData> {
    return runAs('system', async () => {
      const { client } = this.prisma;
      const person = await findPerson(client, userId);
      if (!person) throw notFound('person');
      const tables: PersonalData['tables'] = [];
      for (const column of await personalColumns(client)) {
        const found = await rowsNaming(client, column, column.by === 'email' ? person.email : userId);
        if (found.rows.length === 0) continue;
        tables.push({ table: plain(column.table), because: plain(column.column), ...found });
      }
      return { userId, madeAt: now.toISOString(), tables };
    });
  }
}

const plain = (quoted: string): string => quoted.replaceAll('"', '');
