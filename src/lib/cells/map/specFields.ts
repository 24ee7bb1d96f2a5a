/** The fields of the spec that the page offers, over the part of their range that runs in a minute. */
export const specFields = [
  { path: 'seed', label: 'Seed', min: 0, max: 99, step: 1, hint: 'Of every random stream.' },
  {
    path: 'clients.count',
    label: 'Clients',
    min: 4,
    max: 24,
    step: 1,
    hint: 'How many devices take part.',
  },
  {
    path: 'clients.partition.classesPerClient',
    label: 'Classes per client',
    min: 1,
    max: 10,
    step: 1,
    hint: 'Of ten; the others are OOD for it.',
  },
  {
    path: 'method.rounds',
    label: 'Rounds',
    min: 5,
    max: 100,
    step: 5,
    hint: 'How often models are averaged.',
  },
  {
    path: 'method.contrast.weight',
    label: 'Contrastive weight μ',
    min: 0,
    max: 10,
    step: 0.5,
    hint: 'Where alignment is on.',
  },
  {
    path: 'method.contrast.temperature',
    label: 'Temperature τ',
    min: 0.05,
    max: 1,
    step: 0.05,
    hint: 'Where alignment is on.',
  },
] as const;
