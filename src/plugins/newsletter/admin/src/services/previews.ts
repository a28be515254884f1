import { useEffect, useState } from 'react';
import type { CampaignDraft, FormDraft, FormPreview, Preview } from '../../../shared/contracts';
import { useApi } from '../hooks/useApi';
import { isAbort, refusalOf, type Refusal } from './refusal';

export interface LivePreview<T> {
  readonly preview: T | null;
  readonly refusal: Refusal | null;
  /** True from a changed draft until its own preview is there; the old one stays on screen meanwhile. */
  readonly stale: boolean;
}

interface Rendered<D, T> {
  readonly draft: D;
  readonly preview: T | null;
  readonly refusal: Refusal | null;
}

/** Renders the draft on the server, unsaved as it is; null means there is nothing to render yet. */
function useRendering<D, T>(url: string, draft: D | null): LivePreview<T> {
  const { post } = useApi();
  const [rendered, setRendered] = useState<Rendered<D, T> | null>(null);

  useEffect(() => {
    if (draft === null) return undefined;
    const controller = new AbortController();
    post<T>(url, draft, { signal: controller.signal }).then(
      ({ data }) => setRendered({ draft, preview: data, refusal: null }),
      (thrown: unknown) => {
        if (controller.signal.aborted || isAbort(thrown)) return;
        setRendered({ draft, preview: null, refusal: refusalOf(thrown) });
      },
    );
    return () => controller.abort();
  }, [post, url, draft]);

  return {
    preview: rendered?.preview ?? null,
    refusal: rendered?.refusal ?? null,
    stale: draft !== null && rendered?.draft !== draft,
  };
}

export const usePreview = (draft: CampaignDraft | null) =>
  useRendering<CampaignDraft, Preview>('/newsletter/previews', draft);

export const useFormPreview = (draft: FormDraft | null) =>
  useRendering<FormDraft, FormPreview>('/newsletter/form-previews', draft);
