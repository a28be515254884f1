import { defineSignup } from './element';

/** A classic script knows its own address only while it runs; a copied or bundled one is told it by `data-home`. */
const script = document.currentScript as HTMLScriptElement | null;
const home = script?.dataset.home ?? script?.src;

if (home && !customElements.get('jawort-signup')) defineSignup(new URL('.', home).href);
