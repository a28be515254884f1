import type { Page } from 'playwright-core';

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Signs in as a person does; Strapi's own pages are in English until the user chooses a language. */
export const logIn = async (page: Page, adminUrl: string, { email, password }: Credentials) => {
  await page.goto(adminUrl);
  await page.getByLabel('Email').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.waitForURL((url) => !url.pathname.includes('/auth/'));
};

/** Sets the language of the user's own profile. On a phone Strapi's menu covers the button of that page. */
export const speakGerman = async (page: Page) => {
  await page.goto(new URL('/admin/me', page.url()).href);
  await page.getByRole('combobox', { name: /Interface language/ }).click();
  await page.getByRole('option', { name: 'Deutsch' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Speichern' }).waitFor();
};
