export default [
  'strapi::logger',
  'strapi::errors',
  {
    name: 'strapi::security',
    config: {
      contentSecurityPolicy: {
        useDefaults: true,
        // The admin talks to this site and to no other host (no telemetry, no market place, no update notes).
        directives: {
          'connect-src': ["'self'"],
          'img-src': ["'self'", 'data:', 'blob:'],
          'media-src': ["'self'", 'data:', 'blob:'],
          'frame-src': ["'self'"],
          upgradeInsecureRequests: null,
        },
      },
    },
  },
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
