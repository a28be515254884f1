import type { KnownAddress } from './without-address';

/** Sixty-four spellings: names with more letters beyond ASCII are found in their usual ones. */
const MOST_DOUBLED = 6;

const inBothCases = (local: string): readonly string[] => {
  let forms = [''];
  let doubled = 0;
  for (const letter of local) {
    const capital = letter.toUpperCase();
    const both = letter > '\x7f' && capital.length === letter.length && capital !== letter;
    if (both && doubled < MOST_DOUBLED) {
      forms = forms.flatMap((form) => [form + letter, form + capital]);
      doubled += 1;
    } else {
      forms = forms.map((form) => form + letter);
    }
  }
  return forms;
};

/**
 * An address as it may stand in a column that the database lowered: SQLite lowers the letters of ASCII alone, so that
 * others are asked for in both cases.
 */
export const loweredForms = ({ email, emailNormalised }: KnownAddress): readonly string[] => {
  const forms = [email.toLowerCase(), emailNormalised].flatMap((form) => {
    const at = form.lastIndexOf('@');
    return inBothCases(form.slice(0, at)).map((local) => local + form.slice(at));
  });
  return [...new Set(forms)];
};
