/** What a file name's ending promises. Sources: MSR-2.4-7j, the lists of blocked types of Gmail and Outlook. */
export type FileKind = 'executable' | 'macro-document' | 'opaque-archive' | 'zip' | 'other';

const ENDINGS: Readonly<Record<Exclude<FileKind, 'other'>, string>> = {
  executable:
    'ade adp apk app appinstaller application appref-ms appx appxbundle bash bat bin cab chm class cmd com cpl ' +
    'csh deb dll dmg elf exe gadget hlp hta inf ins isp iqy jar jnlp js jse ksh lib lnk mde mjs mof msc msh msi ' +
    'msix msixbundle msp mst nsh pif pkg pl ps1 ps1xml ps2 psc1 psm1 py pyc rb reg rpm run scf scr sct settingcontent-ms ' +
    'sh shb shs slk so sys url vb vbe vbs vbscript vxd website wsc wsf wsh xbap xll xpi',
  'macro-document': 'docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm sldm one accdb accde mdb',
  'opaque-archive': '7z ace arj bz bz2 gz img iso lz lzh r00 rar tar tbz tgz udf vhd vhdx wim xz z zst',
  zip: 'zip zipx docx xlsx pptx odt ods odp epub',
};

const KIND_OF = new Map(
  Object.entries(ENDINGS).flatMap(([kind, endings]) =>
    endings.split(' ').map((ending) => [ending, kind as FileKind] as const),
  ),
);

/** Endings that are also top-level domains or page names: in a link's path they mean a page as often as a file. */
const AMBIGUOUS_IN_LINKS = new Set([
  'com',
  'app',
  'run',
  'sh',
  'pl',
  'py',
  'rb',
  'js',
  'mjs',
  'so',
  'one',
  'bin',
  'lib',
  'website',
  'url',
  'class',
  'ins',
  'application',
]);

/** Kind of an attached file by its name. Trailing dots and spaces, which Windows drops, do not hide the ending. */
export function kindOfFile(filename: string): FileKind {
  return KIND_OF.get(endingOf(filename)) ?? 'other';
}

/** Kind of what a link's path leads to. Scripts a page may load or run on a server are not downloads. */
export function kindOfLinked(path: string): FileKind {
  const ending = endingOf(path);
  return AMBIGUOUS_IN_LINKS.has(ending) ? 'other' : (KIND_OF.get(ending) ?? 'other');
}

function endingOf(name: string): string {
  const visible = name
    .replace(/[\p{Cf}]/gu, '')
    .replace(/[.\s]+$/, '')
    .toLowerCase();
  const dot = visible.lastIndexOf('.');
  return dot < 0 ? '' : visible.slice(dot + 1);
}
