/** The site's own code: nearly empty on purpose, the newsletter is a plugin. */
export default {
  register() {},
  bootstrap() {},
};
