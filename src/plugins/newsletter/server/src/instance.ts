import type { Newsletter } from './compose';

let composed: Newsletter | null = null;

/** Set once at bootstrap; routes, GraphQL and lifecycles reach the services through it. */
export const setNewsletter = (newsletter: Newsletter | null): void => {
  composed = newsletter;
};

/** @throws Error before bootstrap has finished */
export const newsletter = (): Newsletter => {
  if (!composed) throw new Error('The newsletter plugin is not started yet.');
  return composed;
};
