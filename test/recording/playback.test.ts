import { expect, it } from 'vitest';
import { packPlayback, type PlayedArm, unpackPlayback } from '#lib/recording/playback.ts';
import { STAGES } from '#lib/sim/snapshot.ts';
import type { Spec } from '#lib/sim/spec.ts';
import { playback } from '../player/fake.ts';

const packed = () => packPlayback(playback('splitgp', 'both'));
const stored = () => JSON.parse(JSON.stringify(packed())) as ReturnType<typeof packed>;

it('packPlayback(…) is plain data, from which unpackPlayback has every round again', () => {
  const [given, found] = [playback('splitgp', 'both'), unpackPlayback(stored())];
  const { arms, ...rest } = given;
  expect(found).toMatchObject(rest);
  arms.forEach((arm, i) => {
    const { name, title, spec, opening, fingerprint, reports } = found.arms[i]!;
    expect({ name, title, spec, fingerprint }).toEqual({
      ...{ name: arm.name, title: arm.title, spec: arm.spec, fingerprint: arm.fingerprint },
    });
    expect(opening.clients.map(({ classes }) => classes)).toEqual([[0], [1]]);
    expect(reports.map(({ figures }) => figures)).toEqual(
      arm.reports.map(({ figures }) => figures),
    );
    expect(reports[4]!.tested!.skew.trunk).toBe(arm.reports[4]!.tested!.skew.trunk);
  });
});

it('answers and maps of every kept round and stage come back, with what made the map', () => {
  const [given, found] = [playback('both').arms[0]!, unpackPlayback(stored()).arms[1]!];
  for (const round of given.opening.keptRounds) {
    const [asked, answered] = [given.answers(round).test, found.answers(round).test];
    expect(answered.client).toEqual(asked.client);
    expect(answered.server).toEqual(asked.server);
    expect(found.answers(round).messages).toEqual(given.answers(round).messages);
    for (const stage of STAGES) {
      const [map, back] = [given.map(round, stage)!, found.map(round, stage)!];
      expect(back.by).toBe(stage === 'projector' ? 'axes' : 'umap');
      expect(back.doubtful).toEqual(map.doubtful);
      back.positions.forEach((x, at) => expect(x).toBeCloseTo(map.positions[at]!, 2));
    }
  }
});

it('the same round is the same object, so that nothing is drawn anew', () => {
  const [arm] = unpackPlayback(stored()).arms;
  expect(arm!.map(2, 'trunk')).toBe(arm!.map(2, 'trunk'));
  expect(arm!.answers(2)).toBe(arm!.answers(2));
});

it('arms on the same data share their group, others do not', () => {
  expect(packed().groups).toHaveLength(1);
  const [before, after] = playback('splitgp', 'both').arms;
  const other = { ...after!, spec: { ...after!.spec, seed: 2 } };
  const apart = packPlayback({ ...playback(), arms: [before!, other] });
  expect(apart.groups.map(({ seed }) => seed)).toEqual([1, 2]);
  expect(apart.arms.map(({ group }) => group)).toEqual([0, 1]);
});

it('a stage without a map has none in the file', () => {
  const [arm] = playback('both').arms;
  const bare = packPlayback({ ...playback(), arms: [{ ...arm!, map: () => null }] });
  expect(unpackPlayback(bare).arms[0]!.map(4, 'cut')).toBeNull();
});

it('unpackPlayback refuses another format by its number', () => {
  const other = { ...stored(), format: 2 as 1 };
  expect(() => unpackPlayback(other)).toThrow('playback: format 2 is not 1');
});

it('no training sample is in the file, and of imported data no picture at all', () => {
  const [arm] = playback('both').arms;
  const imported = { ...arm!.spec, data: { ...arm!.spec.data, source: 'file' } } as Spec;
  const of = (spec: Spec) =>
    unpackPlayback(packPlayback({ ...playback(), arms: [{ ...arm!, spec }] }));
  for (const spec of [arm!.spec, imported]) {
    const [{ opening }] = of(spec).arms as [PlayedArm];
    expect(opening.clients.map(({ shown }) => shown.length)).toEqual([0, 0]);
    expect(opening.probeImages).toHaveLength(spec === imported ? 0 : 8);
  }
});
