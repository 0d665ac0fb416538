/** @file English sentences of the command line: what was typed wrongly, and is not there. */
export const askedCliTexts = {
  'asked.catalog': '--catalog needs a folder: --catalog DIR.',
  'asked.usage': (v: { usage: string }) => `Usage: chinagraph ${v.usage}`,
  'asked.missing': (v: { option: string; usage: string }) => `${v.option} is missing.\nUsage: chinagraph ${v.usage}`,
  'asked.wholeNumber': (v: { option: string; most: number }) => `${v.option} takes a whole number from 1 to ${v.most}.`,
  'asked.rules': (v: { usage: string }) => `Name the rules.\nUsage: chinagraph ${v.usage}`,
  'asked.noRules': (v: { text: string; known: string }) =>
    `"${v.text}" is neither one of ${v.known} nor a file that can be read.`,
  'asked.rulesTooLong': (v: { file: string }) => `${v.file} is too long for a file of rules.`,
  'asked.clock': (v: { usage: string }) =>
    `Name a photo of the camera with --of, and one way.\nUsage: chinagraph ${v.usage}`,
  'asked.shows': '--shows takes a date and a time: 2026-06-14T14:22:07.',
  'asked.shift': '--shift takes hours, minutes and seconds: +1:02:03 or -0:00:07.',
  'asked.reference': (v: { usage: string }) =>
    `Name a reference and what to hold against it.\nUsage: chinagraph ${v.usage}`,
  'compare.onlyHere': 'Nothing of this name in the other folder.',
  'asked.metricMissing': (v: { name: string; id: string }) =>
    `${v.name} is not installed. Its terms and how to have it: chinagraph models install ${v.id}`,
  'asked.noMetric': (v: { unknown: string; known: string }) => `"${v.unknown}" is no metric. There are ${v.known}.`,
  'asked.twoFolders': (v: { usage: string }) =>
    `A folder is held against one other folder.\nUsage: chinagraph ${v.usage}`,
  'asked.noType': (v: { wanted: string; known: string }) =>
    `There is no shoot type called “${v.wanted}”. There are: ${v.known}.`,
  'asked.strictness': '--strictness takes low, normal or high.',
  'asked.keep': '--keep takes a share such as 20% or a number of photos.',
  'asked.exportList': (v: { text: string }) =>
    `--export takes csv=FILE, json=FILE, txt=FILE or html=FILE, not "${v.text}".`,
  'asked.noFolderFor': (v: { folder: string; file: string }) =>
    `There is no folder ${v.folder} to write ${v.file} into.`,
  'asked.onePhoto': (v: { usage: string }) => `Name at least one photo.\nUsage: chinagraph ${v.usage}`,
  'asked.oneFlag': 'Choose one of --pick, --reject and --unflag.',
  'asked.stars': '--stars takes a number from 0 to 5.',
  'asked.takes': (v: { option: string; known: string }) => `${v.option} takes ${v.known}.`,
  'asked.decide': (v: { usage: string }) => `Say what to decide.\nUsage: chinagraph ${v.usage}`,
  'asked.outFile': (v: { usage: string }) => `Name the file with -o FILE.\nUsage: chinagraph ${v.usage}`,
  'asked.cannotWrite': (v: { file: string; code: string }) => `${v.file} cannot be written (${v.code}).`,
  'asked.decisionsFile': (v: { usage: string }) => `Name at least one file of decisions.\nUsage: chinagraph ${v.usage}`,
  'asked.noShootOfThese':
    'No shoot of this catalog shows these pictures. Name the folder: chinagraph decisions merge <folder> FILE...',
  'asked.decisionsTooLarge': (v: { file: string }) => `${v.file} is too large for a file of decisions.`,
  'asked.cannotRead': (v: { file: string; code: string }) => `${v.file} cannot be read (${v.code}).`,
  'asked.ratingsFile': (v: { usage: string }) => `Name one file of ratings.\nUsage: chinagraph ${v.usage}`,
  'asked.noFile': (v: { file: string }) => `There is no file ${v.file}.`,
  'asked.ratingsTooLong': (v: { file: string }) => `${v.file} is too long for a file of ratings.`,
  'asked.oneExport': (v: { usage: string }) => `Choose one kind of export.\nUsage: chinagraph ${v.usage}`,
  'asked.only': '--only takes picks, rejects, decided, suggested-keeps, all, stars>=N, set:NAME or filter:NAME.',
  'asked.listOut': '--list needs -o FILE.',
  'asked.outDash': '-o - takes --list txt.',
  'asked.separatorInNames': (v: { names: number; first: string }) =>
    `${v.names} of the names hold the separator, like ${v.first}. Choose another --separator.`,
  'asked.cannotMake': (v: { folder: string; why: string }) => `The folder ${v.folder} cannot be made. ${v.why}`,
  'asked.noFolder': (v: { folder: string }) => `There is no folder ${v.folder}.`,
  'asked.noFilter': (v: { name: string }) => `There is no filter “${v.name}”.`,
  'asked.filterThere': (v: { name: string }) => `There is a filter “${v.name}” already.`,
  'asked.filterJson':
    'A filter is written as JSON, the way “filters list” prints it: {"flags":["pick"],"stars":{"min":3}}.',
  'asked.keyIs': (v: { option: string }) => `${v.option} takes a person and what is said of them, as in p3=Anna.`,
  'asked.personKey': (v: { key: string }) => `“${v.key}” is no person: they are called p1, p2 and so on.`,
  'asked.wordsOrPhoto': (v: { usage: string }) => `Name a folder, and words or a photo.\nUsage: chinagraph ${v.usage}`,
  'asked.findModel': (v: { model: string | null; id: string }) =>
    `Photos are found by words once ${v.model ?? 'a model for it'} is installed: "first dance", "dog on the beach", or photos like one. Its terms and how to have it: chinagraph models install ${v.id}`,
  'asked.noPhoto': (v: { photo: string; folder: string }) => `There is no photo ${v.photo} in ${v.folder}.`,
  'asked.moreFolders': (v: { usage: string }) => `Name at least two folders.\nUsage: chinagraph ${v.usage}`,
  'asked.noFolderHere': (v: { folder: string }) =>
    `There is no folder ${v.folder}. Check the name, or plug the drive in.`,
  'asked.card': (v: { usage: string }) =>
    `Name at least one card, and where to with --to.\nUsage: chinagraph ${v.usage}`,
  'asked.noCard': (v: { card: string }) =>
    `There is no card or folder ${v.card}. Put it in, or look with: ingest --cards`,
  'asked.lightroom': (v: { usage: string }) => `Say install, remove or status.\nUsage: chinagraph ${v.usage}`,
  'asked.server': (v: { usage: string }) => `--server takes triton or openvino.\nUsage: chinagraph ${v.usage}`,
  'asked.noProgram': (v: { wanted: string; known: string }) => `${v.wanted} is not among: ${v.known || 'none'}.`,
  'asked.notTheirs': (v: { file: string }) => `${v.file} is not among the files that say otherwise.`,
  'asked.library': (v: { usage: string }) => `Say --library.\nUsage: chinagraph ${v.usage}`,
  'asked.folderOrFiles': (v: { usage: string }) => `Name a folder or files.\nUsage: chinagraph ${v.usage}`,
  'asked.size': '--size takes a long side in pixels, or native.',
  'asked.mostOneFolder': (v: { usage: string }) => `Name at most one folder.\nUsage: chinagraph ${v.usage}`,
  'asked.portTaken': (v: { port: number }) => `Port ${v.port} is taken. Leave --port away to take a free one.`,
  'asked.unreadable': (v: { file: string }) => `${v.file} cannot be read.`,
  'asked.typeCount': (v: { question: string; count: number }) => `${v.question} Type ${v.count} to go on: `,
  'asked.nobody': (v: { question: string; count: number }) =>
    `${v.question} Nobody is there to answer: add --confirm ${v.count}.`,
  'asked.wrongCount': (v: { count: number; answer: string }) =>
    `The number is ${v.count}, not ${v.answer || 'none'}. Nothing was done.`,
  'asked.device': '--device takes cpu, webgpu, cuda, dml, coreml or remote=URL.',
  'asked.parse': (v: { problem: string; usage: string }) => `${v.problem}\nUsage: chinagraph ${v.usage}`,
  'asked.empty': (v: { option: string; usage: string }) =>
    `--${v.option} is empty: say what it is to be, or leave it out.\nUsage: chinagraph ${v.usage}`,
  'asked.notTaken': (v: { field: string }) => `What was given as "${v.field}" is too long, too much or out of range.`,
  'asked.oneFolder': (v: { usage: string }) => `Name one folder.\nUsage: chinagraph ${v.usage}`,
  'cli.stopped': 'Stopped. What was done is kept; run the same command to go on.',
  'cli.notAll': 'Not all was done, for the reason above. Run the same command to go on.',
  'asked.noList': (v: { list: string }) => `There is no list ${v.list} that can be read.`,
  'asked.noText': (v: { list: string }) => `${v.list} holds no text. Save the list as text or CSV.`,
  'asked.isFile': (v: { folder: string }) => `${v.folder} is a file. Name the folder it is in.`,
  'asked.unknownPhoto': (v: { file: string; command: string }) =>
    `${v.file} is not a photo the catalog knows. Index its folder first: ${v.command}`,
  'asked.longSide': '--long-side takes pixels from 16 to 16383, or own.',
  'asked.shard': '--shard takes which part of how many, such as 3/16.',
  'asked.shardOut': 'Name the file that the scores go to: -o FILE.',
  'asked.sizeAndOut': '--size and -o do not go together: a catalog takes scores at each model’s own size.',
  'asked.modelMissing': (v: { model: string; command: string }) =>
    `The model ${v.model} is not installed. See ${v.command}`,
  'asked.noModels': (v: { command: string }) =>
    `No model is installed. A model adds learned quality, aesthetics, what is wrong with a picture, and open or closed eyes. See ${v.command}`,
  'start.usage': 'Usage: npm start [-- [folder] [--browser | --get-electron]]',
  'start.noOption': (v: { option: string; usage: string }) => `There is no option ${v.option}.\n${v.usage}`,
  'start.oneFolder': (v: { usage: string }) => `Name at most one folder.\n${v.usage}`,
  'start.browser': 'Opening in the browser.',
  'start.noElectron':
    'Electron is not on this machine (npm start -- --get-electron fetches it, about 100 MB from GitHub): opening the same interface in the browser.',
  'start.notFetched': 'Electron could not be fetched: opening in the browser.',
  'start.notBuilt': 'The desktop app could not be built.',
  'asked.maps': (v: { file: string; code: string }) =>
    `${v.file} ${v.code === 'EEXIST' ? 'is there already' : `cannot be written (${v.code})`}. Choose another folder for the maps.`,
};
