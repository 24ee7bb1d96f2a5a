import { engine, registerGradient, registerKernel } from '@tensorflow/tfjs-core';
import type { NamedAttrMap, Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import { held, isRecording } from './held.ts';

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
  /**
   * The gradients of the inputs by name, each computed only if it is asked for, from that of the
   * output. An operation without it ends the flow with an error if a gradient arrives.
   */
  readonly backward?: (
    dy: Tensor,
    inputs: Named<Tensor>,
    attributes: Attributes,
    output: Tensor,
  ) => Named<() => Tensor>;
}

/** One use of an operation, which travels on the tape as its attributes. */
interface Use {
  readonly inputs: Named<Tensor>;
  readonly attributes: Attributes;
  output: Tensor | null;
}

/** Names of ours beside those of TensorFlow.js. */
const PREFIX = 'skewscope/';

const operations = new Map<string, Operation>();

/** Makes an operation known to the WebAssembly backend and to the tape. */
export function register(operation: Operation): void {
  const { name, forward, backward } = operation;
  operations.set(name, operation);
  registerKernel({
    kernelName: PREFIX + name,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs }) =>
      forward(inputs as Named<TensorInfo>, useOf(attrs!).attributes),
  });
  if (!backward) return;
  registerGradient({
    kernelName: PREFIX + name,
    gradFunc: (dy, _, attrs) => {
      const { inputs, attributes, output } = useOf(attrs);
      return backward(dy as Tensor, inputs, attributes, output!);
    },
  });
}

/**
 * Runs a registered operation: while a gradient is being recorded through the tape, and then its
 * output is held; otherwise directly, which saves the engine's bookkeeping of 3 µs.
 */
export function run(name: string, inputs: Named<Tensor>, attributes: Attributes = {}): Tensor {
  if (!isRecording()) return compute(name, inputs, attributes);
  const use: Use = { inputs, attributes, output: null };
  const output = engine().runKernel<Tensor>(
    PREFIX + name,
    { ...inputs },
    use as unknown as NamedAttrMap,
  );
  use.output = held(output);
  return output;
}

/** Runs a registered operation off the tape: no gradient flows through it. */
export function compute<T extends Tensor | Tensor[] = Tensor>(
  name: string,
  inputs: Named<TensorInfo>,
  attributes: Attributes = {},
): T {
  const made = operations.get(name)!.forward(inputs, attributes);
  return held((Array.isArray(made) ? made.map(tensorOf) : tensorOf(made)) as T);
}

function tensorOf(info: TensorInfo): Tensor {
  return engine().makeTensorFromTensorInfo(info);
}

function useOf(attributes: NamedAttrMap): Use {
  return attributes as unknown as Use;
}
