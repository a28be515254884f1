import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { contentTypes, uid, type ContentTypeName } from '../content-types';
import { offerForm } from '../controllers/content-api/forms';
import { countingUnknown } from '../controllers/content-api/unknown-links';
import { preferencesView } from '../controllers/content-api/views';
import { Refusal } from '../domain/refusal';
import { errorBody } from '../http/errors';
import { asLocale, localeOf } from '../http/locale';
import { signsOf } from '../http/signs';
import { refusalFor } from '../http/trouble';
import { visitor } from '../http/visitor';
import { newsletter } from '../instance';
import { ALL_PURPOSES, type PreferenceChanges } from '../services/consent/preferences';
import { guardFragments } from './fragment-guard';
import { takeOperation } from './operations';

interface GraphqlExtension {
  shadowCRUD(uid: string): { disable(): void };
  use(extension: (tools: { strapi: Core.Strapi }) => unknown): void;
}

interface ResolverContext {
  readonly koaContext: Context;
}

type Arguments = Readonly<Record<string, unknown>>;

/** A refusal in GraphQL: code and rule under extensions.error.details. */
const resolver =
  <T>(work: (args: Arguments, context: ResolverContext) => Promise<T>) =>
  async (_parent: unknown, args: Arguments, context: ResolverContext): Promise<T> => {
    try {
      takeOperation(context.koaContext);
      return await countingUnknown(context.koaContext, () => work(args, context));
    } catch (error) {
      const refusal = refusalFor(error);
      if (refusal === null) throw error;
      const { message, details } = errorBody(refusal, localeOf(context.koaContext)).error;
      throw new errors.ApplicationError(message, details);
    }
  };

const typeDefs = /* GraphQL */ `
  type NewsletterFormPurpose {
    key: String!
    kind: String!
    title: String!
    messageTypes: String!
    frequency: String!
    text: String!
    controller: String!
    products: String
    address: String
  }
  type NewsletterFormField {
    name: String!
    label: String!
  }
  type NewsletterForm {
    slug: String!
    version: Int!
    language: String!
    sender: String!
    title: String!
    intro: String
    purposes: [NewsletterFormPurpose!]!
    fields: [NewsletterFormField!]!
    privacyNotice: String!
    privacyUrl: String
    toolNotice: String!
    trackingNotice: String!
    withdrawalNotice: String!
    nonce: String!
    proofOfWork: Boolean!
  }
  type NewsletterStatus {
    status: String!
  }
  type NewsletterPreference {
    key: String!
    kind: String!
    title: String!
    messageTypes: String!
    frequency: String!
    active: Boolean!
    pausedUntil: String
  }
  type NewsletterPreferences {
    language: String!
    pausedUntil: String
    purposes: [NewsletterPreference!]!
  }
  type NewsletterAbuseReceipt {
    caseNumber: String!
    blocking: String!
  }
  input NewsletterPauseInput {
    purpose: String
    until: String
  }
  input NewsletterConsentInput {
    purpose: String!
    given: Boolean!
  }
  input NewsletterFieldInput {
    name: String!
    value: String!
  }
  extend type Query {
    newsletterForm(slug: String!): NewsletterForm
    newsletterPreferences(token: String!): NewsletterPreferences
  }
  extend type Mutation {
    subscribeToNewsletter(
      form: String!
      email: String!
      consents: [NewsletterConsentInput!]!
      fields: [NewsletterFieldInput!]
      locale: String
      source: String
      version: Int
      nonce: String
      website: String
      proof: JSON
    ): NewsletterStatus
    confirmNewsletterSubscription(token: String!): NewsletterStatus
    updateNewsletterPreferences(
      token: String!
      leave: [String!]
      leaveAll: Boolean
      pauses: [NewsletterPauseInput!]
      language: String
    ): NewsletterPreferences
    unsubscribeFromNewsletter(token: String!, all: Boolean): NewsletterStatus
    reportNewsletterAbuse(
      mailingId: String
      token: String
      email: String!
      reason: String!
      message: String
      salutation: String
      firstName: String
      lastName: String
      anonymous: Boolean
      goodFaith: Boolean
    ): NewsletterAbuseReceipt
  }
`;

