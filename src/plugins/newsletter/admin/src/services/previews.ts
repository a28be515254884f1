import { useEffect, useState } from 'react';
import type { CampaignDraft, Preview } from '../../../shared/contracts';
import { useApi } from '../hooks/useApi';
import { isAbort, refusalOf, type Refusal } from './refusal';

export interface LivePreview {
  readonly preview: Preview | null;
  readonly refusal: Refusal | null;
  /** True from a changed draft until its own preview is there; the old one stays on screen meanwhile. */
  readonly stale: boolean;
}

interface Rendered {
  readonly draft: CampaignDraft;
  readonly preview: Preview | null;
  readonly refusal: Refusal | null;
}

/** Renders the draft on the server, unsaved as it is; null means there is nothing to render yet. */
export function usePreview(draft: CampaignDraft | null): LivePreview {
  const { post } = useApi();
  const [rendered, setRendered] = useState<Rendered | null>(null);

  useEffect(() => {
    if (draft === null) return undefined;
    const controller = new AbortController();
    post<Preview>('/newsletter/previews', draft, { signal: controller.signal }).then(
      ({ data }) => setRendered({ draft, preview: data, refusal: null }),
      (thrown: unknown) => {
        if (controller.signal.aborted || isAbort(thrown)) return;
        setRendered({ draft, preview: null, refusal: refusalOf(thrown) });
      },
    );
    return () => controller.abort();
  }, [post, draft]);

  return {
    preview: rendered?.preview ?? null,
    refusal: rendered?.refusal ?? null,
    stale: draft !== null && rendered?.draft !== draft,
  };
}
