import { Injectable } from '@nestjs/common';
import { transportDefaults } from '@topsteel/domain/carbon';
import { publishedFactors } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';

/** An edition of the list holds for months. */
const FRESH_MS = 300_000;

/** Milligrams of CO2e for a tonne carried a kilometre by road, well to wheel: the published factor, or the built-in one. */
@Injectable()
export class RoadIntensity {
  #known: { milligrams: bigint; until: number } | undefined;

  async read(tx: Tx): Promise<bigint> {
    if (this.#known && this.#known.until > Date.now()) return this.#known.milligrams;
    const factors = await publishedFactors(tx, 'transport');
    const published = factors.find(({ id }) => id === 'transport/road');
    const milligrams = published
      ? BigInt(published.milligramsCo2e)
      : transportDefaults.road.milligramsCo2ePerTonneKm;
    this.#known = { milligrams, until: Date.now() + FRESH_MS };
    return milligrams;
  }
}
