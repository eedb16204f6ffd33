import type { ProductImage } from '@topsteel/domain/api';
import type { ImageRow, Variant } from './infra/image-store.ts';

export const presentImage = (row: ImageRow): ProductImage => ({
  id: row.id,
  state: row.state as ProductImage['state'],
  widthPx: row.widthPx,
  heightPx: row.heightPx,
  variants: (row.variants as unknown as Variant[]).map(({ hash, ...rest }) => ({
    url: `/v2/media/${hash}`,
    ...rest,
  })),
});
