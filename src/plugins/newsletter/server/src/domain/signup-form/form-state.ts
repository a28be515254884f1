export type FormState = 'draft' | 'published' | 'changed' | 'retired';

/** Where a form stands. `changed` means visitors still see the older version. */
export const formState = (form: {
  readonly publishedHash: string | null;
  readonly currentHash: string | null;
  readonly retired: boolean;
}): FormState => {
  if (form.retired) return 'retired';
  if (form.publishedHash === null) return 'draft';
  return form.publishedHash === form.currentHash ? 'published' : 'changed';
};
