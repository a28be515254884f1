import type { Locale } from '../../domain/notice';
import type { Proof } from '../../domain/proof/proof';
import { proofPrint } from './proof-print';

/** The proof as a PDF with the file inside. What draws it is loaded by the first who wants one. */
export const proofPdf = async (proof: Proof, language: Locale): Promise<Buffer> => {
  const { printPdf } = await import('../../providers/pdf/print');
  return printPdf(proofPrint(proof, language));
};
