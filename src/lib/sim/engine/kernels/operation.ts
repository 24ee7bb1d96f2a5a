import { engine, registerGradient, registerKernel } from '@tensorflow/tfjs-core';
import type { NamedAttrMap, Tensor, TensorInfo } from '@tensorflow/tfjs-core';

type Named<T> = Readonly<Record<string, T>>;
// Inputs and attributes are as different as the operations; each operation names its own.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Attributes = any;

/** One operation on tensors: how it runs, and how gradients flow back through it. */
export interface Operation {
  readonly name: string;
  /** Computes the outputs; runs outside the tape. */
  readonly forward: (
    inputs: Named<TensorInfo>,
    attributes: Attributes,
  ) => TensorInfo | TensorInfo[];
  /** What `backward` needs, in this order; `output` saves the first output last. */
  readonly saves?: { readonly inputs?: readonly string[]; readonly output?: boolean };
  /**
   * The gradients of the inputs by name, each computed only if it is asked for. An operation
   * without it ends the flow with an error if a gradient arrives.
   */
  readonly backward?: (
    dy: Tensor,
    saved: readonly Tensor[],
    attributes: Attributes,
  ) => Named<() => Tensor>;
}

/** Names of ours beside those of TensorFlow.js. */
const PREFIX = 'skewscope/';

/** Makes an operation known to the WebAssembly backend and to the tape. */
export function register({ name, forward, saves = {}, backward }: Operation): void {
  registerKernel({
    kernelName: PREFIX + name,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs }) => forward(inputs as Named<TensorInfo>, attrs),
  });
  if (!backward) return;
  registerGradient({
    kernelName: PREFIX + name,
    inputsToSave: [...(saves.inputs ?? [])],
    outputsToSave: [saves.output ?? false],
    gradFunc: (dy, saved, attributes) => backward(dy as Tensor, saved, attributes),
  });
}

/** Runs a registered operation; on the tape if one is being recorded. */
export function run<T extends Tensor | Tensor[] = Tensor>(
  name: string,
  inputs: Named<Tensor>,
  attributes: Named<unknown> = {},
): T {
  return engine().runKernel<T>(PREFIX + name, { ...inputs }, attributes as unknown as NamedAttrMap);
}
