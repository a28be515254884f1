import { Readable } from 'node:stream';

// One socket buffer's worth: back-pressure then holds the end back while earlier bytes wait.
const CHUNK_BYTES = 16 * 1024;

/**
 * The message as a stream that knows whether its end was taken. SMTPConnection writes the final dot right
 * after it has read the end, and reports no such moment itself; until `ended` is true no server can have
 * accepted the message.
 */
export class WatchedMessage extends Readable {
  ended = false;
  private offset = 0;

  constructor(private readonly message: Buffer) {
    super({ highWaterMark: CHUNK_BYTES });
  }

  override _read(): void {
    if (this.offset >= this.message.length) {
      this.ended = true;
      this.push(null);
      return;
    }
    const end = this.offset + CHUNK_BYTES;
    this.push(this.message.subarray(this.offset, end));
    this.offset = end;
  }
}
