import { Module } from '@nestjs/common';
import { AddImage } from './add-image.ts';
import { ImageController } from './api/image-controller.ts';
import { ProductChangeController } from './api/product-change-controller.ts';
import { ProductController } from './api/product-controller.ts';
import { DecideChange } from './decide-change.ts';
import { DrawProduct } from './draw-product.ts';
import { EditProduct } from './edit-product.ts';
import { MergeProducts } from './merge-products.ts';
import { ProposeProduct } from './propose-product.ts';
import { ReadProducts } from './read-products.ts';
import { RetireProduct } from './retire-product.ts';

/** What can be offered: products with their texts, pictures, drawings and history. */
@Module({
  controllers: [ProductController, ProductChangeController, ImageController],
  providers: [
    AddImage,
    DecideChange,
    DrawProduct,
    EditProduct,
    MergeProducts,
    ProposeProduct,
    ReadProducts,
    RetireProduct,
  ],
  exports: [ReadProducts],
})
export class ProductModule {}
