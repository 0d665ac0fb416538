/** @file Was Modelle anbieten und unter welchen Bedingungen, nach ihren eigenen englischen Worten: Jede Modellfamilie bringt ihre mit, und ein fremdes Modell behält seine. */
const words: Readonly<Record<string, string>> = {
  Distortion: 'Verzerrung',
  'Distortion as people rated it on distorted pictures, about 0 (none) to 100':
    'Verzerrung, wie Menschen sie an gestörten Bildern bewertet haben, etwa 0 (keine) bis 100',
  'Find by words': 'Mit Worten suchen',
  'Find photos by words ("first dance", "dog on the beach") and photos like one; on request, poses of one sitter stay in one stack':
    'Findet Fotos nach Worten (am besten englisch: „first dance“, „dog on the beach“) und Fotos, die einem gleichen; auf Wunsch bleiben Posen einer Person in einer Serie',
  'Difference in structure and texture': 'Unterschied in Struktur und Textur',
  'How far a picture is from its original in structure and texture, 0 (alike) to 1, as a metric of compare':
    'Wie weit ein Bild in Struktur und Textur von seinem Original entfernt ist, 0 (gleich) bis 1, als Maß für compare',
  'How far a picture looks from its original, 0 (alike) upwards, as a metric of compare':
    'Wie weit ein Bild von seinem Original entfernt aussieht, ab 0 (gleich), als Maß für compare',
  Faces: 'Gesichter',
  'Where the faces are': 'Wo Gesichter sind',
  'Eyes and smiles': 'Augen und Lächeln',
  'Eyes open or closed, smiles and head turns, per face':
    'Augen offen oder geschlossen, Lächeln und Kopfdrehung, für jedes Gesicht',
  'A second look at eyes': 'Ein zweiter Blick auf Augen',
  'A second opinion on open and closed eyes': 'Eine zweite Meinung zu offenen und geschlossenen Augen',
  'Recognisable faces': 'Erkennbare Gesichter',
  'How well a face could be recognised: turned, blurred, covered or dark ones less. One measure beside eyes and sharpness, it rejects nothing':
    'Wie gut sich ein Gesicht erkennen ließe: abgewandte, unscharfe, verdeckte oder dunkle weniger. Ein Maß neben Augen und Schärfe, das nichts ablehnt',
  People: 'Personen',
  'Who is the same person: filter by person, people without a keeper, the best frame of each. Only where People is switched on':
    'Wer dieselbe Person ist: nach Person filtern, Personen ohne behaltenes Foto, das beste Bild von jedem. Nur wenn Personen eingeschaltet ist',
  'The package is MIT, the network it carries was published by dlib’s author without restriction. It was trained on faces from the web (VGG, FaceScrub). What tells people apart is biometric data: in many places the people in the pictures have to agree to it.':
    'Das Paket steht unter MIT, das Netz darin hat der Autor von dlib ohne Einschränkung veröffentlicht. Gelernt hat es an Gesichtern aus dem Netz (VGG, FaceScrub). Was Personen unterscheidet, sind biometrische Daten: Vielerorts müssen die Abgebildeten zustimmen.',
  'Quality by many windows': 'Qualität aus vielen Ausschnitten',
  'Technical quality about 0 to 1 from twenty windows of a picture; by far the slowest of all, for a GPU or a few photos':
    'Technische Qualität, etwa 0 bis 1, aus zwanzig Ausschnitten eines Bildes; bei weitem das langsamste von allen, für eine GPU oder wenige Fotos',
  'The authors release the weights with their code; terms of the weights themselves were not found stated: read their repository. They were trained from weights on ImageNet and on KonIQ-10k, whose pictures are for research. The toolbox pyiqa, which offers them too, is non-commercial.':
    'Die Autoren veröffentlichen die Gewichte mit ihrem Code; Bedingungen der Gewichte selbst waren nicht zu finden: Lies in ihrem Repositorium nach. Gelernt haben sie, von Gewichten auf ImageNet aus, an KonIQ-10k, dessen Bilder für die Forschung sind. Die Sammlung pyiqa, die sie auch anbietet, ist nicht kommerziell.',
  'Faithful and natural': 'Treu und natürlich',
  'How good a picture looks beside its original, 0 (best) to 100, where it may look better than that, as a metric of compare':
    'Wie gut ein Bild neben seinem Original aussieht, 0 (am besten) bis 100, wobei es auch besser als dieses aussehen darf, als Maß für compare',
  'The code is under Apache-2.0, CLIP, which was trained further, under MIT. The weights state no terms of their own; the pictures and opinions that they were trained on are research data. The toolbox pyiqa, which offers them too, is non-commercial.':
    'Der Code steht unter Apache-2.0, CLIP, das weiter trainiert wurde, unter MIT. Die Gewichte nennen keine eigenen Bedingungen; Bilder und Urteile, an denen sie gelernt haben, sind Forschungsdaten. Die Sammlung pyiqa, die sie auch anbietet, ist nicht kommerziell.',
  'What is wrong with it': 'Was dem Bild fehlt',
  'Quality 1 to 5, what the scene is, and what is wrong with the picture: blur, noise, exposure, compression':
    'Qualität 1 bis 5, was für eine Szene es ist, und was dem Bild fehlt: Unschärfe, Rauschen, Belichtung, Kompression',
  'Technical quality': 'Technische Qualität',
  'Technical quality, 0 to 100, as people rated everyday photos':
    'Technische Qualität, 0 bis 100, wie Menschen Alltagsfotos bewertet haben',
  'Quality of phone pictures': 'Qualität von Handybildern',
  'Technical quality, 0 to 100, as people rated photos taken with phones':
    'Technische Qualität, 0 bis 100, wie Menschen Handyfotos bewertet haben',
  'Quality in parts of a picture': 'Qualität in Teilen eines Bildes',
  'Technical quality, 0 to 100, from the largest set of ratings':
    'Technische Qualität, 0 bis 100, aus der größten Sammlung von Bewertungen',
  Aesthetics: 'Ästhetik',
  'Aesthetics: how photographers would rate the picture, 1 to 10, and how far they would disagree':
    'Ästhetik: wie Fotografen das Bild bewerten würden, 1 bis 10, und wie uneins sie wären',
  Naturalness: 'Natürlichkeit',
  'How natural a picture’s statistics are, about 2 (natural) upwards, without having learned from anybody':
    'Wie natürlich die Statistik eines Bildes ist, ab etwa 2 (natürlich), ohne von jemandem gelernt zu haben',
  'Compression and noise': 'Kompression und Rauschen',
  'Blocking and noise in the busy parts of a picture, 0 (none) to 100, without having learned from anybody':
    'Blöcke und Rauschen in den bewegten Teilen eines Bildes, 0 (nichts) bis 100, ohne von jemandem gelernt zu haben',
  'Look and feel': 'Anmutung',
  'Good or bad, and how bright, noisy, colourful, sharp, natural, happy, warm, lonely a photo feels: to sort and filter by':
    'Gut oder schlecht, und wie hell, verrauscht, farbig, scharf, natürlich, fröhlich, warm, einsam ein Foto wirkt: zum Sortieren und Filtern',
  'Quality of everyday pictures': 'Qualität von Alltagsbildern',
  'Technical quality 0 to 100, as people rated everyday pictures and patches of them':
    'Technische Qualität 0 bis 100, wie Menschen Alltagsbilder und Ausschnitte davon bewertet haben',
  'Blur, noise and compression': 'Unschärfe, Rauschen und Kompression',
  'Quality where it counts': 'Qualität, wo sie zählt',
  'Technical quality about 1 to 100, on the scale of everyday photos; strong on blur, noise and compression':
    'Technische Qualität, etwa 1 bis 100, auf der Skala von Alltagsbildern; stark bei Unschärfe, Rauschen und Kompression',
  'Technical quality about 0 to 1, judged where it counts for what the picture shows':
    'Technische Qualität etwa 0 bis 1, dort beurteilt, wo sie für das Gezeigte zählt',
  'Aesthetics, and how far people differ': 'Ästhetik, und wie uneins Menschen sind',
  'Aesthetics 1 to 10, and how far people would disagree': 'Ästhetik 1 bis 10, und wie uneins Menschen wären',
  'Quality, and how far people differ': 'Qualität, und wie uneins Menschen sind',
  'Technical quality 1 to 10, and how far people would disagree':
    'Technische Qualität 1 bis 10, und wie uneins Menschen wären',
};

