import type { Core } from '@strapi/strapi';
import { Refusal } from '../domain/refusal';
import { errorBody } from '../http/errors';
import { fragmentTrouble, type RequestDocument } from './fragments';

interface RequestContext {
  document: RequestDocument;
}

interface ValidationContext {
  getDocument(): RequestDocument;
  reportError(error: object): void;
}

interface ApolloConfig {
  readonly plugins?: readonly unknown[];
  readonly validationRules?: readonly unknown[];
}

/** Stands for a request that no rule may walk through; made anew for each. */
const nothing = (): RequestDocument => ({ kind: 'Document', definitions: [] });

/** Takes such a request away before Strapi's depth limit follows its fragments, and refuses what is left. */
const createGuard = () => {
  const refused = new WeakSet<RequestDocument>();
  const plugin = {
    requestDidStart: () =>
      Promise.resolve({
        validationDidStart: (context: RequestContext): Promise<void> => {
          if (fragmentTrouble(context.document) !== null) {
            context.document = nothing();
            refused.add(context.document);
          }
          return Promise.resolve();
        },
      }),
  };
  const rule = (context: ValidationContext) => {
    if (refused.has(context.getDocument())) {
      const { message, details } = errorBody(new Refusal('malformed_request', 'DESIGN-2.6'), 'en').error;
      context.reportError({ message, extensions: { error: { details } } });
    }
    return {};
  };
  return { plugin, rule };
};

/** Apollo gives an error thrown before its rules the status 500: so the refusal is a rule of its own. */
export const guardFragments = (strapi: Core.Strapi): void => {
  const { plugin, rule } = createGuard();
  const config = strapi.config.get<ApolloConfig>('plugin::graphql.apolloServer', {});
  strapi.config.set('plugin::graphql.apolloServer', {
    ...config,
    plugins: [...(config.plugins ?? []), plugin],
    validationRules: [...(config.validationRules ?? []), rule],
  });
};
