export const PLUGIN_ID = 'newsletter';

/** Where the pages live inside the admin; routes of react-router, hence without the admin's own base path. */
export const BASE_PATH = `/plugins/${PLUGIN_ID}`;
