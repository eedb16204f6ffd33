import { randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MIN_ENTRIES } from '@topsteel/domain/status-list';
import type { Tx } from '../platform/database/index.ts';
import {
  countPlaces,
  findSubject,
  insertSubject,
  isPlaceTaken,
  lockOrganisation,
  type SubjectRow,
} from './infra/passport-store.ts';
import { IssuerKeys } from './issuer-keys.ts';

/** Half full at most: then a place drawn at random is free at the second try on average. */
const MAX_TAKEN = MIN_ENTRIES / 2;
const SEED_BYTES = 32;

/** Gives each certificate its place in a status list, and the seed of its salts; both for good. */
@Injectable()
export class StatusPlaces {
  constructor(private readonly keys: IssuerKeys) {}

  /** Places are drawn at random: in order they would tell everybody how many certificates a mill issues. */
  async of(tx: Tx, organisationId: string, certificateId: string): Promise<SubjectRow> {
    const { seal } = this.keys;
    const known = await findSubject(tx, certificateId);
    if (known) return known;
    await lockOrganisation(tx, organisationId);
    const meanwhile = await findSubject(tx, certificateId);
    if (meanwhile) return meanwhile;
    const sealedSeed = Uint8Array.from(seal.close(randomBytes(SEED_BYTES), seedPlace(certificateId)));
    const place = await this.freePlace(tx, organisationId);
    return insertSubject(tx, { ...place, certificateId, sealedSeed });
  }

  seedOf(row: SubjectRow): Uint8Array {
    return this.keys.seal.open(row.sealedSeed, seedPlace(row.certificateId));
  }

  private async freePlace(tx: Tx, organisationId: string) {
    let listNumber = 1;
    while ((await countPlaces(tx, organisationId, listNumber)) >= MAX_TAKEN) listNumber += 1;
    for (;;) {
      const place = { organisationId, listNumber, listIndex: randomInt(MIN_ENTRIES) };
      if (!(await isPlaceTaken(tx, place))) return place;
    }
  }
}

const seedPlace = (certificateId: string): string => `credential_subject:${certificateId}`;
