export { renderContent } from './render-content';
export { withoutFooter } from './footer';
export { compileContent, type CompileResult } from './compile-content';
export { renderFor, type RecipientResult } from './render-for';
export { renderTwins } from './render-twins';
export type { ProblemCode, RenderProblem } from './problems';
export type { ImprintView, Locale, RenderedContent, RenderInput, RenderResult, SourceFormat } from './types';
