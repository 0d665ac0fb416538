/** @file English sentences of --help. */
export const helpCliTexts = {
  'help.adopt': 'Take over decisions made on copies of these pictures in other folders, as one step',
  'help.best': 'The best shots of a shoot, by choices between two photos: what to compare next, the ranking so far',
  'help.check': 'Hold finished pictures against delivery rules: size, colour, compression, sharpness, metadata, faces',
  'help.clock': "Cameras' clocks: list them, and put one right; undo takes it back, files are not touched",
  'help.compare': 'How close pictures are to a reference: PSNR, SSIM and others, with a gate for scripts',
  'help.cull':
    'The main job: index a folder, score it with what is installed, suggest keepers and rejects with reasons',
  'help.decide': 'Flag, rate or label photos; durable before it returns',
  'help.decisions': 'Decisions of several people: export yours to a file, merge theirs by content, field by field',
  'help.doctor': 'Versions, providers, database checks, cache sizes',
  'help.evaluate':
    "How far measures and scores agree with a panel's ratings: SRCC, KRCC, PLCC, RMSE, and the panel's own ceiling",
  'help.export': 'Write lists, sidecars, or copy, move and link keepers; --dry-run lists every change first',
  'help.filters': 'Filters with a name: kept, shown in the app, exported with --only filter:NAME',
  'help.find': 'Photos by what they show: by words, or like another photo',
  'help.gather':
    'Several folders (cards, photographers) as one shoot; prints the folder that every other command takes',
  'help.index': 'List, measure and stack a folder in place, without suggestions',
  'help.ingest': 'Copy cards to one or two disks, read back and compared; never writes to a card',
  'help.lightroom': 'Install the plug-in that takes decisions over into a Lightroom Classic catalog',
  'help.models': 'What can be installed and under which licence; install, import, verify, remove',
  'help.open': 'Photos in another program, or the folder they lie in; --programs lists what is installed',
  'help.readBack': 'Show what other programs decided in sidecars and files, and take it over with --take',
  'help.report': 'All shoots over time: numbers by camera, lens, aperture and ISO, and what drifted since when',
  'help.score': 'Score pictures with the installed models; a folder is remembered, files are not',
  'help.scores': 'Scores as files: export what is known of a folder, import what parts of an archive brought',
  'help.serve': 'The interface in a browser, on this machine only; prints its address with the token',
  'help.devices': 'What can score and how fast; CUDA’s libraries for NVIDIA cards on Linux',
  'help.servers': 'Servers with a GPU that score for this computer: naming one allows pictures to be sent there',
  'help.sets': 'Sets of photos with a name: kept, undone like decisions, exported with --only set:NAME',
  'help.stacks':
    'Stacks made, merged, split and taken apart by hand: they win over what is found, and undo takes them back',
  'help.people':
    'People of a shoot by their faces, only where it is switched on: who is without a keeper, the best frame of each',
  'help.taste':
    'What was learnt of your choices inside stacks, whether it is used; --json exports it, --forget unlearns it',
  'help.undo': 'Take back the last decision (of a folder, or of all), or do it again with --redo',
  'help.watch':
    'Follow a folder that a camera writes into: each new frame as it is whole, and what has to be said at once',
  'help.head': 'Chinagraph: the first pass over a shoot. Originals are never written; nothing leaves this machine.',
  'help.usage': 'Usage: chinagraph <command> [options]        (from a checkout: npm run -s chinagraph -- <command>)',
  'help.json': '  --json           one JSON object on stdout, for scripts',
  'help.catalog':
    "  --catalog DIR    where decisions and caches are kept (or CHINAGRAPH_HOME; default: the platform's data folder)",
  'help.help': "  --help           this, or a command's usage",
  'help.lang': "  --lang en|de     the language of what is said here (default: the system's)",
  'help.codes':
    'Exit codes: 0 done · 1 failed · 2 usage · 3 not found or offline · 4 done but for some files · 5 catalog in use · 6 refused · 130 stopped by Ctrl-C',
  'help.command': (v: { summary: string; usage: string }) => `${v.summary}.\nUsage: chinagraph ${v.usage}`,
  'asked.noCommand': (v: { command: string }) => `\nThere is no command "${v.command}".`,
  'cli.wentWrong': (v: { problem: string }) => `Something went wrong: ${v.problem}`,
};