/** A purpose named twice is a box ticked twice. */
const readConsents = (consents: unknown): Record<string, unknown> => {
  const list = consents as readonly { purpose: string; given: boolean }[];
  const keys = list.map(({ purpose }) => purpose);
  if (new Set(keys).size !== keys.length)
    throw new Refusal('consent_invalid', 'MOS-2.2', { field: 'consents' });
  return Object.fromEntries(list.map(({ purpose, given }) => [purpose, given]));
};

const readFields = (fields: unknown): Record<string, string> =>
  Object.fromEntries(
    ((fields ?? []) as readonly { name: string; value: string }[]).map(({ name, value }) => [name, value]),
  );

/** The same changes as in JSON; an absent purpose of a pause means everything, an absent day ends it. */
const readPreferenceChanges = (args: Arguments): PreferenceChanges => {
  const pauses = (args.pauses ?? []) as readonly { purpose?: string | null; until?: string | null }[];
  const leave = args.leaveAll === true ? ('all' as const) : ((args.leave ?? []) as readonly string[]);
  const language = asLocale(args.language);
  if (args.language != null && language === null)
    throw new Refusal('field_invalid', 'MOS-2.5', { field: 'language' });
  return {
    ...(leave === 'all' || leave.length > 0 ? { leave } : {}),
    pauses: Object.fromEntries(pauses.map(({ purpose, until }) => [purpose ?? ALL_PURPOSES, until ?? null])),
    ...(language === null ? {} : { language }),
  };
};

const queries = {
  newsletterForm: resolver(async (args, context) => offerForm(context.koaContext, String(args.slug))),
  newsletterPreferences: resolver(async (args) =>
    preferencesView(await newsletter().preferences.show(String(args.token))),
  ),
};

const mutations = {
  subscribeToNewsletter: resolver(async (args, context) => {
    await newsletter().signup.request({
      form: String(args.form),
      email: args.email,
      consents: readConsents(args.consents),
      fields: readFields(args.fields),
      locale: asLocale(args.locale) ?? undefined,
      source: typeof args.source === 'string' ? args.source : undefined,
      version: typeof args.version === 'number' ? args.version : undefined,
      signs: signsOf(context.koaContext, 'api', args),
      ...visitor(context.koaContext),
    });
    return { status: 'confirmation-requested' };
  }),

  confirmNewsletterSubscription: resolver(async (args, context) => {
    await newsletter().confirmation.confirm(String(args.token), {
      method: 'graphql',
      ...visitor(context.koaContext),
    });
    return { status: 'confirmed' };
  }),

  updateNewsletterPreferences: resolver(async (args, context) => {
    const act = { method: 'graphql' as const, ...visitor(context.koaContext) };
    return preferencesView(
      await newsletter().preferences.save(String(args.token), readPreferenceChanges(args), act),
    );
  }),

  unsubscribeFromNewsletter: resolver(async (args, context) => {
    const scope = args.all === true ? 'all' : 'this';
    await newsletter().leaving.leave(String(args.token), {
      method: 'graphql',
      scope,
      ...visitor(context.koaContext),
    });
    return { status: 'unsubscribed' };
  }),

  reportNewsletterAbuse: resolver(async (args, context) => {
    const { limits, abuse } = newsletter();
    await limits.take('abuse-report', visitor(context.koaContext).ip);
    return abuse.file({ ...args, locale: localeOf(context.koaContext) });
  }),
};

const open = (type: string, fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.keys(fields).map((field) => [`${type}.${field}`, { auth: false }]));

/** The public operations; every content type of the plugin stays out of the schema (design 6, style: Strapi traps). */
export const registerGraphql = (strapi: Core.Strapi): void => {
  if (!strapi.plugin('graphql')) return;
  const extension = strapi.plugin('graphql').service('extension') as unknown as GraphqlExtension;
  for (const name of Object.keys(contentTypes)) extension.shadowCRUD(uid(name as ContentTypeName)).disable();
  guardFragments(strapi);
  extension.use(() => ({
    typeDefs,
    resolvers: { Query: queries, Mutation: mutations },
    resolversConfig: { ...open('Query', queries), ...open('Mutation', mutations) },
  }));
};
