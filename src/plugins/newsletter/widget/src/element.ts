import type { PublicForm } from '../../shared/contracts/public-forms';
import { createApi, Refused, type Api } from './api';
import { h } from './dom';
import { solve, suggest } from './lazy';
import { clearProblems, showProblems, type Problem } from './problems';
import { STYLES } from './styles';
import { TEXTS, type Language, type Texts } from './texts';
import { doneView, formView, type FormView } from './view';

/** The server asks for two seconds between showing and sending; whoever is faster waits here without noticing. */
const MIN_FILL_MS = 2_200;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));

const asLanguage = (value: string | null | undefined): Language | null => {
  const [primary] = (value ?? '').toLowerCase().split('-');
  return primary === 'de' || primary === 'en' ? primary : null;
};

/** `<jawort-signup form="slug" lang="de">`. What it contains stays visible until the form has come, and if it cannot. */
export const defineSignup = (home: string): void => {
  class JawortSignup extends HTMLElement {
    #api!: Api;
    #texts!: Texts;
    #language: Language = 'de';
    #form!: PublicForm;
    #view!: FormView;
    #shownAt = 0;
    #busy = false;

    connectedCallback(): void {
      if (this.shadowRoot) return;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLES);
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      root.append(h('slot'));
      void this.#start();
    }

    async #start(): Promise<void> {
      const around = this.closest('[lang]')?.getAttribute('lang');
      this.#language = asLanguage(this.getAttribute('lang') ?? around) ?? 'de';
      this.#texts = TEXTS[this.#language];
      this.#api = createApi(home, this.getAttribute('form') ?? '', this.#language);
      try {
        this.#show(await this.#api.form());
      } catch {
        if (this.childElementCount === 0) this.#render(h('p', { part: 'text' }, this.#texts.unavailable));
        return;
      }
      // Whoever had begun to type into the plain form does not begin again. A tick is made by hand each time.
      const typed = this.querySelector<HTMLInputElement>('input[name=email]')?.value;
      if (typed) this.#view.email.value = typed;
      this.dispatchEvent(new CustomEvent('jawort-ready', { bubbles: true }));
    }

    #render(node: Node): void {
      this.shadowRoot?.replaceChildren(node);
    }

    #show(form: PublicForm): void {
      this.#form = form;
      this.#shownAt = performance.now();
      this.#view = formView(form, this.#texts, this.#language);
      this.#view.form.addEventListener('submit', (event) => {
        event.preventDefault();
        void this.#submit();
      });
      this.#view.email.addEventListener('change', () => void this.#spell());
      this.#render(this.#view.root);
    }

    async #spell(): Promise<void> {
      const { email, suggestion } = this.#view;
      suggestion.replaceChildren();
      const typed = email.value;
      const better = await suggest(home, typed);
      if (better === null || email.value !== typed) return;
      const [before, address, after] = this.#texts.meant(better);
      const button = h('button', { type: 'button', part: 'suggestion-button' }, address);
      button.addEventListener('click', () => {
        email.value = better;
        suggestion.replaceChildren();
        email.focus();
      });
      suggestion.append(h('p', { class: 'suggestion', part: 'suggestion' }, before, button, after));
    }

    #say(text: string): void {
      this.#view.status.replaceChildren(...(text ? [h('p', { class: 'status', part: 'status' }, text)] : []));
    }

    /** What can be seen to be missing without asking the server. */
    #missing(): Problem[] {
      const { email, boxes } = this.#view;
      const { problems } = this.#texts;
      return [
        ...(boxes.some((box) => box.checked)
          ? []
          : [{ text: problems.consent_missing ?? '', input: boxes[0] }]),
        ...(email.value.trim() === '' ? [{ text: problems.email_missing ?? '', input: email }] : []),
      ];
    }

    async #submit(): Promise<void> {
      if (this.#busy) return;
      const missing = this.#missing();
      if (missing.length > 0) return showProblems(this.#view, missing, this.#texts);
      clearProblems(this.#view);
      this.#busy = true;
      this.#view.submit.setAttribute('aria-disabled', 'true');
      this.#say(this.#texts.sending);
      try {
        await this.#send();
      } catch (error) {
        await this.#tell(error);
      } finally {
        this.#busy = false;
        this.#view.submit.removeAttribute('aria-disabled');
        this.#say('');
      }
    }

    async #send(): Promise<void> {
      const { email, boxes, fields, trap } = this.#view;
      const ticked = boxes.filter((box) => box.checked).map((box) => [box.name, true] as const);
      const filled = fields
        .filter(({ value }) => value !== '')
        .map(({ name, value }) => [name, value] as const);
      const submission = {
        email: email.value.trim(),
        consents: Object.fromEntries(ticked),
        fields: Object.fromEntries(filled),
        website: trap.value,
      };
      const proof = this.#form.proofOfWork ? await this.#work() : undefined;
      await wait(this.#shownAt + MIN_FILL_MS - performance.now());
      await this.#api.submit(this.#form, { ...submission, ...(proof === undefined ? {} : { proof }) });
      const { root, heading } = doneView(this.#texts, this.#language);
      this.#render(root);
      heading.focus();
      this.dispatchEvent(new CustomEvent('jawort-signup', { bubbles: true }));
    }

    async #work(): Promise<unknown> {
      this.#say(this.#texts.working);
      const proof = await solve(home, await this.#api.challenge());
      this.#say(this.#texts.sending);
      return proof;
    }

    async #tell(error: unknown): Promise<void> {
      // What has no code of ours comes from a server or a proxy in trouble, in words not made for visitors.
      if (!(error instanceof Refused) || error.code === '') return this.#complain(this.#texts.failed);
      if (error.code === 'form_changed' || error.code === 'page_expired') return this.#reload();
      const text = this.#texts.problems[error.code] ?? (error.message || this.#texts.failed);
      return this.#complain(text, this.#inputOf(error));
    }

    #complain(text: string, input?: HTMLInputElement): void {
      showProblems(this.#view, [{ text, input }], this.#texts);
    }

    #inputOf({ code, field }: Refused): HTMLInputElement | undefined {
      const { email, boxes, fields } = this.#view;
      if (code.startsWith('consent_')) return boxes[0];
      if (field === 'email') return email;
      return fields.find(({ name }) => field === `fields.${name}`);
    }

    /** Shows the version in force with what was typed; the boxes are ticked again by whoever reads it. */
    async #reload(): Promise<void> {
      const before = this.#view;
      try {
        this.#show(await this.#api.form());
      } catch {
        return this.#complain(this.#texts.failed);
      }
      this.#view.email.value = before.email.value;
      for (const field of this.#view.fields)
        field.value = before.fields.find(({ name }) => name === field.name)?.value ?? '';
      this.#complain(this.#texts.changed);
    }
  }
  customElements.define('jawort-signup', JawortSignup);
};
