import { buildSchema, isObjectType } from 'graphql';
import { indexSchema } from './index-schema.ts';
import { marketSdl } from './market/market-sdl.ts';
import { offerSdl } from './market/offer-sdl.ts';

/** Who knows a type or field: the index of the contracts' events, the marketplace's database, or either. */
export type Source = 'register' | 'marketplace' | 'both';

const sides = {
  register: indexSchema,
  marketplace: buildSchema(marketSdl + offerSdl, { assumeValid: true }),
};

/**
 * @example sourceOf('TitleTransfer') // 'register'
 * @example sourceOf('Lot', 'heatNumber') // 'marketplace'
 */
export function sourceOf(typeName: string, field?: string): Source {
  const knows = (side: keyof typeof sides): boolean => {
    const type = sides[side].getType(typeName);
    return field === undefined || !isObjectType(type) ? type !== undefined : field in type.getFields();
  };
  if (knows('register')) return knows('marketplace') ? 'both' : 'register';
  return 'marketplace';
}
