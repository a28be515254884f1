import { errors } from '@strapi/utils';
import { Refusal } from '../domain/refusal';
import { errorBody } from '../http/errors';

/** Strapi's doors know its own errors: code and rule travel in their details. */
export const asStrapiError = (error: unknown): unknown => {
  if (!(error instanceof Refusal)) return error;
  const { message, details } = errorBody(error, 'en').error;
  return new errors.ApplicationError(message, details);
};