/** Hinweise zu Lizenzen. Wer genau wissen muss, was gilt, liest die Lizenz selbst; ihre Adresse steht daneben. */
const notices: Readonly<Record<string, string>> = {
  'This copy of the weights is published for non-commercial use only. The authors publish code and weights under MIT: a file fetched from them (Google Drive, linked in their repository zwx8981/LIQE) can be imported and used commercially.':
    'Diese Kopie der Gewichte ist nur für nichtgewerbliche Nutzung veröffentlicht. Die Autoren veröffentlichen Code und Gewichte unter MIT: Eine von ihnen geholte Datei (Google Drive, verlinkt in ihrem Repository zwx8981/LIQE) lässt sich importieren und gewerblich nutzen.',
  'OpenAI’s CLIP (RN50), MIT; nothing was trained on top of it. The authors’ code that compares prompts has a licence of its own (S-Lab, non-commercial): nothing of it is used here, only the published method and its prompts.':
    'CLIP (RN50) von OpenAI, MIT; darauf wurde nichts weiter trainiert. Der Code der Autoren, der Beschreibungen vergleicht, hat eine eigene Lizenz (S-Lab, nichtgewerblich): Davon wird hier nichts verwendet, nur die veröffentlichte Methode und ihre Beschreibungen.',
  'This copy of the weights is published for non-commercial use only. The authors’ own repository (baidut/PaQ-2-PiQ) states other terms for code, none for the weights; the pictures it was trained on have terms of their own.':
    'Diese Kopie der Gewichte ist nur für nichtgewerbliche Nutzung veröffentlicht. Das Repository der Autoren (baidut/PaQ-2-PiQ) nennt andere Bedingungen für den Code, keine für die Gewichte; für die Trainingsbilder gelten eigene.',
  'Code and weights lie in one repository under Apache-2.0. The ratings and pictures they were trained on (AVA, TID2013) have terms of their own.':
    'Code und Gewichte liegen in einem Repository unter Apache-2.0. Für die Bewertungen und Bilder, auf denen sie trainiert wurden (AVA, TID2013), gelten eigene Bedingungen.',
  'The authors publish code and weights for non-commercial use; read the terms in their repository. Two files of its releases: ARNIQA.pth (the encoder), and beside it regressor_koniq10k.pth.':
    'Die Autoren veröffentlichen Code und Gewichte für nichtgewerbliche Nutzung; die Bedingungen stehen in ihrem Repository. Zwei Dateien von dort: ARNIQA.pth (der Encoder), und daneben regressor_koniq10k.pth.',
  'The authors publish the weights with their toolbox (pyiqa); its package 0.1.16 comes with PolyForm Noncommercial and with terms of S-Lab, both non-commercial. Whether the weights have terms of their own was not stated there: read them in the repository.':
    'Die Autoren veröffentlichen die Gewichte mit ihrer Sammlung (pyiqa); deren Paket 0.1.16 enthält PolyForm Noncommercial und Bedingungen von S-Lab, beide nichtgewerblich. Ob die Gewichte eigene Bedingungen haben, stand dort nicht: sie stehen im Repository.',
  'The University of Texas (LIVE) publishes the parameters for any use with its copyright notice and citation; fetch modelparameters.mat or niqe_image_params.mat there and import it.':
    'Die University of Texas (LIVE) veröffentlicht die Parameter für jede Nutzung mit ihrem Copyright-Vermerk und Quellenangabe; modelparameters.mat oder niqe_image_params.mat dort holen und importieren.',
  'The University of Texas (LIVE) publishes the model for any use with its copyright notice and citation; copies retrained by others have their own terms. Two files of one release: the LIBSVM model (allmodel) and beside it the ranges of its features (allrange).':
    'Die University of Texas (LIVE) veröffentlicht das Modell für jede Nutzung mit ihrem Copyright-Vermerk und Quellenangabe; von anderen neu trainierte Kopien haben eigene Bedingungen. Zwei Dateien einer Veröffentlichung: das LIBSVM-Modell (allmodel) und daneben die Bereiche seiner Merkmale (allrange).',
  'A published method without parameters; the code is part of this program.':
    'Eine veröffentlichte Methode ohne Parameter; der Code ist ein Teil dieses Programms.',
  'MIT. OpenAI’s model card advises against use without testing for the purpose, and against surveillance and face recognition; it understands English best. Two files: the model and its vocabulary.':
    'MIT. OpenAI rät in der Modellbeschreibung von ungeprüftem Einsatz ab, ebenso von Überwachung und Gesichtserkennung; Englisch versteht es am besten. Zwei Dateien: das Modell und sein Wortschatz.',
  'Two files: VGG-16 by torchvision (BSD-3-Clause code; trained on ImageNet, whose pictures are for research and whose weights state no terms of their own), and the weights of DISTS by its authors (MIT).':
    'Zwei Dateien: VGG-16 von torchvision (Code unter BSD-3-Clause; trainiert auf ImageNet, dessen Bilder für die Forschung sind und dessen Gewichte keine eigenen Bedingungen nennen), und die Gewichte von DISTS von seinen Autoren (MIT).',
  'Published under MIT. The eye pictures it was trained on come from a publisher whose own models exclude commercial use.':
    'Unter MIT veröffentlicht. Die Augenbilder, auf denen es trainiert wurde, stammen von einem Herausgeber, dessen eigene Modelle gewerbliche Nutzung ausschließen.',
  'The licence stands in the authors’ code; the weights lie beside it. They were trained on MS-Celeb-1M, a set of faces that its publisher withdrew.':
    'Die Lizenz steht im Code der Autoren; die Gewichte liegen daneben. Sie wurden auf MS-Celeb-1M trainiert, einer Sammlung von Gesichtern, die ihr Herausgeber zurückgezogen hat.',
  'Two files: the network by torchvision (BSD-3-Clause code; trained on ImageNet, whose pictures are for research and whose weights state no terms of their own), and the heads by the authors of LPIPS (BSD-2-Clause, commercial use allowed).':
    'Zwei Dateien: das Netz von torchvision (Code unter BSD-3-Clause; trainiert auf ImageNet, dessen Bilder für die Forschung sind und dessen Gewichte keine eigenen Bedingungen nennen), und die Köpfe von den Autoren von LPIPS (BSD-2-Clause, gewerbliche Nutzung erlaubt).',
  'Quality by many windows': 'Güte aus vielen Fenstern',
  'Technical quality about 0 to 1 from twenty windows of a picture; by far the slowest of all, for a GPU or a few photos':
    'Technische Güte von etwa 0 bis 1 aus zwanzig Fenstern eines Bildes; mit Abstand das langsamste von allen, für eine GPU oder wenige Fotos',
  'The authors release the weights with their code; terms of the weights themselves were not found stated: read their repository. They were trained from weights on ImageNet and on KonIQ-10k, whose pictures are for research. The toolbox pyiqa, which offers them too, is non-commercial.':
    'Die Autoren veröffentlichen die Gewichte mit ihrem Code; eigene Bedingungen der Gewichte waren nicht zu finden: Lesen Sie ihr Repository. Sie wurden aus Gewichten von ImageNet und mit KonIQ-10k trainiert, dessen Bilder für die Forschung sind. Die Sammlung pyiqa, die sie auch anbietet, ist nichtgewerblich.',
  'Faithful and natural': 'Getreu und natürlich',
  'How good a picture looks beside its original, 0 (best) to 100, where it may look better than that, as a metric of compare':
    'Wie gut ein Bild neben seinem Original aussieht, 0 (am besten) bis 100, wobei es auch besser aussehen darf als dieses; als Maß in compare',
  'The code is under Apache-2.0, CLIP, which was trained further, under MIT. The weights state no terms of their own; the pictures and opinions that they were trained on are research data. The toolbox pyiqa, which offers them too, is non-commercial.':
    'Der Code steht unter Apache-2.0, das weiter trainierte CLIP unter MIT. Die Gewichte nennen keine eigenen Bedingungen; die Bilder und Urteile, mit denen sie trainiert wurden, sind Forschungsdaten. Die Sammlung pyiqa, die sie auch anbietet, ist nichtgewerblich.',
};

export const ofFamily = (text: string): string =>
  words[text] ??
  notices[text] ??
  text
    .replace(/^Difference that people see \((.*)\)$/, 'Sichtbarer Unterschied ($1)')
    .replace(
      /^Google published the code under (\S+) and states no separate licence for the weights\. They were trained on (.*), which has terms of its own\.$/,
      'Google hat den Code unter $1 veröffentlicht und nennt für die Gewichte keine eigene Lizenz. Sie wurden auf $2 trainiert, wofür eigene Bedingungen gelten.',
    );
