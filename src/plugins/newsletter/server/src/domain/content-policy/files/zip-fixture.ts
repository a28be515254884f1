/** A ZIP that has nothing but a central directory: enough to be listed, too little to hold anything. */
export function zipOf(names: readonly string[]): Uint8Array {
  const entries = names.map((name) => {
    const entry = Buffer.alloc(46 + Buffer.byteLength(name));
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.write(name, 46);
    return entry;
  });
  const start = Buffer.from('PK\u0003\u0004');
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(start.length, 16);
  return Uint8Array.from(Buffer.concat([start, directory, end]));
}
