export default [
  'strapi::logger',
  'strapi::errors',
  'strapi::security',
  'strapi::cors',
  'strapi::poweredBy',
  'strapi::query',
  {
    name: 'strapi::body',
    config: {
      jsonLimit: '100kb',
      formLimit: '100kb',
      textLimit: '100kb',
      formidable: { maxFileSize: 20_000_000 },
    },
  },
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];
