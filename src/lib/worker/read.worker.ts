import type { ReadRequest } from './protocol.ts';
import { reading } from './reading.ts';

addEventListener(
  'message',
  ({ data }: MessageEvent<ReadRequest>) => void reading(data).then((reply) => postMessage(reply)),
);
