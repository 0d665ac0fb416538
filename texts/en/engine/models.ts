/** @file English sentences of models: fetching, converting, proving. */
import { decimal, gigabytes } from '../count.ts';
export const modelsTexts = {
  'onnx.none': (v: { path: string; problem: string }) => `${v.path} is no ONNX model: ${v.problem}.`,
  'onnx.external': (v: { path: string; weights: string }) =>
    `${v.path} keeps its weights ("${v.weights}") in another file. Save it as one file and try again.`,
  'onnx.operators': (v: { path: string; domains: string }) =>
    `${v.path} needs operators that are not part of ONNX Runtime: ${v.domains}.`,
  'onnx.noInput': (v: { path: string }) => `${v.path} has no input or no output.`,
  'convert.ended': (v: { by: string }) => `the conversion ended unexpectedly (${v.by}); is there enough memory?`,
  'download.cannot': (v: { url: string; reason: string }) => `${v.url} cannot be fetched: ${v.reason}.`,
  'download.failed': (v: { url: string; reason: string; attempts: number }) =>
    `${v.url} could not be fetched: ${v.reason}, ${v.attempts} times in a row. What has arrived is kept; try again to go on from there.`,
  'download.tooLarge': (v: { bytes: number }) => `it says it has ${v.bytes} bytes, more than any model`,
  'download.endless': 'it does not end',
  'download.short': (v: { done: number; total: number }) => `it ended after ${v.done} of ${v.total} bytes`,
  'download.stalled': (v: { seconds: number }) => `nothing came for ${v.seconds} s`,
  'download.otherPart': 'the server sent another part than the one asked for',
  'download.noPart': 'the server has no such part',
  'download.status': (v: { status: number; text: string }) => `the server says ${v.status} ${v.text}`,
  'download.noConnection': (v: { cause: string }) => `no connection (${v.cause})`,
  'serve.none': 'No installed model can be served; “models list” names those that could be installed.',
  'serve.notEmpty': (v: { dir: string }) => `${v.dir} is not empty. Name an empty folder, or a new one.`,
  'serve.cannot': (v: { models: string }) => `${v.models} cannot be served. Install it again.`,
  'install.noRoom': (v: { neededBytes: number; freeBytes: number; dir: string }) =>
    `it needs ${gigabytes(v.neededBytes)} while it is converted and there are ${gigabytes(v.freeBytes)} free in ${v.dir}`,
  'install.noAddress': (v: { id: string }) => `${v.id} has no address to fetch it from. Import its file instead.`,
  'install.notPublished': (v: { url: string; file: string; model: string }) =>
    `${v.url} is not the published file ${v.file} that ${v.model} needs.`,
  'install.fileGone': (v: { path: string; model: string; file: string }) =>
    `${v.path} is not there. ${v.model} needs the file ${v.file}.`,
  'install.noFile': (v: { path: string }) => `${v.path} is no file that can be read.`,
  'install.cannot': (v: { name: string; lack: string }) => `${v.name} cannot be installed: ${v.lack}.`,
  'install.wrongFile': (v: { from: string; wrong: string }) =>
    `${v.from} is not the file it should be: ${v.wrong}. Nothing was installed.`,
  'install.notUsable': (v: { file: string; name: string; problem: string }) =>
    `${v.file} cannot be used as ${v.name}: ${v.problem}`,
  'install.trust': ' If you trust this file all the same, install it as unproven (--unproven).',
  'install.unproven': (v: { file: string; name: string; problem: string; advice: string }) =>
    `${v.file} was not installed as ${v.name}: ${v.problem}.${v.advice}`,
  'install.withoutProof': (v: { problem: string }) => `Installed without proof: ${v.problem}.`,
  'install.doesNotRun': (v: { name: string; problem: string }) => `${v.name} does not run here: ${v.problem}`,
  'install.hash': (v: { sha256: string; whose: string; expected: string }) =>
    `its SHA-256 is ${v.sha256}…, ${v.whose} is ${v.expected}…`,
  'install.hashPublished': 'the published one',
  'install.hashFirst': (v: { day: string }) => `that of the file first installed on ${v.day}`,
  'card.noJson': (v: { problem: string }) => `The card is no JSON: ${v.problem}`,
  'card.unusable': (v: { problems: string }) => `The card cannot be used. ${v.problems}.`,
  'model.installAgain': (v: { problem: string; id: string }) => `${v.problem} Install ${v.id} again.`,
  'model.recordDamaged': (v: { id: string }) => `The record of ${v.id} is damaged.`,
  'model.fileBad': (v: { file: string; id: string; isThere: boolean }) =>
    `The file ${v.file} of ${v.id} is ${v.isThere ? 'damaged' : 'gone'}.`,
  'model.unknown': (v: { id: string }) => `There is no model called "${v.id}". See the list of models.`,
  'model.builtIn': (v: { name: string }) => `${v.name} comes with the program: install it.`,
  'card.unreadable': (v: { file: string }) => `${v.file} cannot be read.`,
  'card.nameServer': (v: { url: string }) =>
    `This model runs on ${v.url}, and pictures go to your own servers alone: name it with "servers add ${v.url}" first.`,
  'card.idTaken': (v: { file: string; id: string }) => `${v.file}: the id ${v.id} is taken.`,
  'model.fileDamaged': (v: { file: string; id: string }) =>
    `The file ${v.file} of ${v.id} is damaged. Install ${v.id} again.`,
  'install.builtInFailed': (v: { name: string; problem: string }) => `${v.name} was not installed: ${v.problem}.`,
  'prove.blurredCloser': 'it does not put a blurred copy farther away than the picture itself',
  'prove.notFinite': 'it gives numbers that are not finite',
  'prove.outside': (v: { value: number; low: number; high: number }) =>
    `it gives ${decimal(v.value, 2)}, far outside its range of ${v.low} to ${v.high}`,
  'prove.order': (v: { order: readonly ('sharp' | 'blurred' | 'compressed')[]; means: readonly number[] }) =>
    `it does not put the pictures of the test in their order: ${v.order.map((name, at) => `${{ sharp: 'sharp', blurred: 'blurred', compressed: 'badly compressed' }[name]} ${decimal(v.means[at]!, 2)}`).join(', ')}`,
};
