import { Param, type PipeTransform } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (UUID.test(value)) return value.toLowerCase();
    throw notFound();
  }
}

/** Parameter: the id in the path. A text that is no id is answered like an id that does not exist. */
export const IdParam = (name = 'id'): ParameterDecorator => Param(name, new IdPipe());

/** Absent, or another organisation's: the answer is the same, so that nobody learns what others have. */
export function notFound(what = 'thing'): AppError {
  return new AppError('not-found', {
    message: `There is no such ${what}, or it is not yours to see. Check the address.`,
  });
}
