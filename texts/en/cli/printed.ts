/** @file English sentences that the command line prints when something was done. */
import { count, decimal, duration, files, photos } from '../count.ts';
export const printedCliTexts = {
  'adopt.dry': (v: { offer: string }) => `${v.offer} (dry run: nothing was taken over)`,
  'adopt.none': 'No other folder knows decisions on these pictures.',
  'best.noStar': 'No star changed',
  'best.noSet': 'Nothing new in the set',
  'best.sure': (v: { choices: number; candidates: number; sure: number; shown: number }) =>
    `${count(v.choices)} choices among ${photos(v.candidates)}; ${v.sure} % of the best ${v.shown} expected right.`,
  'best.place': (v: { place: string; name: string; from: number; to: number }) =>
    `${v.place}  ${v.name} between ${v.from} and ${v.to}`,
  'best.next': (v: { left: string; right: string }) => `Compare next: ${v.left} and ${v.right}`,
  'check.cannot': (v: { path: string; problem: string }) => `${v.path}\n  cannot be checked    ${v.problem}`,
  'check.summary': (v: {
    photos: number;
    rules: string;
    kept: number;
    broken: number;
    partly: number;
    unclear: number;
  }) =>
    `${photos(v.photos)} against ${v.rules}: ${v.kept} keep every rule, ${v.broken} break one${v.partly > 0 ? `, ${v.partly} keep what could be judged` : ''}${v.unclear > 0 ? `, ${v.unclear} cannot be checked` : ''}.`,
  'check.untold': (v: { n: number; says: string }) => `  not judged in ${photos(v.n)}: ${v.says}`,
  'clock.right': 'Nothing changed: it was right already.',
  'clock.line': (v: { name: string; photos: number; from: string | null; to: string | null; shift: string | null }) =>
    `${v.name}: ${photos(v.photos)}, ${v.from === null ? 'no times' : `${v.from} to ${v.to}`}, clock ${v.shift ?? 'as it is'}`,
  'clock.unknownCamera': 'Unknown camera',
  'decide.nothing': 'Nothing changed: they were decided so already.',
  'decide.dry': 'Dry run: nothing was decided.',
  'list.means': (v: { n: number }) => `The list means ${photos(v.n)}.`,
  'list.missing': (v: { names: string }) => `Not in this shoot: ${v.names}`,
  'list.mayBe': (v: { entry: string; files: string }) => `${v.entry} may be any of ${v.files}: left out.`,
  'merge.exported': (v: { photos: number; author: string; file: string }) =>
    `Decisions of ${photos(v.photos)} as ${v.author}: ${v.file}`,
  'merge.here': (v: { shoot: string; matched: number; others: number }) =>
    `${v.shoot}: ${photos(v.matched)} of the files are here, ${v.others} are not.`,
  'merge.takes': (v: { fields: number; isDry: boolean }) =>
    `  ${count(v.fields)} ${v.fields === 1 ? 'field' : 'fields'} ${v.isDry ? 'would be ' : ''}taken over, which only others touched.`,
  'merge.settled': (v: { settled: number; isDry: boolean; rule: string }) =>
    `  ${count(v.settled)} ${v.settled === 1 ? 'difference' : 'differences'} ${v.isDry ? 'would be ' : ''}settled by “${v.rule}”.`,
  'merge.left': (v: { left: number }) =>
    `  ${count(v.left)} ${v.left === 1 ? 'difference left as it is' : 'differences left as they are'}:`,
  'merge.more': '    … and more; --json lists a thousand.',
  'merge.settleThem': '  Settle them with --rule, or side by side in the app.',
  'merge.dry': '  Nothing was changed (dry run).',
  'merge.nothing': '  Nothing changed.',
  'merge.side': (v: { author: string; isHere: boolean; value: string | number }) =>
    `${v.author}${v.isHere ? ' (here)' : ''} says ${v.value}`,
  'doctor.device': (v: {
    provider: string;
    adapter: string;
    state: 'ready' | 'untested' | 'wrong' | 'bad' | 'unavailable';
    rate: number | null;
    isChosen: boolean;
    note: string;
  }) =>
    `device ${v.provider} (${v.adapter}): ${v.state}${v.rate ? `, ${decimal(v.rate, 1)} images a second` : ''}${v.isChosen ? ', in use' : ''}. ${v.note}`,
  'evaluate.calibration': (v: { name: string; of: string; rmse: string; pictures: number; madeAt: string }) =>
    `${v.name}: ${v.of}, RMSE ${v.rmse} on ${v.pictures} pictures, made ${v.madeAt}`,
  'evaluate.head': (v: { isPairs: boolean; ratings: number; rated: number; raters: number; matched: number }) =>
    `${count(v.ratings)} ${v.isPairs ? 'comparisons' : 'ratings'} of ${count(v.rated)} pictures${v.raters > 0 ? ` by ${count(v.raters)} raters` : ''}; ${v.matched} of the pictures are here.`,
  'evaluate.agrees': (v: { form: string; single: string; mean: string }) =>
    `The panel agrees with itself: ${v.form} ${v.single} for one rater, ${v.mean} for their mean.`,
  'evaluate.halves': (v: { srcc: string; ceiling: string }) =>
    `One half of the raters predicts the other with SRCC ${v.srcc}; no metric can be expected above ${v.ceiling}.`,
  'evaluate.leftOut': (v: { names: string }) => `Left out (ITU-R BT.500): ${v.names}`,
  'evaluate.kept': (v: { name: string; of: string; rmse: string }) =>
    `Kept as ${v.name}: ${v.of} to the panel's scale, RMSE ${v.rmse} on pictures it was not made of.`,
  'evaluate.notHere': (v: { name: string }) => `  not here  ${v.name}`,
  'find.lacking': (v: { lacking: number }) => `${v.lacking} photos were not looked at yet.`,
  'ingest.noCards': 'No card is plugged in: none of the drives has a DCIM folder.',
  'plan.dry': (v: { says: string }) => `${v.says} (dry run: nothing was written)`,
  'ingest.done': (v: { copied: number; there: number }) =>
    `${files(v.copied)} copied and read back, ${count(v.there)} there already.`,
  'ingest.cardSafe': (v: { name: string; files: number }) =>
    `${v.name}: ${v.files === 1 ? 'its one file is' : `all ${files(v.files)} are`} safe. The card may be formatted.`,
  'ingest.cardUnsafe': (v: { name: string; safe: number; files: number }) =>
    `${v.name}: ${count(v.safe)} of ${files(v.files)} are safe. Do not format this card.`,
  'cli.stoppedShort': 'Stopped. Run the same command to go on.',
  'lightroom.state': (v: { state: string }) => `Lightroom plug-in: ${v.state}.`,
  'lightroom.restart': 'Restart Lightroom; then Library > Plug-in Extras > Take over decisions of Chinagraph...',
  'model.removed': (v: { id: string }) => `${v.id} was removed. Scores it gave stay until they are replaced.`,
  'model.others': (v: { command: string }) =>
    `Others by a card: an ONNX file of yours, or what only a server of yours can run (Q-Align): ${v.command}`,
  'model.official': 'Models are fetched from their official places.',
  'cli.checkingPhotos': 'Checking',
  'cli.comparing': 'Comparing',
  'cli.scoring': 'Scoring',
  'model.builtInState': 'built in',
  'model.line': (v: { id: string; state: string; name: string }) =>
    `${v.id.padEnd(15)} ${v.state.padEnd(10)} ${v.name}`,
  'model.state.missing': 'missing',
  'model.state.installed': 'installed',
  'model.state.unproven': 'unproven',
  'model.state.broken': 'broken',
  /** A family’s own words, which another language knows by them. */
  'model.ofFamily': (v: { text: string }) => v.text,
  'model.weights': (v: { weights: string; from: string }) => `weights ${v.weights}, from ${v.from}`,
  'model.commercial': 'commercial use allowed',
  'model.notCommercial': 'NOT for commercial use',
  'model.commercialUnstated': 'commercial use not stated',
  'model.sizeUnknown': 'size not published',
  'model.nothingToFetch': 'nothing to fetch',
  'model.installed': (v: { name: string; state: 'installed' | 'unproven'; weights: string }) =>
    `${v.name} is ${v.state}. Weights ${v.weights}.`,
  'model.from': (v: { url: string | null; isPackaged: boolean; licence: string | null }) =>
    `from ${v.isPackaged ? 'this program' : (v.url ?? 'a file of yours')}${v.licence ? `, licence ${v.licence}` : ''}`,
  'model.notFetched': 'Nothing was fetched. Add --accept-licence to install it under these terms.',
  'open.none': 'None is known here.',
  'readBack.both': 'both changed',
  'readBack.there': 'there only',
  'readBack.took': (v: { n: number }) =>
    `Took over ${count(v.n)} ${v.n === 1 ? 'decision' : 'decisions'}; undo takes them back in one step.`,
  'readBack.dry': (v: { n: number }) =>
    `${count(v.n)} ${v.n === 1 ? 'decision' : 'decisions'} would be taken over (dry run).`,
  'readBack.nothing': (v: { command: string }) => `Nothing was taken over. Those decided there only: ${v.command}`,
  'report.head': (v: { photos: number; shoots: number }) =>
    `${photos(v.photos)} in ${count(v.shoots)} ${v.shoots === 1 ? 'shoot' : 'shoots'}.`,
  'report.sharp': (v: { sharpness: number; tail: number }) =>
    `  sharpness ${decimal(v.sharpness, 2)}, ${v.tail} % in the library's lowest twentieth`,
  'report.noDrift': (v: { numbers: number }) =>
    `No drift in ${count(v.numbers)} ${v.numbers === 1 ? 'number' : 'numbers'} that were looked at.`,
  'report.like': (v: { pictures: string }) => `    like ${v.pictures}`,
  'scores.exported': (v: { pictures: number; out: string }) =>
    `Scores of ${count(v.pictures)} ${v.pictures === 1 ? 'picture' : 'pictures'}: ${v.out}`,
  'scores.imported': (v: { file: string; scores: number; pictures: number }) =>
    `${v.file}: ${count(v.scores)} ${v.scores === 1 ? 'score' : 'scores'} of ${count(v.pictures)} ${v.pictures === 1 ? 'picture' : 'pictures'}.`,
  'scores.refused': (v: { lines: number; why: string }) => `  refused ${v.lines}: ${v.why}`,
  'serve.address': 'Whoever has this address has the shoot. Ctrl-C stops.',
  'serve.noBrowser': 'No browser could be opened here. Open the address above yourself.',
  'servers.open': (v: { host: string }) =>
    `${v.host} is reached without encryption: whoever shares that network can see the pictures.`,
  'servers.allowed': (v: { host: string; url: string }) =>
    `Pictures may be sent to ${v.host} from now on. Score there with --device remote=${v.url}`,
  'servers.withToken': '  (with a token)',
  'servers.none': 'No server is named: pictures stay on this computer.',
  'servers.rate': (v: { rate: number }) => `  ${decimal(v.rate, 2)} pictures a second`,
  'servers.off': (v: { percent: number }) => `  off by at most ${decimal(v.percent, 4)} % of the range`,
  'sets.line': (v: { name: string; here: number; total: number }) => `${v.name}: ${v.here} here, ${v.total} in all`,
  'stacks.byHand': ', by hand',
  'stacks.would.make': (v: { photos: number; names: string }) => `Would stack ${photos(v.photos)}: ${v.names}`,
  'stacks.would.merge': (v: { photos: number; names: string }) => `Would stack ${photos(v.photos)}: ${v.names}`,
  'stacks.would.take-out': (v: { photos: number; names: string }) =>
    `Would take out of their stacks ${photos(v.photos)}: ${v.names}`,
  'stacks.would.split': (v: { photos: number; names: string }) => `Would split off ${photos(v.photos)}: ${v.names}`,
  'stacks.would.as-found': (v: { photos: number; names: string }) =>
    `Would leave to recognition ${photos(v.photos)}: ${v.names}`,
  'people.isOn':
    'People are looked for from now on: each face that is found gets 128 numbers, and faces with like numbers count as one person. It happens on this machine and stays here, in people.db beside the catalog. “people --delete” takes all of it away at once.',
  'people.isOff': 'People are not looked for any more. What is stored stays until “people --delete”.',
  'people.deleted': 'Everything that was stored of people is gone, names too; people are not looked for any more.',
  'people.switchOn': 'People are not looked for: it is off until you say “people --on”.',
  'people.needsModel':
    'What tells people apart is not installed. It comes with the program: models install face-descriptor --accept-licence',
  'people.needsFaces': 'Faces are not found yet: models install yunet --accept-licence',
  'people.none': 'Nobody was found.',
  'people.line': (v: { key: string; name: string | null; photos: number; keepers: number; best: string }) =>
    `${v.key}${v.name === null ? '' : ` ${v.name}`}: ${photos(v.photos)}, ${v.keepers} kept; best ${v.best}`,
  'people.without': (v: { people: number }) =>
    v.people === 0
      ? 'Everybody in more than one photo has a keeper.'
      : v.people === 1
        ? '1 person in more than one photo is without a keeper.'
        : `${v.people} people in more than one photo are without a keeper.`,
  'taste.none': 'Nothing is learnt: pick frames in stacks of two shoots and more.',
  'taste.needs': (v: { stacks: number; shoots: number }) => `needs ${v.stacks} stacks of ${v.shoots} shoots at least`,
  'taste.gain': (v: { personal: string; shared: string }) =>
    `${v.personal} of choices in other shoots foretold, ${v.shared} without it`,
  'taste.line': (v: { type: string; isOn: boolean; stacks: number; shoots: number; gain: string }) =>
    `${v.type}: ${v.isOn ? 'in use' : 'not in use'} (${v.stacks} stacks of ${v.shoots} shoots; ${v.gain})`,
  'undo.done': (v: { isRedo: boolean; shoots: string; says: string }) =>
    `${v.isRedo ? 'Done again' : 'Taken back'} in ${v.shoots}: ${v.says}.`,
  'undo.noRedo': 'There is nothing to do again.',
  'undo.noUndo': 'There is nothing to take back.',
  'watch.sofar': (v: { total: number }) => `${photos(v.total)} so far. Ctrl-C stops.`,
  'compare.equalled': (v: { what: string }) => `  made equal: ${v.what}`,
  'proofs.done': (v: { proofs: number; size: string; target: string }) =>
    `${count(v.proofs)} ${v.proofs === 1 ? 'proof' : 'proofs'}, ${v.size}, each the smallest file that keeps ${v.target}.`,
  'proofs.oneSetting': (v: { setting: string; isAbout: boolean; size: string }) =>
    `One setting for all with the same worst case, ${v.setting}, would take ${v.isAbout ? 'about ' : ''}${v.size}.`,
  'proofs.readOff': (v: { estimated: number; of: number }) =>
    `  ${count(v.estimated)} of ${count(v.of)} sizes there are read off between settings that were tried.`,
  'proofs.short': (v: { path: string; came: string; because: string }) =>
    `  short of the target  ${v.path}  ${v.came}: ${v.because}`,
  'export.trashIt': (v: { photos: number; files: number }) =>
    `${v.photos === 1 ? '1 rejected photo' : `${count(v.photos)} rejected photos`}, ${files(v.files)}: to the trash?`,
  'export.embedIt': (v: { photos: number; files: number }) => `Metadata into ${files(v.files)} of ${photos(v.photos)}?`,
  'export.discardIt': (v: { photos: number }) =>
    `${v.photos === 1 ? 'The original of 1 photo' : `The originals of ${count(v.photos)} photos`}: no longer kept?`,
  'export.unread': '  [not read there: write into the file with --embed, or use the plug-in or a list]',
  'export.done': (v: { says: string; done: number; unchanged: number; skipped: number }) =>
    `${v.says}: ${count(v.done)} done, ${count(v.unchanged)} unchanged, ${count(v.skipped)} skipped.`,
  'export.notTried': (v: { files: number }) =>
    `  ${v.files === 1 ? '1 more was' : `${count(v.files)} more were`} not tried, since their disk takes no more. The same export again goes on with them.`,
  'cli.stopping': 'Stopping after the photo in hand. Press Ctrl-C again to stop at once.',
  'cli.lost': (v: { problem: string }) =>
    `The result could not be written: ${v.problem}. Make room or choose another place, and run the command again.`,
  'elsewhere.brought': (v: { says: string; command: string }) => `${v.says}. To take that back: ${v.command}`,
  'elsewhere.offered': (v: { offer: string; command: string }) =>
    `${v.offer} To take them over, as one step: ${v.command}`,
  'elsewhere.place': (v: { many: number; folder: string }) => `${count(v.many)} in ${v.folder}`,
  'elsewhere.offer': (v: { count: number; picks: number; rejects: number; places: string }) =>
    `${v.count === 1 ? '1 of these pictures was' : `${v.count} of these pictures were`} decided on as copies elsewhere${v.picks + v.rejects > 0 ? ` (${[v.picks > 0 ? `${v.picks} ${v.picks === 1 ? 'pick' : 'picks'}` : '', v.rejects > 0 ? `${v.rejects} ${v.rejects === 1 ? 'reject' : 'rejects'}` : ''].filter(Boolean).join(', ')})` : ''}: ${v.places}.`,
  'score.on': (v: { device: string }) => `Scored on ${v.device}.`,
  'score.nothing': 'Nothing was scored.',
  'shard.done': (v: { pictures: number; part: number; of: number; before: number; out: string }) =>
    `${count(v.pictures)} ${v.pictures === 1 ? 'picture' : 'pictures'} of part ${v.part}/${v.of}${v.before > 0 ? `, ${v.before} of them by an earlier run` : ''}: ${v.out}`,
  'work.doneOf': (v: { says: string; done: number; total: number }) =>
    `${v.says} ${count(v.done)} of ${count(v.total)}`,
  'work.rate': (v: { rate: number }) =>
    `${v.rate >= 1 ? `${decimal(v.rate, v.rate >= 10 ? 0 : 1)} a second` : `${decimal(1 / v.rate, 1)} s each`}`,
  'work.left': (v: { seconds: number }) => `${duration(v.seconds)} left`,
  'work.state.paused': 'paused',
  'work.state.done': 'done',
  'work.state.failed': 'failed',
  'work.state.cancelled': 'cancelled',
  'cli.copying': 'Copying',
  'cli.exporting': 'Exporting',
  'cli.fetching': (v: { id: string }) => `Fetching ${v.id}`,
  'cli.checking': (v: { id: string }) => `Checking ${v.id}`,
  'cli.converting': (v: { id: string }) => `Converting ${v.id}`,
  'cli.proving': (v: { id: string }) => `Proving ${v.id}`,
  'cli.done': (v: { id: string }) => `Done ${v.id}`,
  'cli.note': (v: { note: string }) => `Note: ${v.note}`,
  'cli.fields': (v: { fields: string }) => `Fields: ${v.fields}`,
  'cli.log': (v: { name: string }) => `Log: ${v.name}`,
  'cli.failedLine': (v: { path: string; reason: string }) => `  failed    ${v.path}  ${v.reason}`,
  'cli.conflictLine': (v: { path: string; details: string }) => `  conflict  ${v.path}  ${v.details}`,
  'cli.indexed': (v: { name: string; photos: number; stacks: number }) =>
    `${v.name}: ${photos(v.photos)}, ${count(v.stacks)} ${v.stacks === 1 ? 'stack' : 'stacks'}.`,
  'cli.drifts': 'Drifts:',
  'stacks.none': 'There are no stacks.',
  'stacks.dry': 'Dry run: nothing was changed.',
  'stacks.nothing': 'Nothing changed: they were stacked so already.',
  'sets.none': 'There are no sets yet.',
  'cli.nothingChanged': 'Nothing changed.',
  'named.renamed': (v: { name: string; to: string }) => `“${v.name}” is called “${v.to}” now.`,
  'named.gone': (v: { name: string }) => `“${v.name}” is gone.`,
  'filters.none': 'There are no filters yet.',
  'filters.saved': (v: { name: string }) => `“${v.name}” is saved.`,
  'cull.head': (v: { name: string; photos: number; stacks: number; seconds: number }) =>
    `${v.name} · ${photos(v.photos)} · ${v.stacks === 0 ? 'no stacks' : `${count(v.stacks)} ${v.stacks === 1 ? 'stack' : 'stacks'}`} · ${duration(v.seconds)}`,
  'cull.keep': (v: { share: string }) => `  Keep        ${v.share}`,
  'cull.reject': (v: { share: string }) => `  Reject      ${v.share}`,
  'cull.problems': 'Problems',
  'cull.moreWord': 'more',
  'cull.faces': (v: { faces: number }) => `${count(v.faces)} ${v.faces === 1 ? 'face' : 'faces'}`,
  'start.fetching': 'Fetching Electron from GitHub, once.',
  'cli.photosEnd': (v: { photos: number }) => `${photos(v.photos)}.`,
  'cull.share': (v: { n: number; percent: number }) => `${count(v.n).padStart(6)}  ${String(v.percent).padStart(3)} %`,
  'model.size': (v: { megabytes: number }) => `${v.megabytes < 0.5 ? '< 1' : count(v.megabytes)} MB`,
  'proofs.size': (v: { bytes: number }) =>
    v.bytes < 1e6 ? `${count(v.bytes / 1e3)} kB` : `${decimal(v.bytes / 1e6, v.bytes < 1e7 ? 2 : 1)} MB`,
  'report.group': (v: { by: string; name: string; photos: number; sharp: string }) =>
    `  ${v.by.padEnd(9)} ${v.name}: ${photos(v.photos)}${v.sharp}`,
  'servers.testing':
    'Each server and this computer’s processor score the same 48 pictures, which takes as long as the processor does.',
};
