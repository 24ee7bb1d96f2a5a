import { utf8ToBytes } from '@noble/hashes/utils.js';

/** The fields that changes set, by their paths. */
const CHANGED =
  '"changes":[{"round":10,"set":{"clients.participation":0.5,"method.batch":16,"method.contrast.gradient":"stop-at-cut",' +
  '"method.contrast.labels":"none","method.contrast.on":false,"method.contrast.temperature":0.1,"method.contrast.weight":1,' +
  '"method.exitWeight":0.5,"method.meta.innerRate":0.05,"method.meta.innerSteps":1,"method.meta.on":false,' +
  '"method.meta.simulate":"within-budget","method.mix":0,"method.rates.client":0.01,"method.rates.server":0.1,' +
  '"method.stepsPerRound":6,"method.contrast.on":true}},{"round":20,"set":{"method.meta.on":true}}]';

const FIELDS =
  '"spec":{"clients":{"architectures":["mlp:200-100","cnn:8-16","mlp-s","mlp-l","cnn-s","cnn-l"],"count":12,' +
  '"participation":0.5,"partition":{"alpha":0.3,"kind":"dirichlet"},"partition":{"classesPerClient":2,"kind":"classes"}},' +
  '"data":{"probePerClass":20,"sha256":"","side":28,"source":"file","source":"glyphs","testPerClass":100,' +
  '"trainPerClient":250},"draws":{"data":1,"weights":1},"method":{"batch":32,"contrast":{"gradient":"full",' +
  '"labels":"permuted","on":true,"temperature":0.2,"weight":3},"exitWeight":0.5,"id":"harmony","id":"splitgp",' +
  '"meta":{"innerRate":0.05,"innerSteps":1,"on":false,"simulate":"any"},"mix":0.2,"personalise":{"steps":10},' +
  '"rates":{"client":0.03,"server":0.3},"realign":{"steps":10},"rounds":40,"stepsPerRound":6},"seed":5}';

const READINGS =
  '"text":"---\\ntitle: ","title":"","tried":{"clients":{"count":6}},"readings":{"after":"after","before":"before",' +
  '"clientSpeed":0.1,"colour":"class","eye":"server","rho":0.5,"round":30,"rtt":100,"serverSpeed":10,"stage":"cut",' +
  '"threshold":0.5,"uplink":10,"view":"one"},"lesson":"3-alignment-and-simulated-extractors","lesson":"2-same-class-different-place",' +
  '"lesson":"1-what-a-client-knows","tried":{"seed":2}}';

const ARMS =
  '{"arms":[{"name":"alone","preset":"alignment","title":"One architecture"},{"name":"neither","preset":"meta",' +
  '"title":"Both fork"},{"name":"before","preset":"splitgp","run":{"decisions":"","figures":[null,0.95,0.85,0.65,1.],"hashes":"",' +
  '"rounds":[0,7,13,20,27,33,40]}},{"name":"both","preset":"homogeneous","run":{"decisions":"0","figures":[0.9,' +
  '"hashes":"0","rounds":[0,10,20,30,40,50,60]},"spec":{"method":{"contrast":{"on":false},"meta":{"on":false}}},"title":"After"}],' +
  '"by":["0.1.0","tfjs-wasm-simd","4.22.0, kernels 2"]';

/**
 * What links of format 1 often say: deflate refers to it (RFC 1951's window begins with it), so that a link spends its
 * characters on what it alone says. It never changes: every link of the format is read with it.
 */
export const DICTIONARY = utf8ToBytes(CHANGED + FIELDS + READINGS + ARMS);
