/** Settings of a run that takes a moment: two rounds on few samples. */
export const SHORT = [
  ['method.rounds=2', 'method.stepsPerRound=2', 'method.batch=4', 'clients.count=4'],
  ['data.side=8', 'data.trainPerClient=12', 'data.testPerClass=4', 'data.probePerClass=4'],
]
  .flat()
  .flatMap((setting) => ['--set', setting]);
