import { randomBytes, randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MIN_ENTRIES } from '@topsteel/domain/status-list';
import type { Tx } from '../platform/database/index.ts';
import {
  findSubject,
  insertSubject,
  lockOrganisation,
  placesOf,
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
    for (let listNumber = 1; ; listNumber += 1) {
      const taken = new Set(
        (await placesOf(tx, organisationId, listNumber)).map(({ listIndex }) => listIndex),
      );
      if (taken.size >= MAX_TAKEN) continue;
      let listIndex = randomInt(MIN_ENTRIES);
      while (taken.has(listIndex)) listIndex = randomInt(MIN_ENTRIES);
      const sealedSeed = Uint8Array.from(seal.close(randomBytes(SEED_BYTES), seedPlace(certificateId)));
      return insertSubject(tx, { certificateId, organisationId, listNumber, listIndex, sealedSeed });
    }
  }

  seedOf(row: SubjectRow): Uint8Array {
    return this.keys.seal.open(row.sealedSeed, seedPlace(row.certificateId));
  }
}

const seedPlace = (certificateId: string): string => `credential_subject:${certificateId}`;
