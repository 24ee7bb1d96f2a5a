import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

// The engine's own file may be named by whoever starts it; its code may not be imported.
const tensorflow = '^@tensorflow/(?!.*\\.wasm\\?url)';
const ours = (folder) => `^#lib/(${folder})(/|$)|^(\\.\\./)+(${folder})/`;

/** Which of our folders, and which packages, a folder must not import; `../` names one beside `lib`. */
const importTable = {
  sim: {
    folders: 'measure|project|notebook|recording|proof|worker|state|view|cells',
    packages: 'd3|umap-js|svelte|\\$app',
  },
  measure: {
    folders: 'sim/(engine|nets|data)|project|notebook|recording|proof|worker|state|view|cells',
    packages: 'd3|umap-js|svelte|\\$app',
  },
  project: {
    folders: 'measure|notebook|recording|proof|worker|state|view|cells',
    packages: 'd3|svelte|\\$app',
  },
  notebook: {
    folders: 'sim/(engine|nets|data|run)|measure|project|recording|proof|worker|state|view|cells',
    packages: 'd3|umap-js|svelte|\\$app',
  },
  proof: {
    folders: 'sim/(engine|nets|data|run)|project|worker|state|view|cells',
    packages: 'd3|umap-js|svelte|\\$app',
  },
  worker: { folders: 'notebook|proof|state|view|cells', packages: 'd3|umap-js|svelte|\\$app' },
  recording: {
    folders: 'sim/(engine|nets|data|run)|project|notebook|proof|worker|state|view|cells',
    packages: 'd3|umap-js|svelte|\\$app',
  },
  state: { folders: 'sim/(engine|nets|data|run)|project|view|cells', packages: 'd3|umap-js' },
  view: {
    folders: 'sim|measure|project|notebook|recording|proof|worker|state|cells',
    packages: 'umap-js',
  },
  cells: { folders: 'sim/(engine|nets|data|run)|project|worker', packages: 'd3|umap-js' },
  '../player': {
    folders: 'sim/(engine|nets|data|run)|project|proof|worker',
    packages: 'd3|umap-js|\\$app',
  },
  '../cli': { folders: 'state|view|cells', packages: 'd3|umap-js|svelte|\\$app' },
};

function restricted(folder, folders, packages, others) {
  const patterns = [
    {
      regex: ours(folders),
      message: `${folder} may not import this folder (CONTRIBUTING, "Who may import whom").`,
    },
    { regex: `^(${packages})(/|$)`, message: `${folder} may not import this package.` },
    ...others.map((regex) => ({ regex, message: 'only sim/engine imports TensorFlow.js.' })),
  ];
  return { 'no-restricted-imports': ['error', { patterns }] };
}

const importRules = Object.entries(importTable).map(([folder, { folders, packages }]) => ({
  files: [folder.startsWith('../') ? `src/${folder.slice(3)}/**` : `src/lib/${folder}/**`],
  ignores: ['src/lib/sim/engine/**'],
  rules: restricted(folder, folders, packages, [tensorflow]),
}));

/** The engine is of `sim`, and imports TensorFlow.js. */
const engineRules = {
  files: ['src/lib/sim/engine/**'],
  rules: restricted('sim', importTable.sim.folders, importTable.sim.packages, []),
};

const transcendental =
  'exp|expm1|log|log1p|log2|log10|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|cbrt|hypot';

/** What the engine uses of TensorFlow.js: all else may draw, look at the clock or differ in bits from our kernels. */
const tensors =
  'Tensor|tensor|keep|zerosLike|engine|env|memory|backend|setBackend|registerKernel|registerGradient|setWasmPaths|version_wasm';

const STREAMS = 'draw from a named stream (sim/random.ts).';
const CLOCK = 'sim knows no clock.';
const EXACT = 'engines differ in the last bits of this function: use sim/exact.ts.';
const MATH = 'name the function where it is used, Math.sqrt(x), so that it can be checked.';
const POWER = 'engines differ in powers: multiply.';
const GLOBAL = 'use what is global by its own name, so that it can be checked.';
const TENSORS =
  'of TensorFlow.js only what makes, holds and frees tensors: draw from sim/random.ts, compute with sim/engine/kernels.';
const NAMESPACE =
  'name what is used of TensorFlow.js where it is used, tf.tensor(…), so that it can be checked.';

/** Every way to TensorFlow.js's own mathematics, chance and clock. */
const tensorsOnly = [
  {
    selector: `MemberExpression[object.name='tf']:matches([computed=true], [property.name!=/^(${tensors}|util)$/])`,
    message: TENSORS,
  },
  {
    selector:
      ":not(MemberExpression[computed=false][property.name='fetch']) > MemberExpression[object.name='tf'][property.name='util']",
    message: TENSORS,
  },
  {
    selector: `ImportDeclaration[importKind='value'][source.value=/^@tensorflow/] > ImportSpecifier[importKind='value'][imported.name!=/^(${tensors})$/]`,
    message: TENSORS,
  },
  {
    // Other files of the package hold single functions, or give tensors methods.
    selector:
      'ImportDeclaration[source.value=/^@tensorflow/][source.value!=/^@tensorflow.tfjs-(core|backend-wasm)$/]',
    message: TENSORS,
  },
  {
    selector: "CallExpression[callee.property.name='runKernel'][arguments.0.type=/Literal$/]",
    message: TENSORS,
  },
  {
    selector:
      "ImportDeclaration[source.value=/^@tensorflow/] > ImportNamespaceSpecifier[local.name!='tf']",
    message: NAMESPACE,
  },
  {
    selector:
      ":not(ImportNamespaceSpecifier, MemberExpression, TSQualifiedName) > Identifier[name='tf']",
    message: NAMESPACE,
  },
  {
    selector:
      ':matches(ExportAllDeclaration, ExportNamedDeclaration, ImportExpression)[source.value=/^@tensorflow/]',
    message: NAMESPACE,
  },
];

/** What would make a run depend on chance, on time or on the engine's mathematics. */
const reproducible = {
  files: ['src/lib/sim/**'],
  rules: {
    'no-restricted-globals': [
      'error',
      { name: 'Date', message: CLOCK },
      { name: 'performance', message: CLOCK },
      { name: 'crypto', message: STREAMS },
      ...['self', 'window', 'global'].map((name) => ({ name, message: GLOBAL })),
    ],
    'no-restricted-syntax': [
      'error',
      {
        selector: "MemberExpression[object.name='Math'][property.name='random']",
        message: STREAMS,
      },
      {
        selector: `MemberExpression[object.name='Math'][property.name=/^(${transcendental})$/]`,
        message: EXACT,
      },
      { selector: "MemberExpression[object.name='Math'][computed=true]", message: MATH },
      { selector: ":not(MemberExpression) > Identifier[name='Math']", message: MATH },
      {
        // A cast to a type that is written out names what it reads.
        selector:
          ":not(TSAsExpression[typeAnnotation.type='TSTypeLiteral']) > Identifier[name='globalThis']",
        message: GLOBAL,
      },
      ...tensorsOnly,
      { selector: "BinaryExpression[operator='**']", message: POWER },
      { selector: "AssignmentExpression[operator='**=']", message: POWER },
    ],
  },
};

export default ts.config(
  {
    ignores: ['build/', '.svelte-kit/', 'node_modules/', 'static/', '**/*.as.ts', 'test-results/'],
  },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs['flat/recommended'],
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  ...importRules,
  engineRules,
  reproducible,
);
