const { factories } = require('@strapi/strapi');

/** Open to everybody like the signup endpoint, so that both skip the same permission query. */
module.exports = factories.createCoreRouter('api::bench-entry.bench-entry', {
  only: ['create'],
  config: { create: { auth: false } },
});
