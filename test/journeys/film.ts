import bwipjs from 'bwip-js/node';
import sharp from 'sharp';

/** What a label has been through before a camera sees it. */
export const wears = ['clean', 'tilted 30°', 'blurred', '20 % dirt'] as const;
export type Wear = (typeof wears)[number];

const FRAME = { width: 640, height: 480 };
const CODE = 320;
const FRAMES = 15;
const DIRT_SHARE = 0.2;
/** As labels are printed. */
const QR = { bcid: 'qrcode', eclevel: 'Q', scale: 8, padding: 8, backgroundcolor: 'FFFFFF' } as const;

/**
 * A film of a label as Chromium's false camera plays it: JPEG pictures one after the other.
 *
 * @param text what the code holds
 */
export async function filmOf(text: string, wear: Wear): Promise<Buffer> {
  const code: Buffer = await bwipjs.toBuffer({ ...QR, text });
  const label = await sharp(code).resize(CODE, CODE).flatten({ background: '#ffffff' }).toBuffer();
  const worn = wear === '20 % dirt' ? await dirty(label) : label;
  const held =
    wear === 'tilted 30°' ? await sharp(worn).rotate(30, { background: '#8c8c8c' }).toBuffer() : worn;
  const picture = await sharp({ create: { ...FRAME, channels: 3, background: '#8c8c8c' } })
    .composite([{ input: held, gravity: 'centre' }])
    .png()
    .toBuffer();
  const seen = wear === 'blurred' ? await sharp(picture).blur(2.5).toBuffer() : picture;
  const frame = await sharp(seen).jpeg({ quality: 85, chromaSubsampling: '4:2:0' }).toBuffer();
  return Buffer.concat(Array.from({ length: FRAMES }, () => frame));
}

/**
 * A fifth of the label under one smear of grease, in the corner that a reader does not find the code by. Error correction Q
 * mends a quarter of the code: as much dirt in specks all over, or on one of the three finding corners, is not read.
 */
async function dirty(label: Buffer): Promise<Buffer> {
  const side = Math.round(CODE * Math.sqrt(DIRT_SHARE));
  const grease = { create: { width: side, height: side, channels: 3, background: '#6b5b3a' } } as const;
  const smear = await sharp(grease).png().toBuffer();
  return sharp(label)
    .composite([{ input: smear, gravity: 'southeast' }])
    .toBuffer();
}
