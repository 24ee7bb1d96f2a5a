import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

// The engine's own file may be named by whoever starts it; its code may not be imported.
const tensorflow = '^@tensorflow/(?!.*\\.wasm\\?url)';
const ours = (folder) => `^#lib/(${folder})(/|$)|^(\\.\\./)+(${folder})/`;

/** Which of our folders, and which packages, a folder must not import. */
const importTable = {
  sim: {
    folders: 'measure|project|notebook|worker|state|view|cells',
    packages: 'd3|umap-js|svelte|\\$app',
  },
  measure: {
    folders: 'sim/(engine|nets|data)|project|notebook|worker|state|view|cells',
    packages: 'd3|umap-js|svelte|\\$app',
  },
  project: { folders: 'measure|notebook|worker|state|view|cells', packages: 'd3|svelte|\\$app' },
  notebook: {
    folders: 'sim/(engine|nets|data|run)|measure|project|worker|state|view|cells',
    packages: 'd3|umap-js|svelte|\\$app',
  },
  worker: { folders: 'notebook|state|view|cells', packages: 'd3|umap-js|svelte|\\$app' },
  recording: {
    folders: 'sim/(engine|nets|data|run)|project|notebook|worker|state|view|cells',
    packages: 'd3|umap-js|svelte|\\$app',
  },
  state: { folders: 'sim/(engine|nets|data|run)|project|view|cells', packages: 'd3|umap-js' },
  view: { folders: 'sim|measure|project|notebook|worker|state|cells', packages: 'umap-js' },
  cells: { folders: 'sim/(engine|nets|data|run)|project|worker', packages: 'd3|umap-js' },
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
  files: [folder === '../cli' ? 'src/cli/**' : `src/lib/${folder}/**`],
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
const chance = 'rand|random[A-Z]\\w*|truncatedNormal|multinomial|dropout|shuffle|shuffleCombo';

const STREAMS = 'draw from a named stream (sim/random.ts).';
const CLOCK = 'sim knows no clock.';
const EXACT = 'engines differ in the last bits of this function: use sim/exact.ts.';
const MATH = 'name the function where it is used, Math.sqrt(x), so that it can be checked.';
const POWER = 'engines differ in powers: multiply.';

/** What would make a run depend on chance, on time or on the engine's mathematics. */
const reproducible = {
  files: ['src/lib/sim/**'],
  rules: {
    'no-restricted-globals': [
      'error',
      { name: 'Date', message: CLOCK },
      { name: 'performance', message: CLOCK },
      { name: 'crypto', message: STREAMS },
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
        selector: 'MemberExpression[property.name=/^(Math|Date|performance|crypto)$/]',
        message: 'use what is global by its own name, so that it can be checked.',
      },
      { selector: `MemberExpression[property.name=/^(${chance})$/]`, message: STREAMS },
      { selector: `ImportSpecifier[imported.name=/^(${chance})$/]`, message: STREAMS },
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
