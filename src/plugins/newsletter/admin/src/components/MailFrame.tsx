import { useEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';

export const MAIL_WIDTHS_PX = { phone: 375, desktop: 640 } as const;
export type MailWidth = keyof typeof MAIL_WIDTHS_PX;

/** A form page is made for a screen, where it stands in the middle, and for a phone. */
export const FORM_WIDTHS_PX = { desktop: 900, phone: 375 } as const;

const HEIGHT_PX = 560;

interface FrameProps {
  readonly title: string;
  readonly html: string;
  readonly widthPx: number;
  /** For a mail that was written: its links lead somewhere. Those of a preview do not. */
  readonly linksOpen?: boolean;
}

type MailFrameProps = Omit<FrameProps, 'widthPx'> & { readonly width: MailWidth };

export const MailFrame = ({ width, ...frame }: MailFrameProps) => (
  <PreviewFrame {...frame} widthPx={MAIL_WIDTHS_PX[width]} />
);

/** A click opens a tab of its own, which knows nothing of the admin, instead of replacing the mail. */
const NEW_TAB = '<base target="_blank">';
const OPENING = 'allow-popups allow-popups-to-escape-sandbox';

/** Inside the head: before the doctype it would switch the browser to its quirks. */
const withNewTabs = (html: string) =>
  /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + NEW_TAB) : NEW_TAB + html;

/**
 * Foreign HTML in a frame without rights: no scripts, no forms, no navigation, no origin, no referrer.
 * It is laid out at its true width and scaled down where the column is narrower.
 */
export function PreviewFrame({ title, html, widthPx, linksOpen = false }: FrameProps) {
  const box = useRef<HTMLDivElement>(null);
  const available = useWidth(box);
  const scale = available === null ? 1 : Math.min(1, available / widthPx);
  return (
    <Stage ref={box} style={{ height: HEIGHT_PX }}>
      <iframe
        title={title}
        srcDoc={withNewTabs(html)}
        sandbox={linksOpen ? OPENING : ''}
        referrerPolicy="no-referrer"
        style={{ width: widthPx, height: HEIGHT_PX / scale, transform: `scale(${scale})` }}
      />
    </Stage>
  );
}

function useWidth(ref: React.RefObject<HTMLElement>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? null));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}

const Stage = styled.div`
  overflow: hidden;
  background: ${({ theme }) => theme.colors.neutral150};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};

  iframe {
    display: block;
    margin: 0 auto;
    border: 0;
    background: #ffffff;
    transform-origin: top left;
  }
`;
