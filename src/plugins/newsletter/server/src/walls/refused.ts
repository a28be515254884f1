import { errors } from '@strapi/utils';
import { Refusal } from '../domain/refusal';
import { errorBody } from '../http/errors';

type Locale = 'de' | 'en';

/** Why exactly one field is refused, where the wall knows more than the table of refusals. */
const ownWords = (message: unknown, locale: Locale): string | undefined => {
  if (typeof message === 'string') return message;
  const words = (message as Partial<Record<Locale, unknown>> | null | undefined)?.[locale];
  return typeof words === 'string' ? words : undefined;
};

/**
 * Strapi's doors know its own errors: code and rule travel in their details. Where one field is to blame, the Content
 * Manager shows the reason beside it.
 */
export const asStrapiError = (error: unknown, locale: Locale = 'en'): unknown => {
  if (!(error instanceof Refusal)) return error;
  const { message, details } = errorBody(error, locale).error;
  const { field } = error.details;
  if (typeof field !== 'string') return new errors.ApplicationError(message, details);
  const told = ownWords(error.details.message, locale) ?? message;
  const shown = [{ path: [field], message: told, name: 'ValidationError' }];
  return new errors.ValidationError(message, { ...details, message: told, errors: shown });
};
