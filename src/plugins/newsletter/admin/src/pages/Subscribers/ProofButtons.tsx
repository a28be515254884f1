import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useText } from '../../i18n/useText';
import { saveFile } from '../../services/saveFile';
import type { ProofKind, useProof } from '../../services/subscribers';

interface ProofButtonsProps {
  readonly subscriberId: string;
  /** The page owns the action, so that it can show a refusal where there is room for it. */
  readonly proof: ReturnType<typeof useProof>;
}

/** The proof of consent as it is handed to a court, and as the file that a program verifies. */
export function ProofButtons({ subscriberId, proof }: ProofButtonsProps) {
  const text = useText();
  const download = async (kind: ProofKind) => {
    const content = await proof.run(kind, null);
    if (content !== undefined) saveFile(`proof-${subscriberId}.${kind}`, content);
  };
  return (
    <>
      {(['pdf', 'json'] as const).map((kind) => (
        <Button
          key={kind}
          variant="secondary"
          startIcon={<Download aria-hidden />}
          onClick={() => download(kind)}
          loading={proof.busy}
        >
          {text(`subscriber.proof.${kind}`)}
        </Button>
      ))}
    </>
  );
}
