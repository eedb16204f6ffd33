import { createHash } from 'node:crypto';
import { AppError } from '@topsteel/domain/errors';
import sharp, { type Sharp } from 'sharp';

/** A picture in one width and format, as it is served. */
export interface MadeVariant {
  hash: string;
  mediaType: string;
  widthPx: number;
  heightPx: number;
  content: Buffer<ArrayBuffer>;
}

export interface MadeImage {
  sourceHash: string;
  widthPx: number;
  heightPx: number;
  variants: MadeVariant[];
}

const WIDTHS_PX = [320, 800, 1_600] as const;
/** A camera has 50 million; what unpacks to more is refused before it is unpacked. */
const MOST_PIXELS = 50_000_000;
const LEAST_PX = 64;
/** No SVG: it is a program, and drawings are made here. */
const readable = new Set(['jpeg', 'png', 'webp', 'heif', 'tiff']);

const formats: readonly { mediaType: string; encode: (image: Sharp) => Sharp }[] = [
  { mediaType: 'image/avif', encode: (image) => image.avif({ quality: 55, effort: 3 }) },
  { mediaType: 'image/webp', encode: (image) => image.webp({ quality: 78 }) },
  {
    mediaType: 'image/jpeg',
    encode: (image) => image.flatten({ background: '#ffffff' }).jpeg({ quality: 80, mozjpeg: true }),
  },
];

/**
 * Makes a picture fit to be served: turned upright, without its metadata (place, camera, thumbnail), in three widths as AVIF,
 * WebP and JPEG, never enlarged. One at a time: encoding takes a core.
 *
 * @throws AppError `invalid-input` when it is no picture, has too many pixels or too few.
 */
export async function makeVariants(source: Buffer): Promise<MadeImage> {
  const upright = await turnUpright(source);
  const { width, height } = upright.info;
  if (width < LEAST_PX || height < LEAST_PX)
    throw refused(
      'image-too-small',
      `The picture has ${width} × ${height} pixels. Give one of at least 64 × 64.`,
    );
  const variants: MadeVariant[] = [];
  const raw = { width, height, channels: upright.info.channels };
  const widths = WIDTHS_PX.filter((one, at) => at === 0 || one <= width || (WIDTHS_PX[at - 1] ?? 0) < width);
  for (const widthPx of widths)
    for (const { mediaType, encode } of formats) {
      const image = sharp(upright.data, { raw }).resize({ width: widthPx, withoutEnlargement: true });
      const { data, info } = await encode(image).toBuffer({ resolveWithObject: true });
      const content = Buffer.from(data);
      variants.push({
        hash: sha256(content),
        mediaType,
        widthPx: info.width,
        heightPx: info.height,
        content,
      });
    }
  return { sourceHash: sha256(source), widthPx: width, heightPx: height, variants };
}

async function turnUpright(source: Buffer) {
  try {
    const image = sharp(source, { limitInputPixels: MOST_PIXELS, failOn: 'error', animated: false });
    const { format, width, height } = await image.metadata();
    if (!readable.has(format))
      throw refused(
        'not-an-image',
        'This is not a JPEG, PNG, WebP, AVIF or TIFF picture. Save it as one of them.',
      );
    // Said here as well, so that the sentence is ours; the decoder refuses by the same limit.
    if (width * height > MOST_PIXELS) throw tooManyPixels();
    return await image.autoOrient().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    if (cause instanceof Error && /pixel limit/.test(cause.message)) throw tooManyPixels();
    throw refused(
      'not-an-image',
      'The picture cannot be read. Open it and save it again as JPEG or PNG.',
      cause,
    );
  }
}

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

const tooManyPixels = (): AppError =>
  refused('image-too-large', 'The picture has more than 50 million pixels. Give a smaller one.');

const refused = (reason: string, message: string, cause?: unknown): AppError =>
  new AppError('invalid-input', {
    message,
    details: { reason, errors: [{ field: 'files', message }] },
    cause,
  });
