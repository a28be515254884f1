import { useCallback } from 'react';
import type {
  EvidenceAnswer,
  EvidenceDecision,
  ExportRequest,
  ImportDetail,
  ImportOrder,
  ImportPreview,
  ImportSettings,
  ImportStart,
  ImportSummary,
  Page,
} from '../../../shared/contracts';
import { useAction } from '../hooks/useAction';
import { useApi } from '../hooks/useApi';
import { useResource } from '../hooks/useResource';
import { withQuery, type QueryValue } from './query';

const IMPORTS = '/newsletter/imports';
const at = (id: string, rest = '') => `${IMPORTS}/${encodeURIComponent(id)}${rest}`;

/** Below what the server takes at once, and below what a site's own limit for uploads may be. */
const PART_BYTES = 4_000_000;

export const useImports = (query: Readonly<Record<string, QueryValue>>) =>
  useResource<Page<ImportSummary>>(withQuery(IMPORTS, query));

export const useImport = (id: string, pollMs: number | null) => useResource<ImportDetail>(at(id), pollMs);

/** Asked anew when the settings change: `version` tells one look from the next. */
export const useImportPreview = (id: string, version: number) =>
  useResource<ImportPreview>(withQuery(at(id, '/preview'), { version }));

/** Opens the import, sends the file in parts and has it looked at. `onProgress` hears shares from 0 to 1. */
export function useUploadList() {
  const { post } = useApi();
  return useAction(
    useCallback(
      async (order: ImportOrder, file: File, onProgress: (share: number) => void) => {
        const { id } = (await post<ImportDetail>(IMPORTS, order)).data;
        for (let offset = 0; offset < file.size; offset += PART_BYTES) {
          const form = new FormData();
          form.append('part', file.slice(offset, offset + PART_BYTES), 'part');
          await post(withQuery(at(id, '/parts'), { offset }), form);
          onProgress(Math.min(1, (offset + PART_BYTES) / file.size));
        }
        return (await post<ImportDetail>(at(id, '/completion'), { bytes: file.size })).data;
      },
      [post],
    ),
  );
}

export function useConfigureImport(id: string) {
  const { put } = useApi();
  return useAction(
    useCallback(
      async (settings: Partial<ImportSettings>) => (await put<ImportDetail>(at(id), settings)).data,
      [put, id],
    ),
  );
}

function useStep<Body>(id: string, path: string) {
  const { post } = useApi();
  return useAction(
    useCallback(async (body: Body) => (await post<ImportDetail>(at(id, path), body)).data, [post, id, path]),
  );
}

export const useStartImport = (id: string) => useStep<ImportStart>(id, '/start');
export const useCancelImport = (id: string) => useStep<object>(id, '/cancellation');
export const useAnswerEvidence = (id: string) => useStep<EvidenceAnswer>(id, '/evidence');
export const useDecideEvidence = (id: string) => useStep<EvidenceDecision>(id, '/evidence-decision');

export function useImportReport(id: string) {
  const { get } = useApi();
  return useAction(
    useCallback(async () => (await get<Blob>(at(id, '/report'), { responseType: 'blob' })).data, [get, id]),
  );
}

export function useExportSubscribers() {
  const { file } = useApi();
  return useAction(
    useCallback(
      ({ senderId, purposeKey, forSpreadsheets }: ExportRequest) =>
        file(
          withQuery('/newsletter/exports', {
            senderId,
            purposeKey: purposeKey ?? '',
            forSpreadsheets: String(forSpreadsheets),
          }),
        ),
      [file],
    ),
  );
}
