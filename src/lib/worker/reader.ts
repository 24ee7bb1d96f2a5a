import type { Parcel } from './parcel.ts';
import type { ReadReply, ReadRequest } from './protocol.ts';

/** The reading worker as the page sees it: it decodes data files. */
export interface Reader {
  /**
   * Reads a dataset from its two files, in either order. Rejects with an Error that names the file and what is wrong
   * with it, or if the worker fails or is closed.
   */
  read(files: readonly File[]): Promise<Parcel>;
  /** Ends the worker; what is under way rejects with an AbortError. */
  close(): void;
}

/** Starts the reading worker, which reads one dataset. */
export function startReader(): Reader {
  const worker = new Worker(new URL('./read.worker.ts', import.meta.url), { type: 'module' });
  let fail: (error: Error) => void = () => undefined;
  worker.onerror = (event) => {
    event.preventDefault();
    fail(new Error(`the worker stopped: ${event.message || 'no reason given'}`));
  };
  return {
    read(files) {
      return new Promise((resolve, reject) => {
        fail = reject;
        worker.onmessage = ({ data }: MessageEvent<ReadReply>) => {
          if (data.type === 'read') resolve(data.parcel);
          else reject(new Error(data.message));
        };
        worker.postMessage({ files } satisfies ReadRequest);
      });
    },
    close() {
      worker.terminate();
      fail(new DOMException('reading was cancelled', 'AbortError'));
    },
  };
}
