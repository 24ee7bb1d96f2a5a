import { startEngine } from '#lib/sim/engine/backend.ts';

addEventListener('message', ({ data }: MessageEvent<string>) => {
  startEngine(data).then(
    () => postMessage('started'),
    (error: unknown) => postMessage(String(error)),
  );
});
