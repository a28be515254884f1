import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useText } from '../../i18n/useText';
import type { useProof } from '../../services/subscribers';
import { saveJson } from './saveJson';

interface ProofButtonProps {
  readonly subscriberId: string;
  /** The page owns the action, so that it can show a refusal where there is room for it. */
  readonly proof: ReturnType<typeof useProof>;
}

/** The proof of consent as a file, as it is handed to the person or to an authority. */
export function ProofButton({ subscriberId, proof }: ProofButtonProps) {
  const text = useText();
  const download = async () => {
    const document = await proof.run();
    if (document !== undefined) saveJson(`proof-${subscriberId}.json`, document);
  };
  return (
    <Button variant="secondary" startIcon={<Download />} onClick={download} loading={proof.busy}>
      {text('subscriber.proof')}
    </Button>
  );
}
